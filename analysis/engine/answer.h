/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * answer.h - functions that only look. What they say of an object of the domain's, which does not change, is always the
 * same. Of others they may say yes or no by what members hold: as long as these are the same, so is the answer, on
 * whichever way it was found. A join forgets the way.
 */
#ifndef ANALYSIS_ANSWER_H
#define ANALYSIS_ANSWER_H

#include "engine/run.h"

/* Is FN made of nothing but looks at its one parameter, an object of the domain's or a part of one? */
bool answer_fixed(const struct program *prog, const struct fn *fn);
/* Does FN nothing but look at members of its one parameter, or at what they lead to, and ask such functions? */
bool answer_looks(const struct program *prog, const struct fn *fn);
/* Does it decide, too? What does not is worked out each time. */
bool answer_possible(const struct fn *fn);
/* The term for what FN answers to CALL as memory is now; TERM_UNKNOWN: it may always be worked out, or never. */
term_t answer_asked(struct call *call, struct state *st, const struct fn *fn);
/* FN answered *RESULT in ST: that is ANSWER, and *RESULT becomes it where it would be forgotten. False: it is not. */
bool answer_given(struct run *run, struct state *st, term_t answer, term_t *result);

#endif
