/* SPDX-License-Identifier: GPL-2.0-or-later */
/* elsewhere.h - functions and tables that nobody sees: they are in another file, or in a module nobody gave. */
#ifndef ANALYSIS_ELSEWHERE_H
#define ANALYSIS_ELSEWHERE_H

#include "engine/run.h"

/* Marks the callees of U that have no body here by what they may do; the others must be known. */
void elsewhere_mark(const struct program *prog, struct unit *u);
/* Fills PROG's externals; all units must be linked. */
void elsewhere_collect(struct program *prog);

/* May CALL of a function that has no body, declared as SYM, do anything to what the domain follows? */
bool elsewhere_may_act(const struct call *call, const struct state *st, const struct flow_symbol *sym);
/* ... of a function that nobody knows, which TARGET, from member FIELD, points to? */
bool elsewhere_unresolved(const struct call *call, const struct state *st, term_t target, uint32_t field);

#endif
