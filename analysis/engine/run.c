// SPDX-License-Identifier: GPL-2.0-or-later
/* run.c - one function over sets of states: block by block in reverse post-order, each set kept small. */
#include <stdlib.h>
#include <string.h>

#include <libiberty.h>
#include <objalloc.h>

#include "engine/names.h"
#include "engine/guess.h"
#include "engine/meet.h"
#include "engine/run.h"

#define MAX_APART 6	  /* states of equal property kept apart at one block */
#define MAX_APART_PLAIN 2 /* in a function without effects */

struct frame {
	struct run *run;
	struct fn *fn;
	const struct cfg *cfg;
	struct entries *at; /* by block */
	struct entries out; /* returned */
	uint32_t *sites;    /* by block: its first site */
};

/* A state at an instruction, waiting to go on. */
struct item {
	struct state *st;
	uint32_t next;
};

struct items {
	struct frame *frame;
	uint32_t block;
	struct item *list;
	uint32_t count, room;
};

struct state *run_copy(const struct run *run, const struct state *st)
{
	return state_copy(st, run->domain->property_size);
}

void *run_alloc(struct run *run, size_t size)
{
	void *p = objalloc_alloc(run->traces, size);

	if (!p)
		xmalloc_failed(size);
	return p;
}

struct trace *run_trace(struct run *run, struct state *st, uint16_t kind, uint32_t site, uint32_t a, uint32_t b)
{
	struct trace *t = run_alloc(run, sizeof(*t));

	*t = (struct trace){ .up = st->trace, .site = site, .kind = kind, .depth = run->depth, .a = a, .b = b };
	t->glance = run->domain->glance(st->property);
	st->trace = t;
	return t;
}

bool run_module_reachable(const struct run *run, const struct module *module)
{
	return run->modules[module->index];
}

/* Does a module in reach of this life store FN there? */
static bool stored_in_reach(const struct run *run, const struct slot *slot, uint32_t fn)
{
	uint32_t i;

	for (i = 0; i < slot->nstorers; i++)
		if (slot->storers[i].fn == fn && run_module_reachable(run, slot->storers[i].module))
			return true;
	return false;
}

uint32_t run_targets(const struct run *run, uint32_t field, uint32_t *list, uint32_t room)
{
	const struct program *prog = run->prog;
	const struct slot *slot;
	uint32_t i, n = 0;

	if (!field || field >= prog->nslots)
		return 0;
	slot = &prog->slots[field];
	for (i = 0; i < slot->count; i++) {
		if (!run_module_reachable(run, prog->fns[slot->fns[i]].unit->module) ||
		    !stored_in_reach(run, slot, slot->fns[i]))
			continue;
		if (n < room)
			list[n] = slot->fns[i];
		n++;
	}
	return n;
}

/* What INSN's value is on the way from its predecessor number PRED. */
static term_t phi_operand(const struct frame *f, const struct state *st, const struct flow_insn *insn, uint32_t pred)
{
	const struct flow_operand *op = &insn->args[pred];

	if (op->kind == FLOW_OP_OPAQUE && insn->dst != FLOW_NONE)
		return run_undefined(f->run, f->fn, insn->dst);
	return run_operand(f->run, f->fn, st, op);
}

static uint32_t max_apart(const struct frame *f)
{
	if (f->run->coarse)
		return 1;
	return f->fn->effects & ~EFFECT_OPAQUE ? MAX_APART : MAX_APART_PLAIN;
}

