# SPDX-License-Identifier: GPL-2.0-or-later
# contrib/linux: a plugin of the kernel's own, levels by W=, for each version there is a patch for.
. "$here/lib.sh"

# Every file of the source, with its mode and what is in it.
tree()
{
	(cd "$src" && find . -printf '%p %M %l\n' | sort && find . -type f -print0 | sort -z | xargs -0 sha256sum)
}

# A third module, of which there is something to say at level 2 only; at level 3 there is of "alone".
add_leak()
{
	cp -R "$here/in-kernel/leak.c" "$src/$target"
	echo 'obj-m += leak.o' >>"$src/$target/Makefile"
}

external()
{
	make -C "$out" M="$tmp/module-$version" ARCH=x86_64 CC="${CC:-gcc}" KBUILD_MODPOST_WARN=1 "$@" >"$log" 2>&1 </dev/null
}

# reports ALONE PAIR LEAK HYBRID: how often each is reported
reports()
{
	found "$alone" "$1" && found "$pair" "$2" && found 'leak\.c:.*: warning: .*\[enable-leaked\]' "$3" &&
		found 'alone\.c:.*: warning: .*\[hybrid-allocation\]' "$4"
}

try()
{
	local version=$1

	copy "$version" && drivers "$version" || return
	src=$work/linux-$version
	out=$tmp/out-$version
	"$top/contrib/linux/apply" --revert "$src" >/dev/null 2>&1
	add_leak
	tree >"$tmp/before"
	"$top/contrib/linux/apply" "$src" >"$log" 2>&1
	is "$version: applies" grep -q "applied pcidevres-$version.patch" "$log"
	is "$version: not twice" eval '! "$top/contrib/linux/apply" "$src" >"$log" 2>&1'
	is "$version: not set by itself" eval 'configure "$src" "$out" CONFIG_GCC_PLUGINS=y &&
		grep -q "# CONFIG_GCC_PLUGIN_PCIDEVRES is not set" "$out/.config"'
	is "$version: builds" configure "$src" "$out" CONFIG_GCC_PLUGINS=y CONFIG_GCC_PLUGIN_PCIDEVRES=y
	is "$version: no W=, no report" eval 'kmake KBUILD_MODPOST_WARN=1 modules && reports 0 0 0 0'
	is "$version: but records" has_record "$out/$target/pair.o"
	is "$version: W=1 reports one file's, and two files' at the end" eval 'kmake W=1 KBUILD_MODPOST_WARN=1 modules && reports 1 1 0 0'
	is "$version: each once, the merged one last" eval 'grep -n "\[managed-vectors-freed\]" "$log" | tail -n 1 | grep -q "$pair"'
	is "$version: W=2 has level 2" eval 'kmake W=2 KBUILD_MODPOST_WARN=1 modules && reports 1 1 1 0'
	is "$version: W=3 has level 3" eval 'kmake W=3 KBUILD_MODPOST_WARN=1 modules && reports 1 1 1 1'
	is "$version: W=12 goes by the highest" eval 'kmake W=12 $target/ && reports 1 0 1 0'
	cp -R "$here/driver" "$tmp/module-$version"
	is "$version: an external module, too" eval 'external W=1 modules && reports 1 1 0 0'
	is "$version: make clean takes it away" eval 'kmake clean; kmake mrproper; [ ! -e "$out/scripts/gcc-plugins/.pcidevres" ]'
	is "$version: reverts" "$top/contrib/linux/apply" --revert "$src"
	tree >"$tmp/after"
	is "$version: to the same tree, byte by byte" cmp "$tmp/before" "$tmp/after"
	drivers "$version"
}

for version in ${VERSIONS:-6.1 6.12 7.3}; do
	try "$version"
done
