# What -fstack-clash-protection does is shown by the same text compiled with it and without: some systems' gcc has it on.
$(B)/lessons/04-stack-and-heap/jump_bare.o: private CFLAGS += -fno-stack-clash-protection
$(B)/lessons/04-stack-and-heap/jump_probed.o: private CFLAGS += -fstack-clash-protection
