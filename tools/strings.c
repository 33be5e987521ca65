// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * strings.c - texts: how they begin, their order, sets of them
 */
#include "tools.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/hashtab.h>
#include <libiberty/libiberty.h>

bool text_starts(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

int compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* ---- sets ------------------------------------------------------------------------------------------------------ */

static hashval_t hash_text(const void *text)
{
	return htab_hash_string(text);
}

static int equal_text(const void *a, const void *b)
{
	return strcmp(a, b) == 0;
}

struct htab *text_set(void (*free_text)(void *text))
{
	return htab_create_alloc(251, hash_text, equal_text, free_text, xcalloc, free);
}

bool text_set_add(struct htab *set, char *text)
{
	void **slot = htab_find_slot(set, text, INSERT);

	if (*slot) {
		free(text);
		return false;
	}
	*slot = text;
	return true;
}
