# perflings: learn performance engineering in C by doing it.
#
#   make start              installs what is missing, builds, shows the map and the first step
#   make                    the map: lessons, exercises, where you stand, what to type next
#   make check-03.1         judge your work on one exercise; check-03 a lesson, check all you started
#   make watch              judge again at every save
#   make hint-03.1  reset-03.1  diff-03.1  solution-03.1  bench-03.1  debug-03.1
#   make lesson-03          runs a lesson's demos and rewrites its measured tables (RECORDED=1 shows ours)
#   make handin-03          a tarball of your work
#   make new-09.1-slug      a scaffold for a new exercise
#   make test               proves the course; make stress runs the long tests
#   make escape-03.1        what is on the heap and why, frames, the deepest path; ARGS='--run -v --side --json'
#   make doctor  info  figures  all  clean  bundle
#   make pkg/pool/test  pkg/pool/bench  tools/judge/test    one directory's tests or benches, with ARGS='...'
#
#   PROFILE=fast|instrumented  CC=clang  SAN=1|thread  ALLOCATOR=jemalloc  WERROR=1  V=1
#   OVERLAY=dir  judges the files in dir instead of those in work/;  SEED=7  TIMING=0  JSON=1  JUNIT=file
#
# The build language is four suffixes: *_test.c is a Criterion test program, *_bench.c holds kernels,
# *_main.c is a program, any other .c is its directory's library; all of pkg/ is one archive. A *_peers_bench.c
# is compared with others by `make figures` only. A directory's unit.mk may say, for its own path DIR:
#   DIR.cflags := ...   DIR.ldlibs := -lfoo   DIR.opt := -O3   DIR.skip := file.c   $(call have,foo.h)

