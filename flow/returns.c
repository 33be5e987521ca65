// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * returns.c - what a function answers of which nothing else is kept
 *
 * Many a function that may fail by its type never does: it ends in `return 0;`, or fails for arguments only that nobody
 * gives it. Another file would have to take its result for anything, and follow an error path nobody can take.
 */
#include "prune.h"
#include "simplify.h"

#include <stdlib.h>

#include <libiberty/libiberty.h>

struct constants {
	const struct flow_function *fn;
	struct flow_def *made; /* by value */
	bool *looked;	       /* by value */
	const struct flow_operand *only;
	bool several;
};

/* A constant, or one of several: ONLY is the last of them. */
static bool is_constant(struct constants *c, const struct flow_operand *operand)
{
	const struct flow_insn *insn = operand->kind == FLOW_OP_VALUE ? c->made[operand->index].insn : NULL;

	if (operand->kind == FLOW_OP_CONST) {
		c->several |= c->only && c->only->number != operand->number;
		c->only = operand;
		return true;
	}
	if (!insn || (insn->op != FLOW_PHI && insn->op != FLOW_COPY) || (insn->flags & FLOW_F_NARROW))
		return false;
	if (c->looked[operand->index])
		return true;
	c->looked[operand->index] = true;
	for (uint32_t i = 0; i < insn->nargs; i++) {
		if (!is_constant(c, &insn->args[i]))
			return false;
	}
	return true;
}

static bool returns_constants(struct constants *c)
{
	flow_definitions(c->fn, c->made);
	for (uint32_t b = 0; b < c->fn->nblocks; b++) {
		const struct flow_block *block = &c->fn->blocks[b];

		if (block->term == FLOW_RETURN && !is_constant(c, &block->a))
			return false;
	}
	return c->only;
}

static bool need_block(const struct flow_function *fn, struct slice_fn *s, uint32_t number);

/* Notes what OPERAND comes from. False: from more than the parameters. */
static bool need_operand(const struct flow_function *fn, struct slice_fn *s, const struct flow_operand *operand)
{
	const struct flow_insn *insn;
	uint32_t block;

	if (operand->kind == FLOW_OP_CONST || operand->kind == FLOW_OP_NONE)
		return true;
	if (operand->kind != FLOW_OP_VALUE)
		return false;
	insn = s->def[operand->index].insn;
	if (!insn)
		return operand->index < fn->nparams;
	if (s->value[operand->index])
		return true;
	if ((insn->op != FLOW_PHI && insn->op != FLOW_COPY && insn->op != FLOW_BINARY) || (insn->flags & FLOW_F_NARROW))
		return false;
	block = s->def[operand->index].block;
	s->value[operand->index] = true;
	s->insn[s->first[block] + (insn - fn->blocks[block].insns)] = true;
	if (!need_block(fn, s, block))
		return false;
	for (uint32_t i = 0; i < insn->nargs; i++) {
		if (!need_operand(fn, s, &insn->args[i]))
			return false;
		if (insn->op == FLOW_PHI && !need_block(fn, s, fn->blocks[block].preds[i]))
			return false;
	}
	return true;
}

/* The same of what decides whether block NUMBER is reached. */
static bool need_block(const struct flow_function *fn, struct slice_fn *s, uint32_t number)
{
	if (s->block[number])
		return true;
	s->block[number] = true;
	for (uint32_t i = s->control[number]; i < s->control[number + 1]; i++) {
		uint32_t by = s->controls[i];

		if (s->branch[by])
			continue;
		s->branch[by] = true;
		if (!need_block(fn, s, by) || !need_operand(fn, s, &fn->blocks[by].a) ||
		    !need_operand(fn, s, &fn->blocks[by].b))
			return false;
	}
	return true;
}

static bool decided_by_parameters(const struct flow_function *fn, struct slice_fn *s)
{
	for (uint32_t b = 0; b < fn->nblocks; b++) {
		if (fn->blocks[b].term == FLOW_RETURN &&
		    (!need_block(fn, s, b) || !need_operand(fn, s, &fn->blocks[b].a)))
			return false;
	}
	return true;
}

