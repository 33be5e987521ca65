// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * quote.c - a patch quoted, with what there is to say about it below the lines it is about
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#include "mail.h"

/* A hunk up to this size is quoted as a whole; of a longer one so many lines around a remark. */
#define WHOLE 24
#define LINES_ABOVE 10
#define LINES_BELOW 3

#define STEPS 3

/* ---- where ----------------------------------------------------------------------------------------------------- */

static bool same_place(const struct place *a, const struct place *b)
{
	return a->line == b->line && a->column == b->column && strcmp(a->file, b->file) == 0;
}

/* The last step that happens at the offending line. */
static unsigned int offending_step(const struct finding *finding)
{
	unsigned int i = finding->nsteps;

	while (i > 0) {
		if (same_place(&finding->steps[--i].at, &finding->at))
			return i;
	}
	return finding->nsteps ? finding->nsteps - 1 : 0;
}

/* How many lines there are from LINE of HUNK to one the patch changes. */
static size_t to_change(const struct hunk *hunk, size_t line)
{
	size_t best = hunk->nlines, i;

	for (i = 0; i < hunk->nlines; i++) {
		size_t lines = i < line ? line - i : i - line;

		if ((hunk->lines[i].added || !hunk->lines[i].new_line) && lines < best)
			best = lines;
	}
	return best;
}

/* A step is the better to stand below, the nearer it is to what the patch changes, and then to the offending one. */
static size_t cost(const struct diff *diff, const struct diff_place *place, unsigned int step, unsigned int offending)
{
	return to_change(&diff->files[place->file].hunks[place->hunk], place->line) * 1000 +
	       (step < offending ? offending - step : step - offending);
}

/* Lines that are removed below it belong to it. */
static void pass_removed(struct diff_place *place, const struct diff *diff)
{
	const struct hunk *hunk = &diff->files[place->file].hunks[place->hunk];

	while (place->line + 1 < hunk->nlines && line_starts(hunk->lines[place->line + 1].line, "-"))
		place->line++;
}

void remark_place(struct remark *remark, const struct diff *diff)
{
	const struct finding *finding = remark->finding;
	unsigned int offending = offending_step(finding), i;
	size_t best = SIZE_MAX;

	remark->exact = diff_find(diff, finding->at.file, finding->at.line, &remark->place);
	if (remark->exact)
		return;
	for (i = 0; i < finding->nsteps; i++) {
		struct diff_place place;

		if (!diff_find(diff, finding->steps[i].at.file, finding->steps[i].at.line, &place))
			continue;
		if (cost(diff, &place, i, offending) < best) {
			best = cost(diff, &place, i, offending);
			remark->place = place;
		}
	}
	if (best < SIZE_MAX)
		pass_removed(&remark->place, diff);
}

static int in_order(const void *x, const void *y)
{
	const struct remark *a = x, *b = y;
	int order = (a->place.file > b->place.file) - (a->place.file < b->place.file);

	if (!order)
		order = (a->place.hunk > b->place.hunk) - (a->place.hunk < b->place.hunk);
	if (!order)
		order = (a->place.line > b->place.line) - (a->place.line < b->place.line);
	if (!order)
		order = (a->finding->at.line > b->finding->at.line) - (a->finding->at.line < b->finding->at.line);
	return order ? order : strcmp(a->finding->rule, b->finding->rule);
}

/* ---- the words of a remark ------------------------------------------------------------------------------------- */

static bool speaks_of(const struct finding *finding, const char *word)
{
	return strstr(finding->message, word) != NULL;
}

