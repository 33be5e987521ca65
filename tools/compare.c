// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * compare.c - two runs, finding by finding
 */
#include "compare.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#include "tools.h"

static void add(struct comparison *comparison, enum change change, const struct old_result *result)
{
	const json_t *at = json_object_get(sarif_location(result->json), "physicalLocation");
	const json_t *region = json_object_get(at, "region");
	struct compared *compared;

	comparison->list = xrealloc(comparison->list, (comparison->count + 1) * sizeof(*comparison->list));
	compared = &comparison->list[comparison->count++];
	compared->change = change;
	compared->result = result;
	compared->file = sarif_text_at(json_object_get(at, "artifactLocation"), "uri", "(unknown)");
	compared->message = sarif_text_at(json_object_get(result->json, "message"), "text", "");
	compared->line = json_integer_value(json_object_get(region, "startLine"));
	compared->column = json_integer_value(json_object_get(region, "startColumn"));
	comparison->totals[change]++;
}

/* Is it the first with its fingerprint? */
static bool is_first(const struct old_log *log, size_t i)
{
	return !i || strcmp(log->list[i - 1].fingerprint, log->list[i].fingerprint) != 0;
}

/* Was any of the modules with this finding looked at again? */
static bool looked_at(const struct old_log *from, size_t i, const struct old_log *to)
{
	const char *fingerprint = from->list[i].fingerprint;

	for (; i < from->count && strcmp(from->list[i].fingerprint, fingerprint) == 0; i++) {
		if (old_log_covers(to, from->list[i].module))
			return true;
	}
	return false;
}

static int in_order(const void *x, const void *y)
{
	const struct compared *a = x, *b = y;
	int order = (int)a->change - (int)b->change;

	if (!order)
		order = strcmp(a->file, b->file);
	if (!order)
		order = (a->line > b->line) - (a->line < b->line);
	if (!order)
		order = (a->column > b->column) - (a->column < b->column);
	return order ? order : strcmp(a->result->rule, b->result->rule);
}

void compare_logs(struct comparison *comparison, struct old_log *from, struct old_log *to)
{
	size_t i;

	memset(comparison, 0, sizeof(*comparison));
	comparison->from = from;
	comparison->to = to;
	for (i = 0; i < to->count; i++) {
		if (is_first(to, i))
			add(comparison, old_log_find(from, to->list[i].fingerprint) ? UNCHANGED : INTRODUCED,
			    &to->list[i]);
	}
	for (i = 0; i < from->count; i++) {
		if (is_first(from, i) && !old_log_find(to, from->list[i].fingerprint))
			add(comparison, looked_at(from, i, to) ? FIXED : NOT_COMPARED, &from->list[i]);
	}
	if (comparison->count)
		qsort(comparison->list, comparison->count, sizeof(*comparison->list), in_order);
}

void comparison_free(struct comparison *comparison)
{
	free(comparison->list);
	memset(comparison, 0, sizeof(*comparison));
}

char *compared_place(const struct compared *compared)
{
	return xasprintf("%s:%lld:%lld", compared->file, compared->line, compared->column);
}

char *comparison_totals(const struct comparison *comparison)
{
	const size_t *totals = comparison->totals;
	char *text = xasprintf("%zu introduced, %zu fixed, %zu unchanged", totals[INTRODUCED], totals[FIXED],
			       totals[UNCHANGED]);
	char *more;

	if (!totals[NOT_COMPARED])
		return text;
	more = xasprintf("%s, %zu in modules that were not looked at again", text, totals[NOT_COMPARED]);
	free(text);
	return more;
}

char *comparison_text(const struct comparison *comparison, size_t *size)
{
	char *text = NULL, *totals = comparison_totals(comparison);
	FILE *out = text_open(&text, size);
	size_t i;

	for (i = 0; i < comparison->count; i++) {
		const struct compared *compared = &comparison->list[i];
		char *place, *line, *shown;

		if (compared->change != INTRODUCED && compared->change != FIXED)
			continue;
		place = compared_place(compared);
		line = xasprintf("%s: %s [%s]", place, compared->message, compared->result->rule);
		shown = printable(line);
		fprintf(out, "%s: %s\n", compared->change == INTRODUCED ? "introduced" : "fixed", shown);
		free(shown);
		free(line);
		free(place);
	}
	fprintf(out, "%s\n", totals);
	text_close(out, size);
	free(totals);
	return text;
}

char *comparison_sarif(struct comparison *comparison, size_t *size)
{
	struct old_log *from = comparison->from, *to = comparison->to;
	json_t *results = json_object_get(json_array_get(json_object_get(to->json, "runs"), 0), "results");
	size_t i;

	for (i = 0; i < to->count; i++)
		json_object_set_new(to->list[i].json, SARIF_STATE,
				    json_string(old_log_find(from, to->list[i].fingerprint) ? "unchanged" : "new"));
	for (i = 0; i < from->count; i++) {
		if (old_log_find(to, from->list[i].fingerprint) || !old_log_covers(to, from->list[i].module))
			continue;
		json_object_set_new(from->list[i].json, SARIF_STATE, json_string("absent"));
		json_array_append(results, from->list[i].json);
	}
	return sarif_text(to->json, size);
}
