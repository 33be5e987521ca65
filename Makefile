# SPDX-License-Identifier: GPL-2.0-or-later
#
# make              build/pcidevres.so and build/pcidevres
# make run          set up what is missing, build, analyse examples/
#                   KERNEL=DIR DRIVERS=drivers/dma [OUT=DIR]: a kernel tree instead
# make check        set up, build, run every test; check-fast: those that need no compiler run
# make check-gcc    CC=gcc-15: the fast tests with another compiler that is there, in a build folder of its own;
#                   check-gcc-all: with each GCC of docs/compatibility.md, in a chroot
# make check-kernel VERSION=7.3 DRIVERS="drivers/dma/ioat ..."
# make check-workflows  each way of use on modules of a few lines and a real kernel tree
# make check-html   the HTML page in a browser, SARIF before its schema and a viewer; DOCS=1 takes pictures for docs/
# make runtime-kernels   builds small kernels, once; make check-runtime: what each misuse does on them, in QEMU
#                   VERSIONS="7.3 ..." CASES="free_in_use ..." TWIN=1 DOCS=1, see scripts/check-runtime
# make bench        what it costs, beside other tools: ROUNDS=5 FILES=30, see scripts/bench
# make install      PREFIX=/usr/local, DESTDIR=; again with another CC adds the plugin for that one
#
# CC is the compiler the plugin is for: a plugin fits the compiler whose headers it was built with. HOSTCC builds what
# runs here; it is CC itself unless CC makes code for another machine. B is the build folder.

VERSION_STRING := 0.1.0

ifeq ($(origin CC),default)
CC := gcc
endif
gcc-machine := $(shell $(CC) -dumpmachine 2>/dev/null)
gcc-version := $(shell $(CC) -dumpfullversion 2>/dev/null)
host-machine := $(or $(shell gcc -dumpmachine 2>/dev/null),$(gcc-machine))
cross := $(filter-out $(host-machine),$(gcc-machine))
HOSTCC ?= $(if $(cross),gcc,$(CC))
ifeq ($(origin CXX),default)
CXX := $(patsubst %gcc,%g++,$(HOSTCC:gcc-%=g++-%))
endif
CFLAGS ?= -O3 -g
CXXFLAGS ?= $(CFLAGS)
PREFIX ?= /usr/local
JOBS ?= $(shell nproc)

B := build
# Installed, plugins of several compilers lie side by side.
plugin-dir = gcc-$(firstword $(subst ., ,$(gcc-version)))$(cross:%=-%)

# ---- what there is to build -------------------------------------------------------------------------------------------

