# shellcheck shell=bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# lib.sh - what the workflows share; sourced by each of them. The one that runs
# them (run) has set:
#
#	$top, $build	this project's folder and its build folder
#	$src, $out	a kernel source with drivers/misc/workflow in it, and a build
#			folder of it that is configured and prepared
#	$tmp		an empty folder for this workflow

set -u
export LC_ALL=C
# What an outer make passes down is not meant for the kernel's.
unset MAKEFLAGS MFLAGS MAKEOVERRIDES MAKELEVEL

name=$(basename "$0" .sh)
target=drivers/misc/workflow
plugin=$build/pcidevres.so
pcidevres=$build/pcidevres
log=$tmp/log

# Findings of the two modules, as lines of text or of a compiler have them.
alone='alone\.c:[0-9]*:[0-9]*: warning: .*\[managed-vectors-freed\]'
pair='pair_irq\.c:[0-9]*:[0-9]*: warning: .*\[managed-vectors-freed\]'

verdict()
{
	echo "$1: $name: $2"
}

# is TEST COMMAND...: passes when the command does
is()
{
	local test=$1

	shift
	if "$@"; then
		verdict PASS "$test"
	else
		verdict FAIL "$test"
		[ ! -s "$log" ] || tail -n 30 "$log" | sed 's/^/    /'
	fi
}

# skip WHY: nothing more of this workflow can be tried
skip()
{
	verdict UNTESTED "$1"
	exit 0
}

# count PATTERN FILE
count()
{
	grep -c -- "$1" "$2"
}

# found PATTERN TIMES [FILE]
found()
{
	[ "$(count "$1" "${3:-$log}")" -eq "$2" ]
}

# Runs the kernel's make for the drivers here; the output goes to $log.
kmake()
{
	make -C "$src" O="$out" ARCH=x86_64 CC="${CC:-gcc}" "$@" >"$log" 2>&1 </dev/null
}

# Anew: everything of the drivers here is compiled.
fresh()
{
	find "${1:-$out/$target}" -type f \( -name '*.o' -o -name '.*' -o -name '*.mod*' -o -name '*.ko' \) -delete 2>/dev/null
	:
}

# check ARGUMENT...: the command; output to $log, its exit status is kept
check()
{
	"$pcidevres" check "$@" >"$log" 2>&1
	status=$?
}

# Sums of the objects in a folder, to see whether something touched them.
sums()
{
	(cd "$1" && find . -name '*.o' -exec sha256sum {} + | sort)
}

# Has OBJECT a record?
has_record()
{
	readelf -SW "$1" 2>/dev/null | grep -q '\.discard\.pcidevres'
}
