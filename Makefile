# SPDX-License-Identifier: GPL-2.0-or-later
#
# make              build/pcidevres.so and build/pcidevres
# make run          set up what is missing, build, analyse examples/
#                   KERNEL=DIR DRIVERS=drivers/dma [OUT=DIR]: a kernel tree instead
# make check        set up, build, run every test; check-fast: those that need no compiler run
# make check-kernel VERSION=7.3 DRIVERS="drivers/dma/ioat ..."
# make runtime-kernels   builds small kernels, once; make check-runtime: what each misuse does on them, in QEMU
#                   VERSIONS="7.3 ..." CASES="free_in_use ..." TWIN=1 DOCS=1, see scripts/check-runtime
# make bench        what it costs, beside other tools: ROUNDS=5 FILES=30, see scripts/bench
# make install      PREFIX=/usr/local, DESTDIR=
#
# CC is the compiler the plugin is for: a plugin fits the compiler whose headers it was built with.

VERSION_STRING := 0.1.0

ifeq ($(origin CC),default)
CC := gcc
endif
ifeq ($(origin CXX),default)
CXX := $(patsubst %gcc,%g++,$(CC:gcc-%=g++-%))
endif
CFLAGS ?= -O2 -g
CXXFLAGS ?= $(CFLAGS)
PREFIX ?= /usr/local
JOBS ?= $(shell nproc)

B := build

# ---- what there is to build -------------------------------------------------------------------------------------------

