// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * text.c - a review for a terminal, and for robots that mark what is new with ">>"
 *
 * Patch by patch what it introduces, in full, and what it fixes; then what was there before, what was not looked at,
 * the totals, and how to do it again.
 */
#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#include "mail.h"

#define NEW ">> "

static void write_introduced(FILE *out, const struct review *review, size_t step, const struct compared *compared)
{
	struct finding *finding = words_finding(compared->result);
	size_t fixed = words_fixed_by(review, step, compared->result->fingerprint);

	finding_print(out, NEW, finding);
	if (fixed < review->nsteps)
		fprintf(out,
			"note: introduced here, fixed by patch %zu/%zu: a bisection that ends up in between meets it\n",
			fixed + 1, review->nsteps);
	words_finding_free(finding);
}

static void write_fixed(FILE *out, const struct review *review, size_t step, const struct compared *compared)
{
	struct finding *finding = words_finding(compared->result);
	size_t by = words_introduced_by(review, step, compared->result->fingerprint);
	char *before = by == review->nsteps ?
			       xstrdup("fixed: ") :
			       xasprintf("fixed (introduced by patch %zu/%zu): ", by + 1, review->nsteps);

	finding_print_line(out, before, finding);
	free(before);
	words_finding_free(finding);
}

static void write_step(FILE *out, const struct review *review, size_t number)
{
	const struct review_step *step = &review->steps[number];
	const struct comparison *comparison = &step->comparison;
	char *subject, *name;
	size_t i;

	if (!comparison->totals[INTRODUCED] && !comparison->totals[FIXED])
		return;
	subject = printable(step->subject);
	name = words_step(review, number);
	fprintf(out, "%s: %.12s", name, step->id);
	if (*subject)
		fprintf(out, " (\"%s\")", subject);
	fputc('\n', out);
	free(name);
	free(subject);
	for (i = 0; i < comparison->count; i++) {
		if (comparison->list[i].change == INTRODUCED)
			write_introduced(out, review, number, &comparison->list[i]);
		else if (comparison->list[i].change == FIXED)
			write_fixed(out, review, number, &comparison->list[i]);
	}
	fputc('\n', out);
}

static void write_series(FILE *out, const struct review *review)
{
	const struct comparison *total = &review->total;
	bool any = false;
	size_t i;

	for (i = 0; i < total->count; i++) {
		if (!words_of_series(review, &total->list[i]))
			continue;
		if (!any)
			fputs("all patches together:\n", out);
		any = true;
		write_introduced(out, review, review->nsteps, &total->list[i]);
	}
	if (any)
		fputc('\n', out);
}

static bool is_changed(const struct diff *diffs, size_t count, const char *file)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (diff_has(&diffs[i], file))
			return true;
	}
	return false;
}

/* One line each in the files the patches change, and a number for the others. */
static void write_left(FILE *out, const struct review *review)
{
	struct diff *diffs = xcalloc(review->nsteps + 1, sizeof(*diffs));
	const struct comparison *total = &review->total;
	size_t elsewhere = 0, i;

	for (i = 0; i < review->nsteps; i++)
		mail_diff(&diffs[i], &review->steps[i]);
	for (i = 0; i < total->count; i++) {
		struct finding *finding;

		if (total->list[i].change != UNCHANGED)
			continue;
		finding = words_finding(total->list[i].result);
		if (is_changed(diffs, review->nsteps, finding->at.file))
			finding_print_line(out, "pre-existing: ", finding);
		else
			elsewhere++;
		words_finding_free(finding);
	}
	if (elsewhere)
		fprintf(out, "pre-existing: %zu in files that are not changed\n", elsewhere);
	for (i = 0; i < review->nsteps; i++)
		diff_free(&diffs[i]);
	free(diffs);
}

static void write_line(FILE *out, const char *before, const char *text)
{
	char *clean = printable(text);

	fprintf(out, "%s%s\n", before, clean);
	free(clean);
}

char *review_text(const struct review *review, size_t *size)
{
	char *text = NULL, *totals = words_totals(review), *modules = words_modules(review);
	FILE *out = text_open(&text, size);
	size_t i;

	for (i = 0; i < review->nsteps; i++)
		write_step(out, review, i);
	write_series(out, review);
	write_left(out, review);
	for (i = 0; i < review->nskipped; i++)
		write_line(out, "not looked at: ", review->skipped[i]);
	fprintf(out, "compared: %s\n", review->nmodules ? modules : "no module");
	fprintf(out, "%s\n", totals);
	if (review->how)
		write_line(out, "reproduce: ", review->how);
	text_close(out, size);
	free(modules);
	free(totals);
	return text;
}
