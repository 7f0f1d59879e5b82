# The figures need jemalloc in the process; it then is its malloc, and glibc's is asked for by dlsym.
pkg/pool.peers := $(if $(call have,jemalloc/jemalloc.h),-Xlinker --no-as-needed -ljemalloc)