/* Moves ST (consumed) along the edge number EDGE of BLOCK. */
static void flow_edge(struct frame *f, struct state *st, uint32_t block, uint32_t edge)
{
	const struct flow_function *flow = f->fn->flow;
	uint32_t succ = flow->blocks[block].succs[edge], p, i, n, pred = UINT32_MAX, nth = 0, class = 0;
	struct meeting at;
	const struct flow_block *to = &flow->blocks[succ];
	term_t news[64];

	for (i = 0; i < edge; i++) /* parallel edges to one block: the nth belongs to the nth predecessor entry */
		nth += flow->blocks[block].succs[i] == succ;
	for (p = 0; p < to->npreds; p++)
		if (to->preds[p] == block && (pred == UINT32_MAX || nth-- > 0))
			pred = p;
	for (n = 0; n < to->ninsns && to->insns[n].op == FLOW_PHI && n < 64; n++)
		news[n] = pred == UINT32_MAX ? TERM_UNKNOWN : phi_operand(f, st, &to->insns[n], pred);
	for (i = 0; i < n; i++)
		if (to->insns[i].dst != FLOW_NONE)
			st->values[to->insns[i].dst] = news[i];
	st->back_edge = cfg_dominates(f->cfg, succ, block);
	if (to->npreds > 1)
		run_tidy(f->run, st, f->cfg, succ);
	at = (struct meeting){
		.run = f->run,
		.cfg = f->cfg,
		.block = succ,
		.site = f->sites[succ],
		.loop = f->cfg->loop_head[succ],
		.max_apart = max_apart(f),
	};
	for (i = 0; i < n; i++)
		if (to->insns[i].dst != FLOW_NONE && cfg_live(f->cfg, succ, to->insns[i].dst))
			class = class * 31 + meet_class(f->run, st, st->values[to->insns[i].dst]);
	entries_add(&at, &f->at[succ], st, class ^ st->choice);
}

/* A condition that mirrors what is held, not one that tests whether something just failed, or what the core says. */
static bool mirrors(const struct frame *f, const struct state *st, term_t t)
{
	const struct terms *terms = f->run->prog->terms;
	const struct term *p = term_get(terms, t);
	struct interval r = run_range(f->run, st, t);

	if (r.lo < 0 && r.hi <= 0 && p->kind != TERM_K_CONST)
		return false; /* 0 or an error */
	switch (p->kind) {
	case TERM_K_UNKNOWN:
	case TERM_K_CONST:
		return true;
	case TERM_K_BINARY:
		return mirrors(f, st, p->a) && mirrors(f, st, p->b);
	case TERM_K_SYMBOL:
		if (p->op == SYMBOL_CALL) {
			const struct flow_insn *insn = program_site_insn(f->run->prog, p->a);
			const struct fn *fn = program_site_fn(f->run->prog, p->a);

			/* what a header's inline function reads, on the way out: a state, not a failure */
			if (insn && insn->op == FLOW_CALL && insn->callee != FLOW_NONE &&
			    !fn->unit->flow->symbols[insn->callee].name && f->run->domain->undoing(st->property))
				return true;
			return insn && insn->dst != FLOW_NONE && fn->flow->values[insn->dst].bits == 1;
		}
		return p->op != SYMBOL_FRESH && p->op != SYMBOL_AWAITED && p->op != SYMBOL_PARAM;
	default:
		return true;
	}
}

/* Notes that the side just taken is where a call failed, so that the path can say so. */
static void note_failure(struct frame *f, struct state *st, term_t t, uint32_t site)
{
	const struct term *p = term_get(f->run->prog->terms, t);
	const struct flow_insn *insn;
	const struct flow_value *value;
	struct interval r;
	bool is_pointer;

	if (p->kind != TERM_K_SYMBOL || p->op != SYMBOL_CALL)
		return;
	insn = program_site_insn(f->run->prog, p->a);
	if (!insn || insn->dst == FLOW_NONE)
		return;
	value = &program_site_fn(f->run->prog, p->a)->flow->values[insn->dst];
	if (value->is_unsigned && !value->is_pointer)
		return; /* a number or a truth, not a status */
	is_pointer = value->is_pointer;
	r = run_range(f->run, st, t);
	if (r.hi < 0 || (!is_pointer && r.nonzero && r.lo < 0) || (is_pointer && r.lo == 0 && r.hi == 0))
		run_trace(f->run, st, TRACE_FAILS, site, p->a, 0);
}

static int bits(uint32_t mask)
{
	return __builtin_popcount(mask);
}

