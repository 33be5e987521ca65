// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * returns.c - what a function answers of which nothing else is kept
 *
 * Many a function that may fail by its type never does: it ends in `return 0;`, or fails for arguments only that nobody
 * gives it. Another file would have to take its result for anything, and follow an error path nobody can take.
 */
#include "prune.h"

#include <stdlib.h>

struct answer {
	struct flow_function *fn;
	const struct flow_insn **made; /* by value: what makes it, NULL for parameters */
	bool *looked;		       /* by value */
	struct slice_fn slice;	       /* what the answer needs */
};

/* A constant, or one of several. *ONLY: which, as long as it is one and the same; *SEVERAL: it is not. */
static bool is_constant(struct answer *a, const struct flow_operand *operand, const struct flow_operand **only,
			bool *several)
{
	const struct flow_insn *insn = operand->kind == FLOW_OP_VALUE ? a->made[operand->index] : NULL;

	if (operand->kind == FLOW_OP_CONST) {
		*several |= *only && (*only)->number != operand->number;
		*only = operand;
		return true;
	}
	if (!insn || (insn->op != FLOW_PHI && insn->op != FLOW_COPY) || (insn->flags & FLOW_F_NARROW))
		return false;
	if (a->looked[operand->index])
		return true;
	a->looked[operand->index] = true;
	for (uint32_t i = 0; i < insn->nargs; i++) {
		if (!is_constant(a, &insn->args[i], only, several))
			return false;
	}
	return true;
}

static void index_values(struct answer *a)
{
	struct slice_fn *s = &a->slice;
	uint32_t total = 0;

	a->made = calloc(a->fn->nvalues + 1, sizeof(*a->made));
	a->looked = calloc(a->fn->nvalues + 1, sizeof(*a->looked));
	s->first = calloc(a->fn->nblocks + 1, sizeof(*s->first));
	s->def = calloc(a->fn->nvalues + 1, sizeof(*s->def));
	s->def_block = calloc(a->fn->nvalues + 1, sizeof(*s->def_block));
	for (uint32_t b = 0; b < a->fn->nblocks; b++) {
		const struct flow_block *block = &a->fn->blocks[b];

		s->first[b] = total;
		total += block->ninsns;
		for (uint32_t i = 0; i < block->ninsns; i++) {
			if (block->insns[i].dst == FLOW_NONE)
				continue;
			a->made[block->insns[i].dst] = &block->insns[i];
			s->def[block->insns[i].dst] = i;
			s->def_block[block->insns[i].dst] = b;
		}
	}
	s->insn = calloc(total + 1, sizeof(*s->insn));
	s->block = calloc(a->fn->nblocks + 1, sizeof(*s->block));
	s->branch = calloc(a->fn->nblocks + 1, sizeof(*s->branch));
	s->value = calloc(a->fn->nvalues + 1, sizeof(*s->value));
	s->result = true;
}

static void free_answer(struct answer *a)
{
	free(a->made);
	free(a->looked);
	free(a->slice.first);
	free(a->slice.def);
	free(a->slice.def_block);
	free(a->slice.insn);
	free(a->slice.block);
	free(a->slice.branch);
	free(a->slice.value);
	free(a->slice.ipdom);
	free(a->slice.control);
	free(a->slice.controls);
}

static bool returns_constants(struct answer *a, const struct flow_operand **only, bool *several)
{
	for (uint32_t b = 0; b < a->fn->nblocks; b++) {
		const struct flow_block *block = &a->fn->blocks[b];

		if (block->term == FLOW_RETURN && !is_constant(a, &block->a, only, several))
			return false;
	}
	return *only;
}

static bool need_block(struct answer *a, uint32_t number);

/* Notes what OPERAND comes from. False: from more than the parameters. */
static bool need_operand(struct answer *a, const struct flow_operand *operand)
{
	const struct flow_insn *insn;
	uint32_t block;

	if (operand->kind == FLOW_OP_CONST || operand->kind == FLOW_OP_NONE)
		return true;
	if (operand->kind != FLOW_OP_VALUE)
		return false;
	insn = a->made[operand->index];
	if (!insn)
		return operand->index < a->fn->nparams;
	if (a->slice.value[operand->index])
		return true;
	if ((insn->op != FLOW_PHI && insn->op != FLOW_COPY && insn->op != FLOW_BINARY) || (insn->flags & FLOW_F_NARROW))
		return false;
	a->slice.value[operand->index] = true;
	block = a->slice.def_block[operand->index];
	a->slice.insn[a->slice.first[block] + a->slice.def[operand->index]] = true;
	if (!need_block(a, block))
		return false;
	for (uint32_t i = 0; i < insn->nargs; i++) {
		if (!need_operand(a, &insn->args[i]))
			return false;
		if (insn->op == FLOW_PHI && !need_block(a, a->fn->blocks[block].preds[i]))
			return false;
	}
	return true;
}

/* The same of what decides whether block NUMBER is reached. */
static bool need_block(struct answer *a, uint32_t number)
{
	if (a->slice.block[number])
		return true;
	a->slice.block[number] = true;
	for (uint32_t i = a->slice.control[number]; i < a->slice.control[number + 1]; i++) {
		uint32_t by = a->slice.controls[i];

		if (a->slice.branch[by])
			continue;
		a->slice.branch[by] = true;
		if (!need_block(a, by) || !need_operand(a, &a->fn->blocks[by].a) ||
		    !need_operand(a, &a->fn->blocks[by].b))
			return false;
	}
	return true;
}

static bool decided_by_parameters(struct answer *a)
{
	slice_find_controls(a->fn, &a->slice);
	for (uint32_t b = 0; b < a->fn->nblocks; b++) {
		if (a->fn->blocks[b].term == FLOW_RETURN &&
		    (!need_block(a, b) || !need_operand(a, &a->fn->blocks[b].a)))
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

static bool same_operand(const struct flow_operand *a, const struct flow_operand *b)
{
	return a->kind == b->kind && a->index == b->index && a->number == b->number && a->kind != FLOW_OP_OPAQUE;
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
			if (!same_operand(&to->insns[i].args[first], &to->insns[i].args[p]))
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
 * What FN does is not asked: where it only prints, or only on some way writes a register, the ways are one. Of a call nothing
 * is left but that it gives any value.
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

bool returns_keep(struct flow_unit *unit, struct flow_function *fn)
{
	struct answer a = { .fn = fn };
	const struct flow_operand *only = NULL;
	bool several = false, known;

	index_values(&a);
	known = returns_constants(&a, &only, &several);
	if (known && !several) {
		keep_constant(fn, only->number);
	} else if (known) {
		free_answer(&a);
		drop_doing(unit, fn);
		a = (struct answer){ .fn = fn };
		index_values(&a);
		known = fn->nblocks <= BLOCKS_MAX && decided_by_parameters(&a);
		if (known) {
			slice_apply(unit, fn, &a.slice);
			fn->nlocals = 0;
			flow_simplify(unit, fn, rank_droppable, NULL);
		}
	}
	free_answer(&a);
	return known;
}
