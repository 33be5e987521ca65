/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * outlook.h - what a function does and returns from one side of a condition on, read off its graph without running it.
 */
#ifndef ANALYSIS_OUTLOOK_H
#define ANALYSIS_OUTLOOK_H

#include "engine/program.h"

/* The sign of a value as far as a test has told it. */
enum sign { SIGN_NEGATIVE = -1, SIGN_ZERO, SIGN_UNKNOWN };

struct outlook {
	bool error;			/* some way returns a negative constant */
	bool other;			/* some way returns anything else, or nothing */
	bool unknown;			/* there is more than was looked at, or a value that is not known */
	uint32_t effects;		/* of all calls on these ways */
};

/* From successor EDGE of BLOCK on, where VALUE has this sign. BRIEF: only to tell whether all ways return an error. */
struct outlook outlook_from(struct program *prog, const struct fn *fn, uint32_t block, uint32_t edge, uint32_t value,
			    enum sign sign, bool brief);

#endif
