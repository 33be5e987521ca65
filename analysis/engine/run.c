// SPDX-License-Identifier: GPL-2.0-or-later
/* run.c - one function over sets of states: block by block in reverse post-order, each set kept small. */
#include <stdlib.h>
#include <string.h>

#include <libiberty.h>
#include <objalloc.h>

#include "engine/branch.h"
#include "engine/flags.h"
#include "engine/guess.h"

#define MAX_APART 6	  /* states of equal property kept apart at one block */
#define MAX_APART_PLAIN 2 /* in a function without effects */

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

uint32_t run_effects_of(const struct run *run, term_t t)
{
	const struct term *p = term_get(run->prog->terms, t);

	return p->kind == TERM_K_FUNC && !p->op ? run->prog->fns[p->a].effects : 0;
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

#define MAX_PHIS 64 /* of a block, that are followed */

static uint32_t max_apart(const struct frame *f)
{
	if (f->run->coarse)
		return 1;
	return run_has_effects(f->run, f->fn) ? MAX_APART : MAX_APART_PLAIN;
}

/* Does TO return a value that was there before? Success and failure are kept apart until the function returns. */
static bool returns_earlier(const struct flow_block *to)
{
	uint32_t i = 0;

	if (to->term != FLOW_RETURN || to->a.kind != FLOW_OP_VALUE)
		return false;
	while (i < to->ninsns && to->insns[i].dst != to->a.index)
		i++;
	return i == to->ninsns;
}

#define MAX_BY_FLAGS 48 /* states at one block before flags are no reason to keep them apart */

/* Are ways that meet in BLOCK kept apart by what they know of flags? */
static bool tells_flags(const struct frame *f, uint32_t block)
{
	return f->fn->flow->blocks[block].npreds > 1 && !f->cfg->loop_head[block] && !f->run->coarse &&
	       (f->fn->effects & EFFECT_RELEASES) && f->at[block].count < MAX_BY_FLAGS;
}

struct elements {
	const struct run *run;
	const struct state *st;
	uint32_t site;
};

/* A number in one of several. */
static bool is_of_last_turn(const struct elements *e, const struct cell *cell)
{
	const struct terms *terms = e->run->prog->terms;
	const struct object *object;

	if (!term_is_const(terms, cell->value, NULL))
		return false;
	if (term_varies(terms, cell->base))
		return true;
	object = state_object(e->st, term_object(terms, cell->base));
	return object && object->many;
}

static bool forget_element(struct cell *cell, void *data)
{
	const struct elements *e = data;

	if (is_of_last_turn(e, cell))
		cell->value = term_symbol(e->run->prog->terms, SYMBOL_HAVOC, e->site, cell->base, cell->offset);
	return true;
}

/*
 * A loop is left for SITE: one element of an array stands for all, and one object for all that the loop has made. What the
 * last turn has stored there, that a request has failed, say, the others do not hold.
 */
static void forget_last_turn(const struct run *run, struct state *st, uint32_t site)
{
	const struct cell *cells = (const struct cell *)st->memory->data;
	struct elements e = { run, st, site };
	uint32_t i;

	/* memory is shared with other states until something changes */
	for (i = 0; i < st->memory->count; i++)
		if (is_of_last_turn(&e, &cells[i])) {
			state_cells_filter(st, forget_element, &e);
			return;
		}
}

void flow_edge(struct frame *f, struct state *st, uint32_t block, uint32_t edge)
{
	const struct flow_function *flow = f->fn->flow;
	uint32_t succ = flow->blocks[block].succs[edge], i, n, pred = flow_pred_of(&flow->blocks[succ], block),
		 class = 0;
	struct meeting at;
	const struct flow_block *to = &flow->blocks[succ];
	term_t news[MAX_PHIS];

	for (n = 0; n < to->ninsns && to->insns[n].op == FLOW_PHI; n++)
		if (n < MAX_PHIS)
			news[n] = pred == UINT32_MAX ? TERM_UNKNOWN : phi_operand(f, st, &to->insns[n], pred);
	for (i = 0; i < n; i++)
		if (to->insns[i].dst != FLOW_NONE)
			st->values[to->insns[i].dst] = i < MAX_PHIS ? news[i] : TERM_UNKNOWN;
	st->back_edge = cfg_dominates(f->cfg, succ, block);
	if (f->cfg->in_loop[block] && !f->cfg->in_loop[succ])
		forget_last_turn(f->run, st, f->fn->sites[succ]);
	if (to->npreds > 1)
		run_tidy(f->run, st, f->cfg, succ);
	at = (struct meeting){
		.run = f->run,
		.cfg = f->cfg,
		.block = succ,
		.site = f->fn->sites[succ],
		.loop = f->cfg->loop_head[succ],
		.max_apart = max_apart(f),
	};
	for (i = 0; i < n; i++)
		if (to->insns[i].dst != FLOW_NONE && cfg_live(f->cfg, succ, to->insns[i].dst))
			class = class * 31 + meet_class(f->run, st, st->values[to->insns[i].dst]);
	if (returns_earlier(to))
		class = class * 31 + meet_class(f->run, st, st->values[to->a.index]);
	if (tells_flags(f, succ))
		class = class * 31 + flags_class(f->run, st);
	entries_add(&at, &f->at[succ], st, class ^ st->choice);
	if (f->cfg->rank[succ] < f->first)
		f->first = f->cfg->rank[succ];
}

static bool cell_outlives(struct cell *cell, void *data)
{
	const struct frame *f = data;
	const struct terms *terms = f->run->prog->terms;
	const struct term *p = term_get(terms, term_object(terms, cell->base));

	return p->kind != TERM_K_LOCAL || p->a != f->fn->index;
}

/* Memory that many states share stays shared where no local of the function is in it. */
static void drop_locals(struct frame *f, struct state *st)
{
	struct cell *cells = (struct cell *)st->memory->data;
	uint32_t i;

	for (i = 0; f->fn->flow->nlocals && i < st->memory->count; i++)
		if (!cell_outlives(&cells[i], f)) {
			state_cells_filter(st, cell_outlives, f);
			return;
		}
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
	drop_locals(f, st);
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
	items_push(items, st, call->site - items->frame->fn->sites[items->block]);
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
 * Who follows driver data that was set to NULL gets no further. Not so other zeros: memory that was cleared may have
 * been set up since by code that is in no record.
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
		site = f->fn->sites[items->block] + 1 + i;
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

	for (r = f->first; r < f->cfg->nranks; r++) {
		f->first = r;
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
