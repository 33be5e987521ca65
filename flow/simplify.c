// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * simplify.c - the same function with fewer words
 *
 * Code is lowered before any optimisation, so half of it is conversions, returns through one block and tests of tests:
 * !!ret != 0. Four steps are repeated until none finds work: operands (copies and constants), terminators, blocks
 * (simplify-cfg.c), dead values. Nothing here asks what a function means.
 */
#include "simplify.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#define MAX_ROUNDS 8

static struct flow_operand constant(int64_t number)
{
	return (struct flow_operand){ .kind = FLOW_OP_CONST, .number = number };
}

bool simplify_same_operand(const struct flow_operand *a, const struct flow_operand *b)
{
	return a->kind == b->kind && a->kind != FLOW_OP_OPAQUE && a->index == b->index && a->number == b->number;
}

static const struct flow_insn *definition(const struct simplify *s, const struct flow_operand *operand)
{
	return operand->kind == FLOW_OP_VALUE ? s->defs[operand->index].insn : NULL;
}

/* ---- what a value can be replaced by ---------------------------------------------------------------------------- */

static bool holds_all(const struct flow_value *to, const struct flow_value *from)
{
	if (to->bits == from->bits)
		return to->is_unsigned == from->is_unsigned;
	return to->bits > from->bits && from->bits && (from->is_unsigned || !to->is_unsigned);
}

/* Two names for one value: messages want both. One name or type moves to the value that stays. */
static bool merge_names(struct flow_value *stays, const struct flow_value *goes)
{
	if (stays->name && goes->name && stays->name != goes->name)
		return false;
	if (stays->tag && goes->tag && stays->tag != goes->tag)
		return false;
	if (goes->name)
		stays->name = goes->name;
	if (goes->tag)
		stays->tag = goes->tag;
	return true;
}

static void replace_copy(struct simplify *s, const struct flow_insn *insn)
{
	const struct flow_operand *from = &insn->args[0];
	struct flow_value *values = s->fn->values;

	if (insn->flags & FLOW_F_NARROW)
		return;
	if (from->kind == FLOW_OP_VALUE && (!holds_all(&values[insn->dst], &values[from->index]) ||
					    !merge_names(&values[from->index], &values[insn->dst])))
		return;
	if (from->kind == FLOW_OP_OPAQUE)
		return;
	s->replaced[insn->dst] = *from;
}

/* All ways in bring the same. */
static void replace_phi(struct simplify *s, const struct flow_insn *insn)
{
	const struct flow_operand self = { .kind = FLOW_OP_VALUE, .index = insn->dst };
	const struct flow_operand *only = NULL;

	for (uint32_t i = 0; i < insn->nargs; i++) {
		if (simplify_same_operand(&insn->args[i], &self))
			continue;
		if (only && !simplify_same_operand(only, &insn->args[i]))
			return;
		only = &insn->args[i];
	}
	if (!only || only->kind == FLOW_OP_OPAQUE)
		return;
	if (only->kind == FLOW_OP_VALUE && !merge_names(&s->fn->values[only->index], &s->fn->values[insn->dst]))
		return;
	s->replaced[insn->dst] = *only;
}

static int64_t truncate_to(int64_t number, const struct flow_value *value)
{
	unsigned int drop = 64 - value->bits;

	if (!value->bits || !drop)
		return number;
	if (value->is_unsigned)
		return (int64_t)((uint64_t)number << drop >> drop);
	return (int64_t)((uint64_t)number << drop) >> drop;
}

static bool is_zero(const struct flow_operand *operand)
{
	return operand->kind == FLOW_OP_CONST && !operand->number;
}

/* The comparison VALUE is the result of, seen through conversions that keep it. */
static const struct flow_insn *comparison(const struct simplify *s, const struct flow_operand *value)
{
	const struct flow_insn *def = definition(s, value);

	for (unsigned int hops = 0; def && def->op == FLOW_COPY && !(def->flags & FLOW_F_NARROW) && hops < 4; hops++)
		def = definition(s, &def->args[0]);
	return def && def->op == FLOW_BINARY && def->binop >= FLOW_EQ ? def : NULL;
}

