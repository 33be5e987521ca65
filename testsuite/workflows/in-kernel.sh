# SPDX-License-Identifier: GPL-2.0-or-later
# contrib/linux: a plugin of the kernel's own, levels by W=, for each version there is a patch for.
. "$here/lib.sh"

try()
{
	local version=$1 major files

	copy "$version" && drivers "$version" || return
	src=$work/linux-$version
	out=$tmp/out-$version
	files="Makefile scripts/Makefile.gcc-plugins scripts/gcc-plugins/Makefile scripts/gcc-plugins/Kconfig"
	"$top/contrib/linux/apply" --revert "$src" >/dev/null 2>&1
	(cd "$src" && sha256sum $files) >"$tmp/before"
	"$top/contrib/linux/apply" "$src" >"$log" 2>&1
	is "$version: applies" grep -q "applied pcidevres-$version.patch" "$log"
	is "$version: not twice" eval '! "$top/contrib/linux/apply" "$src" >"$log" 2>&1'
	is "$version: not set by itself" eval 'configure "$src" "$out" CONFIG_GCC_PLUGINS=y &&
		grep -q "# CONFIG_GCC_PLUGIN_PCIDEVRES is not set" "$out/.config"'
	is "$version: builds" configure "$src" "$out" CONFIG_GCC_PLUGINS=y CONFIG_GCC_PLUGIN_PCIDEVRES=y
	is "$version: no W=, no report" eval 'kmake KBUILD_MODPOST_WARN=1 modules && found "managed-vectors" 0'
	is "$version: but records" has_record "$out/$target/pair.o"
	is "$version: W=1 reports one file's" eval 'kmake W=1 KBUILD_MODPOST_WARN=1 modules && found "$alone" 1'
	is "$version: and two files', merged at the end" found "$pair" 1
	is "$version: W=2 is a level" eval 'kmake W=2 KBUILD_MODPOST_WARN=1 modules && found "$alone" 1 && found "$pair" 1 &&
		grep -q "arg-pcidevres-level=2" "$out/$target/.alone.o.cmd"'
	is "$version: make clean takes it away" eval 'kmake clean; kmake mrproper; [ ! -e "$out/scripts/gcc-plugins/.pcidevres" ]'
	is "$version: reverts" "$top/contrib/linux/apply" --revert "$src"
	(cd "$src" && sha256sum $files) >"$tmp/after"
	is "$version: to what it was" cmp -s "$tmp/before" "$tmp/after"
	is "$version: without a trace" test ! -e "$src/scripts/gcc-plugins/pcidevres"
}

for version in ${VERSIONS:-6.1 6.12 7.3}; do
	try "$version"
done
