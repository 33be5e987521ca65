// SPDX-License-Identifier: GPL-2.0-or-later
/* edges.c - edges that go, with what hangs on them */
#include "edges.h"

#include <string.h>

uint32_t edges_phis(const struct flow_block *block)
{
	uint32_t n = 0;

	while (n < block->ninsns && block->insns[n].op == FLOW_PHI)
		n++;
	return n;
}

void edges_remove(struct flow_block *block, uint32_t pred)
{
	uint32_t at = flow_pred_of(block, pred), phis = edges_phis(block);

	if (at == FLOW_NONE)
		return;
	block->npreds--;
	memmove(block->preds + at, block->preds + at + 1, (block->npreds - at) * sizeof(*block->preds));
	for (uint32_t i = 0; i < phis; i++) {
		struct flow_insn *phi = &block->insns[i];

		phi->nargs--;
		memmove(phi->args + at, phi->args + at + 1, (phi->nargs - at) * sizeof(*phi->args));
	}
}

void edges_jump(struct flow_block *block, uint32_t to)
{
	memset(&block->a, 0, sizeof(block->a));
	memset(&block->b, 0, sizeof(block->b));
	memset(&block->loc, 0, sizeof(block->loc));
	block->term = FLOW_JUMP;
	block->cmp = 0;
	block->flags = 0;
	block->ncases = 0;
	block->nsuccs = 1;
	block->succs[0] = to;
}

void edges_decide(struct flow_function *fn, uint32_t number, uint32_t kept)
{
	struct flow_block *block = &fn->blocks[number];

	for (uint32_t i = 0; i < block->nsuccs; i++) {
		if (i != kept)
			edges_remove(&fn->blocks[block->succs[i]], number);
	}
	edges_jump(block, block->succs[kept]);
}
