// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * stubs.c - placeholders for the ways to say a review
 */
#include "review.h"

#include <stdlib.h>

#include <libiberty/libiberty.h>

#include "work.h"

static void write_all(FILE *out, const struct comparison *comparison)
{
	size_t size, i;
	char *text = comparison_text(comparison, &size);

	for (i = 0; i < comparison->count; i++) {
		if (comparison->list[i].change == UNCHANGED)
			fprintf(out, "unchanged: %s:%lld\n", comparison->list[i].file, comparison->list[i].line);
	}
	fputs(text, out);
	free(text);
}

char *review_text(const struct review *review, size_t *size)
{
	char *text = NULL;
	FILE *out = text_open(&text, size);
	size_t i;

	for (i = 0; i < review->nsteps; i++) {
		fprintf(out, "step %zu: %s, by %s\n", i + 1, review->steps[i].subject, review->steps[i].author);
		write_all(out, &review->steps[i].comparison);
	}
	fputs("total:\n", out);
	write_all(out, &review->total);
	for (i = 0; i < review->nmodules; i++)
		fprintf(out, "module: %s\n", review->modules[i]);
	for (i = 0; i < review->nskipped; i++)
		fprintf(out, "skipped: %s\n", review->skipped[i]);
	fprintf(out, "how: %s\n", review->how);
	text_close(out, size);
	return text;
}

char *review_b4(const struct review *review, size_t *size)
{
	return review_text(review, size);
}

char *review_mail(const struct review *review, size_t *size)
{
	return review_text(review, size);
}

char *html_format(const struct old_log *log, const char *source, size_t *size)
{
	(void)source;
	return sarif_text(log->json, size);
}
