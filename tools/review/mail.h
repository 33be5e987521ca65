/* SPDX-License-Identifier: GPL-2.0-or-later */
/* mail.h - the parts of a reply to a patch */
#ifndef TOOLS_MAIL_H
#define TOOLS_MAIL_H

#include "words.h"

/* The value of header NAME of the patch on one line, clean; "" if there is none. Free it. */
char *mail_header(const struct review_step *step, const char *name);
/* The patch's diff, whatever its mail is wrapped in. To be freed with diff_free(); the step has to live as long. */
void mail_diff(struct diff *diff, const struct review_step *step);

/*
 * The headers of a reply to STEP and the empty line below; no From and no Date, which whoever sends it adds. A header
 * that does not look like one is left out.
 */
void mail_headers(FILE *out, const struct review *review, size_t step);
/* "On Thu, 26 Nov 2026 10:00:00 +0100, Ada Lovelace wrote:" */
void mail_attribution(FILE *out, const struct review_step *step);

/* Something to say about a patch. */
struct remark {
	struct finding *finding;
	size_t fixed_by;	 /* step, or nsteps */
	struct diff_place place; /* what is quoted above it */
	bool exact;		 /* that is the offending line */
};

/* Where in DIFF the remark belongs: at the offending line, else at one of the path, else below the file. */
void remark_place(struct remark *remark, const struct diff *diff);
/* The patch with the remarks below what they are about, what is far from all of them left out. Sorts REMARKS. */
void quote_patch(FILE *out, const struct review *review, const struct diff *diff, struct remark *remarks, size_t count);

#endif
