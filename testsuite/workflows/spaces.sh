# SPDX-License-Identifier: GPL-2.0-or-later
# Spaces and other characters in paths, as far as the kernel's own make allows them.
. "$here/lib.sh"

dir="$tmp/here it's fine"
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
mkdir "$tmp/two words"
cp "$plugin" "$tmp/two words"
is "KCFLAGS, in quotes" kmake KCFLAGS="-fplugin='$tmp/two words/pcidevres.so'" $target/
is "and reports" found "$alone" 1
mkdir "$tmp/\$odd"
cp "$build/pcidevres" "$build/pcidevres.so" "$tmp/\$odd"
"$tmp/\$odd/pcidevres" build -C "$src" -O "$out" $target >"$log" 2>&1
status=$?
is "what make cannot take is refused in one line" eval '[ $status -eq 2 ] && [ "$(wc -l <"$log")" -eq 1 ]'
