# SPDX-License-Identifier: GPL-2.0-or-later
# CONFIG_WERROR does not make a broken build of a finding, unless asked.
. "$here/lib.sh"

fresh
is "make builds with -Werror" kmake KCFLAGS="-Werror -fplugin=$plugin" $target/
is "and reports" found "$alone" 1
fresh
is "W=e does" eval 'kmake W=e KCFLAGS="-fplugin=$plugin" $target/; found "$alone" 1 && [ -e "$out/$target/alone.o" ]'
fresh
is "with the argument werror it does not build" \
	eval '! kmake KCFLAGS="-Werror -fplugin=$plugin -fplugin-arg-pcidevres-werror" $target/'
is "because of the finding" found 'alone\.c:.*error: .*\[managed-vectors-freed\]' 1
