/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * state.h - one abstract state on one path: property, memory, facts, and the values of the function being run.
 *
 * Memory and facts are copied on write, so that a branch costs little. The property is a plain block of bytes that
 * only the domain reads; the engine compares and copies it.
 */
#ifndef ANALYSIS_STATE_H
#define ANALYSIS_STATE_H

#include <stddef.h>

#include "engine/term.h"

/* What has happened on the way, newest first; shared between states, never freed before the root ends. */
struct trace {
	const struct trace *up;
	uint32_t site;			/* instruction or block end; UINT32_MAX none */
	uint16_t kind;			/* domain's, or one of TRACE_* */
	uint16_t depth;
	uint32_t a, b;			/* meaning by kind */
	uint64_t glance;		/* the property at a glance, as the domain gave it */
};

enum {
	TRACE_CALL = 1,			/* a: function entered */
	TRACE_FAILS,			/* the call at a was seen to fail */
	TRACE_DOMAIN = 16,		/* the domain's kinds start here */
};

struct cell {				/* one place in memory */
	term_t base;
	uint32_t field;			/* program-wide number of tag.field, 0 none */
	int64_t offset;
	term_t value;
};

struct fact {
	term_t term;
	struct interval range;
};

struct object {				/* what is known of an object as a whole */
	term_t base;
	uint32_t generation;		/* site that last overwrote all of it, 0 none */
	bool zeroed;			/* places not written hold 0 */
	bool many;			/* one of several that a loop makes */
};

#define GUESSED_RELEASE	1		/* into a guarded release, the guard not known; until the function returns */
#define GUESSED_LOOP	2		/* past a loop that acquires, as if it had not turned */
#define GUESSED_BEFORE	4		/* into a guarded release in a function that has returned */
#define GUESSED_MIXED	8		/* no guess yet: ways with different choices met, which is which is not known */
#define GUESSED_COARSE	16		/* run coarsely, for want of time, or in doubt: see run.others */
#define GUESSED_UNSEEN	32		/* with GUESSED_RELEASE: code that is not here may have stored what the guard asks */

/* went where what is known now says nothing, and what was known might have */
#define GUESSED_WAY	(GUESSED_RELEASE | GUESSED_LOOP | GUESSED_BEFORE | GUESSED_UNSEEN)

/* A sorted, reference-counted array. */
struct table {
	unsigned int refs;
	uint32_t count, room;
	size_t each;
	unsigned char *data;
	uint32_t marked;		/* run.mark[BY_MEMORY], where what is in it is marked; 0: it has changed since */
};

struct state {
	struct table *memory, *facts, *objects;
	term_t *values;			/* of the running function */
	uint32_t nvalues;
	const struct trace *trace;
	bool back_edge;			/* came here over a loop's back edge */
	bool progress;			/* and let go of one thing, known by its number, in that turn */
	uint32_t choice;		/* hash of the targets taken for pointers that had several */
	uint8_t guessed;		/* GUESSED_*: went where nothing known says it may */
	uint32_t lost;			/* effects that hang on values which joins or unseen code lost */
	_Alignas(8) unsigned char property[];
};

struct state *state_new(size_t property_size, uint32_t nvalues);
struct state *state_copy(const struct state *st, size_t property_size);
void state_free(struct state *st);
/* Gives the state room for another function's values (all unknown). */
void state_enter(struct state *st, uint32_t nvalues);

struct cell *state_cell(const struct state *st, term_t base, int64_t offset);
/* valid until the next change of the same table */
struct cell *state_cell_put(struct state *st, term_t base, int64_t offset);
const struct fact *state_fact(const struct state *st, term_t t);
void state_fact_set(struct state *st, term_t t, struct interval range);
struct object *state_object(const struct state *st, term_t base);
struct object *state_object_put(struct state *st, term_t base);

/* Calls KEEP on each element; those it refuses are dropped. */
void state_cells_filter(struct state *st, bool (*keep)(struct cell *cell, void *data), void *data);
void state_facts_filter(struct state *st, bool (*keep)(struct fact *fact, void *data), void *data);
/* A private copy, before elements are changed in place. */
struct table *table_own(struct table **table);

bool table_equal(const struct table *a, const struct table *b);

/* The symbol at once stands for something else (call repeated): forget what was known of the old one. */
void state_forget_symbol(struct terms *terms, struct state *st, term_t symbol);
/* The same, but for what is stored. */
void state_forget_facts(struct terms *terms, struct state *st, term_t symbol);

#endif
