# SPDX-License-Identifier: GPL-2.0-or-later
# In the tree, with KCFLAGS: what one file proves while it compiles, the rest from the build folder.
. "$here/lib.sh"

fresh
is "make builds" kmake KCFLAGS="-fplugin=$plugin" $target/
is "the compiler reports what one file proves" found "$alone" 1
is "and not what needs two" found "$pair" 0
is "both modules are there" test -e "$out/$target/pair.o" -a -e "$out/$target/alone.o"
check "$out/$target"
is "the build folder has both findings" eval '[ $status -eq 1 ] && found "$alone" 1 && found "$pair" 1'
check --only-merged "$out/$target"
is "--only-merged has the second one" eval '[ $status -eq 1 ] && found "$alone" 0 && found "$pair" 1'
is "making again compiles nothing" eval 'kmake KCFLAGS="-fplugin=$plugin" $target/ && found "  CC .*workflow" 0'
fresh
is "several jobs" eval 'kmake -j4 KCFLAGS="-fplugin=$plugin" $target/ && found "$alone" 1'
fresh
is "an argument" eval 'kmake KCFLAGS="-fplugin=$plugin -fplugin-arg-pcidevres-model=split" $target/ && found "$alone" 0'
