/* SPDX-License-Identifier: GPL-2.0-or-later */
/* review.h - what a review finds out, and the ways to say it */
#ifndef TOOLS_REVIEW_H
#define TOOLS_REVIEW_H

#include "../compare.h"

/* One patch of a series. */
struct review_step {
	char *id;	  /* of the commit: one of the range, or what a mail was made into: 40 hex digits */
	char *subject;	  /* first line of its message, without "[PATCH ...]" */
	char *author;	  /* "Name <address>" */
	char *message_id; /* "<...>", or NULL when it was no mail */
	char *text;	  /* the mail, or what git format-patch makes of the commit: headers, message, diff */
	size_t text_size;
	struct comparison comparison; /* the step before with this one */
};

struct review {
	char *base;		    /* the commit below the first patch: 40 hex digits */
	struct review_step *steps;  /* in order */
	size_t nsteps;
	struct comparison total;    /* the base with the last step */
	char **modules;		    /* what was built and compared: "drivers/dma/plx_dma" */
	size_t nmodules;
	char **skipped;		    /* why a changed file was not looked at, a line each: "drivers/x/y.c: not built by this configuration" */
	size_t nskipped;
	const char *how;	    /* the command line that does this review again, without the folder names of this machine */
};

/* ---- ways to say it: each is the whole output; free it ---- */

/* For a terminal: totals, each finding in full, ">>" before lines that are new. */
char *review_text(const struct review *review, size_t *size);
/* What "b4 review" reads from a check command. */
char *review_b4(const struct review *review, size_t *size);
/* A reply: the patch quoted, each finding below the line it concerns. */
char *review_mail(const struct review *review, size_t *size);

#endif
