// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * table.c - the API table: rows by function name, semantics, probes
 *
 * Texts are read by parse.c. A text takes effect as a whole or not at all. Rows of a later text come before those of an
 * earlier one, so that a user's rows win; within one text they keep their order.
 */
#include "table.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/hashtab.h>
#include <libiberty/libiberty.h>
#include <libiberty/objalloc.h>

#include "pcidevres/flow.h"

/* All rows of one function. */
struct entry {
	const char *name;
	const struct api_row **rows;
	size_t count;
};

struct api_table {
	struct objalloc *arena; /* everything rows and semantics point to */
	struct api_rows rows;	/* in order of precedence */
	struct api_semantics semantics;
	struct api_names probes;
	htab_t index; /* of struct entry */
};

extern const char api_builtin_text[]; /* api/pci.api, made into C by the Makefile */

static hashval_t entry_hash(const void *entry)
{
	return htab_hash_string(((const struct entry *)entry)->name);
}

static int entry_equal(const void *entry, const void *name)
{
	return strcmp(((const struct entry *)entry)->name, name) == 0;
}

static void entry_free(void *entry)
{
	free(((struct entry *)entry)->rows);
	free(entry);
}

static struct api_table *table_new(void)
{
	struct api_table *table = xcalloc(1, sizeof(*table));

	table->arena = objalloc_create();
	if (!table->arena)
		xmalloc_failed(sizeof(*table->arena));
	table->index = htab_create_alloc(509, entry_hash, entry_equal, entry_free, xcalloc, free);
	return table;
}

struct api_table *api_table_builtin(void)
{
	struct api_table *table = table_new();
	char *wrong = api_table_add(table, "pci.api", api_builtin_text);

	size_t i;

	if (wrong)
		abort();
	for (i = 0; i < table->rows.count; i++)
		((struct api_row *)(uintptr_t)table->rows.list[i])->builtin = true;
	return table;
}

void api_table_free(struct api_table *table)
{
	if (!table)
		return;
	htab_delete(table->index);
	free(table->rows.list);
	free(table->semantics.list);
	free(table->probes.list);
	objalloc_free(table->arena);
	free(table);
}

/* ---- merging a text ---------------------------------------------------------------------------------------------- */

static const struct api_semantic *find_semantic(const struct api_semantics *semantics, const char *name, size_t length)
{
	size_t i;

	/* The last of a name counts. */
	for (i = semantics->count; i-- > 0;) {
		const struct api_semantic *semantic = semantics->list[i];

		if (strncmp(semantic->name, name, length) == 0 && !semantic->name[length])
			return semantic;
	}
	return NULL;
}

static hashval_t row_hash(const void *row)
{
	return htab_hash_string(((const struct api_row *)row)->name);
}

static int row_equal(const void *a, const void *b)
{
	return api_rows_same(a, b);
}

/* New rows first; of the same function and condition the last one counts, and older ones go. */
static void merge_rows(struct api_table *table, const struct api_rows *added)
{
	htab_t last = htab_create_alloc(509, row_hash, row_equal, NULL, xcalloc, free);
	struct api_rows merged = { 0 };
	size_t i;

	for (i = 0; i < added->count; i++)
		*htab_find_slot(last, added->list[i], INSERT) = (void *)(uintptr_t)added->list[i];
	for (i = 0; i < added->count; i++) {
		if (htab_find(last, added->list[i]) == added->list[i])
			api_rows_append(&merged, added->list[i]);
	}
	for (i = 0; i < table->rows.count; i++) {
		if (!htab_find(last, table->rows.list[i]))
			api_rows_append(&merged, table->rows.list[i]);
	}
	htab_delete(last);
	free(table->rows.list);
	table->rows = merged;
}

static void index_rows(struct api_table *table)
{
	size_t i;

	htab_empty(table->index);
	for (i = 0; i < table->rows.count; i++) {
		const struct api_row *row = table->rows.list[i];
		void **slot = htab_find_slot_with_hash(table->index, row->name, htab_hash_string(row->name), INSERT);
		struct entry *entry = *slot;

		if (!entry) {
			entry = xcalloc(1, sizeof(*entry));
			entry->name = row->name;
			*slot = entry;
		}
		entry->rows = xrealloc(entry->rows, (entry->count + 1) * sizeof(*entry->rows));
		entry->rows[entry->count++] = row;
	}
}

static void add_probe(struct api_table *table, const char *name)
{
	size_t i;

	for (i = 0; i < table->probes.count; i++) {
		if (strcmp(table->probes.list[i], name) == 0)
			return;
	}
	api_names_append(&table->probes, name);
}

/* The probes among the words of EXPRESSION. */
static void add_probes_of(struct api_table *table, const char *expression)
{
	struct api_word word;

	while (api_next_word(&expression, &word)) {
		if (memchr(word.text, ':', word.length)) {
			char *name = objalloc_alloc(table->arena, word.length + 1);

			if (!name)
				xmalloc_failed(word.length + 1);
			memcpy(name, word.text, word.length);
			name[word.length] = '\0';
			add_probe(table, name);
		}
	}
}

