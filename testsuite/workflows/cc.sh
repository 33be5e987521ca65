# SPDX-License-Identifier: GPL-2.0-or-later
# make C=1 and C=2 CHECK="pcidevres cc": no object is touched, records stay beside them.
. "$here/lib.sh"

PATH=$build:$PATH
valid=$src/scripts/checker-valid.sh
if [ -e "$valid" ]; then
	flags='-D__linux__ -Dlinux -D__STDC__ -Dunix -D__unix__ -Wbitwise -Wno-return-void -Wno-unknown-attribute'
	# shellcheck disable=SC2086
	is "the kernel takes it for a checker" \
		eval '[ "$(sh "$valid" pcidevres cc $flags --arch=x86 -mlittle-endian -m64)" = 1 ]'
fi

fresh
kmake $target/
sums "$out/$target" >"$tmp/before"
is "C=2 checks" kmake C=2 CHECK="pcidevres cc" $target/
is "each file" found "^  CHECK .*workflow" 3
is "and reports" found "$alone" 1
is "compiles nothing" found '^  CC .*workflow' 0
sums "$out/$target" >"$tmp/after"
is "objects are the same" cmp -s "$tmp/before" "$tmp/after"
is "no record in them" eval '! has_record "$out/$target/pair.o"'
is "no dependency file is left" eval '[ -z "$(find "$out/$target" -name ".*.o.d")" ]'
check "$out/$target"
is "the records were kept: check merges" eval '[ $status -eq 1 ] && found "$alone" 1 && found "$pair" 1'
check "$out/$target/pair.o"
is "one module of them" eval '[ $status -eq 1 ] && found "$pair" 1'
is "making again compiles nothing" eval 'kmake $target/ && found "^  CC .*workflow" 0'

is "C=1 leaves alone what is not compiled" eval 'kmake C=1 CHECK="pcidevres cc" $target/ && found "^  CHECK .*workflow" 0'
touch "$src/$target/pair_main.c"
is "C=1 checks what is" eval 'kmake C=1 CHECK="pcidevres cc" $target/ && found "^  CHECK .*workflow" 1'
check "$out/$target"
is "and the merge still has both" eval '[ $status -eq 1 ] && found "$alone" 1 && found "$pair" 1'

is "options in CHECK" eval 'kmake C=2 CHECK="pcidevres cc --model=split" $target/ && found "$alone" 0'
is "options in CF" eval 'kmake C=2 CHECK="pcidevres cc" CF="--model=split -D__CHECK_ENDIAN__" $target/ && found "$alone" 0'
is "--werror stops make" eval '! kmake C=2 CHECK="pcidevres cc --werror" $target/ && found "$alone" 1'
is "a wrong option stops make" eval '! kmake C=2 CHECK="pcidevres cc --level=9" $target/ && grep -q "^pcidevres: --level" "$log"'

# An object made after the check counts more than the record kept then.
sleep 3
fresh_objects()
{
	find "$out/$target" -name '*.o' -delete
}
fresh_objects
kmake $target/
check "$out/$target"
is "records older than the object do not count" eval '[ $status -eq 2 ] && found "none of" 1'