/* How much a step tells of what the message is about, rather than who calls whom. */
static int weight(const struct finding *finding, unsigned int i)
{
	const char *text = finding->steps[i].text;

	if (i == finding->nsteps - 1)
		return 9;
	if (text_starts(text, "calls ") || text_starts(text, "the driver core calls "))
		return 0;
	if (same_place(&finding->steps[i].at, &finding->at))
		return 8;
	if ((strstr(text, "vectors freed here") && speaks_of(finding, "vector")) ||
	    (strstr(text, " is disabled here") && speaks_of(finding, "abled")) ||
	    (strstr(text, " installs handler ") && speaks_of(finding, "handler")))
		return 7;
	if (strstr(text, "responsible") && speaks_of(finding, "vector"))
		return 6;
	if ((strstr(text, "managed from here") || strstr(text, " is enabled")) && speaks_of(finding, "abled"))
		return 5;
	if (text_starts(text, "if "))
		return 4;
	return strstr(text, "driver detach calls ") ? 3 : 1;
}

/* The steps that matter, in order; the later one of those that tell as much. */
static unsigned int pick_steps(const struct finding *finding, unsigned int *picked)
{
	unsigned int count = 0, i, k, worst;

	for (i = 0; i < finding->nsteps; i++) {
		if (!weight(finding, i))
			continue;
		if (count < STEPS) {
			picked[count++] = i;
			continue;
		}
		for (worst = 0, k = 1; k < count; k++) {
			if (weight(finding, picked[k]) < weight(finding, picked[worst]))
				worst = k;
		}
		if (weight(finding, picked[worst]) > weight(finding, i))
			continue;
		memmove(picked + worst, picked + worst + 1, (count - worst - 1) * sizeof(*picked));
		picked[count - 1] = i;
	}
	return count;
}

static void write_steps(FILE *out, const struct finding *finding)
{
	unsigned int picked[STEPS], count = pick_steps(finding, picked), i;

	for (i = 0; i < count; i++) {
		const struct finding_step *step = &finding->steps[picked[i]];
		const char *file = strcmp(step->at.file, finding->at.file) ? step->at.file : path_base(step->at.file);
		char *text = xasprintf("%s:%u%s%s%s: %s", *file ? file : "(unknown)", step->at.line,
				       *step->function ? " (" : "", step->function, *step->function ? ")" : "",
				       step->text);

		words_wrap(out, "  ", "      ", text);
		free(text);
	}
	if (count < finding->nsteps)
		fprintf(out, "  (%u of the %u steps)\n", count, finding->nsteps);
	if (count)
		fputc('\n', out);
}

/* TEXT as the beginning of a sentence: a first word that is no name gets a capital, and " (S4)" goes. Free it. */
static char *sentence(const char *text)
{
	size_t length = strlen(text), word;
	char *result;

	if (length > 5 && text_starts(text + length - 5, " (S") && text[length - 1] == ')')
		length -= 5;
	result = xmemdup(text, length, length + 1);
	for (word = 0; islower((unsigned char)result[word]); word++)
		;
	if (word && (result[word] == ' ' || result[word] == ','))
		result[0] = toupper((unsigned char)result[0]);
	return result;
}

static const char *how_bad(unsigned int severity)
{
	switch (severity) {
	case 1:
		return " If that is right it can end in a use after free or an oops, so please have a look.";
	case 2:
		return " That looks worth fixing before this goes in.";
	case 3:
		return " Nothing crashes, but the device is left in a state nobody asked for.";
	case 4:
		return " So this is minor: no harm is done at run time today.";
	default:
		return "";
	}
}

/* Ends in an empty line. */
static void write_remark(FILE *out, const struct review *review, const struct remark *remark)
{
	const struct finding *finding = remark->finding;
	char *message = sentence(finding->message), *effect = sentence(finding->effect), *text;

	if (remark->exact)
		text = xasprintf("%s [%s]:", message, finding->rule);
	else
		text = xasprintf("With this patch, at %s:%u%s%s: %s [%s]:", finding->at.file, finding->at.line,
				 *finding->function ? " in " : "", finding->function, finding->message, finding->rule);
	words_wrap(out, "", "", text);
	free(text);
	fputc('\n', out);
	write_steps(out, finding);
	text = xasprintf("%s.%s", effect, how_bad(finding->severity));
	words_wrap(out, "", "", text);
	free(text);
	if (finding->advice) {
		text = xasprintf("Suggestion: %s%s%s%s.", finding->advice, finding->document ? " (see " : "",
				 finding->document ? finding->document : "", finding->document ? ")" : "");
		words_wrap(out, "", "", text);
		free(text);
	}
	if (remark->fixed_by < review->nsteps) {
		text = xasprintf("Patch %zu/%zu fixes it again, but a bisection that ends up in between meets it.",
				 remark->fixed_by + 1, review->nsteps);
		words_wrap(out, "", "", text);
		free(text);
	}
	fputc('\n', out);
	free(message);
	free(effect);
}