/* (flag << 3) == 8, as a bit-field is tested: flag == 1. */
static bool strip_shift(const struct simplify *s, struct flow_operand *value, struct flow_operand *number)
{
	const struct flow_insn *def = definition(s, value);
	const struct flow_value *from, *to;
	int64_t by;

	if (!def || def->op != FLOW_BINARY || def->binop != FLOW_SHL || number->kind != FLOW_OP_CONST ||
	    def->args[0].kind != FLOW_OP_VALUE || def->args[1].kind != FLOW_OP_CONST)
		return false;
	from = &s->fn->values[def->args[0].index];
	to = &s->fn->values[value->index];
	by = def->args[1].number;
	if (by < 0 || by > 62 || !definition(s, &def->args[0]) || number->number & (((int64_t)1 << by) - 1))
		return false;
	if (!from->is_unsigned || !to->is_unsigned || definition(s, &def->args[0])->bits + by > to->bits)
		return false;
	*value = def->args[0];
	number->number >>= by;
	return true;
}

static void replace_binary(struct simplify *s, struct flow_insn *insn)
{
	const struct flow_insn *inner;
	int64_t result;

	if (insn->args[0].kind == FLOW_OP_CONST && insn->args[1].kind == FLOW_OP_CONST &&
	    flow_compute(insn->binop, insn->flags & FLOW_F_UNSIGNED, insn->args[0].number, insn->args[1].number,
			 &result)) {
		s->replaced[insn->dst] = constant(truncate_to(result, &s->fn->values[insn->dst]));
		return;
	}
	if (insn->binop == FLOW_EQ || insn->binop == FLOW_NE)
		strip_shift(s, &insn->args[0], &insn->args[1]);
	if (insn->binop != FLOW_NE || !is_zero(&insn->args[1]))
		return;
	inner = comparison(s, &insn->args[0]);
	if (inner && inner->dst != insn->dst)
		s->replaced[insn->dst] = (struct flow_operand){ .kind = FLOW_OP_VALUE, .index = inner->dst };
}

static void find_replacement(struct simplify *s, struct flow_insn *insn)
{
	if (insn->dst == FLOW_NONE || s->replaced[insn->dst].kind)
		return;
	if (insn->op == FLOW_COPY)
		replace_copy(s, insn);
	else if (insn->op == FLOW_PHI)
		replace_phi(s, insn);
	else if (insn->op == FLOW_BINARY)
		replace_binary(s, insn);
}

static bool replace_operand(struct simplify *s, struct flow_operand *operand)
{
	const struct flow_operand *by = operand;

	/* The bound is for a PHI that is replaced by what it replaces. */
	for (unsigned int hops = 0; by->kind == FLOW_OP_VALUE && s->replaced[by->index].kind && hops < 1000; hops++)
		by = &s->replaced[by->index];
	if (by == operand)
		return false;
	*operand = *by;
	return true;
}

static bool replace_all(struct simplify *s)
{
	bool changed = false;

	for (uint32_t i = 0; i < s->fn->nblocks; i++) {
		struct flow_block *block = &s->fn->blocks[i];

		for (uint32_t j = 0; j < block->ninsns; j++) {
			struct flow_insn *insn = &block->insns[j];

			for (uint32_t k = 0; k < insn->nargs; k++)
				changed |= replace_operand(s, &insn->args[k]);
			changed |= replace_operand(s, &insn->target);
		}
		changed |= replace_operand(s, &block->a);
		changed |= replace_operand(s, &block->b);
	}
	return changed;
}

static bool simplify_operands(struct simplify *s)
{
	flow_definitions(s->fn, s->defs);
	memset(s->replaced, 0, s->fn->nvalues * sizeof(*s->replaced));
	for (uint32_t i = 0; i < s->fn->nblocks; i++) {
		for (uint32_t j = 0; j < s->fn->blocks[i].ninsns; j++)
			find_replacement(s, &s->fn->blocks[i].insns[j]);
	}
	return replace_all(s);
}

/* ---- terminators ------------------------------------------------------------------------------------------------ */

/* if ((a < b) != 0) is if (a < b). FLOW_EQ is the first comparison, FLOW_NE the next. */
static bool simplify_test(struct simplify *s, struct flow_block *block)
{
	const struct flow_insn *inner;

	if (block->term != FLOW_COND || block->cmp > FLOW_NE)
		return false;
	if (strip_shift(s, &block->a, &block->b))
		return true;
	if (!is_zero(&block->b))
		return false;
	inner = comparison(s, &block->a);
	if (!inner)
		return false;
	block->cmp = block->cmp == FLOW_NE ? inner->binop : flow_negated(inner->binop);
	block->flags = (block->flags & ~FLOW_F_UNSIGNED) | (inner->flags & FLOW_F_UNSIGNED);
	block->a = inner->args[0];
	block->b = inner->args[1];
	return true;
}

