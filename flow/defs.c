// SPDX-License-Identifier: GPL-2.0-or-later
/* defs.c - which instruction a value is the result of */
#include "pcidevres/flow.h"

#include <string.h>

const struct flow_insn *flow_definition(const struct flow_function *fn, const struct flow_operand *op)
{
	for (uint32_t b = 0; op->kind == FLOW_OP_VALUE && b < fn->nblocks; b++) {
		for (uint32_t i = 0; i < fn->blocks[b].ninsns; i++) {
			if (fn->blocks[b].insns[i].dst == op->index)
				return &fn->blocks[b].insns[i];
		}
	}
	return NULL;
}

const struct flow_insn *flow_source(const struct flow_function *fn, const struct flow_operand *op)
{
	const struct flow_insn *insn = flow_definition(fn, op);

	while (insn && insn->op == FLOW_COPY)
		insn = flow_definition(fn, &insn->args[0]);
	return insn;
}

void flow_definitions(const struct flow_function *fn, struct flow_def *defs)
{
	memset(defs, 0, fn->nvalues * sizeof(*defs));
	for (uint32_t b = 0; b < fn->nblocks; b++) {
		const struct flow_block *block = &fn->blocks[b];

		for (uint32_t i = 0; i < block->ninsns; i++) {
			if (block->insns[i].dst != FLOW_NONE)
				defs[block->insns[i].dst] = (struct flow_def){ .insn = &block->insns[i], .block = b };
		}
	}
}