/* ---- the patch ------------------------------------------------------------------------------------------------- */

struct quoting {
	FILE *out;
	const struct review *review;
	const struct remark *next, *end; /* remarks that are still to come */
	bool left_out;			 /* something, that nothing says yet */
	bool quoted;			 /* the last line was */
};

static void quote(struct quoting *quoting, struct line line)
{
	char *text = words_source(line);

	if (quoting->left_out)
		fputs("> [...]\n", quoting->out);
	fprintf(quoting->out, *text ? "> %s\n" : ">\n", text);
	quoting->left_out = false;
	quoting->quoted = true;
	free(text);
}

static void write_remarks_at(struct quoting *quoting, size_t file, size_t hunk, size_t line)
{
	for (; quoting->next < quoting->end; quoting->next++) {
		const struct diff_place *place = &quoting->next->place;

		if (place->file != file || place->hunk != hunk || place->line != line)
			return;
		if (quoting->left_out)
			fputs("> [...]\n", quoting->out);
		if (quoting->left_out || quoting->quoted)
			fputc('\n', quoting->out);
		quoting->left_out = quoting->quoted = false;
		write_remark(quoting->out, quoting->review, quoting->next);
	}
}

/* Is the line near a remark of its hunk that is still to come, or not far below the last one? */
static bool is_near(const struct quoting *quoting, size_t file, size_t hunk, size_t line, size_t below)
{
	const struct remark *next = quoting->next;

	return below <= LINES_BELOW || (next < quoting->end && next->place.file == file && next->place.hunk == hunk &&
					next->place.line <= line + LINES_ABOVE);
}

static void quote_hunk(struct quoting *quoting, const struct hunk *hunk, size_t file, size_t number)
{
	size_t below = LINES_BELOW + 1, i;

	quote(quoting, hunk->head);
	for (i = 0; i < hunk->nlines; i++, below++) {
		const struct remark *before = quoting->next;

		if (hunk->nlines <= WHOLE || is_near(quoting, file, number, i, below))
			quote(quoting, hunk->lines[i].line);
		else
			quoting->left_out = true;
		write_remarks_at(quoting, file, number, i);
		if (quoting->next != before)
			below = 0;
	}
}

static void quote_file(struct quoting *quoting, const struct changed_file *file, size_t number)
{
	size_t i;

	for (i = 0; i < file->nheads; i++)
		quote(quoting, file->heads[i]);
	for (i = 0; i < file->nhunks; i++) {
		const struct diff_place *place = &quoting->next->place;

		if (quoting->next < quoting->end && place->file == number && place->hunk == i)
			quote_hunk(quoting, &file->hunks[i], number, i);
		else
			quoting->left_out = true;
	}
	write_remarks_at(quoting, number, file->nhunks, 0);
}

void quote_patch(FILE *out, const struct review *review, const struct diff *diff, struct remark *remarks, size_t count)
{
	struct quoting quoting = {
		.out = out, .review = review, .next = remarks, .end = remarks + count, .left_out = true
	};
	size_t i;

	if (count)
		qsort(remarks, count, sizeof(*remarks), in_order);
	for (i = 0; i < diff->nfiles; i++) {
		if (quoting.next < quoting.end && quoting.next->place.file == i)
			quote_file(&quoting, &diff->files[i], i);
		else
			quoting.left_out = true;
	}
	write_remarks_at(&quoting, diff->nfiles, 0, 0);
	if (quoting.quoted)
		fputc('\n', out);
}
