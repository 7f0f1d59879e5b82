# The figures' peers, each where it is installed.
pkg/json.peers := $(if $(call have,cjson/cJSON.h),-lcjson) $(if $(call have,jansson.h),-ljansson)
# libFuzzer, which is clang's: `make build/fuzz/json`; json_fuzz_main.c says how it is run.
build/fuzz/json: $(wildcard pkg/json/*.[ch] pkg/strbuf/*.[ch]) pkg/json/json_powers.inc $(makefiles)
	@mkdir -p $(@D)
	clang -std=gnu17 -D_GNU_SOURCE -DJSON_LIBFUZZER -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all \
	    -Ipkg -o $@ $(filter-out %_test.c %_bench.c %_powers_main.c,$(filter pkg/json/%.c,$^)) pkg/strbuf/strbuf.c -lm
