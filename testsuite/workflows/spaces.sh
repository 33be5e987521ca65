# SPDX-License-Identifier: GPL-2.0-or-later
# Spaces and other characters in paths, as far as the kernel's own make allows them.
. "$here/lib.sh"

dir="$tmp/here it's \$fine"
mkdir -p "$dir"
cp "$build/pcidevres" "$build/pcidevres.so" "$dir"
printf 'neutral_function neutral\n' >"$dir/more.api"
fresh
"$dir/pcidevres" build -C "$src" -O "$out" -o "$dir/out put" $target -- ARCH=x86_64 CC="${CC:-gcc}" >"$log" 2>&1
status=$?
is "the command and its output" eval '[ $status -eq 1 ] && found "$pair" 1 "$dir/out put"'

ln -s "$out" "$dir/build folder"
fresh
"$pcidevres" build -C "$src" -O "$dir/build folder" $target -- ARCH=x86_64 CC="${CC:-gcc}" >"$log" 2>&1
status=$?
is "a build folder by such a name" eval '[ $status -eq 1 ] && found "$pair" 1'
"$pcidevres" check "$dir/build folder/$target/pair.o" >"$log" 2>&1
is "check of such a path" found "$pair" 1
fresh
is "KCFLAGS, in quotes" kmake KCFLAGS="-fplugin='${dir//\$/\$\$}/pcidevres.so'" $target/ 2>/dev/null