static bool simplify_terminators(struct simplify *s)
{
	bool changed = false;

	flow_definitions(s->fn, s->defs);
	for (uint32_t i = 0; i < s->fn->nblocks; i++) {
		while (simplify_test(s, &s->fn->blocks[i]))
			changed = true;
	}
	return changed;
}

/* ---- dead values ------------------------------------------------------------------------------------------------ */

static void use(struct simplify *s, const struct flow_operand *operand)
{
	if (operand->kind != FLOW_OP_VALUE || s->used[operand->index])
		return;
	s->used[operand->index] = true;
	s->stack[s->depth++] = operand->index;
}

static void use_operands(struct simplify *s, const struct flow_insn *insn)
{
	for (uint32_t i = 0; i < insn->nargs; i++)
		use(s, &insn->args[i]);
	use(s, &insn->target);
}

/* Locals whose address is used for more than writing to them. */
static void find_read_locals(struct simplify *s)
{
	memset(s->read, 0, s->fn->nlocals * sizeof(*s->read));
	for (uint32_t i = 0; i < s->fn->nblocks; i++) {
		struct flow_block *block = &s->fn->blocks[i];

		for (uint32_t j = 0; j < block->ninsns; j++) {
			struct flow_insn *insn = &block->insns[j];

			for (uint32_t k = flow_writes(insn) ? 1 : 0; k < insn->nargs; k++) {
				if (insn->args[k].kind == FLOW_OP_LOCAL)
					s->read[insn->args[k].index] = true;
			}
		}
		if (block->a.kind == FLOW_OP_LOCAL)
			s->read[block->a.index] = true;
		if (block->b.kind == FLOW_OP_LOCAL)
			s->read[block->b.index] = true;
	}
}

/* Must stay even if its result is not used. */
static bool has_effect(struct simplify *s, const struct flow_insn *insn)
{
	if (flow_writes(insn))
		return insn->args[0].kind != FLOW_OP_LOCAL || s->read[insn->args[0].index];
	return insn->op == FLOW_CALL ? !s->droppable(insn, s->data) : flow_warns(insn);
}

static void find_used(struct simplify *s)
{
	memset(s->used, 0, s->fn->nvalues * sizeof(*s->used));
	s->depth = 0;
	for (uint32_t i = 0; i < s->fn->nblocks; i++) {
		struct flow_block *block = &s->fn->blocks[i];

		for (uint32_t j = 0; j < block->ninsns; j++) {
			if (has_effect(s, &block->insns[j]))
				use_operands(s, &block->insns[j]);
		}
		use(s, &block->a);
		use(s, &block->b);
	}
	while (s->depth) {
		const struct flow_insn *def = s->defs[s->stack[--s->depth]].insn;

		if (def)
			use_operands(s, def);
	}
}

static bool drop_dead(struct simplify *s)
{
	bool changed = false;

	flow_definitions(s->fn, s->defs);
	find_read_locals(s);
	find_used(s);
	for (uint32_t i = 0; i < s->fn->nblocks; i++) {
		struct flow_block *block = &s->fn->blocks[i];
		uint32_t kept = 0;

		for (uint32_t j = 0; j < block->ninsns; j++) {
			struct flow_insn *insn = &block->insns[j];
			bool used = insn->dst != FLOW_NONE && s->used[insn->dst];

			if (!used && !has_effect(s, insn))
				continue;
			if (!used && insn->dst != FLOW_NONE) {
				insn->dst = FLOW_NONE;
				insn->bits = 0;
			}
			block->insns[kept++] = *insn;
		}
		changed |= kept != block->ninsns;
		block->ninsns = kept;
	}
	return changed;
}

void flow_simplify(struct flow_unit *unit, struct flow_function *function,
		   bool (*droppable)(const struct flow_insn *call, void *data), void *data)
{
	struct simplify s = { .unit = unit, .fn = function, .droppable = droppable, .data = data };
	uint32_t n = function->nvalues + 1;
	bool changed = true;

	s.defs = XCNEWVEC(struct flow_def, n);
	s.replaced = XCNEWVEC(struct flow_operand, n);
	s.used = XCNEWVEC(bool, n);
	s.stack = XCNEWVEC(uint32_t, n);
	s.read = XCNEWVEC(bool, function->nlocals + 1);
	for (unsigned int i = 0; changed && i < MAX_ROUNDS; i++) {
		changed = simplify_operands(&s);
		changed |= simplify_terminators(&s);
		changed |= simplify_blocks(&s);
		changed |= drop_dead(&s);
	}
	free(s.defs);
	free(s.replaced);
	free(s.used);
	free(s.stack);
	free(s.read);
}
