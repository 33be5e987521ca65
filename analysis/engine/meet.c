// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * meet.c - states that come to one place. Those of different property are never joined; of equal ones a few are kept
 * apart, by what the tests behind are about to ask (property simulation: Das, Lerner, Seigle 2002).
 */
#include <stdlib.h>
#include <string.h>

#include <libiberty.h>

#include "engine/guess.h"
#include "engine/meet.h"

#define WIDEN_LOOP 3   /* joins at a loop head before bounds are let go */
#define WIDEN_ANY 8    /* at any other block */
#define MAX_STATES 384 /* at one block, whatever their property */

static bool property_same(const struct run *run, const struct state *a, const struct state *b)
{
	return !memcmp(a->property, b->property, run->domain->property_size);
}

void entries_push(struct entries *e, struct state *st, uint32_t class)
{
	if (e->count == e->room) {
		e->room = e->room ? e->room * 2 : 4;
		e->list = XRESIZEVEC(struct entry, e->list, e->room);
	}
	e->list[e->count++] = (struct entry){ .st = st, .class = class };
}

uint32_t meet_class(const struct run *run, const struct state *st, term_t t)
{
	struct interval r = run_range(run, st, t);

	if (r.lo == r.hi && r.lo >= 0 && r.lo < 8)
		return 8 + (uint32_t)r.lo;
	if (r.hi < 0 || (r.nonzero && r.lo < 0))
		return 1;
	return r.lo > 0 ? 2 : 3;
}

void entries_add(const struct meeting *at, struct entries *e, struct state *st, uint32_t class)
{
	struct entry *alike = NULL, *last = NULL;
	uint32_t i, n = 0;

	for (i = 0; i < e->count; i++) {
		if (!property_same(at->run, e->list[i].st, st))
			continue;
		if (at->loop && e->list[i].st->back_edge != st->back_edge)
			continue; /* first arrivals are told from later turns */
		if (run_same(at->run, e->list[i].st, st, at->cfg, at->block)) {
			if (guess_prefer(e->list[i].st, st) || (e->list[i].st->progress && !st->progress))
				e->list[i].done = false;
			e->list[i].st->progress &= st->progress;
			state_free(st);
			return;
		}
		n++;
		last = &e->list[i];
		if (last->class == class)
			alike = last;
	}
	if (!alike && n >= at->max_apart)
		alike = last;
	if (!alike && e->count < MAX_STATES) {
		entries_push(e, st, class);
		at->run->states++;
		return;
	}
	if (!alike) { /* too many properties: the rest is not followed */
		run_give_up(at->run, NULL, "too many states at one place", "");
		state_free(st);
		return;
	}
	if (run_join(at->run, alike->st, st, at->cfg, at->block, at->site,
		     ++alike->joins > (at->loop ? WIDEN_LOOP : WIDEN_ANY)))
		alike->done = false;
	state_free(st);
}

void entries_free(struct entries *e)
{
	uint32_t i;

	for (i = 0; i < e->count; i++)
		if (e->list[i].st)
			state_free(e->list[i].st);
	free(e->list);
}
