// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * bits.c - which bits of a member a store may change: all but those it puts back as they were, on whatever way it came
 * there. `flags |= 4` changes one; so does a copy of all flags that is worked on for a while, and stored when it has
 * changed.
 */
#include "pcidevres/flow.h"

#include <stddef.h>

#define ALL UINT64_MAX
#define MAX_STEPS 64 /* from a value to what it was made of */
#define MAX_CALLS 2

struct look {
	const struct flow_unit *unit;
	const struct flow_insn *store;
	uint32_t steps;
};

static bool same_operand(const struct flow_operand *a, const struct flow_operand *b)
{
	return a->kind == b->kind && a->index == b->index && a->number == b->number;
}

/* The bits that may be 1 in VALUE. */
static uint64_t ones(struct look *look, const struct flow_function *fn, const struct flow_operand *value)
{
	const struct flow_insn *insn = flow_definition(fn, value);
	uint64_t mask = 0;

	if (value->kind == FLOW_OP_CONST)
		return (uint64_t)value->number;
	if (!insn || look->steps++ > MAX_STEPS)
		return ALL;
	if (insn->op == FLOW_COPY && !(insn->flags & FLOW_F_NARROW))
		return ones(look, fn, &insn->args[0]);
	if (insn->op == FLOW_BINARY && insn->binop == FLOW_AND && insn->args[1].kind == FLOW_OP_CONST)
		return (uint64_t)insn->args[1].number;
	if (insn->op != FLOW_PHI)
		return ALL;
	for (uint32_t i = 0; i < insn->nargs; i++)
		mask |= ones(look, fn, &insn->args[i]);
	return mask;
}

static uint64_t changed(struct look *look, const struct flow_function *fn, const struct flow_operand *value,
			const struct flow_operand *address, uint32_t depth);

/* What the function CALL goes to returns, of what stands at ADDRESS, which it is given. */
static uint64_t returned(struct look *look, const struct flow_insn *call, const struct flow_operand *address,
			 uint32_t depth)
{
	uint32_t number = call->callee == FLOW_NONE ? FLOW_NONE : look->unit->symbols[call->callee].function;
	struct flow_operand param = { .kind = FLOW_OP_VALUE };
	const struct flow_function *fn;
	uint64_t mask = 0;

	if (number == FLOW_NONE || depth == MAX_CALLS)
		return ALL;
	fn = &look->unit->functions[number];
	while (param.index < call->nargs && !same_operand(&call->args[param.index], address))
		param.index++;
	if (param.index == call->nargs || param.index >= fn->nparams)
		return ALL;
	for (uint32_t b = 0; b < fn->nblocks; b++) {
		if (fn->blocks[b].term == FLOW_RETURN)
			mask |= changed(look, fn, &fn->blocks[b].a, &param, depth + 1);
	}
	return mask;
}

static uint64_t binary(struct look *look, const struct flow_function *fn, const struct flow_insn *insn,
		       const struct flow_operand *address, uint32_t depth)
{
	if (insn->binop == FLOW_AND && insn->args[1].kind == FLOW_OP_CONST)
		return changed(look, fn, &insn->args[0], address, depth) | ~(uint64_t)insn->args[1].number;
	if (insn->binop == FLOW_OR || insn->binop == FLOW_XOR)
		return changed(look, fn, &insn->args[0], address, depth) | ones(look, fn, &insn->args[1]);
	return ALL;
}

/* The bits in which VALUE may differ from what stands at ADDRESS. */
static uint64_t changed(struct look *look, const struct flow_function *fn, const struct flow_operand *value,
			const struct flow_operand *address, uint32_t depth)
{
	const struct flow_insn *insn = flow_definition(fn, value), *store = look->store;
	uint64_t mask = 0;

	if (!insn || look->steps++ > MAX_STEPS)
		return ALL;
	switch (insn->op) {
	case FLOW_LOAD:
		return insn->tag == store->tag && insn->field == store->field && insn->bits == store->bits &&
				       insn->offset == store->offset &&
				       !((insn->flags | store->flags) & FLOW_F_INDEX) &&
				       same_operand(&insn->args[0], address) ?
			       0 :
			       ALL;
	case FLOW_COPY:
		return insn->flags & FLOW_F_NARROW ? ALL : changed(look, fn, &insn->args[0], address, depth);
	case FLOW_BINARY:
		return binary(look, fn, insn, address, depth);
	case FLOW_CALL:
		return returned(look, insn, address, depth);
	case FLOW_PHI:
		for (uint32_t i = 0; i < insn->nargs && mask != ALL; i++)
			mask |= changed(look, fn, &insn->args[i], address, depth);
		return mask;
	default:
		return ALL;
	}
}

uint64_t flow_bits_changed(const struct flow_unit *unit, const struct flow_function *fn, const struct flow_insn *store)
{
	struct look look = { .unit = unit, .store = store };

	return store->op == FLOW_STORE ? changed(&look, fn, &store->args[1], &store->args[0], 0) : ALL;
}
