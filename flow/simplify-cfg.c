// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * simplify-cfg.c - blocks: decided branches, unreachable ones, detours
 *
 * Kept all the while: an edge is at both its ends and as often, PHI operands go with preds. Where a block is entered
 * twice from the same one, PHIs bring the same on both edges; nothing may break that, as a reader could not tell which.
 */
#include "edges.h"
#include "simplify.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

static uint32_t decided_case(const struct flow_block *block)
{
	for (uint32_t i = 0; i < block->ncases; i++) {
		if (block->a.number >= block->cases[i].low && block->a.number <= block->cases[i].high)
			return block->cases[i].succ;
	}
	return 0;
}

static bool one_way(const struct flow_block *block)
{
	for (uint32_t i = 1; i < block->nsuccs; i++) {
		if (block->succs[i] != block->succs[0])
			return false;
	}
	return true;
}

static bool fold_branch(struct flow_function *fn, uint32_t number)
{
	struct flow_block *block = &fn->blocks[number];
	bool known = block->a.kind == FLOW_OP_CONST;

	if (block->term == FLOW_COND) {
		if (known && block->b.kind == FLOW_OP_CONST) {
			bool yes = flow_compare(block->cmp, block->flags & FLOW_F_UNSIGNED, block->a.number,
						block->b.number);

			edges_decide(fn, number, yes ? 0 : 1);
			return true;
		}
	} else if (block->term == FLOW_SWITCH && known) {
		edges_decide(fn, number, decided_case(block));
		return true;
	}
	if ((block->term == FLOW_COND || block->term == FLOW_SWITCH) && one_way(block)) {
		edges_decide(fn, number, 0);
		return true;
	}
	return false;
}

/* ---- the same on both sides ------------------------------------------------------------------------------------ */

static bool same_place(const struct flow_loc *a, const struct flow_loc *b)
{
	return a->file == b->file && a->line == b->line && a->column == b->column;
}

/* One call and a jump, written once: macros of allocations do so to keep count on one side. */
static bool is_twin(const struct flow_block *a, const struct flow_block *b)
{
	const struct flow_insn *x = a->insns, *y = b->insns;

	if (a->npreds != 1 || b->npreds != 1 || a->ninsns != 1 || b->ninsns != 1 || a->term != FLOW_JUMP ||
	    b->term != FLOW_JUMP || a->succs[0] != b->succs[0])
		return false;
	if (x->op != FLOW_CALL || y->op != FLOW_CALL || x->callee != y->callee || x->callee == FLOW_NONE ||
	    x->nargs != y->nargs || (x->dst == FLOW_NONE) != (y->dst == FLOW_NONE) || !same_place(&x->loc, &y->loc))
		return false;
	for (uint32_t i = 0; i < x->nargs; i++) {
		if (!simplify_same_operand(&x->args[i], &y->args[i]))
			return false;
	}
	return true;
}

/* What the second brings where they meet, the first brings, too. */
static bool merge_twins(struct flow_function *fn, uint32_t number)
{
	struct flow_block *block = &fn->blocks[number], *meet;
	uint32_t first, second, phis, a, b;

	if (block->term != FLOW_COND || block->succs[0] == block->succs[1])
		return false;
	first = block->succs[0];
	second = block->succs[1];
	if (!is_twin(&fn->blocks[first], &fn->blocks[second]))
		return false;
	meet = &fn->blocks[fn->blocks[first].succs[0]];
	phis = edges_phis(meet);
	a = flow_pred_of(meet, first);
	b = flow_pred_of(meet, second);
	for (uint32_t i = 0; i < phis; i++) {
		const struct flow_operand *x = &meet->insns[i].args[a], *y = &meet->insns[i].args[b];
		bool results = x->kind == FLOW_OP_VALUE && x->index == fn->blocks[first].insns[0].dst &&
			       y->kind == FLOW_OP_VALUE && y->index == fn->blocks[second].insns[0].dst;

		if (!results && !simplify_same_operand(x, y))
			return false;
	}
	edges_decide(fn, number, 0);
	return true;
}

/* ---- unreachable ------------------------------------------------------------------------------------------------- */

/* Edges first, then blocks: unreachable blocks go to one another, and in circles. */
static void kill_unreachable(struct flow_function *fn, const bool *reachable)
{
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		const struct flow_block *block = &fn->blocks[i];

		for (uint32_t j = 0; !reachable[i] && j < block->nsuccs; j++) {
			if (reachable[block->succs[j]])
				edges_remove(&fn->blocks[block->succs[j]], i);
		}
	}
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		if (reachable[i])
			continue;
		memset(&fn->blocks[i], 0, sizeof(fn->blocks[i]));
		fn->blocks[i].term = FLOW_STOP;
	}
}

static void mark_reachable(const struct flow_function *fn, bool *reachable, uint32_t *stack)
{
	uint32_t depth = 0;

	reachable[0] = true;
	stack[depth++] = 0;
	while (depth) {
		const struct flow_block *block = &fn->blocks[stack[--depth]];

		for (uint32_t i = 0; i < block->nsuccs; i++) {
			if (reachable[block->succs[i]])
				continue;
			reachable[block->succs[i]] = true;
			stack[depth++] = block->succs[i];
		}
	}
}

/* ---- detours --------------------------------------------------------------------------------------------------- */

