# The compiler knows what malloc means and drops pairs of calls; here they are what is measured.
pkg/allocs.cflags := -fno-builtin $(if $(filter jemalloc,$(ALLOCATOR)),-DALLOCS_JEMALLOC)
