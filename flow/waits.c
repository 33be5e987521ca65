// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * waits.c - loops that wait for somebody else
 *
 * `while (!card->ready) msleep(1);`: nothing in the loop ends it. An interrupt, a work item or another thread will. Who
 * follows the driver's own code alone, and knows that the flag was cleared before, would never get out, or only by way
 * of the timeout. So what such a loop looks at is marked: a load of it may find what is waited for, whatever was stored
 * last.
 *
 * A loop waits where it sleeps or spins: it calls a function of which the table says so. It waits for a place that it
 * does not store to itself and whose address stays the same, when a condition on it leads out of the loop. What `while
 * (test_and_set_bit())` stores is what it waits to be gone.
 */
#include "prune.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

struct waiting {
	const struct pruning *p;
	struct flow_function *fn;
	struct flow_def *made; /* by value */
	uint32_t *work;
	bool *sleeps; /* by block: others run there */
	bool *after;  /* by block: reached from the sleep */
	bool *loop;   /* by block: and it is reached from there */
	uint8_t *way; /* by block: enum way */
};

/* What comes of the loop after a block. */
enum way {
	HELD, /* another turn, asleep */
	FREE, /* out of it, without sleep */
	OUT,  /* the block is outside */
};

static bool calls_wait(const struct waiting *w, const struct flow_block *block)
{
	for (uint32_t i = 0; i < block->ninsns; i++) {
		const struct flow_insn *insn = &block->insns[i];

		if (insn->op == FLOW_CALL && insn->callee != FLOW_NONE && w->p->interest[insn->callee] == FLOW_WAITS)
			return true;
	}
	return false;
}

/* Blocks reached from FROM in one step or more, forward or against the arrows. */
static void reach(const struct waiting *w, uint32_t from, bool backward, bool *reached)
{
	uint32_t n = 0;

	memset(reached, 0, w->fn->nblocks * sizeof(*reached));
	w->work[n++] = from;
	while (n) {
		const struct flow_block *block = &w->fn->blocks[w->work[--n]];
		const uint32_t *next = backward ? block->preds : block->succs;
		uint32_t count = backward ? block->npreds : block->nsuccs;

		for (uint32_t i = 0; i < count; i++) {
			if (reached[next[i]])
				continue;
			reached[next[i]] = true;
			w->work[n++] = next[i];
		}
	}
}

/* The loop around block SLEEP. False: there is none. */
static bool find_loop(struct waiting *w, uint32_t sleep)
{
	reach(w, sleep, true, w->loop);
	reach(w, sleep, false, w->after);
	for (uint32_t b = 0; b < w->fn->nblocks; b++)
		w->loop[b] &= w->after[b];
	return w->loop[sleep];
}

static void find_ways(struct waiting *w)
{
	bool again = true;

	for (uint32_t b = 0; b < w->fn->nblocks; b++)
		w->way[b] = w->loop[b] ? HELD : OUT;
	while (again) {
		again = false;
		for (uint32_t b = 0; b < w->fn->nblocks; b++) {
			if (w->way[b] != HELD || w->sleeps[b])
				continue;
			for (uint32_t i = 0; i < w->fn->blocks[b].nsuccs; i++) {
				if (w->way[w->fn->blocks[b].succs[i]] == HELD)
					continue;
				w->way[b] = FREE;
				again = true;
			}
		}
	}
}

static bool same_place(const struct flow_insn *a, const struct flow_insn *b)
{
	return a->offset == b->offset && a->bits == b->bits && a->args[0].kind == b->args[0].kind &&
	       a->args[0].index == b->args[0].index && a->args[0].number == b->args[0].number;
}

static bool same_member(const struct flow_insn *a, const struct flow_insn *b)
{
	return a->field ? a->tag == b->tag && a->field == b->field : a->offset == b->offset;
}