static void keep_constant(struct flow_function *fn, int64_t number)
{
	struct flow_block *block = &fn->blocks[0];

	*block = (struct flow_block){ .term = FLOW_RETURN, .a = { .kind = FLOW_OP_CONST, .number = number } };
	fn->nblocks = 1;
	fn->nlocals = 0;
	fn->nvalues = fn->nparams;
}

/* Do all ways out of block NUMBER lead to one block, and say the same there? */
static bool leads_alike(const struct flow_function *fn, uint32_t number)
{
	const struct flow_block *block = &fn->blocks[number], *to = &fn->blocks[block->succs[0]];
	uint32_t first = FLOW_NONE;

	for (uint32_t i = 1; i < block->nsuccs; i++) {
		if (block->succs[i] != block->succs[0])
			return false;
	}
	for (uint32_t p = 0; p < to->npreds; p++) {
		if (to->preds[p] != number)
			continue;
		if (first == FLOW_NONE)
			first = p;
		for (uint32_t i = 0; i < to->ninsns && to->insns[i].op == FLOW_PHI; i++) {
			if (!simplify_same_operand(&to->insns[i].args[first], &to->insns[i].args[p]))
				return false;
		}
	}
	return true;
}

/* A condition that decides nothing is as good as any other. False: there is none. */
static bool settle_alike(struct flow_function *fn)
{
	bool found = false;

	for (uint32_t b = 0; b < fn->nblocks; b++) {
		struct flow_block *block = &fn->blocks[b];

		if ((block->term != FLOW_COND && block->term != FLOW_SWITCH) || block->nsuccs < 2 ||
		    block->a.kind == FLOW_OP_CONST || !leads_alike(fn, b))
			continue;
		block->a = (struct flow_operand){ .kind = FLOW_OP_CONST };
		if (block->term == FLOW_COND)
			block->b = (struct flow_operand){ .kind = FLOW_OP_CONST };
		found = true;
	}
	return found;
}

/*
 * What FN does is not asked: where it only prints, or only on some way writes a register, the ways are one. Of a call
 * nothing is left but that it gives any value.
 */
static void drop_doing(struct flow_unit *unit, struct flow_function *fn)
{
	for (uint32_t b = 0; b < fn->nblocks; b++) {
		struct flow_block *block = &fn->blocks[b];
		uint32_t kept = 0;

		for (uint32_t i = 0; i < block->ninsns; i++) {
			struct flow_insn *insn = &block->insns[i];

			if (insn->dst == FLOW_NONE)
				continue;
			if (insn->op == FLOW_CALL) {
				*insn = (struct flow_insn){ .op = FLOW_CLOBBER, .dst = insn->dst, .bits = insn->bits };
				insn->callee = FLOW_NONE;
			}
			block->insns[kept++] = *insn;
		}
		block->ninsns = kept;
	}
	do
		flow_simplify(unit, fn, rank_droppable, NULL);
	while (settle_alike(fn));
}

#define BLOCKS_MAX 64

/* Reduces FN to what decides between several results. */
static bool keep_decisions(struct flow_unit *unit, struct flow_function *fn)
{
	struct slice_fn slice;
	bool known;

	drop_doing(unit, fn);
	if (fn->nblocks > BLOCKS_MAX)
		return false;
	slice_start(fn, &slice);
	slice.result = true;
	known = decided_by_parameters(fn, &slice);
	if (known) {
		slice_apply(unit, fn, &slice);
		fn->nlocals = 0;
		flow_simplify(unit, fn, rank_droppable, NULL);
	}
	slice_end(&slice);
	return known;
}

bool returns_keep(struct flow_unit *unit, struct flow_function *fn)
{
	struct constants c = { .fn = fn };
	bool known;

	c.made = XCNEWVEC(struct flow_def, fn->nvalues + 1);
	c.looked = XCNEWVEC(bool, fn->nvalues + 1);
	known = returns_constants(&c);
	free(c.made);
	free(c.looked);
	if (!known)
		return false;
	if (c.several)
		return keep_decisions(unit, fn);
	keep_constant(fn, c.only->number);
	return true;
}
