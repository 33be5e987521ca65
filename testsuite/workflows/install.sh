# SPDX-License-Identifier: GPL-2.0-or-later
# Into an empty folder, and used from there.
. "$here/lib.sh"

is "make install" eval 'make -C "$top" B="${build#"$top"/}" CC="${CC:-gcc}" install DESTDIR="$tmp/root" PREFIX=/usr >"$log" 2>&1'
there=$tmp/root/usr
major=$("${CC:-gcc}" -dumpversion)
is "the plugin is in its compiler's folder" test -e "$there/lib/pcidevres/gcc-${major%%.*}/pcidevres.so"
"$there/bin/pcidevres" --version >"$log" 2>&1
is "--version names the compiler" grep -q "^plugin for GCC $("${CC:-gcc}" -dumpfullversion) " "$log"
"$there/bin/pcidevres" explain vectors-leaked >"$log" 2>&1
is "explain finds its pages" eval '[ "$(wc -c <"$log")" -gt 500 ]'
is "manual pages" test -s "$there/share/man/man1/pcidevres.1" -a -s "$there/share/man/man7/pcidevres.so.7"
fresh
"$there/bin/pcidevres" build -C "$src" -O "$out" $target -- ARCH=x86_64 CC="${CC:-gcc}" >"$log" 2>&1
status=$?
is "build from there" eval '[ $status -eq 1 ] && found "$alone" 1 && found "$pair" 1'
fresh
PATH=$there/bin:$PATH
is "C=2 from there" eval 'kmake C=2 CHECK="pcidevres cc" $target/ && found "$alone" 1'
mv "$there/lib/pcidevres/gcc-${major%%.*}" "$there/lib/pcidevres/gcc-other"
"$there/bin/pcidevres" build -C "$src" -O "$out" $target -- CC=/bin/true >"$log" 2>&1
status=$?
is "a compiler that is none: one line" eval '[ $status -eq 2 ] && [ "$(wc -l <"$log")" -eq 1 ]'

# bash completes commands, options, rules.
complete_line()
{
	bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); compopt() { :; }; _pcidevres; echo "${COMPREPLY[*]}"' \
		sh "$there/share/bash-completion/completions/pcidevres" "$there/bin/pcidevres" "$@" 2>&1
}
is "completion of commands" eval '[[ "$(complete_line ch)" == check ]]'
is "completion of options" eval '[[ "$(complete_line check --sup)" == --suppress= ]]'
is "completion of values" eval '[[ "$(complete_line check --model = sp)" == split ]]'
is "completion of rules" eval '[[ "$(complete_line explain count)" == count-as-status ]]'
