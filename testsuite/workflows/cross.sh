# SPDX-License-Identifier: GPL-2.0-or-later
# An arm64 kernel, its records read here; and records of other byte orders and sizes.
. "$here/lib.sh"

cross=aarch64-linux-gnu-
cc=$(command -v ${cross}gcc-12 || command -v ${cross}gcc || :)
[ -n "$cc" ] || skip "no compiler for arm64"
[ -e "$("$cc" -print-file-name=plugin)/include/plugin-version.h" ] || skip "no plugin headers for arm64"
cc=$(basename "$cc")
is "make CC=$cc" eval 'make -C "$top" CC=$cc B="${tmp#"$top"/}/build" >"$log" 2>&1'
plugin=$tmp/build/pcidevres.so
"$tmp/build/pcidevres" --version >"$log"
is "--version says so" grep -q "aarch64-linux-gnu" "$log"
out=$tmp/out
ARCH=arm64
kmake()
{
	make -C "$src" O="$out" ARCH=arm64 CROSS_COMPILE=$cross CC=$cc "$@" >"$log" 2>&1 </dev/null
}
printf '%s\n' CONFIG_MODULES=y CONFIG_PCI=y CONFIG_PCI_MSI=y CONFIG_PCI_HOST_GENERIC=y >"$tmp/fragment"
mkdir -p "$out"
is "the kernel is prepared" eval 'kmake KCONFIG_ALLCONFIG="$tmp/fragment" allnoconfig && kmake modules_prepare'
is "make builds" kmake KCFLAGS="-fplugin=$plugin" $target/
is "and reports" found "$alone" 1
check "$out/$target"
is "this machine's command reads the records" eval '[ $status -eq 1 ] && found "$alone" 1 && found "$pair" 1'
fresh "$out/$target"
"$tmp/build/pcidevres" build -C "$src" -O "$out" $target -- ARCH=arm64 CROSS_COMPILE=$cross CC=$cc >"$log" 2>&1
status=$?
is "pcidevres build" eval '[ $status -eq 1 ] && found "$pair" 1'
fresh "$out/$target"
# Both plugins side by side: the compiler decides.
there=$tmp/root/usr
is "make install, twice" eval 'make -C "$top" B="${build#"$top"/}" CC="${CC:-gcc}" install DESTDIR="$tmp/root" PREFIX=/usr >"$log" 2>&1 &&
	make -C "$top" B="${tmp#"$top"/}/build" CC=$cc install DESTDIR="$tmp/root" PREFIX=/usr >"$log" 2>&1'
"$there/bin/pcidevres" --version >"$log" 2>&1
is "--version lists both" found '^plugin for GCC ' 2
PATH=$there/bin:$PATH
is "C=2 takes the right one" eval 'kmake C=2 CHECK="pcidevres cc" $target/ && found "$alone" 1'
is "another compiler: one line" eval '"$tmp/build/pcidevres" build -C "$src" -O "$out" $target -- ARCH=arm64 CC=gcc >"$log" 2>&1
	[ $? -eq 2 ] && [ "$(wc -l <"$log")" -eq 1 ]'

# The same compiler makes big-endian objects.
root=$top/testsuite/kernel/7.3
is "a big-endian object" eval '$cc -mbig-endian -nostdinc -I $root/include -include $root/include/linux/kconfig.h -D__KERNEL__ \
	-DMODULE -DKBUILD_MODNAME="\"alone\"" -std=gnu11 -O2 -fplugin="$plugin" -fplugin-arg-pcidevres-records-only -c \
	-o "$tmp/alone.o" "$top/testsuite/rules/managed-vectors-freed/remove.c" >"$log" 2>&1 &&
	readelf -h "$tmp/alone.o" | grep -q "big endian"'
check "$tmp/alone.o"
is "is read here" eval '[ $status -eq 1 ] && found "\[managed-vectors-freed\]" 1'
