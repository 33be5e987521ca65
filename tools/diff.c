// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * diff.c - pcidevres diff: what came and what went between two runs
 *
 * Findings of modules that the second run did not look at are neither fixed nor unchanged.
 */
#include "tools.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#include "sarif.h"

enum state { INTRODUCED, FIXED, UNCHANGED, NOT_COMPARED, STATES };

/* One finding of either log; where modules share a source, of the first of them. */
struct line {
	enum state state;
	const struct old_result *result;
	char *place; /* "drivers/dma/plx_dma.c:612:2" */
	json_int_t number;
};

struct lines {
	struct line *list;
	size_t count;
	size_t totals[STATES];
};

static const json_t *physical(const json_t *result)
{
	return json_object_get(json_array_get(json_object_get(result, "locations"), 0), "physicalLocation");
}

static const char *text_or(const json_t *value, const char *otherwise)
{
	return json_string_value(value) ? json_string_value(value) : otherwise;
}

static void add_line(struct lines *lines, enum state state, const struct old_result *result)
{
	const json_t *at = physical(result->json), *region = json_object_get(at, "region");
	const char *uri = text_or(json_object_get(json_object_get(at, "artifactLocation"), "uri"), "(unknown)");
	struct line *line;

	lines->list = xrealloc(lines->list, (lines->count + 1) * sizeof(*lines->list));
	line = &lines->list[lines->count++];
	line->state = state;
	line->result = result;
	line->number = json_integer_value(json_object_get(region, "startLine"));
	line->place = xasprintf("%s:%lld:%lld", uri, (long long)line->number,
				(long long)json_integer_value(json_object_get(region, "startColumn")));
	lines->totals[state]++;
}

/* Is it the first with its fingerprint? */
static bool is_first(const struct old_log *log, size_t i)
{
	return !i || strcmp(log->list[i - 1].fingerprint, log->list[i].fingerprint) != 0;
}

/* Was any of the modules with this finding looked at again? */
static bool compared(const struct old_log *from, size_t i, const struct old_log *to)
{
	const char *fingerprint = from->list[i].fingerprint;

	for (; i < from->count && strcmp(from->list[i].fingerprint, fingerprint) == 0; i++) {
		if (old_log_covers(to, from->list[i].module))
			return true;
	}
	return false;
}

static void compare(struct lines *lines, const struct old_log *from, const struct old_log *to)
{
	size_t i;

	for (i = 0; i < to->count; i++) {
		if (is_first(to, i))
			add_line(lines, old_log_find(from, to->list[i].fingerprint) ? UNCHANGED : INTRODUCED,
				 &to->list[i]);
	}
	for (i = 0; i < from->count; i++) {
		if (is_first(from, i) && !old_log_find(to, from->list[i].fingerprint))
			add_line(lines, compared(from, i, to) ? FIXED : NOT_COMPARED, &from->list[i]);
	}
}

static int compare_lines(const void *x, const void *y)
{
	const struct line *a = x, *b = y;
	size_t file = strcspn(a->place, ":");
	int order = (int)a->state - (int)b->state;

	if (!order)
		order = strncmp(a->place, b->place, file + 1);
	if (!order)
		order = (a->number > b->number) - (a->number < b->number);
	if (!order)
		order = strcmp(a->place, b->place);
	return order ? order : strcmp(a->result->rule, b->result->rule);
}

static char *format_text(const struct lines *lines, size_t *size)
{
	char *text = NULL;
	FILE *out = text_open(&text, size);
	size_t i;

	for (i = 0; i < lines->count; i++) {
		const struct line *line = &lines->list[i];

		if (line->state != INTRODUCED && line->state != FIXED)
			continue;
		fprintf(out, "%s: %s: %s [%s]\n", line->state == INTRODUCED ? "introduced" : "fixed", line->place,
			text_or(json_object_get(json_object_get(line->result->json, "message"), "text"), ""),
			line->result->rule);
	}
	fprintf(out, "%zu introduced, %zu fixed, %zu unchanged", lines->totals[INTRODUCED], lines->totals[FIXED],
		lines->totals[UNCHANGED]);
	if (lines->totals[NOT_COMPARED])
		fprintf(out, ", %zu in modules that were not looked at again", lines->totals[NOT_COMPARED]);
	fputc('\n', out);
	text_close(out, size);
	return text;
}

/* The second log, whose results say what became of them; what is gone comes behind. */
static char *format_sarif(const struct old_log *from, struct old_log *to, size_t *size)
{
	json_t *results = json_object_get(json_array_get(json_object_get(to->json, "runs"), 0), "results");
	size_t i;

	for (i = 0; i < to->count; i++)
		json_object_set_new(to->list[i].json, "baselineState",
				    json_string(old_log_find(from, to->list[i].fingerprint) ? "unchanged" : "new"));
	for (i = 0; i < from->count; i++) {
		if (old_log_find(to, from->list[i].fingerprint) || !old_log_covers(to, from->list[i].module))
			continue;
		json_object_set_new(from->list[i].json, "baselineState", json_string("absent"));
		json_array_append(results, from->list[i].json);
	}
	return sarif_text(to->json, size);
}

static int diff_logs(const struct options *options, const struct old_log *from, struct old_log *to)
{
	struct lines lines = { 0 };
	int status = EXIT_TROUBLE;
	size_t size = 0, i;
	char *text;

	compare(&lines, from, to);
	if (lines.count)
		qsort(lines.list, lines.count, sizeof(*lines.list), compare_lines);
	text = options->format == FORMAT_SARIF ? format_sarif(from, to, &size) : format_text(&lines, &size);
	if (output_write(options->output, text, size))
		status = lines.totals[INTRODUCED] ? EXIT_FINDINGS : EXIT_CLEAN;
	free(text);
	for (i = 0; i < lines.count; i++)
		free(lines.list[i].place);
	free(lines.list);
	return status;
}

int diff_command(int argc, char **argv)
{
	struct old_log *from = NULL, *to = NULL;
	struct options options;
	int status = EXIT_TROUBLE;

	if (options_parse(&options, argc, argv)) {
		if (options.noperands != 2)
			trouble("diff: give two files that --format=sarif wrote, the older one first");
		else if ((from = old_log_read(options.operands[0])) && (to = old_log_read(options.operands[1])))
			status = diff_logs(&options, from, to);
	}
	old_log_free(from);
	old_log_free(to);
	options_free(&options);
	return status;
}
