# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# kernel-build.sh - what the scripts that build kernel objects share; sourced
# by a script that has set $top, the folder above scripts

export LC_ALL=C
export CC=${CC:-gcc}
JOBS=${JOBS:-$(nproc)}

# The same bytes from the same source, whoever builds it and when.
export KBUILD_BUILD_TIMESTAMP='Thu Jan  1 00:00:00 UTC 1970'
export KBUILD_BUILD_USER=pcidevres
export KBUILD_BUILD_HOST=pcidevres
# What an outer make passes down is not meant for the kernel's.
unset MAKEFLAGS MFLAGS MAKEOVERRIDES MAKELEVEL

me=$(basename "$0")

die()
{
	echo "$me: $*" >&2
	exit 2
}

# tree VERSION [VARIANT]: sets $src and $out
tree()
{
	local lines

	# shellcheck disable=SC2154
	lines=$("$top/scripts/kernel-tree" "$@")
	src=$(sed -n 's/^src=//p' <<<"$lines")
	out=$(sed -n 's/^out=//p' <<<"$lines")
}

# One at a time in a build folder, until the script ends.
lock()
{
	local fd

	exec {fd}>"$1/.build.lock"
	if ! flock -n "$fd"; then
		echo "$me: waiting for another run in $1" >&2
		flock "$fd"
	fi
}

# kflags OUT: KCFLAGS for objects with the plugin in OUT.  The plugin's sum is in
# the command line that kbuild compares: one that has changed means new objects.
kflags()
{
	local sum

	sum=$(sha256sum "$top/build/pcidevres.so" | cut -c1-16)
	if [ "${KEEP-}" = yes ] && [ -s "$1/.plugin-sum" ]; then
		sum=$(cat "$1/.plugin-sum")
	fi
	echo "$sum" >"$1/.plugin-sum"
	echo "-fplugin=$top/build/pcidevres.so ${PLUGINARGS-} -DPCIDEVRES_PLUGIN=0x$sum"
}

# kmake OUT LOG MAKEARG...: never stops at the first thing that does not build
kmake()
{
	local out=$1 log=$2

	shift 2
	make -k -C "$src" O="$out" ARCH=x86_64 CC="$CC" -j"$JOBS" "$@" >>"$log" 2>&1 </dev/null
}

# why LOG...: the first complaint in one line
why()
{
	cat "$@" 2>/dev/null | grep -E '[Ee]rror:|No rule|\*\*\*' | head -n 1 | sed "s|$src/||g" | grep . || echo "see $1"
}
