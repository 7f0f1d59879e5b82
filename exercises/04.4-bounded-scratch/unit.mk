# The start has the arrays that the task is about; gcc would warn of them in everybody's folder.
exercises/04.4-bounded-scratch.cflags := -Wno-vla
