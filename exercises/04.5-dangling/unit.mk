# In the start, gcc's -Wdangling-pointer sees some of what is to be found; not telling is the task.
exercises/04.5-dangling.cflags := $(if $(findstring clang,$(CC)),,-Wno-dangling-pointer)
