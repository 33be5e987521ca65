# SPDX-License-Identifier: GPL-2.0-or-later
# Spaces and other characters in paths, as far as the kernel's own make allows them.
. "$here/lib.sh"

dir="$tmp/here it's"
mkdir -p "$dir"
fresh
"$pcidevres" build -C "$src" -O "$out" -o "$dir/out put" $target -- ARCH=x86_64 CC="${CC:-gcc}" >"$log" 2>&1
status=$?
is "the output" eval '[ $status -eq 1 ] && found "$pair" 1 "$dir/out put"'

ln -s "$out" "$dir/build folder"
fresh
"$pcidevres" build -C "$src" -O "$dir/build folder" $target -- ARCH=x86_64 CC="${CC:-gcc}" >"$log" 2>&1
status=$?
is "the build folder" eval '[ $status -eq 1 ] && found "$pair" 1'
"$pcidevres" check "$dir/build folder/$target/pair.o" >"$log" 2>&1
is "an object" found "$pair" 1

cp "$build/pcidevres" "$build/pcidevres.so" "$dir"
"$dir/pcidevres" build -C "$src" -O "$out" $target >"$log" 2>&1
status=$?
is "a plugin that make cannot take is refused in one line" eval '[ $status -eq 2 ] && [ "$(wc -l <"$log")" -eq 1 ]'
fresh
PATH=$dir:$PATH
is "C=2 from there" eval 'kmake C=2 CHECK="pcidevres cc" $target/ && found "$alone" 1'