/*
 * 1: the first side, 0: the second, -1: nothing says which. The side that releases more of what is held is taken, of
 * equal ones the side that releases less of what is not.
 */
static int releasing_side(const struct frame *f, const struct state *st, const uint32_t releases[2])
{
	uint32_t held = f->run->domain->held(st->property);
	int fits[2], surplus[2], side;

	for (side = 0; side < 2; side++) {
		fits[side] = bits(releases[side] & held);
		surplus[side] = bits(releases[side] & ~held);
	}
	if (fits[0] != fits[1])
		return fits[0] > fits[1];
	if (releases[0] && releases[1] && surplus[0] != surplus[1])
		return surplus[0] < surplus[1];
	return -1;
}

/*
 * `if (ops->call) ops->call()`, the table not known: a call that some table in reach provides, and that matters, is
 * taken to be there. Else one half of a pair could be called without the other.
 */
static bool provided(const struct frame *f, uint32_t block, const struct flow_operand *op)
{
	const struct flow_block *b = &f->fn->flow->blocks[block];
	const struct program *prog = f->run->prog;
	uint32_t i, n, list[64], field = 0;

	for (i = 0; i < b->ninsns; i++)
		if (b->insns[i].op == FLOW_LOAD && op->kind == FLOW_OP_VALUE && b->insns[i].dst == op->index)
			field = prog->site_fields[f->sites[block] + 1 + i];
	n = run_targets(f->run, field, list, 64);
	for (i = 0; i < n && i < 64; i++)
		if (prog->fns[list[i]].effects & ~EFFECT_OPAQUE)
			return true;
	return false;
}

/*
 * What is known on SIDE of a condition. A function that returns NULL on failure returns no error pointer: what was
 * tested for NULL and is not, is valid.
 */
static bool assume_side(struct frame *f, struct state *st, const struct flow_block *b, term_t ta, term_t tb, bool side)
{
	uint8_t cmp = side ? b->cmp : compare_negate(b->cmp);
	int64_t k;

	if (!run_assume(f->run, st, ta, cmp, b->flags & FLOW_F_UNSIGNED, tb))
		return false;
	if (cmp == FLOW_NE && b->a.kind == FLOW_OP_VALUE && f->fn->flow->values[b->a.index].is_pointer &&
	    term_is_const(f->run->prog->terms, tb, &k) && !k && run_range(f->run, st, ta).hi > 0)
		run_assume(f->run, st, ta, FLOW_GT, false, tb);
	return true;
}

/* Does the condition say whether the loop turns once more? */
static bool counts_turns(const struct cfg *cfg, uint32_t block)
{
	return cfg->loop_head[block] && cfg->loop_side[block] != 2;
}

/* Which of the cards it supports the driver has before it is a choice as that of a table of operations is. */
static void note_variant(const struct run *run, struct state *st, term_t t, uint32_t side)
{
	const struct term *p = term_get(run->prog->terms, t);

	if (p->kind == TERM_K_SYMBOL && p->op == SYMBOL_QUERY && p->b != QUERY_MACHINE)
		st->choice = st->choice * 31 + t * 2 + side + 1;
}

/* Is what BLOCK asks about read there from an array, at an index? */
static bool asks_element(const struct flow_block *b)
{
	uint32_t i;

	for (i = 0; i < b->ninsns; i++)
		if (b->a.kind == FLOW_OP_VALUE && b->insns[i].op == FLOW_LOAD && b->insns[i].dst == b->a.index)
			return b->insns[i].flags & FLOW_F_INDEX;
	return false;
}

/*
 * The loop is to turn again because of what was seen of an element of an array: of the one before. This may be the one that
 * ends it.
 */
static void leave_at_other_element(struct frame *f, const struct state *st, uint32_t block, term_t ta, term_t tb,
				   bool side)
{
	struct terms *terms = f->run->prog->terms;
	struct state *other;

	if (!st->back_edge || !counts_turns(f->cfg, block) || f->cfg->loop_side[block] != !side ||
	    term_get(terms, ta)->kind != TERM_K_SYMBOL || !term_varies(terms, ta) ||
	    !asks_element(&f->fn->flow->blocks[block]))
		return;
	other = run_copy(f->run, st);
	state_forget_facts(terms, other, ta);
	if (assume_side(f, other, &f->fn->flow->blocks[block], ta, tb, !side))
		flow_edge(f, other, block, side);
	else
		state_free(other);
}

