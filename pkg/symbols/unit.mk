# Without libdw all still builds, and addresses stay addresses.
pkg/symbols.skip   := $(if $(call have,elfutils/libdwfl.h),symbols_none.c,symbols.c)
pkg/symbols.ldlibs := $(if $(call have,elfutils/libdwfl.h),-ldw)
