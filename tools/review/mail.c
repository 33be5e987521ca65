// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * mail.c - a review as replies to the patches, ready to be sent
 *
 * One mail for each patch with something new; several are an mbox. What sends them adds From and Date.
 */
#include "mail.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#define MBOX_FROM "From pcidevres Thu Jan  1 00:00:00 1970\n"

struct mail {
	char *text;
	size_t size;
};

/* ---- what there is to say about a patch ------------------------------------------------------------------------ */

static bool changes(const struct review_step *step, const char *file)
{
	struct diff diff;
	bool has;

	mail_diff(&diff, step);
	has = diff_has(&diff, file);
	diff_free(&diff);
	return has;
}

/* The patch to blame for what no step alone brings: the last one that changes the file, else the last one. */
static size_t blamed(const struct review *review, const struct finding *finding)
{
	size_t i = review->nsteps;

	while (i > 0) {
		if (changes(&review->steps[--i], finding->at.file))
			return i;
	}
	return review->nsteps - 1;
}

static void add_remarks(struct remark **remarks, size_t *count, const struct review *review, size_t step,
			const struct comparison *comparison)
{
	bool own = comparison != &review->total;
	size_t i;

	for (i = 0; i < comparison->count; i++) {
		const struct compared *compared = &comparison->list[i];
		struct finding *finding;

		if (compared->change != INTRODUCED || (!own && !words_of_series(review, compared)))
			continue;
		finding = words_finding(compared->result);
		if (!own && blamed(review, finding) != step) {
			words_finding_free(finding);
			continue;
		}
		*remarks = xrealloc(*remarks, (*count + 1) * sizeof(**remarks));
		(*remarks)[(*count)++] = (struct remark){
			.finding = finding,
			.fixed_by = own ? words_fixed_by(review, step, compared->result->fingerprint) : review->nsteps,
		};
	}
}

/* ---- what stands below all ------------------------------------------------------------------------------------- */

/* What was there before the series, and is gone after STEP; after all for nsteps. */
static void write_fixed(FILE *out, const struct review *review, size_t step, const char *what)
{
	const struct comparison *comparison = step < review->nsteps ? &review->steps[step].comparison : &review->total;
	bool any = false;
	size_t i;

	for (i = 0; i < comparison->count; i++) {
		const struct compared *compared = &comparison->list[i];
		struct finding *finding;
		char *text;

		if (compared->change != FIXED ||
		    words_introduced_by(review, step, compared->result->fingerprint) < review->nsteps)
			continue;
		finding = words_finding(compared->result);
		text = xasprintf("%s:%u: %s [%s]", finding->at.file, finding->at.line, finding->message, finding->rule);
		if (!any)
			fprintf(out, "%s\n\n", what);
		any = true;
		words_wrap(out, "  ", "      ", text);
		free(text);
		words_finding_free(finding);
	}
	if (any)
		fputc('\n', out);
}

/* Why files were not looked at: those that DIFF changes, all for NULL. */
static void write_skipped(FILE *out, const struct review *review, const struct diff *diff)
{
	bool any = false;
	size_t i;

	for (i = 0; i < review->nskipped; i++) {
		char *text = printable(review->skipped[i]), *colon = strstr(text, ": ");
		char *name = xmemdup(text, colon ? colon - text : 0, colon ? colon - text + 1 : 1);

		if (!diff || diff_has(diff, name)) {
			fputs(any ? "" : "Not looked at:\n\n", out);
			any = true;
			words_wrap(out, "  ", "      ", text);
		}
		free(name);
		free(text);
	}
	if (any)
		fputc('\n', out);
}

static void write_how(FILE *out, const struct review *review)
{
	char *how = printable(review->how);

	if (*how)
		fprintf(out, "To see it again, with every step:\n\n  %s\n", how);
	free(how);
}