static void flow_cond(struct frame *f, struct state *st, uint32_t block)
{
	const struct flow_block *b = &f->fn->flow->blocks[block];
	bool is_unsigned = b->flags & FLOW_F_UNSIGNED;
	const struct guard *guard = &f->cfg->guards[block];
	term_t ta = run_operand(f->run, f->fn, st, &b->a), tb = run_operand(f->run, f->fn, st, &b->b);
	uint32_t site = f->sites[block] + b->ninsns + 1;
	struct state *other;
	bool follow[2];
	int c = run_compare(f->run, st, ta, b->cmp, is_unsigned, tb);

	if (c >= 0)
		leave_at_other_element(f, st, block, ta, tb, c);
	if (c < 0 && (b->cmp == FLOW_EQ || b->cmp == FLOW_NE) && b->b.kind == FLOW_OP_CONST && !b->b.number &&
	    !counts_turns(f->cfg, block) && provided(f, block, &b->a))
		c = b->cmp == FLOW_NE;
	/* that a loop of no interest turns not even once is nothing to learn a count from */
	if (c < 0 && counts_turns(f->cfg, block) && !st->back_edge && f->cfg->loop_plain[block] && mirrors(f, st, ta) &&
	    mirrors(f, st, tb))
		c = f->cfg->loop_side[block] == 0;
	if (c < 0 && (guard->releases[0] || guard->releases[1]) &&
	    (counts_turns(f->cfg, block) ? !st->back_edge : mirrors(f, st, ta) && mirrors(f, st, tb))) {
		c = releasing_side(f, st, guard->releases);
		if (c >= 0 && guard->acquires[!c])
			guess_value(f->run, st, guard, ta, tb);
	} else if (c < 0 && (guard->undoes[0] || guard->undoes[1]) && f->run->domain->undoing(st->property) &&
		   mirrors(f, st, ta) && mirrors(f, st, tb)) {
		c = releasing_side(f, st, guard->undoes);
	}
	if (c < 0 && guard->acquires[0] != guard->acquires[1] && f->run->domain->undoing(st->property) &&
	    mirrors(f, st, ta) && mirrors(f, st, tb))
		c = guard->acquires[1]; /* on its way out a driver does not start anything */
	if (c >= 0) {
		assume_side(f, st, b, ta, tb, c);
		flow_edge(f, st, block, c ? 0 : 1);
		return;
	}
	guess_value(f->run, st, guard, ta, tb);
	guess_end(f->run, st, ta, tb);
	other = run_copy(f->run, st);
	guess_side(f->run, st, guard, ta, 0);
	guess_side(f->run, other, guard, ta, 1);
	follow[0] = guess_positive(f->run, st, guard, ta, b->cmp, tb);
	follow[1] = guess_positive(f->run, other, guard, ta, compare_negate(b->cmp), tb);
	note_variant(f->run, st, ta, 0);
	note_variant(f->run, other, ta, 1);
	if (follow[0] && assume_side(f, st, b, ta, tb, true)) {
		note_failure(f, st, ta, site);
		flow_edge(f, st, block, 0);
	} else {
		state_free(st);
	}
	if (follow[1] && assume_side(f, other, b, ta, tb, false)) {
		note_failure(f, other, ta, site);
		flow_edge(f, other, block, 1);
	} else {
		state_free(other);
	}
}