/* Does STORE put back what was loaded there, with a bit set that is to be clear, or cleared that is to be SET? */
static bool takes_turn(const struct waiting *w, const struct flow_insn *store, bool set)
{
	const struct flow_operand *value = &store->args[1];
	const struct flow_insn *made = value->kind == FLOW_OP_VALUE ? w->made[value->index].insn : NULL;

	if (!made || made->op != FLOW_BINARY || made->binop != (set ? FLOW_AND : FLOW_OR) ||
	    made->args[0].kind != FLOW_OP_VALUE || made->args[1].kind != FLOW_OP_CONST)
		return false;
	made = w->made[made->args[0].index].insn;
	return made && made->op == FLOW_LOAD && same_place(made, store);
}

static bool stored_in_loop(const struct waiting *w, const struct flow_insn *load, bool set)
{
	for (uint32_t b = 0; b < w->fn->nblocks; b++) {
		const struct flow_block *block = &w->fn->blocks[b];

		for (uint32_t i = 0; w->loop[b] && i < block->ninsns; i++) {
			if (block->insns[i].op == FLOW_STORE && same_member(&block->insns[i], load) &&
			    !takes_turn(w, &block->insns[i], set))
				return true;
		}
	}
	return false;
}

/* Each load of the place in the loop and behind it: what ended the loop is seen there, too. */
static void mark_loads(struct waiting *w, const struct flow_insn *load, uint8_t flag)
{
	for (uint32_t b = 0; b < w->fn->nblocks; b++) {
		struct flow_block *block = &w->fn->blocks[b];

		for (uint32_t i = 0; w->after[b] && i < block->ninsns; i++) {
			if (block->insns[i].op == FLOW_LOAD && same_place(&block->insns[i], load))
				block->insns[i].flags |= flag;
		}
	}
}

/* Is the address another one in each turn? READ_ONCE() takes that of a member anew. */
static bool made_in_loop(const struct waiting *w, const struct flow_operand *base, unsigned int depth)
{
	const struct flow_insn *insn = base->kind == FLOW_OP_VALUE ? w->made[base->index].insn : NULL;

	if (!insn || !w->loop[w->made[base->index].block])
		return false;
	if ((insn->op != FLOW_ADDR && insn->op != FLOW_COPY) || (insn->flags & FLOW_F_INDEX) || depth == 4)
		return true;
	return made_in_loop(w, &insn->args[0], depth + 1);
}

static void awaited_load(struct waiting *w, const struct flow_insn *load, bool set)
{
	const struct flow_operand *base = &load->args[0];

	if (!w->loop[w->made[load->dst].block] || (load->flags & FLOW_F_INDEX) || w->fn->values[load->dst].is_pointer)
		return;
	if (made_in_loop(w, base, 0))
		return;
	if (!stored_in_loop(w, load, set))
		mark_loads(w, load, set ? FLOW_F_UNTIL_SET : FLOW_F_UNTIL_CLEAR);
}

#define DEPTH_MAX 6

static void awaited(struct waiting *w, const struct flow_operand *value, bool set, unsigned int depth);

/* The loop is left when VALUE CMP K is HOLDS: never with 0, or with nothing but 0. */
static void awaited_compare(struct waiting *w, const struct flow_operand *value, uint8_t cmp, int64_t k, bool holds,
			    unsigned int depth)
{
	if (!holds)
		cmp = flow_negated(cmp);
	if (!flow_compare(cmp, false, 0, k))
		awaited(w, value, true, depth);
	else if (k == 0 && (cmp == FLOW_EQ || cmp == FLOW_LE))
		awaited(w, value, false, depth);
}