lib-src := $(wildcard analysis/*.c analysis/*/*.c flow/*.c api/*.c)
lib-obj := $(lib-src:%.c=$(B)/%.o) $(B)/api/builtin.o
plugin-src := $(wildcard plugin/*.c)
plugin-obj := $(plugin-src:%.c=$(B)/%.o)
tools-src := $(wildcard tools/*.c)
tools-obj := $(tools-src:%.c=$(B)/%.o)
unit-bin := $(patsubst testsuite/unit/%.c,$(B)/unit/%,$(wildcard testsuite/unit/*_test.c))

things := $(if $(plugin-src),$(B)/pcidevres.so) $(if $(tools-src),$(B)/pcidevres)

# ---- how --------------------------------------------------------------------------------------------------------------

plugin-inc := $(shell $(CC) -print-file-name=plugin 2>/dev/null)/include
# Some systems have libiberty.h in a folder of its own.
libiberty-inc := $(patsubst %/libiberty.h,%,$(filter %/libiberty.h,$(shell \
	echo '#include <libiberty/libiberty.h>' | $(CC) $(CPPFLAGS) -E -M -x c - 2>/dev/null)))

warnings := -Wall -Wextra -Werror
# A room sees its own headers and the contracts; the tests of a room's inside see analysis/.
room = -I$(subst testsuite,analysis,$(firstword $(subst /, ,$<)))
common = -Iinclude $(room) $(CPPFLAGS) -DPCIDEVRES_VERSION='"$(VERSION_STRING)"' -MMD -MP
c-flags := -std=c11 -D_GNU_SOURCE $(libiberty-inc:%=-isystem %) -fPIC -fvisibility=hidden $(warnings) $(CFLAGS)
plugin-flags := -x c++ -std=gnu++14 -fno-exceptions -fno-rtti -fPIC -fvisibility=hidden $(warnings) \
		-isystem $(plugin-inc) $(CXXFLAGS)
# The plugin must not answer cc1's own calls with its copies of libiberty's functions.
plugin-ldflags := -shared -Wl,--exclude-libs,ALL $(LDFLAGS)

ifneq ($(V),1)
Q := @
say = @printf '  %-7s %s\n' $(1) $(2);
else
say = $(info )
endif

.PHONY: all
all: $(things)

.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

# Another compiler or other flags: everything again. Says what is missing before a compiler does.
settings := CC=$(CC) CXX=$(CXX) CPPFLAGS=$(CPPFLAGS) CFLAGS=$(CFLAGS) CXXFLAGS=$(CXXFLAGS) LDFLAGS=$(LDFLAGS) $(plugin-inc)

.PHONY: FORCE
FORCE:

$(B)/settings: FORCE
	@mkdir -p $(@D)
	@if [ "$$(cat $@ 2>/dev/null)" != '$(settings)' ]; then \
		printf '%s\n' $(foreach h,gmp.h zlib.h jansson.h libiberty/libiberty.h plugin-version.h,'#include <$(h)>') | \
			$(CXX) -x c++ -isystem $(plugin-inc) $(CPPFLAGS) -E - >/dev/null 2>$@.log || { \
			missing=$$(sed -n 's/.* \([^ :]*\.h\): No such file.*/\1/p' $@.log | head -n 1); \
			echo "make: $${missing:-$(CXX)} is missing for CC=$(CC): run scripts/setup" >&2; exit 1; }; \
		echo '$(settings)' >$@; \
	fi

$(B)/%.o: %.c $(B)/settings Makefile
	@mkdir -p $(@D)
	$(call say,CC,$<)$(CC) $(common) $(c-flags) -c -o $@ $<

$(B)/plugin/%.o: plugin/%.c $(B)/settings Makefile
	@mkdir -p $(@D)
	$(call say,CXX,$<)$(CXX) $(common) $(plugin-flags) -c -o $@ $<

# The table as one string constant, one line a line.
$(B)/api/builtin.c: $(wildcard api/pci.api) Makefile
	@mkdir -p $(@D)
	$(call say,GEN,$@){ echo 'extern const char api_builtin_text[];'; echo 'const char api_builtin_text[] ='; \
		sed -e 's/[\\"]/\\&/g' -e 's/.*/\t"&\\n"/' $(filter %.api,$^) /dev/null; echo '	"";'; } >$@

$(B)/api/builtin.o: $(B)/api/builtin.c
	$(call say,CC,$<)$(CC) $(common) $(c-flags) -c -o $@ $<

$(B)/libpcidevres.a: $(lib-obj)
	@rm -f $@
	$(call say,AR,$@)$(AR) qcs $@ $^

$(B)/pcidevres.so: $(plugin-obj) $(B)/libpcidevres.a
	$(call say,LINK,$@)$(CXX) $(plugin-ldflags) -o $@ $^ -liberty -lz

$(B)/pcidevres: $(tools-obj) $(B)/libpcidevres.a
	$(call say,LINK,$@)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -liberty -lz -ljansson

$(B)/unit/%: $(B)/testsuite/unit/%.o $(B)/libpcidevres.a
	@mkdir -p $(@D)
	$(call say,LINK,$@)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -liberty -lz -ljansson

.SECONDARY: $(unit-bin:$(B)/unit/%=$(B)/testsuite/unit/%.o)

-include $(lib-obj:.o=.d) $(plugin-obj:.o=.d) $(tools-obj:.o=.d) $(unit-bin:$(B)/unit/%=$(B)/testsuite/unit/%.d)

# ---- entry points -----------------------------------------------------------------------------------------------------

.PHONY: setup unit-tests run check check-fast check-kernel runtime-kernels check-runtime bench format-check clean install

setup:
	@CC='$(CC)' scripts/setup

unit-tests: $(unit-bin)

# Set-up comes before anything looks for what it installs, hence the second make.
run: setup
	@$(MAKE) --no-print-directory all
ifdef KERNEL
	@CC='$(CC)' $(B)/pcidevres build -C '$(KERNEL)' $(if $(OUT),-O '$(OUT)') $(DRIVERS) -- CC='$(CC)' -j$(JOBS) || [ $$? -eq 1 ]	# findings are no failure
else
	@CC='$(CC)' scripts/run-examples
endif

check: setup
	@$(MAKE) --no-print-directory all unit-tests
	@CC='$(CC)' CXX='$(CXX)' testsuite/run

check-fast: all unit-tests
	@CC='$(CC)' CXX='$(CXX)' testsuite/run --fast

check-kernel: setup
	@$(MAKE) --no-print-directory all
	@CC='$(CC)' VERSION='$(VERSION)' DRIVERS='$(DRIVERS)' scripts/check-kernel

runtime-kernels:
	@CC='$(CC)' scripts/runtime-kernels $(VERSIONS)

# Sets nothing up: nothing is downloaded, what is missing is skipped.
check-runtime: all
	@CC='$(CC)' JOBS='$(JOBS)' VERSIONS='$(VERSIONS)' CASES='$(CASES)' TWIN='$(TWIN)' scripts/check-runtime $(if $(DOCS),--docs)

bench: setup
	@$(MAKE) --no-print-directory all
	@CC='$(CC)' scripts/bench

# Headers are left out: clang-format does not keep comments behind members on tab stops.
format-check:
	@clang-format --dry-run -Werror $$(git ls-files '*.c' | grep -E '^(plugin|analysis|flow|api|tools)/')

install: all
	install -D -m 755 $(B)/pcidevres $(DESTDIR)$(PREFIX)/bin/pcidevres
	install -D -m 755 $(B)/pcidevres.so $(DESTDIR)$(PREFIX)/lib/pcidevres/pcidevres.so
	install -d $(DESTDIR)$(PREFIX)/share/doc/pcidevres/rules
	install -m 644 $(wildcard docs/rules/*.md) $(DESTDIR)$(PREFIX)/share/doc/pcidevres/rules

clean:
	rm -rf $(B)
