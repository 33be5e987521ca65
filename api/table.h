/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * table.h - what the table and the reader of its texts share
 */
#ifndef API_TABLE_H
#define API_TABLE_H

#include "pcidevres/api.h"

struct objalloc;

/* Growing lists. The lists are malloc'ed, what they point to lives in the table's arena. */
struct api_rows {
	const struct api_row **list;
	size_t count;
};

struct api_semantics {
	const struct api_semantic **list;
	size_t count;
};

struct api_names {
	const char **list;
	size_t count;
};

/* An expression and where it stands. */
struct api_condition {
	const char *expression;
	unsigned int line, column;
};

struct api_conditions {
	struct api_condition *list;
	size_t count;
};

/* What one text says. */
struct api_text {
	struct api_rows rows;
	struct api_semantics semantics;
	struct api_names probes;
	struct api_conditions conditions;
};

/* A word of an expression, without its "!". */
struct api_word {
	const char *text;
	size_t length;
	bool negated;
};

/* The next word at *AT, which moves behind it; false at the end. */
bool api_next_word(const char **at, struct api_word *word);

/*
 * Reads TEXT. NULL, or one xmalloc'ed line saying what is wrong. *RESULT is to be freed with api_text_free() either
 * way.
 */
char *api_parse(struct objalloc *arena, const char *file, const char *text, struct api_text *result);
void api_text_free(struct api_text *text);

/* "FILE:LINE:COLUMN: ..." xmalloc'ed. FORMAT knows %s, %.*s and %u. */
char *api_complain(const char *file, unsigned int line, unsigned int column, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

bool api_rows_same(const struct api_row *a, const struct api_row *b);
void api_rows_append(struct api_rows *rows, const struct api_row *row);
void api_semantics_append(struct api_semantics *semantics, const struct api_semantic *semantic);
void api_names_append(struct api_names *names, const char *name);

#endif
