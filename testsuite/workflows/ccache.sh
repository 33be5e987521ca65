# SPDX-License-Identifier: GPL-2.0-or-later
# A hit of ccache brings record and warnings back.
. "$here/lib.sh"

command -v ccache >/dev/null || skip "ccache is not there"
export CCACHE_DIR=$tmp/cache CCACHE_NOHASHDIR=
unset CCACHE_NOHASHDIR
CC="ccache ${CC:-gcc}"
fresh
is "the first build" kmake KCFLAGS="-fplugin=$plugin" $target/
is "reports" found "$alone" 1
has_record "$out/$target/pair.o" || verdict FAIL "no record in the first place"
sums "$out/$target" >"$tmp/before"
ccache -z >/dev/null
fresh
is "the second build" kmake KCFLAGS="-fplugin=$plugin" $target/
ccache -s >"$tmp/statistics"
is "comes from the cache" eval '[ "$(ccache --print-stats | sed -n "s/^direct_cache_hit\t//p; s/^preprocessed_cache_hit\t//p" |
	paste -sd+ | bc)" -ge 3 ]'
is "reports again" found "$alone" 1
sums "$out/$target" >"$tmp/after"
is "and has the same objects" cmp -s "$tmp/before" "$tmp/after"
check "$out/$target"
is "with records" eval '[ $status -eq 1 ] && found "$pair" 1'