static void write_found(FILE *out, const struct review *review)
{
	char *modules = words_modules(review);
	char *text = xasprintf("Found by pcidevres %s, which compared %s before and after the patch.",
			       PCIDEVRES_VERSION, review->nmodules ? modules : "the modules");

	words_wrap(out, "", "", text);
	write_how(out, review);
	free(text);
	free(modules);
}

/* ---- the mails ------------------------------------------------------------------------------------------------- */

/* False: there is nothing to say about it. */
static bool reply(struct mail *mail, const struct review *review, size_t number)
{
	const struct review_step *step = &review->steps[number];
	struct remark *remarks = NULL;
	struct diff diff;
	size_t count = 0, i;
	FILE *out;

	add_remarks(&remarks, &count, review, number, &step->comparison);
	add_remarks(&remarks, &count, review, number, &review->total);
	if (!count)
		return false;
	mail_diff(&diff, step);
	for (i = 0; i < count; i++)
		remark_place(&remarks[i], &diff);
	out = text_open(&mail->text, &mail->size);
	mail_headers(out, review, number);
	mail_attribution(out, step);
	quote_patch(out, review, &diff, remarks, count);
	write_fixed(out, review, number, "The patch also fixes:");
	write_skipped(out, review, &diff);
	write_found(out, review);
	text_close(out, &mail->size);
	for (i = 0; i < count; i++)
		words_finding_free(remarks[i].finding);
	free(remarks);
	diff_free(&diff);
	return true;
}

/* Nothing was introduced: a note, in reply to the first patch. */
static void write_note(struct mail *mail, const struct review *review)
{
	const char *what = review->nsteps > 1 ? "series" : "patch";
	FILE *out = text_open(&mail->text, &mail->size);
	char *text;

	if (review->nsteps)
		mail_headers(out, review, 0);
	else
		fputs("Subject: nothing to review\n\n", out);
	if (review->nmodules)
		text = xasprintf("pcidevres %s compared these modules before and after this %s, and found nothing that "
				 "it introduces:",
				 PCIDEVRES_VERSION, what);
	else
		text = xasprintf("pcidevres %s built no module that this %s can change, so it has nothing to compare.",
				 PCIDEVRES_VERSION, what);
	words_wrap(out, "", "", text);
	fputc('\n', out);
	free(text);
	for (size_t i = 0; i < review->nmodules; i++) {
		text = printable(review->modules[i]);
		fprintf(out, "  %s\n", text);
		free(text);
	}
	if (review->nmodules)
		fputc('\n', out);
	write_fixed(out, review, review->nsteps, "What it fixes:");
	write_skipped(out, review, NULL);
	write_how(out, review);
	text_close(out, &mail->size);
}

/* A mail in an mbox: no line of it may look like the beginning of the next one. */
static void write_in_mbox(FILE *out, const struct mail *mail)
{
	struct line line, rest;
	size_t pos = 0;

	fputs(MBOX_FROM, out);
	while (next_line(mail->text, mail->size, &pos, &line)) {
		for (rest = line; rest.length && *rest.text == '>'; rest.length--)
			rest.text++;
		fprintf(out, "%s%.*s\n", line_starts(rest, "From ") ? ">" : "", (int)line.length, line.text);
	}
	fputc('\n', out);
}

char *review_mail(const struct review *review, size_t *size)
{
	struct mail *mails = xcalloc(review->nsteps + 1, sizeof(*mails));
	char *text = NULL;
	size_t count = 0, i;
	FILE *out;

	for (i = 0; i < review->nsteps; i++)
		count += reply(&mails[count], review, i);
	if (!count)
		write_note(&mails[count++], review);
	out = text_open(&text, size);
	for (i = 0; i < count; i++) {
		if (count > 1)
			write_in_mbox(out, &mails[i]);
		else
			fwrite(mails[i].text, 1, mails[i].size, out);
		free(mails[i].text);
	}
	text_close(out, size);
	free(mails);
	return text;
}
