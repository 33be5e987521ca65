// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * elf.c - sections and symbols of an ELF file of either class and byte order
 *
 * Objects of a cross build are read as well as native ones, so nothing here relies on the machine this runs on. Every
 * offset is tested against the file's size before it is used.
 */
#include "tools.h"

#include <elf.h>
#include <stdint.h>
#include <string.h>

struct elf {
	struct bytes file;
	bool wide;	/* 64 bits */
	bool big;	/* most significant byte first */
	uint64_t table; /* offset of the section headers */
	uint64_t entry_size, count;
	uint64_t names; /* number of the section with the names */
};

struct section {
	uint64_t name, type, offset, size, link;
};

static uint64_t number(const struct elf *elf, uint64_t offset, unsigned int size)
{
	uint64_t value = 0;
	unsigned int i;

	if (offset > elf->file.size || elf->file.size - offset < size)
		return 0;
	for (i = 0; i < size; i++) {
		unsigned int shift = 8 * (elf->big ? size - 1 - i : i);

		value |= (uint64_t)elf->file.data[offset + i] << shift;
	}
	return value;
}

#define FIELD(elf, base, type, field)                                                                            \
	((elf)->wide ? number(elf, (base) + offsetof(Elf64_##type, field), sizeof(((Elf64_##type *)0)->field)) : \
		       number(elf, (base) + offsetof(Elf32_##type, field), sizeof(((Elf32_##type *)0)->field)))

static bool read_section(const struct elf *elf, uint64_t index, struct section *section)
{
	uint64_t base;

	if (elf->table > elf->file.size || !elf->entry_size)
		return false;
	if (index >= (elf->file.size - elf->table) / elf->entry_size)
		return false;
	base = elf->table + index * elf->entry_size;
	section->name = FIELD(elf, base, Shdr, sh_name);
	section->type = FIELD(elf, base, Shdr, sh_type);
	section->offset = FIELD(elf, base, Shdr, sh_offset);
	section->size = FIELD(elf, base, Shdr, sh_size);
	section->link = FIELD(elf, base, Shdr, sh_link);
	return true;
}

static bool section_contents(const struct elf *elf, const struct section *section, struct bytes *contents)
{
	if (section->type == SHT_NOBITS || section->offset > elf->file.size ||
	    section->size > elf->file.size - section->offset)
		return false;
	contents->data = elf->file.data + section->offset;
	contents->size = section->size;
	return true;
}

static enum elf_status open_elf(struct elf *elf, struct bytes file)
{
	struct section first;

	memset(elf, 0, sizeof(*elf));
	elf->file = file;
	if (file.size < EI_NIDENT || memcmp(file.data, ELFMAG, SELFMAG) != 0)
		return ELF_NOT_ELF;
	elf->wide = file.data[EI_CLASS] == ELFCLASS64;
	elf->big = file.data[EI_DATA] == ELFDATA2MSB;
	if (file.size < (elf->wide ? sizeof(Elf64_Ehdr) : sizeof(Elf32_Ehdr)))
		return ELF_DAMAGED;
	elf->table = FIELD(elf, 0, Ehdr, e_shoff);
	elf->entry_size = FIELD(elf, 0, Ehdr, e_shentsize);
	elf->count = FIELD(elf, 0, Ehdr, e_shnum);
	elf->names = FIELD(elf, 0, Ehdr, e_shstrndx);
	if (!elf->table)
		return ELF_NO_SECTION;
	if (elf->entry_size < (elf->wide ? sizeof(Elf64_Shdr) : sizeof(Elf32_Shdr)) || !read_section(elf, 0, &first))
		return ELF_DAMAGED;
	/* More sections than the header can count: the first section says how many. */
	if (!elf->count)
		elf->count = first.size;
	if (elf->names == SHN_XINDEX)
		elf->names = first.link;
	return ELF_OK;
}

enum elf_status elf_section(struct bytes file, const char *name, unsigned int index, struct bytes *contents)
{
	size_t length = strlen(name) + 1;
	struct section section;
	struct bytes names;
	struct elf elf;
	enum elf_status status = open_elf(&elf, file);
	uint64_t i;

	if (status != ELF_OK)
		return status;
	if (!read_section(&elf, elf.names, &section) || !section_contents(&elf, &section, &names))
		return ELF_DAMAGED;
	for (i = 1; i < elf.count; i++) {
		if (!read_section(&elf, i, &section))
			return ELF_DAMAGED;
		if (section.name > names.size || names.size - section.name < length ||
		    memcmp(names.data + section.name, name, length) != 0)
			continue;
		if (index--)
			continue;
		return section_contents(&elf, &section, contents) ? ELF_OK : ELF_DAMAGED;
	}
	return ELF_NO_SECTION;
}

#define NAME_LIMIT 4096 /* bytes; a damaged table could make each name as long as itself */

/* The text at OFFSET of a string table, NULL when it does not end there. */
static const char *text_at(const struct bytes *table, uint64_t offset)
{
	uint64_t left;

	if (offset >= table->size)
		return NULL;
	left = table->size - offset;
	if (!memchr(table->data + offset, '\0', left < NAME_LIMIT ? left : NAME_LIMIT))
		return NULL;
	return (const char *)table->data + offset;
}

static void symbols_of_table(const struct elf *elf, const struct section *section,
			     void (*found)(const char *name, bool defined, void *data), void *data)
{
	uint64_t size = elf->wide ? sizeof(Elf64_Sym) : sizeof(Elf32_Sym), at;
	struct section strings;
	struct bytes names, symbols;

	if (!read_section(elf, section->link, &strings) || !section_contents(elf, &strings, &names) ||
	    !section_contents(elf, section, &symbols))
		return;
	for (at = section->offset; at + size <= section->offset + section->size; at += size) {
		const char *name = text_at(&names, FIELD(elf, at, Sym, st_name));

		if (name && *name && ELF64_ST_BIND(FIELD(elf, at, Sym, st_info)) != STB_LOCAL)
			found(name, FIELD(elf, at, Sym, st_shndx) != SHN_UNDEF, data);
	}
}

void elf_symbols(struct bytes file, void (*found)(const char *name, bool defined, void *data), void *data)
{
	struct section section;
	struct elf elf;
	uint64_t i;

	if (open_elf(&elf, file) != ELF_OK)
		return;
	for (i = 1; i < elf.count && read_section(&elf, i, &section); i++) {
		if (section.type == SHT_SYMTAB) { /* there is one at most */
			symbols_of_table(&elf, &section, found, data);
			return;
		}
	}
}
