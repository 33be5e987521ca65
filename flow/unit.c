// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * unit.c - memory and strings of a flow unit
 *
 * All memory of a unit comes from one arena and goes with it. Strings are found again through a hash table whose
 * entries carry the text's hash, so that growing the table never reads the texts.
 */
#include "pcidevres/flow.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/hashtab.h>
#include <libiberty/libiberty.h>
#include <libiberty/objalloc.h>

struct string_entry {
	const char *text;
	hashval_t hash;
	flow_str number;
};

struct unit_memory {
	struct objalloc *arena;
	htab_t strings;
	uint32_t capacity; /* of unit->strings */
};

static hashval_t entry_hash(const void *entry)
{
	return ((const struct string_entry *)entry)->hash;
}

static int entry_equal(const void *entry, const void *text)
{
	return strcmp(((const struct string_entry *)entry)->text, text) == 0;
}

static void *arena_alloc(struct objalloc *arena, size_t size)
{
	void *memory = objalloc_alloc(arena, size);

	if (!memory)
		xmalloc_failed(size);
	return memory;
}

static void append_string(struct flow_unit *unit, const char *text)
{
	struct unit_memory *memory = unit->memory;

	if (unit->nstrings == memory->capacity) {
		memory->capacity = memory->capacity ? memory->capacity * 2 : 64;
		unit->strings = xrealloc(unit->strings, memory->capacity * sizeof(*unit->strings));
	}
	unit->strings[unit->nstrings++] = text;
}

struct flow_unit *flow_unit_new(void)
{
	struct flow_unit *unit = xcalloc(1, sizeof(*unit));
	struct unit_memory *memory = xcalloc(1, sizeof(*memory));

	memory->arena = objalloc_create();
	if (!memory->arena)
		xmalloc_failed(sizeof(*memory->arena));
	memory->strings = htab_create_alloc(61, entry_hash, entry_equal, NULL, xcalloc, free);
	unit->memory = memory;
	append_string(unit, "");
	return unit;
}

void flow_unit_free(struct flow_unit *unit)
{
	struct unit_memory *memory;

	if (!unit)
		return;
	memory = unit->memory;
	htab_delete(memory->strings);
	objalloc_free(memory->arena);
	free(memory);
	free(unit->strings);
	free(unit);
}

void *flow_alloc(struct flow_unit *unit, size_t size)
{
	struct unit_memory *memory = unit->memory;

	return memset(arena_alloc(memory->arena, size), 0, size);
}

flow_str flow_intern(struct flow_unit *unit, const char *text)
{
	struct unit_memory *memory = unit->memory;
	struct string_entry *entry;
	hashval_t hash;
	size_t size;
	char *copy;
	void **slot;

	if (!text || !*text)
		return 0;
	hash = htab_hash_string(text);
	slot = htab_find_slot_with_hash(memory->strings, text, hash, INSERT);
	if (*slot)
		return ((struct string_entry *)*slot)->number;

	size = strlen(text) + 1;
	copy = arena_alloc(memory->arena, size);
	memcpy(copy, text, size);
	entry = arena_alloc(memory->arena, sizeof(*entry));
	entry->text = copy;
	entry->hash = hash;
	entry->number = unit->nstrings;
	*slot = entry;
	append_string(unit, copy);
	return entry->number;
}

flow_str flow_lookup(const struct flow_unit *unit, const char *text)
{
	const struct unit_memory *memory = unit->memory;
	const struct string_entry *entry;

	if (!text || !*text)
		return 0;
	entry = htab_find_with_hash(memory->strings, text, htab_hash_string(text));
	return entry ? entry->number : 0;
}

const char *flow_text(const struct flow_unit *unit, flow_str s)
{
	return s < unit->nstrings ? unit->strings[s] : "";
}

int64_t flow_probe_value(const struct flow_unit *unit, const char *name, int64_t missing)
{
	flow_str wanted = flow_lookup(unit, name);
	uint32_t i;

	if (!wanted)
		return missing;
	for (i = 0; i < unit->nprobes; i++) {
		if (unit->probes[i].name == wanted)
			return unit->probes[i].value;
	}
	return missing;
}