$(if $(word 2,$(CURDIR)),$(error make can't work in a folder with a blank in its path: $(CURDIR)))
CC      := $(if $(filter default,$(origin CC)),gcc,$(CC))
PROFILE := fast
B       := build/$(notdir $(CC))-$(PROFILE)$(SAN:%=-san%)$(ALLOCATOR:%=-%)
MACHINE := $(shell $(CC) -dumpmachine)
V3      := avx2 bmi1 bmi2 fma f16c movbe abm
MARCH   := $(if $(filter x86_64%,$(MACHINE)),$(if $(filter-out $(filter $(V3),$(file </proc/cpuinfo)),$(V3)),x86-64-v2,x86-64-v3),armv8-a)

FLAGS.fast         := -O3 -g1
PERF.fast          := perf record --call-graph dwarf,16384 -- PROGRAM    (lbr where make doctor says so)
PERF.instrumented  := perf record --call-graph fp -- PROGRAM
FLAGS.debug        := -Og -g3
FLAGS.instrumented := -O3 -g1 -fno-omit-frame-pointer
FLAGS.verdict      := -O2 -g -fno-omit-frame-pointer -fno-optimize-sibling-calls \
    $(addprefix -fno-builtin-,malloc calloc realloc aligned_alloc strdup free) \
    $(addprefix -Werror=,implicit-function-declaration incompatible-pointer-types int-conversion)
TESTS.debug        := -include tools/judge/alone.h
TESTS.verdict      := -include tools/judge/record.h
SANFLAGS.1         := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
SANFLAGS.thread    := -fsanitize=thread -fno-omit-frame-pointer

WARN    := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wundef -Wvla $(if $(findstring clang,$(CC)),,-Wno-format-truncation) \
    $(if $(WERROR),-Werror)
CFLAGS  := -std=gnu17 -D_GNU_SOURCE $(FLAGS.$(PROFILE)) $(if $(findstring clang,$(CC)),-gdwarf-4) \
    -march=$(MARCH) -ffp-contract=off $(SANFLAGS.$(SAN)) $(WARN) -Ipkg
LDLIBS  := -Wl,--as-needed -lm -lpthread -ldl
ALLOC   := $(ALLOCATOR:%=-Wl,--no-as-needed -l%)

MAKEFLAGS += --no-builtin-rules --no-print-directory --output-sync=target
.DELETE_ON_ERROR:
.SECONDARY:
.SECONDEXPANSION:
.DEFAULT_GOAL := map
.PHONY: FORCE

have   = $(firstword $(wildcard $(addsuffix /$1,/usr/include /usr/include/$(MACHINE) /usr/local/include $(PREFIX)/include)))
makefiles := Makefile $(wildcard */*/unit.mk)
include $(filter %/unit.mk,$(makefiles))
LDLIBS += $(foreach d,$(wildcard pkg/*),$($d.ldlibs))

# What there is. `src DIR` are its sources, `lib DIR` those of its library, `objs` their objects.
apart  := pkg/allocs/allocs_hook.c pkg/bench/bench_entry.c
src     = $(filter-out $(addprefix $1/,$($1.skip)),$(wildcard $1/*$2.c))
lib     = $(filter-out %_test.c %_bench.c %_main.c $(apart),$(call src,$1))
bench   = $(filter-out %_peers_bench.c,$(call src,$1,_bench))
objs    = $(patsubst %.c,$(B)/%.o,$1)
exercises := $(wildcard exercises/*)
units  := $(wildcard pkg/* lessons/* tools/*) $(exercises)
mains  := $(filter-out $(foreach d,$(units),$(addprefix $d/,$($d.skip))),$(wildcard $(addsuffix /*_main.c,$(units))))
tools  := $(patsubst %_main.c,build/bin/%,$(notdir $(filter tools/%,$(mains))))
tests  := $(patsubst %/,$(B)/%/test,$(sort $(dir $(wildcard $(addsuffix /*_test.c,$(units))))))
benches := $(foreach d,$(units),$(if $(call bench,$d),$(B)/$d/bench $(B)/$d/bench_bare))
peers  := $(patsubst %/,$(B)/%/peers,$(sort $(dir $(wildcard */*/*_peers_bench.c))))
hook   := $(if $(SAN),,$(B)/pkg/allocs/allocs_hook.o)
entry  := $(B)/pkg/bench/bench_entry.o
light  := $(B)/tools/prove/criterion_light.o

# How it is made. A program relinks when its list of objects changes, so deleting a source is seen. Each thing is made
# under a name of its shell's own, then renamed: whoever runs, reads or makes the same one meanwhile meets no half of it.
own     = $@.$$$$
say     = $(if $(V),,@echo '  $1 $(@:build/%=%)';) mkdir -p $(@D);
program = $(filter %/$1,$(mains:%_main.c=$(B)/%))
owner   = $(patsubst $(B)/%/,%,$(dir $@))
needs   = $1 $(makefiles) $(if $(filter-out $(file <$@.list),$1)$(filter-out $1,$(file <$@.list)),FORCE)
list    = printf '%s ' $(filter %.o %.a,$^) >$@.list
link    = $(call say,link)$(CC) $(CFLAGS) -o $(own) $(filter %.o %.a,$^) $($(owner).ldlibs) $1 $(ALLOC) $(LDLIBS) && mv $(own) $@ && $(list)
verdict = $(filter verdict,$(PROFILE))
# The linker need not read the 22 libraries that Criterion's own need; what criterion_light.c is for stands there.
criterion := -lcriterion -Wl,--allow-shlib-undefined,--export-dynamic-symbol=mbedtls_x509_crt_parse_file
define compile
$(call say,cc  )$(CC) $(CFLAGS) $(if $(verdict),$($(owner).opt)) $(if $(filter exercises/%_test.c,$<),$(TESTS.$(PROFILE))) \
    $($(owner).cflags) -I$(owner) -MMD -MP -MT $@ -MF $(@:o=d) -c -o $(own) $< $(if $(verdict),2>$@.says) && mv $(own) $@ \
    $(if $(verdict),; s=$$?; cat $@.says >&2; exit $$s)
endef

$(B)/%.o: %.c $(makefiles) ; $(compile)
$(B)/libpkg.a: $$(call needs,$$(call objs,$$(foreach d,$$(wildcard pkg/*),$$(call lib,$$d))))
	$(call say,ar  )rm -f $(own); $(AR) rcs $(own) $(filter %.o,$^) && mv $(own) $@ && $(list)
$(B)/%/test: $$(call needs,$$(call objs,$$(call src,$$*,_test) $$(call lib,$$*)) $$(hook) $(light) $(B)/libpkg.a)
	$(call link,$(criterion))
$(B)/%/bench: $$(call needs,$$(call objs,$$(call bench,$$*) $$(call lib,$$*)) $(entry) $$(hook) $(B)/libpkg.a)
	$(link)
$(B)/%/bench_bare: $$(call needs,$$(call objs,$$(call bench,$$*) $$(call lib,$$*)) $(entry) $(B)/libpkg.a)
	$(link)
$(B)/%/peers: $$(call needs,$$(call objs,$$(call src,$$*,_peers_bench) $$(call lib,$$*)) $(entry) $(B)/libpkg.a)
	$(call link,$($(owner).peers))
$(mains:%_main.c=$(B)/%): $(B)/%: $$(call needs,$(B)/%_main.o $$(call objs,$$(call lib,$$(*D))) $(B)/libpkg.a)
	$(link)
# build/bin/NAME is the one of the tree that was built last, so another tree's link is out of date whatever its time.
$(tools): build/bin/%: $$(call program,$$*) $$(if $$(filter $$(realpath $$@),$$(abspath $$(call program,$$*))),,FORCE)
	@mkdir -p $(@D) && ln -sfn ../../$(firstword $^) $@

# An overlay is an exercise with some files taken from a folder. Its objects live under a hash of the folder's and the
# files' names and contents, never under a time: an old file brought back is not mistaken for the one that it replaces.
key     = $(shell cd '$1' && sha256sum *.c 2>/dev/null | sha256sum | head -c 16; echo '$1' | sha256sum | head -c 8)
whose   = $(or $(EXERCISE),$(firstword $(filter $(notdir $(exercises)),$(subst /, ,$1))))
overlaid = $(foreach s,$(call lib,$2),$(if $(wildcard $1/$(notdir $s)),$3/$(notdir $(s:.c=.o)),$(call objs,$s)))
define overlay
$(if $3,,$(error $1: which exercise? say EXERCISE=NN.K-slug))
$(info @overlay $1 $2)
overlays: $(addprefix $2/,$(PROGRAMS))
$2/%: owner := exercises/$3
$2/%.o: $1/%.c $(makefiles) ; $$(compile)
$2/test: $(call objs,$(call src,exercises/$3,_test)) $(call overlaid,$1,exercises/$3,$2) $(hook) $(light) $(B)/libpkg.a ; $$(call link,$$(criterion))
$2/bench: $(call objs,$(call bench,exercises/$3)) $(call overlaid,$1,exercises/$3,$2) $(entry) $(hook) $(B)/libpkg.a ; $$(link)
$2/bench_bare: $(call objs,$(call bench,exercises/$3)) $(call overlaid,$1,exercises/$3,$2) $(entry) $(B)/libpkg.a ; $$(link)
-include $(wildcard $2/*.d)
endef
PROGRAMS := test bench bench_bare
ifneq ($(filter overlays,$(MAKECMDGOALS)),)
$(foreach d,$(OVERLAY),$(foreach x,$(call whose,$d),$(eval $(call overlay,$d,$(B)/overlay/$x/$(call key,$d),$x))))
endif
.PHONY: overlays

# What people type.
judged := check watch hint reset diff solution bench debug handin
.PHONY: help map start ready test tests stress all clean doctor info figures bundle null-test $(judged)
map: build/bin/judge ; @+$< map
$(judged): build/bin/judge ; @+$< $@ '' $(OVERLAY)
$(addsuffix -%,$(judged)): build/bin/judge ; @+$< $(subst -$*,,$@) $* $(OVERLAY)
new-%: build/bin/judge ; @$< new $*
escape-%: x = $(wildcard exercises/$*-*)
escape-%: build/bin/escape ; @$< $(ARGS) $(or $(OVERLAY),$(wildcard work/$*-*),$x) -- $(subst $(FLAGS.$(PROFILE)),$(FLAGS.verdict),$(CFLAGS)) -I$x $($x.opt) $($x.cflags)
lesson-%: build/bin/lesson ; @$< $* $(DEMO)
start: ; @sh tools/setup/setup.sh --for core $(LESSON) && $(MAKE) build/bin/judge && \
    $(MAKE) -s PROFILE=verdict ready && $(MAKE) -s PROFILE=verdict SAN=1 ready && $(MAKE) map
ready: $(B)/libpkg.a $(entry) $(hook) $(light)
test: ; @sh tools/setup/setup.sh --for core proof || [ $$? -eq 2 ] && WERROR=$(WERROR) PART=$(PART) sh tools/prove/prove.sh
stress figures: ; @sh tools/prove/$@.sh
bundle: ; @sh tools/setup/bundle.sh $(BUNDLE)
doctor: build/bin/doctor ; @$< $(ARGS)
null-test: build/bin/judge ; @$< null
info: ; @printf '%s\n' 'PROFILE   $(PROFILE)' 'compiler  $(shell $(CC) --version | head -1)' 'flags     $(CFLAGS)' 'link      $(ALLOC) $(LDLIBS)' \
    'profile   $(PERF.$(PROFILE))' '          valgrind --tool=callgrind PROGRAM; callgrind_annotate callgrind.out.PID'
tests: $(tests)
all: $(mains:%_main.c=$(B)/%) $(tools) $(tests) $(benches)
clean: ; rm -rf build
help: ; @sed '/^[^#]/,$$d; s/^# \{0,1\}//' Makefile
%/test: $(B)/%/test ; $< $(ARGS)
%/bench: $(B)/%/bench ; $< $(ARGS)
-include $(wildcard $(B)/*/*/*.d)
