/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * edges.h - edges that go
 *
 * An edge is at both its ends and as often, and each PHI of a block has an operand for each way in, in their order.
 */
#ifndef FLOW_EDGES_H
#define FLOW_EDGES_H

#include "pcidevres/flow.h"

/* How many PHIs BLOCK begins with. */
uint32_t edges_phis(const struct flow_block *block);
/* Takes one edge from block PRED to BLOCK off BLOCK's end, with the operands of its PHIs. Nothing if there is none. */
void edges_remove(struct flow_block *block, uint32_t pred);
/* BLOCK, which has had a successor, ends with a jump to block TO. The other ends of its edges are left alone. */
void edges_jump(struct flow_block *block, uint32_t to);
/* Block NUMBER goes to its successor KEPT, always: the other edges go at both ends. */
void edges_decide(struct flow_function *fn, uint32_t number, uint32_t kept);

#endif