static void flow_switch(struct frame *f, struct state *st, uint32_t block)
{
	const struct flow_block *b = &f->fn->flow->blocks[block];
	term_t t = run_operand(f->run, f->fn, st, &b->a);
	struct interval r = run_range(f->run, st, t), in;
	struct state *copy;
	uint32_t i;

	if (f->fn->effects & ~EFFECT_PLAIN)
		guess_case(f->run, st, t, f->fn->effects);
	for (i = 0; i < b->ncases; i++) {
		in = (struct interval){ .lo = b->cases[i].low, .hi = b->cases[i].high };
		r = run_range(f->run, st, t);
		if (interval_empty(interval_meet(r, in)))
			continue;
		copy = run_copy(f->run, st);
		if (b->a.kind == FLOW_OP_OPAQUE || run_assume_range(f->run, copy, t, in))
			flow_edge(f, copy, block, b->cases[i].succ);
		else
			state_free(copy);
		if (r.lo >= in.lo && r.hi <= in.hi) {
			state_free(st);
			return;
		}
		if (in.lo == in.hi &&
		    !run_assume(f->run, st, t, FLOW_NE, false, term_const(f->run->prog->terms, in.lo))) {
			state_free(st);
			return;
		}
	}
	if (b->a.kind == FLOW_OP_OPAQUE && !b->ncases)
		for (i = 1; i < b->nsuccs; i++)
			flow_edge(f, run_copy(f->run, st), block, i);
	flow_edge(f, st, block, 0);
}

static bool cell_outlives(struct cell *cell, void *data)
{
	const struct frame *f = data;
	const struct terms *terms = f->run->prog->terms;
	const struct term *p = term_get(terms, term_object(terms, cell->base));

	return p->kind != TERM_K_LOCAL || p->a != f->fn->index;
}

static void flow_return(struct frame *f, struct state *st, uint32_t block)
{
	const struct flow_block *b = &f->fn->flow->blocks[block];
	term_t result = b->a.kind == FLOW_OP_NONE ? TERM_UNKNOWN : run_operand(f->run, f->fn, st, &b->a);
	struct meeting at = {
		.run = f->run,
		.site = f->fn->first_site,
		.max_apart = max_apart(f),
	};

	state_enter(st, 1);
	st->values[0] = result;
	state_cells_filter(st, cell_outlives, f);
	run_tidy(f->run, st, NULL, 0);
	entries_add(&at, &f->out, st,
		    (b->a.kind == FLOW_OP_NONE ? 0 : meet_class(f->run, st, result)) ^ (st->choice << 8));
}

static void flow_end(struct frame *f, struct state *st, uint32_t block)
{
	switch (f->fn->flow->blocks[block].term) {
	case FLOW_JUMP:
		flow_edge(f, st, block, 0);
		break;
	case FLOW_COND:
		flow_cond(f, st, block);
		break;
	case FLOW_SWITCH:
		flow_switch(f, st, block);
		break;
	case FLOW_RETURN:
		flow_return(f, st, block);
		break;
	default:
		state_free(st);
	}
}

static void items_push(struct items *items, struct state *st, uint32_t next)
{
	if (items->count == items->room) {
		items->room = items->room ? items->room * 2 : 8;
		items->list = XRESIZEVEC(struct item, items->list, items->room);
	}
	items->list[items->count++] = (struct item){ st, next };
}

static void call_outcome(struct call *call, struct state *st, term_t result, void *data)
{
	struct items *items = data;

	if (call->insn->dst != FLOW_NONE)
		st->values[call->insn->dst] = result;
	items_push(items, st, call->site - items->frame->sites[items->block]);
}

static void start_call(struct items *items, struct state *st, const struct flow_insn *insn, uint32_t site)
{
	struct frame *f = items->frame;
	struct call call = { .run = f->run, .fn = f->fn, .insn = insn, .site = site };
	uint32_t i;

	call.nargs = insn->nargs < 16 ? insn->nargs : 16;
	for (i = 0; i < call.nargs; i++)
		call.args[i] = run_operand(f->run, f->fn, st, &insn->args[i]);
	run_call(&call, st, call_outcome, items);
}

/*
 * Who follows driver data that was set to NULL gets no further. Not so other zeros: memory that was cleared may have been
 * set up since by code that is in no record.
 */
