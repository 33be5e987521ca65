// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * text.c - findings for people: a line as compilers write it, the path to it, notes
 *
 * The same finding reached through several modules that share a source is written once.
 */
#include "tools.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

int compare_places(const struct place *a, const struct place *b)
{
	int order = strcmp(a->file, b->file);

	if (order)
		return order;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return (a->column > b->column) - (a->column < b->column);
}

static int compare_findings(const void *x, const void *y)
{
	const struct finding *a = *(const struct finding *const *)x;
	const struct finding *b = *(const struct finding *const *)y;
	int order = compare_places(&a->at, &b->at);

	if (!order)
		order = strcmp(a->rule, b->rule);
	if (!order)
		order = strcmp(a->fingerprint, b->fingerprint);
	return order ? order : strcmp(a->module, b->module);
}

static bool same_finding(const struct finding *a, const struct finding *b)
{
	return compare_places(&a->at, &b->at) == 0 && strcmp(a->rule, b->rule) == 0 &&
	       strcmp(a->fingerprint, b->fingerprint) == 0;
}

/* What comes from records and logs is no more than a line, and says nothing to the terminal. */
static void put(FILE *out, const char *text)
{
	char *shown = printable(text);

	fputs(shown, out);
	free(shown);
}

static void write_place(FILE *out, const struct place *at)
{
	put(out, *at->file ? at->file : "(unknown)");
	fputc(':', out);
	if (at->line)
		fprintf(out, "%u:", at->line);
	if (at->line && at->column)
		fprintf(out, "%u:", at->column);
}

static void write_steps(FILE *out, const struct finding *finding)
{
	const char *function = "";
	unsigned int i;

	for (i = 0; i < finding->nsteps; i++) {
		const struct finding_step *step = &finding->steps[i];

		fprintf(out, "  (%u) ", i + 1);
		write_place(out, &step->at);
		if (step->function && *step->function && strcmp(step->function, function) != 0) {
			function = step->function;
			fputs(" in ", out);
			put(out, function);
			fputc(':', out);
		}
		fputc(' ', out);
		put(out, step->text);
		fputc('\n', out);
	}
}

static void write_line(FILE *out, const char *before, const struct finding *finding, const char *kind)
{
	fputs(before, out);
	write_place(out, &finding->at);
	fputs(kind, out);
	put(out, finding->message);
	fprintf(out, " [%s]\n", finding->rule);
}

void finding_print_line(FILE *out, const char *before, const struct finding *finding)
{
	write_line(out, before, finding, " ");
}

void finding_print(FILE *out, const char *before, const struct finding *finding)
{
	write_line(out, before, finding, " warning: ");
	write_steps(out, finding);
	fprintf(out, "note: %s\n", finding->effect);
	if (finding->advice && finding->document)
		fprintf(out, "note: %s (%s)\n", finding->advice, finding->document);
	else if (finding->advice || finding->document)
		fprintf(out, "note: %s%s\n", finding->advice ? "" : "see ",
			finding->advice ? finding->advice : finding->document);
}

char *text_format(const struct results *results, size_t *size)
{
	const struct finding **sorted = xcalloc(results->nfindings + 1, sizeof(*sorted));
	char *text = NULL;
	FILE *out = text_open(&text, size);
	size_t count = 0, i;

	for (i = 0; i < results->nfindings; i++) {
		if (!results_known(results, i))
			sorted[count++] = results->findings[i];
	}
	qsort(sorted, count, sizeof(*sorted), compare_findings);
	for (i = 0; i < count; i++) {
		if (!i || !same_finding(sorted[i - 1], sorted[i]))
			finding_print(out, "", sorted[i]);
	}
	text_close(out, size);
	free(sorted);
	return text;
}