/* VALUE is waited for, until it is not 0 (SET), or 0. */
static void awaited(struct waiting *w, const struct flow_operand *value, bool set, unsigned int depth)
{
	const struct flow_insn *insn = value->kind == FLOW_OP_VALUE ? w->made[value->index].insn : NULL;
	const struct flow_operand *other;

	if (!insn || depth == DEPTH_MAX)
		return;
	if (insn->op == FLOW_COPY)
		awaited(w, &insn->args[0], set, depth + 1);
	else if (insn->op == FLOW_LOAD)
		awaited_load(w, insn, set);
	if (insn->op != FLOW_BINARY)
		return;
	other = &insn->args[1];
	switch (insn->binop) {
	case FLOW_AND:
	case FLOW_OR:
		awaited(w, &insn->args[0], set, depth + 1);
		awaited(w, other, set, depth + 1);
		break;
	case FLOW_XOR:
		if (other->kind == FLOW_OP_CONST && other->number == 1)
			awaited(w, &insn->args[0], !set, depth + 1);
		break;
	default:
		if (insn->binop >= FLOW_EQ && other->kind == FLOW_OP_CONST)
			awaited_compare(w, &insn->args[0], insn->binop, other->number, set, depth + 1);
		break;
	}
}

/* The condition at the end of BLOCK, if it decides between one more turn and the way out. */
static void awaited_condition(struct waiting *w, const struct flow_block *block)
{
	uint8_t way[2];

	if (block->term != FLOW_COND || block->b.kind != FLOW_OP_CONST)
		return;
	for (unsigned int i = 0; i < 2; i++)
		way[i] = w->way[block->succs[i]];
	if (way[0] != way[1])
		awaited_compare(w, &block->a, block->cmp, block->b.number, way[0] > way[1], 0);
}

static void mark_function(const struct pruning *p, struct flow_function *fn)
{
	struct waiting w = { .p = p, .fn = fn };
	bool *done = XCNEWVEC(bool, fn->nblocks + 1);

	w.made = XCNEWVEC(struct flow_def, fn->nvalues + 1);
	w.work = XCNEWVEC(uint32_t, fn->nblocks + 1);
	w.sleeps = XCNEWVEC(bool, fn->nblocks + 1);
	w.after = XCNEWVEC(bool, fn->nblocks + 1);
	w.loop = XCNEWVEC(bool, fn->nblocks + 1);
	w.way = XCNEWVEC(uint8_t, fn->nblocks + 1);
	flow_definitions(fn, w.made);
	for (uint32_t b = 0; b < fn->nblocks; b++)
		w.sleeps[b] = calls_wait(&w, &fn->blocks[b]);
	for (uint32_t sleep = 0; sleep < fn->nblocks; sleep++) {
		if (!w.sleeps[sleep] || done[sleep] || !find_loop(&w, sleep))
			continue;
		find_ways(&w);
		for (uint32_t b = 0; b < fn->nblocks; b++) {
			if (w.loop[b])
				awaited_condition(&w, &fn->blocks[b]);
			done[b] |= w.loop[b];
		}
	}
	free(w.made);
	free(w.work);
	free(w.sleeps);
	free(w.after);
	free(w.loop);
	free(w.way);
	free(done);
}

static bool has_wait(const struct pruning *p, const struct flow_function *fn)
{
	const struct waiting w = { .p = p };

	for (uint32_t b = 0; b < fn->nblocks; b++) {
		if (calls_wait(&w, &fn->blocks[b]))
			return true;
	}
	return false;
}

void waits_mark(struct pruning *p)
{
	bool *waiting = XCNEWVEC(bool, p->unit->nfunctions + 1);

	for (uint32_t i = 0; i < p->unit->nfunctions; i++) {
		waiting[i] = has_wait(p, &p->unit->functions[i]);
		if (waiting[i])
			mark_function(p, &p->unit->functions[i]);
	}
	/* That is all there is to say of the functions they call. */
	for (uint32_t i = 0; i < p->unit->nsymbols; i++) {
		if (p->interest[i] == FLOW_WAITS)
			p->interest[i] = FLOW_UNKNOWN;
	}
	for (uint32_t i = 0; i < p->unit->nfunctions; i++) {
		if (waiting[i])
			flow_simplify(p->unit, &p->unit->functions[i], rank_droppable, p);
	}
	free(waiting);
}
