# google-benchmark, the peer, is C++. Not a .o: it is an operand of the peers' link, not one of its objects.
ifneq ($(and $(call have,benchmark/benchmark.h),$(shell command -v g++)),)
pkg/bench.peers := $(B)/pkg/bench/bench_google.obj -lbenchmark -lstdc++
$(B)/pkg/bench/peers: $(B)/pkg/bench/bench_google.obj
$(B)/pkg/bench/bench_google.obj: pkg/bench/bench_google.cc pkg/bench/bench_google.h
	@mkdir -p $(@D)
	$(call say,c++ )g++ -std=gnu++17 -O3 -g1 -march=$(MARCH) $(SANFLAGS.$(SAN)) -Wall -Wextra -Ipkg -c -o $@ $<
endif