lib-src := $(wildcard analysis/*.c analysis/*/*.c flow/*.c api/*.c)
lib-obj := $(lib-src:%.c=$(B)/%.o) $(B)/api/builtin.o
plugin-src := $(wildcard plugin/*.c)
plugin-obj := $(plugin-src:%.c=$(B)/%.o)
tools-src := $(wildcard tools/*.c tools/*/*.c)
tools-obj := $(tools-src:%.c=$(B)/%.o) $(B)/tools/html/builtin.o
unit-bin := $(patsubst testsuite/unit/%.c,$(B)/unit/%,$(wildcard testsuite/unit/*_test.c))

things := $(if $(plugin-src),$(B)/pcidevres.so) $(if $(tools-src),$(B)/pcidevres)

# ---- how --------------------------------------------------------------------------------------------------------------

plugin-inc := $(shell $(CC) -print-file-name=plugin 2>/dev/null)/include
# Some systems have libiberty.h in a folder of its own.
libiberty-inc := $(patsubst %/libiberty.h,%,$(filter %/libiberty.h,$(shell \
	echo '#include <libiberty/libiberty.h>' | $(HOSTCC) $(CPPFLAGS) -E -M -x c - 2>/dev/null)))

warnings := -Wall -Wextra -Werror
# A room sees its own headers and the contracts; the tests of a room's inside see analysis/.
room = -I$(subst testsuite,analysis,$(firstword $(subst /, ,$<)))
common = -Iinclude $(room) $(CPPFLAGS) -DPCIDEVRES_VERSION='"$(VERSION_STRING)"' -MMD -MP
c-flags := -std=c11 -D_GNU_SOURCE $(libiberty-inc:%=-isystem %) -fPIC -fvisibility=hidden $(warnings) $(CFLAGS)
plugin-flags := -DPCIDEVRES_GCC='"$(gcc-version) $(gcc-machine)"' -x c++ -std=gnu++14 -fno-exceptions -fno-rtti -fPIC \
		-fvisibility=hidden $(warnings) -isystem $(plugin-inc) $(CXXFLAGS)
# The plugin must not answer cc1's own calls with its copies of libiberty's functions. What little it needs of libstdc++
# cc1 has; loading that and libgcc_s anew would cost each compile as much again as the plugin itself.
plugin-ldflags := -shared -static-libgcc -Wl,--exclude-libs,ALL $(LDFLAGS)

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
settings := CC=$(CC) HOSTCC=$(HOSTCC) CXX=$(CXX) CPPFLAGS=$(CPPFLAGS) CFLAGS=$(CFLAGS) CXXFLAGS=$(CXXFLAGS) LDFLAGS=$(LDFLAGS) $(plugin-inc) \
	    $(gcc-version)

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
	$(call say,CC,$<)$(HOSTCC) $(common) $(c-flags) -c -o $@ $<

$(B)/plugin/%.o: plugin/%.c $(B)/settings Makefile
	@mkdir -p $(@D)
	$(call say,CXX,$<)$(CXX) $(common) $(plugin-flags) -c -o $@ $<

# The table as one string constant, one line a line.
$(B)/api/builtin.c: $(wildcard api/pci.api) Makefile
	@mkdir -p $(@D)
	$(call say,GEN,$@){ echo 'extern const char api_builtin_text[];'; echo 'const char api_builtin_text[] ='; \
		sed -e 's/[\\"]/\\&/g' -e 's/.*/\t"&\\n"/' $(filter %.api,$^) /dev/null; echo '	"";'; } >$@

$(B)/api/builtin.o: $(B)/api/builtin.c
	$(call say,CC,$<)$(HOSTCC) $(common) $(c-flags) -c -o $@ $<

# The style and the script of the HTML page, with the hashes by which a browser knows them: C strings, line by line.
$(B)/tools/html/builtin.c: tools/html/page.css tools/html/page.js Makefile
	@mkdir -p $(@D)
	$(call say,GEN,$@)set -e; for f in $(filter-out Makefile,$^); do name=page_$${f##*.}; \
		hash=$$(for byte in $$(sha256sum $$f | cut -c 1-64 | sed 's/../0x& /g'); do \
			printf "\\$$(printf %03o $$byte)"; done | base64); \
		echo "extern const char $$name[], $${name}_hash[];"; \
		echo "const char $${name}_hash[] = \"sha256-$$hash\";"; \
		echo "const char $$name[] ="; sed -e 's/[\\"]/\\&/g' -e 's/.*/\t"&\\n"/' $$f; echo '	"";'; done >$@

$(B)/tools/html/builtin.o: $(B)/tools/html/builtin.c
	$(call say,CC,$<)$(HOSTCC) $(common) $(c-flags) -c -o $@ $<

$(B)/libpcidevres.a: $(lib-obj)
	@rm -f $@
	$(call say,AR,$@)$(AR) qcs $@ $^

$(B)/pcidevres.so: $(plugin-obj) $(B)/libpcidevres.a
	$(call say,LINK,$@)$(HOSTCC) $(plugin-ldflags) -o $@ $^ -liberty -lz

$(B)/pcidevres: $(tools-obj) $(B)/libpcidevres.a
	$(call say,LINK,$@)$(HOSTCC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -pthread -liberty -lz -ljansson

# The command without its main(), for unit tests.
$(B)/libtools.a: $(filter-out $(B)/tools/main.o,$(tools-obj))
	@rm -f $@
	$(call say,AR,$@)$(AR) qcs $@ $^

$(B)/unit/%: $(B)/testsuite/unit/%.o $(B)/libtools.a $(B)/libpcidevres.a
	@mkdir -p $(@D)
	$(call say,LINK,$@)$(HOSTCC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -liberty -lz -ljansson

.SECONDARY: $(unit-bin:$(B)/unit/%=$(B)/testsuite/unit/%.o)

-include $(lib-obj:.o=.d) $(plugin-obj:.o=.d) $(tools-obj:.o=.d) $(unit-bin:$(B)/unit/%=$(B)/testsuite/unit/%.d)

# ---- entry points -----------------------------------------------------------------------------------------------------

.PHONY: setup unit-tests run check check-fast check-gcc check-gcc-all check-kernel check-workflows check-html
.PHONY: runtime-kernels check-runtime bench format-check clean man install

setup:
	@CC='$(CC)' scripts/setup $(if $(KERNEL),kernel)

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

check-gcc:
	@$(MAKE) --no-print-directory B=build-$(plugin-dir) all unit-tests
	@CC='$(CC)' CXX='$(CXX)' PCIDEVRES_BUILD=build-$(plugin-dir) testsuite/run --fast

check-gcc-all:
	@scripts/check-gcc-all $(VERSIONS)

check-workflows:
	@CC='$(CC)' scripts/setup workflows
	@$(MAKE) --no-print-directory all man
	@CC='$(CC)' PCIDEVRES_BUILD='$(B)' VERSION='$(VERSION)' testsuite/workflows/run $(WORKFLOWS)

check-html:
	@CC='$(CC)' scripts/setup html
	@$(MAKE) --no-print-directory all
	@CC='$(CC)' PCIDEVRES_BUILD='$(B)' DOCS='$(DOCS)' testsuite/browser/run

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

# ---- manual pages and installation ------------------------------------------------------------------------------------

man-pages := pcidevres.1 pcidevres.so.7
rst2man := $(firstword $(shell command -v rst2man rst2man.py rst2man3 2>/dev/null))

$(B)/man/%: docs/man/%.rst Makefile
	@mkdir -p $(@D)
	$(call say,MAN,$@)sed 's/@VERSION@/$(VERSION_STRING)/' $< | $(rst2man) - $@

man: $(if $(rst2man),$(man-pages:%=$(B)/man/%))
ifeq ($(rst2man),)
	@echo 'make: rst2man (python3-docutils) is missing: no manual pages' >&2
endif

share := $(DESTDIR)$(PREFIX)/share

install: all man
	install -D -m 755 $(B)/pcidevres $(DESTDIR)$(PREFIX)/bin/pcidevres
	install -D -m 644 $(B)/pcidevres.so $(DESTDIR)$(PREFIX)/lib/pcidevres/$(plugin-dir)/pcidevres.so
	install -d $(share)/doc/pcidevres/rules $(share)/doc/pcidevres/images
	install -m 644 README.md $(wildcard docs/*.md) $(share)/doc/pcidevres
	install -m 644 $(wildcard docs/images/*.png) $(share)/doc/pcidevres/images
	install -m 644 $(wildcard docs/rules/*.md) $(share)/doc/pcidevres/rules
	install -D -m 644 include/pcidevres.h $(share)/pcidevres/pcidevres.h
	install -D -m 644 contrib/bash-completion/pcidevres $(share)/bash-completion/completions/pcidevres
ifneq ($(rst2man),)
	install -D -m 644 $(B)/man/pcidevres.1 $(share)/man/man1/pcidevres.1
	install -D -m 644 $(B)/man/pcidevres.so.7 $(share)/man/man7/pcidevres.so.7
endif

clean:
	rm -rf $(B)
