/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * compare.h - what came and what went between two runs
 *
 * Findings of modules that the second run did not look at are neither fixed nor unchanged.
 */
#ifndef TOOLS_COMPARE_H
#define TOOLS_COMPARE_H

#include "sarif.h"

enum change { INTRODUCED, FIXED, UNCHANGED, NOT_COMPARED, CHANGES };

/* One finding of either run; where modules share a source, of the first of them. */
struct compared {
	enum change change;
	const struct old_result *result;
	const char *file, *message; /* of the result; never NULL */
	long long line, column;	    /* 0: not known */
};

struct comparison {
	struct old_log *from, *to;
	struct compared *list; /* by change, then by place */
	size_t count;
	size_t totals[CHANGES];
};

/* FROM and TO stay the caller's and have to live as long as the comparison. */
void compare_logs(struct comparison *comparison, struct old_log *from, struct old_log *to);
void comparison_free(struct comparison *comparison);

/* "drivers/dma/plx_dma.c:612:2". Free it. */
char *compared_place(const struct compared *compared);
/* "1 introduced, 0 fixed, 2 unchanged", and what was not looked at, without newline. Free it. */
char *comparison_totals(const struct comparison *comparison);

/* The whole output. Free it. */
char *comparison_text(const struct comparison *comparison, size_t *size);
/*
 * The second log, whose results say in baselineState what became of them; what is gone comes behind. Changes the logs.
 */
char *comparison_sarif(struct comparison *comparison, size_t *size);

#endif