static void append_block(struct flow_unit *unit, struct flow_block *to, const struct flow_block *from)
{
	struct flow_insn *insns;

	if (from->ninsns) {
		insns = flow_alloc(unit, (to->ninsns + from->ninsns) * sizeof(*insns));
		if (to->ninsns)
			memcpy(insns, to->insns, to->ninsns * sizeof(*insns));
		memcpy(insns + to->ninsns, from->insns, from->ninsns * sizeof(*insns));
		to->insns = insns;
		to->ninsns += from->ninsns;
	}
	to->term = from->term;
	to->cmp = from->cmp;
	to->flags = from->flags;
	to->a = from->a;
	to->b = from->b;
	to->loc = from->loc;
	to->nsuccs = from->nsuccs;
	to->succs = from->succs;
	to->ncases = from->ncases;
	to->cases = from->cases;
}

/*
 * A block and its only successor, which has no other way in, are one. The entry stays by itself: its place is the
 * function's.
 */
static bool join_blocks(struct simplify *s, uint32_t number)
{
	struct flow_block *block = &s->fn->blocks[number], *next;
	uint32_t to = block->term == FLOW_JUMP ? block->succs[0] : number;
	uint32_t phis;

	if (number == 0 || to == number || s->fn->blocks[to].npreds != 1)
		return false;
	next = &s->fn->blocks[to];
	phis = edges_phis(next);
	for (uint32_t i = 0; i < phis; i++)
		next->insns[i].op = FLOW_COPY;
	append_block(s->unit, block, next);
	for (uint32_t i = 0; i < block->nsuccs; i++) {
		struct flow_block *succ = &s->fn->blocks[block->succs[i]];

		for (uint32_t j = 0; j < succ->npreds; j++) {
			if (succ->preds[j] == to)
				succ->preds[j] = number;
		}
	}
	memset(next, 0, sizeof(*next));
	next->term = FLOW_STOP;
	return true;
}

/* May PRED enter TARGET directly with the PHI operands of edge AT? */
static bool may_enter(const struct flow_block *target, uint32_t pred, uint32_t at)
{
	uint32_t phis = edges_phis(target), already = flow_pred_of(target, pred);

	if (already == FLOW_NONE)
		return true;
	for (uint32_t i = 0; i < phis; i++) {
		if (!simplify_same_operand(&target->insns[i].args[at], &target->insns[i].args[already]))
			return false;
	}
	return true;
}

/* The preds of FROM, which is entry AT of TARGET's, take its place there. */
static void enter_directly(struct flow_unit *unit, struct flow_block *target, const struct flow_block *from,
			   uint32_t at)
{
	uint32_t count = target->npreds + from->npreds - 1, phis = edges_phis(target);
	uint32_t *preds = flow_alloc(unit, count * sizeof(*preds));

	memcpy(preds, target->preds, target->npreds * sizeof(*preds));
	preds[at] = from->preds[0];
	memcpy(preds + target->npreds, from->preds + 1, (from->npreds - 1) * sizeof(*preds));
	for (uint32_t i = 0; i < phis; i++) {
		struct flow_insn *phi = &target->insns[i];
		struct flow_operand *args = flow_alloc(unit, count * sizeof(*args));

		memcpy(args, phi->args, phi->nargs * sizeof(*args));
		for (uint32_t j = phi->nargs; j < count; j++)
			args[j] = phi->args[at];
		phi->args = args;
		phi->nargs = count;
	}
	target->preds = preds;
	target->npreds = count;
}

static bool skip_empty(struct simplify *s, uint32_t number)
{
	struct flow_block *block = &s->fn->blocks[number], *target;
	uint32_t at, to;

	if (number == 0 || block->term != FLOW_JUMP || block->ninsns || !block->npreds || block->succs[0] == number)
		return false;
	to = block->succs[0];
	target = &s->fn->blocks[to];
	at = flow_pred_of(target, number);
	for (uint32_t i = 0; i < block->npreds; i++) {
		if (!may_enter(target, block->preds[i], at))
			return false;
	}
	for (uint32_t i = 0; i < block->npreds; i++) {
		struct flow_block *pred = &s->fn->blocks[block->preds[i]];

		for (uint32_t j = 0; j < pred->nsuccs; j++) {
			if (pred->succs[j] == number)
				pred->succs[j] = to;
		}
	}
	enter_directly(s->unit, target, block, at);
	memset(block, 0, sizeof(*block));
	block->term = FLOW_STOP;
	return true;
}

/* ---- numbers --------------------------------------------------------------------------------------------------- */

static void renumber(struct flow_function *fn, const bool *reachable, uint32_t *numbers)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < fn->nblocks; i++) {
		if (reachable[i])
			numbers[i] = count++;
	}
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		struct flow_block *block = &fn->blocks[i];

		if (!reachable[i])
			continue;
		for (uint32_t j = 0; j < block->nsuccs; j++)
			block->succs[j] = numbers[block->succs[j]];
		for (uint32_t j = 0; j < block->npreds; j++)
			block->preds[j] = numbers[block->preds[j]];
		fn->blocks[numbers[i]] = *block;
	}
	fn->nblocks = count;
}

bool simplify_blocks(struct simplify *s)
{
	struct flow_function *fn = s->fn;
	bool *reachable = XCNEWVEC(bool, fn->nblocks);
	uint32_t *numbers = XCNEWVEC(uint32_t, fn->nblocks);
	uint32_t before = fn->nblocks;
	bool changed = false;

	for (uint32_t i = 0; i < fn->nblocks; i++)
		changed |= fold_branch(fn, i) || merge_twins(fn, i);
	mark_reachable(fn, reachable, numbers);
	kill_unreachable(fn, reachable);
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		while (reachable[i] && join_blocks(s, i))
			changed = true;
	}
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		if (reachable[i])
			changed |= skip_empty(s, i);
	}
	memset(reachable, 0, fn->nblocks * sizeof(*reachable));
	mark_reachable(fn, reachable, numbers);
	renumber(fn, reachable, numbers);
	changed |= fn->nblocks != before;
	free(reachable);
	free(numbers);
	return changed;
}
