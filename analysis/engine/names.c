// SPDX-License-Identifier: GPL-2.0-or-later
/* names.c - one number a string, over all units. */
#include <stdlib.h>
#include <string.h>

#include <hashtab.h>
#include <libiberty.h>

#include "engine/names.h"

struct name {
	uint32_t number;
	char text[];
};

struct names {
	htab_t table;
	struct name **all;
	uint32_t count, room;
};

static hashval_t hash_name(const void *p)
{
	return htab_hash_string(((const struct name *)p)->text);
}

static int name_equals(const void *a, const void *text)
{
	return !strcmp(((const struct name *)a)->text, text);
}

struct names *names_new(void)
{
	struct names *names = XCNEW(struct names);

	names->table = htab_create(1024, hash_name, name_equals, NULL);
	names_number(names, "");
	return names;
}

void names_free(struct names *names)
{
	uint32_t i;

	htab_delete(names->table);
	for (i = 0; i < names->count; i++)
		free(names->all[i]);
	free(names->all);
	free(names);
}

uint32_t names_number(struct names *names, const char *text)
{
	void **slot = htab_find_slot_with_hash(names->table, text, htab_hash_string(text), INSERT);
	size_t length = strlen(text) + 1;
	struct name *name;

	if (*slot)
		return ((struct name *)*slot)->number;
	name = xmalloc(sizeof(*name) + length);
	memcpy(name->text, text, length);
	if (names->count == names->room) {
		names->room = names->room ? names->room * 2 : 256;
		names->all = XRESIZEVEC(struct name *, names->all, names->room);
	}
	name->number = names->count;
	names->all[names->count++] = name;
	*slot = name;
	return name->number;
}

const char *names_text(const struct names *names, uint32_t number)
{
	return names->all[number]->text;
}

uint32_t names_count(const struct names *names)
{
	return names->count;
}