static void collect_probes(struct api_table *table, const struct api_text *text)
{
	size_t i;

	for (i = 0; i < text->probes.count; i++)
		add_probe(table, text->probes.list[i]);
	for (i = 0; i < table->semantics.count; i++)
		add_probes_of(table, table->semantics.list[i]->expression);
	for (i = 0; i < table->rows.count; i++)
		add_probes_of(table, table->rows.list[i]->when);
}

/* ---- do the names in conditions exist? ------------------------------------------------------------------------- */

#define DEPTH_MAX 6    /* semantics in semantics */
#define WORDS_MAX 1000 /* of a condition, those of its semantics included: each unit asks them all */

/*
 * False when EXPRESSION names an unknown semantic, goes in circles or is longer than *ROOM words; *BAD is then the word.
 */
static bool expression_ok(const struct api_semantics *semantics, const char *expression, unsigned int depth,
			  unsigned int *room, struct api_word *bad)
{
	struct api_word word;

	while (api_next_word(&expression, &word)) {
		const struct api_semantic *semantic = NULL;
		bool probe = memchr(word.text, ':', word.length);

		if (!probe && depth < DEPTH_MAX)
			semantic = find_semantic(semantics, word.text, word.length);
		if (!(probe || semantic) || !*room) {
			*bad = word;
			return false;
		}
		--*room;
		if (semantic && !expression_ok(semantics, semantic->expression, depth + 1, room, bad))
			return false;
	}
	return true;
}

/* NULL, or what is wrong with a condition of TEXT. */
static char *check_conditions(const struct api_semantics *semantics, const struct api_text *text, const char *file)
{
	struct api_word bad;
	size_t i;

	for (i = 0; i < text->conditions.count; i++) {
		const struct api_condition *condition = &text->conditions.list[i];
		unsigned int room = WORDS_MAX;

		if (expression_ok(semantics, condition->expression, 0, &room, &bad))
			continue;
		if (!room)
			return api_complain(file, condition->line, condition->column,
					    "more than %u words, with those of the semantics it names; leave some out",
					    WORDS_MAX);
		return api_complain(file, condition->line, condition->column,
				    "semantic '%.*s' is not defined, or by way of itself; "
				    "write 'semantic NAME = PROBE...' or correct the name",
				    (int)bad.length, bad.text);
	}
	return NULL;
}

char *api_table_add(struct api_table *table, const char *file, const char *text)
{
	struct api_semantics semantics = { 0 };
	struct api_text added;
	char *wrong;
	size_t i;

	wrong = api_parse(table->arena, file, text, &added);
	if (!wrong) {
		for (i = 0; i < table->semantics.count; i++)
			api_semantics_append(&semantics, table->semantics.list[i]);
		for (i = 0; i < added.semantics.count; i++)
			api_semantics_append(&semantics, added.semantics.list[i]);
		wrong = check_conditions(&semantics, &added, file);
	}
	if (wrong) {
		free(semantics.list);
	} else {
		free(table->semantics.list);
		table->semantics = semantics;
		merge_rows(table, &added.rows);
		index_rows(table);
		collect_probes(table, &added);
	}
	api_text_free(&added);
	return wrong;
}

/* ---- questions ------------------------------------------------------------------------------------------------- */

const struct api_row *const *api_rows(const struct api_table *table, const char *name, bool own, size_t *count)
{
	const struct entry *entry = htab_find_with_hash(table->index, name, htab_hash_string(name));

	*count = entry ? entry->count : 0;
	while (own && *count && entry->rows[*count - 1]->builtin) /* users' rows come first */
		--*count;
	return *count ? entry->rows : NULL;
}

const char *api_attr(const struct api_row *row, const char *key)
{
	unsigned int i;

	for (i = 0; i < row->nattrs; i++) {
		if (strcmp(row->attrs[i].key, key) == 0)
			return row->attrs[i].value;
	}
	return NULL;
}

int api_arg(const struct api_row *row, const char *key)
{
	const char *value = api_attr(row, key);

	return value && value[0] == '$' && value[1] != '-' ? atoi(value + 1) : -1;
}

int api_call_arg(const struct api_row *row, const char *key, unsigned int nargs)
{
	const char *value = api_attr(row, key);
	int number;

	if (!value || value[0] != '$')
		return -1;
	number = atoi(value + 1);
	if (number < 0)
		number += (int)nargs;
	return number >= 0 && number < (int)nargs ? number : -1;
}

const char *const *api_probes(const struct api_table *table, size_t *count)
{
	*count = table->probes.count;
	return table->probes.list;
}

static bool probe_holds(const struct flow_unit *unit, const struct api_word *word)
{
	char *name = xstrndup(word->text, word->length);
	int64_t value;
	bool holds;

	if (strncmp(name, "field:", 6) == 0) {
		value = flow_probe_value(unit, name, -1);
		holds = value >= 0;
	} else {
		value = flow_probe_value(unit, name, 0);
		holds = value > 0;
	}
	free(name);
	return holds;
}

bool api_holds(const struct api_table *table, const struct flow_unit *unit, const char *condition)
{
	struct api_word word;

	while (api_next_word(&condition, &word)) {
		bool holds;

		if (memchr(word.text, ':', word.length)) {
			holds = probe_holds(unit, &word);
		} else {
			const struct api_semantic *semantic = find_semantic(&table->semantics, word.text, word.length);

			holds = semantic && api_holds(table, unit, semantic->expression);
		}
		if (holds == word.negated)
			return false;
	}
	return true;
}
