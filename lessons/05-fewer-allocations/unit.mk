# These demos count: each has the malloc hook, as tests and benches do.
lessons/05-fewer-allocations.ldlibs = $(if $(filter %_main.o,$^),$(hook))
$(patsubst %_main.c,$(B)/%,$(wildcard lessons/05-fewer-allocations/*_main.c)): | $(if $(SAN),,$(B)/pkg/allocs/allocs_hook.o)
