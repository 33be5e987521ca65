// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * b4.c - a review as "b4 review" reads it from a check command
 *
 * The format is in b4's docs/maintainer/review.rst, "Writing an external check script": a JSON array of objects with
 * "tool" and "status" (pass, warn or fail), and perhaps "summary" (one line), "url" and "details" (lines). An empty
 * array is for a mail there is nothing to say about. b4 keeps one result for each mail and tool, so there is never more
 * than one object here; it takes "details" that are a JSON array themselves for a list of its own, which these are not.
 */
#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#include "words.h"

/* Worse than redundant, and worse than a state nobody wanted. */
#define FAIL_UP_TO 2

/* The lowest severity number, the worst; 0: nothing was introduced. */
static unsigned int worst_of(const struct comparison *comparison, unsigned int worst)
{
	size_t i;

	for (i = 0; i < comparison->count; i++) {
		struct finding *finding;

		if (comparison->list[i].change != INTRODUCED)
			continue;
		finding = words_finding(comparison->list[i].result);
		if (!worst || (finding->severity && finding->severity < worst))
			worst = finding->severity ? finding->severity : FAIL_UP_TO + 1;
		words_finding_free(finding);
	}
	return worst;
}

static const char *status_of(const struct review *review)
{
	unsigned int worst = worst_of(&review->total, 0);
	size_t i;

	for (i = 0; i < review->nsteps; i++)
		worst = worst_of(&review->steps[i].comparison, worst);
	if (worst)
		return worst <= FAIL_UP_TO ? "fail" : "warn";
	/* That nothing was found must not look like that nothing was looked at. */
	return review->nmodules ? "pass" : "warn";
}

static json_t *check_of(const struct review *review)
{
	char *totals = words_totals(review), *details;
	size_t size;
	json_t *check;

	details = review_text(review, &size);
	check = json_pack("{s:s, s:s, s:o, s:o}", "tool", "pcidevres", "status", status_of(review), "summary",
			  sarif_string(review->nmodules ? totals : "nothing that is changed could be looked at"),
			  "details", sarif_string(details));
	free(details);
	free(totals);
	return check;
}

char *review_b4(const struct review *review, size_t *size)
{
	json_t *checks = json_array();
	char *text;

	if (review->nmodules || review->nskipped)
		json_array_append_new(checks, check_of(review));
	text = sarif_text(checks, size);
	json_decref(checks);
	return text;
}
