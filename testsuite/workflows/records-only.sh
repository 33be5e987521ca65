# SPDX-License-Identifier: GPL-2.0-or-later
# Records now, findings later.
. "$here/lib.sh"

fresh
is "make builds" kmake KCFLAGS="-fplugin=$plugin -fplugin-arg-pcidevres-records-only" $target/
is "and is silent" found 'warning' 0
is "the objects have records" has_record "$out/$target/pair.o"
check "$out/$target"
is "check reports" eval '[ $status -eq 1 ] && found "$alone" 1 && found "$pair" 1'
