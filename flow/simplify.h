/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * simplify.h - what simplify.c and simplify-cfg.c share
 */
#ifndef FLOW_SIMPLIFY_H
#define FLOW_SIMPLIFY_H

#include "pcidevres/flow-tools.h"

struct simplify {
	struct flow_unit *unit;
	struct flow_function *fn;
	bool (*droppable)(const struct flow_insn *call, void *data);
	void *data;
	/* by value */
	struct flow_def *defs;
	struct flow_operand *replaced; /* kind FLOW_OP_NONE: not */
	bool *used;
	uint32_t *stack, depth;
	/* by local */
	bool *read;
};

/* Certainly the same value. */
bool simplify_same_operand(const struct flow_operand *a, const struct flow_operand *b);
/* Folds branches that are decided, drops and joins blocks, renumbers them. True: something changed. */
bool simplify_blocks(struct simplify *s);

#endif
