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
	const struct flow_function *fn;
	const struct flow_insn **made; /* by value: what makes it, NULL for parameters */
	uint8_t *fixed;		       /* by value: 1 follows from the parameters alone, 2 being looked at */
};

static bool is_fixed(struct answer *a, const struct flow_operand *operand);

static bool makes_fixed(struct answer *a, const struct flow_insn *insn)
{
	if ((insn->op != FLOW_PHI && insn->op != FLOW_COPY && insn->op != FLOW_BINARY) || (insn->flags & FLOW_F_NARROW))
		return false;
	for (uint32_t i = 0; i < insn->nargs; i++) {
		if (!is_fixed(a, &insn->args[i]))
			return false;
	}
	return true;
}

static bool is_fixed(struct answer *a, const struct flow_operand *operand)
{
	const struct flow_insn *insn;

	if (operand->kind == FLOW_OP_CONST || operand->kind == FLOW_OP_NONE)
		return true;
	if (operand->kind != FLOW_OP_VALUE)
		return false;
	insn = a->made[operand->index];
	if (!insn || a->fixed[operand->index]) /* round a loop: what else it is made of decides */
		return true;
	a->fixed[operand->index] = 1;
	return makes_fixed(a, insn);
}

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
	if (a->fixed[operand->index])
		return true;
	a->fixed[operand->index] = 1;
	for (uint32_t i = 0; i < insn->nargs; i++) {
		if (!is_constant(a, &insn->args[i], only, several))
			return false;
	}
	return true;
}

static void index_values(struct answer *a)
{
	a->made = calloc(a->fn->nvalues + 1, sizeof(*a->made));
	a->fixed = calloc(a->fn->nvalues + 1, sizeof(*a->fixed));
	for (uint32_t b = 0; b < a->fn->nblocks; b++) {
		const struct flow_block *block = &a->fn->blocks[b];

		for (uint32_t i = 0; i < block->ninsns; i++) {
			if (block->insns[i].dst != FLOW_NONE)
				a->made[block->insns[i].dst] = &block->insns[i];
		}
	}
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

static bool decided_by_parameters(struct answer *a)
{
	for (uint32_t b = 0; b < a->fn->nblocks; b++) {
		const struct flow_block *block = &a->fn->blocks[b];

		if ((block->term == FLOW_COND || block->term == FLOW_SWITCH) &&
		    !(is_fixed(a, &block->a) && is_fixed(a, &block->b)))
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

/* What does not come from the parameters decides nothing. */
static void keep_decisions(struct flow_unit *unit, struct flow_function *fn)
{
	for (uint32_t b = 0; b < fn->nblocks; b++) {
		struct flow_block *block = &fn->blocks[b];
		uint32_t kept = 0;

		for (uint32_t i = 0; i < block->ninsns; i++) {
			uint8_t op = block->insns[i].op;

			if (op == FLOW_PHI || op == FLOW_COPY || op == FLOW_BINARY)
				block->insns[kept++] = block->insns[i];
		}
		block->ninsns = kept;
	}
	flow_simplify(unit, fn, rank_droppable, NULL);
	fn->nlocals = 0;
}

#define BLOCKS_MAX 12

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
		for (uint32_t i = 0; i < fn->nvalues; i++)
			a.fixed[i] = 0;
		known = fn->nblocks <= BLOCKS_MAX && decided_by_parameters(&a);
		if (known)
			keep_decisions(unit, fn);
	}
	free(a.made);
	free(a.fixed);
	return known;
}
