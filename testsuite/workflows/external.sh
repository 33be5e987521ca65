# SPDX-License-Identifier: GPL-2.0-or-later
# A module outside of the tree, as DKMS builds it: make -C KERNEL M=DIR.
. "$here/lib.sh"

cp -R "$here/driver" "$tmp/module"
external()
{
	make -C "$out" M="$tmp/module" ARCH=x86_64 CC="${CC:-gcc}" KBUILD_MODPOST_WARN=1 "$@" >"$log" 2>&1 </dev/null
}

is "make builds" external KCFLAGS="-fplugin=$plugin" modules
is "and reports" found "$alone" 1
is "modules are linked" test -e "$tmp/module/pair.ko" -a -e "$tmp/module/alone.ko"
is "no record in a module" eval '! has_record "$tmp/module/pair.ko" && has_record "$tmp/module/pair.o"'
check "$tmp/module"
is "check of the folder has both findings" eval '[ $status -eq 1 ] && found "$alone" 1 && found "$pair" 1'
external clean
"$pcidevres" build -C "$src" -O "$out" -- M="$tmp/module" KBUILD_MODPOST_WARN=1 ARCH=x86_64 CC="${CC:-gcc}" modules >"$log" 2>&1
status=$?
is "pcidevres build -- M=" eval '[ $status -eq 1 ] && found "$alone" 1 && found "$pair" 1'
external clean
external modules
PATH=$build:$PATH
is "C=2" eval 'external C=2 CHECK="pcidevres cc" modules && found "$alone" 1'
check "$tmp/module"
is "and the merge" eval '[ $status -eq 1 ] && found "$alone" 1 && found "$pair" 1'
external clean
is "make clean leaves nothing" eval '[ -z "$(find "$tmp/module" -name "*pcidevres*")" ]'
