# shellcheck shell=bash disable=SC2154
# SPDX-License-Identifier: GPL-2.0-or-later
#
# kernel-modules.sh - which kernel module a source file belongs to, which file
# exports a symbol; sourced by a script that has set $src and $out, the kernel's
# source and build folder

export LC_ALL=C

# exports: prints the name of a file with exported symbols and the files below
# drivers/ and sound/ that export them, sorted; kept, as the source does not change
exports()
{
	local file=$out/../exports.txt

	if [ ! -s "$file" ]; then
		(cd "$src" && grep -roE --include='*.[ch]' '\<[A-Z_]*EXPORT[A-Z_]*\([a-zA-Z0-9_]+' drivers sound) |
			sed -n 's/^\(.*\.c\):.*(\(.*\)$/\2 \1/p' | sort -u >"$file.$$"
		mv "$file.$$" "$file"
	fi
	echo "$file"
}

# parts <FILES: FILE MODULE of every module in the makefiles of these files'
# folders and of those above.  Makefiles are read as kbuild does.
# shellcheck disable=SC2016,SC1003
parts()
{
	local folder makefile prefix

	# Up to 6.9 $(src) is relative to $(srctree).
	if grep -q '^src := $(obj)$' "$src/scripts/Makefile.build"; then
		prefix=
	else
		prefix='$(srctree)/'
	fi
	awk '{
		for (d = $0; sub("/[^/]*$", "", d) && d ~ "/"; )
			print d
	}' | sort -u |
	while read -r folder; do
		for makefile in Kbuild Makefile; do
			[ -e "$src/$folder/$makefile" ] || continue
			printf '%s\n' \
				'obj := $(folder)' \
				"src := $prefix"'$(folder)' \
				'include include/config/auto.conf' \
				'include $(srctree)/scripts/Kbuild.include' \
				'include $(srctree)/$(folder)/$(makefile)' \
				'parts = $($(1)-objs) $($(1)-y) $($(1)-m)' \
				'list = $(foreach m,$(sort $(patsubst %.o,%,$(filter %.o,$(obj-m)))), \' \
				'	$(foreach p,$(or $(strip $(call parts,$(m))),$(m).o),$(info $(obj)/$(p:.o=.c) $(obj)/$(m))))' \
				'$(list)' \
				'.PHONY: pcidevres-none' \
				'pcidevres-none: ; @:' |
				make -s -f - -C "$out" folder="$folder" makefile="$makefile" srctree="$src" srcroot="$src" \
					objtree=. SRCARCH=x86 ARCH=x86 CC=gcc pcidevres-none 2>/dev/null || :
			break
		done
	done |
		awk 'NF == 2 {
			while (sub("/[^/.]+/[.][.]/", "/", $1))
				;
			print
		}' | sort -u
}