static bool follows_null(const struct frame *f, const struct state *st, const struct flow_insn *insn)
{
	const struct terms *terms = f->run->prog->terms;
	const struct term *p;

	if ((insn->op != FLOW_LOAD && insn->op != FLOW_STORE) || insn->args[0].kind != FLOW_OP_VALUE)
		return false;
	p = term_get(terms, term_base(terms, st->values[insn->args[0].index], &(int64_t){ 0 }));
	return p->kind == TERM_K_SYMBOL && p->op == SYMBOL_NULL;
}

/* Runs one state from instruction FROM; calls put their outcomes back on the list. */
static void run_item(struct items *items, struct state *st, uint32_t from)
{
	struct frame *f = items->frame;
	const struct flow_block *b = &f->fn->flow->blocks[items->block];
	uint32_t i, site;

	for (i = from; i < b->ninsns; i++) {
		site = f->sites[items->block] + 1 + i;
		if (b->insns[i].op == FLOW_CALL) {
			start_call(items, st, &b->insns[i], site);
			return;
		}
		if (follows_null(f, st, &b->insns[i])) {
			state_free(st);
			return;
		}
		run_step(f->run, f->fn, st, &b->insns[i], site);
	}
	flow_end(f, st, items->block);
}

static void run_block(struct frame *f, uint32_t block, struct state *st)
{
	struct items items = { .frame = f, .block = block };
	struct item item;

	items_push(&items, st, 0);
	while (items.count) {
		item = items.list[--items.count];
		f->fn->steps++;
		if (++f->run->steps > f->run->budget) {
			f->run->exhausted = true;
			state_free(item.st);
			continue;
		}
		run_item(&items, item.st, item.next);
	}
	free(items.list);
}

/* the first block in order that has a state to run */
static bool next_state(struct frame *f, uint32_t *block, struct state **st)
{
	uint32_t r, i;
	struct entries *e;

	for (r = 0; r < f->cfg->nranks; r++) {
		e = &f->at[f->cfg->order[r]];
		for (i = 0; i < e->count; i++)
			if (!e->list[i].done) {
				e->list[i].done = true;
				*block = f->cfg->order[r];
				*st = run_copy(f->run, e->list[i].st);
				return true;
			}
	}
	return false;
}

void exits_push(struct exits *exits, struct state *st)
{
	if (exits->count == exits->room) {
		exits->room = exits->room ? exits->room * 2 : 8;
		exits->states = XRESIZEVEC(struct state *, exits->states, exits->room);
	}
	exits->states[exits->count++] = st;
}

void run_function(struct run *run, struct fn *fn, struct state *st, const term_t *args, uint32_t nargs,
		  struct exits *exits)
{
	struct frame f = { .run = run, .fn = fn, .cfg = cfg_get(run->prog, fn) };
	uint32_t b, i, block;

	f.at = XCNEWVEC(struct entries, fn->flow->nblocks);
	f.sites = XNEWVEC(uint32_t, fn->flow->nblocks);
	for (b = 0, i = fn->first_site; b < fn->flow->nblocks; b++) {
		f.sites[b] = i;
		i += fn->flow->blocks[b].ninsns + 2;
	}
	state_enter(st, fn->flow->nvalues);
	for (i = 0; i < fn->flow->nparams; i++)
		st->values[i] = i < nargs ? args[i] : TERM_UNKNOWN;
	fn->active++;
	entries_push(&f.at[0], st, 0);
	while (!run->exhausted && next_state(&f, &block, &st))
		run_block(&f, block, st);
	fn->active--;
	for (b = 0; b < fn->flow->nblocks; b++)
		entries_free(&f.at[b]);
	free(f.at);
	free(f.sites);
	for (i = 0; i < f.out.count; i++)
		exits_push(exits, f.out.list[i].st);
	free(f.out.list);
}

void exits_free(struct exits *exits)
{
	uint32_t i;

	for (i = 0; i < exits->count; i++)
		state_free(exits->states[i]);
	free(exits->states);
	exits->states = NULL;
	exits->count = exits->room = 0;
}
