/* SPDX-License-Identifier: GPL-2.0-or-later */
/* meet.h - the states at one place: which are told apart, which are joined. */
#ifndef ANALYSIS_MEET_H
#define ANALYSIS_MEET_H

#include "engine/cfg.h"
#include "engine/run.h"

struct entry {
	struct state *st;
	uint32_t class;		/* states of equal property are joined when their class is equal, too */
	bool done;		/* went on from here, and nothing was joined to it since */
	unsigned int joins;
};

struct entries {
	struct entry *list;
	uint32_t count, room;
};

struct meeting {		/* where states come together */
	struct run *run;
	const struct cfg *cfg;	/* NULL at the function's exit, where only the result is alive */
	uint32_t block, site;
	uint32_t max_apart;	/* states of equal property that are kept apart */
	bool loop;
};

/*
 * Zero, negative, positive, not zero: what tests of results and flags ask of T. Small constants are states of a mode.
 */
uint32_t meet_class(const struct run *run, const struct state *st, term_t t);
/* ST (consumed) stands there beside the others, whatever it is. */
void entries_push(struct entries *e, struct state *st, uint32_t class);
/*
 * ST (consumed) comes to where the others are: one of them says the same, is joined with it, or it stands beside them.
 */
void entries_add(const struct meeting *at, struct entries *e, struct state *st, uint32_t class);
/* Frees the list, and the states that nobody took. */
void entries_free(struct entries *e);

#endif
