/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * guess.h - what a path assumed that nothing known supports; kept in state.guessed as GUESSED_*.
 */
#ifndef ANALYSIS_GUESS_H
#define ANALYSIS_GUESS_H

#include "engine/cfg.h"
#include "engine/run.h"

/* ST takes SIDE (0 the first) of a condition with GUARD in FN, which is about T. */
void guess_side(const struct run *run, struct state *st, const struct fn *fn, const struct guard *guard, term_t t,
		int side);
/* ST splits at a condition with GUARD over TA and TB. */
void guess_value(const struct run *run, struct state *st, const struct guard *guard, term_t ta, term_t tb);
/* ST leaves a list, or goes on in it, where TA and TB are compared. */
void guess_end(const struct run *run, struct state *st, term_t ta, term_t tb);
/*
 * ST goes where "TA CMP TB" is to hold, at a condition with GUARD. Before that is assumed. False: not worth following
 * where time is short.
 */
bool guess_positive(const struct run *run, struct state *st, const struct guard *guard, term_t ta, uint8_t cmp,
		    term_t tb);
/* ST goes where things are that do not happen. */
void guess_unlikely(struct state *st);
/* ST splits at a switch over T, in a function with EFFECTS. */
void guess_case(const struct run *run, struct state *st, term_t t, uint32_t effects);
/* A is all that B is, but for what was guessed on the way. Returns whether A is surer now. */
bool guess_prefer(struct state *a, const struct state *b);
/* A is joined with B, whose property is equal. Returns whether A is surer now. */
bool guess_join(struct state *a, const struct state *b);

#endif
