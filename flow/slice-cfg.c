// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * slice-cfg.c - which branch decides whether a block is reached, and what is left when a branch decides nothing
 *
 * A block depends on a branch when one way out of the branch must lead to it and another need not: computed from
 * postdominators (Ferrante, Ottenstein, Warren 1987). Blocks that never get out of a loop are taken to leave it.
 */
#include "edges.h"
#include "simplify.h"
#include "slice.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

/* ---- dead ends ------------------------------------------------------------------------------------------------- */

static bool warns(const struct flow_block *block)
{
	for (uint32_t i = 0; i < block->ninsns; i++) {
		if (flow_warns(&block->insns[i]))
			return true;
	}
	return false;
}

static bool is_dead_end(const struct flow_block *block, bool (*matters)(const struct flow_insn *insn, void *data),
			void *data)
{
	if (block->term != FLOW_STOP && !warns(block))
		return false;
	for (uint32_t i = 0; i < block->ninsns; i++) {
		if (block->insns[i].op == FLOW_CALL && matters(&block->insns[i], data))
			return false;
	}
	return true;
}

/* The instruction VALUE comes from, through conversions and comparisons, or NULL. */
static const struct flow_insn *origin(const struct flow_function *fn, const struct flow_operand *value)
{
	const struct flow_insn *found = NULL;

	for (unsigned int hops = 0; value && value->kind == FLOW_OP_VALUE && hops < 4; hops++) {
		found = flow_definition(fn, value);
		value = found && (found->op == FLOW_COPY || found->op == FLOW_BINARY) ? &found->args[0] : NULL;
	}
	return found;
}

/* WARN_ON() is a value as well: what asks for that asks the same condition, and goes the same way. */
static void take_same_sides(struct flow_function *fn, const struct flow_block *like, uint32_t side)
{
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		const struct flow_block *block = &fn->blocks[i];

		if (block->term == FLOW_COND && block->succs[0] != block->succs[1] && block->cmp == like->cmp &&
		    block->flags == like->flags && block->a.kind == FLOW_OP_VALUE &&
		    simplify_same_operand(&block->a, &like->a) && simplify_same_operand(&block->b, &like->b))
			edges_decide(fn, i, side);
	}
}

/* `if (!p) { WARN(1, ...); return -ENOMEM; }` tells of what went wrong. WARN_ON() is on its way to both. */
static bool is_told(const struct flow_function *fn, const struct flow_block *block, uint32_t side)
{
	const struct flow_block *warning = &fn->blocks[block->succs[side]];

	return warning->term == FLOW_JUMP && warning->succs[0] != block->succs[!side];
}

void slice_cut_dead_ends(struct flow_function *fn, bool (*matters)(const struct flow_insn *insn, void *data),
			 void *data)
{
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		struct flow_block *block = &fn->blocks[i];
		const struct flow_insn *tested;
		struct flow_block like;
		bool dead[2];

		if (block->term != FLOW_COND || block->succs[0] == block->succs[1])
			continue;
		for (uint32_t j = 0; j < 2; j++)
			dead[j] = is_dead_end(&fn->blocks[block->succs[j]], matters, data);
		if (dead[0] == dead[1])
			continue;
		tested = origin(fn, &block->a);
		if ((tested && tested->op == FLOW_CALL && matters(tested, data)) || is_told(fn, block, dead[0] ? 0 : 1))
			continue;
		like = *block;
		edges_decide(fn, i, dead[0] ? 1 : 0);
		take_same_sides(fn, &like, dead[0] ? 1 : 0);
	}
}

/* ---- postdominators -------------------------------------------------------------------------------------------- */

struct order {
	/* the way out first, then as a depth-first search against the edges leaves them, last first */
	uint32_t *blocks;
	uint32_t *rank; /* by block, nblocks being the way out; FLOW_NONE: not in it */
	uint32_t count;
};

static bool is_exit(const struct flow_block *block)
{
	return !block->nsuccs;
}

/* Depth first against the edges, from START; ranks are given in postorder. */
static void visit(const struct flow_function *fn, uint32_t start, bool *seen, uint32_t *post, uint32_t *npost,
		  uint32_t *stack, uint32_t *next)
{
	uint32_t depth = 0;

	if (seen[start])
		return;
	seen[start] = true;
	stack[depth++] = start;
	while (depth) {
		uint32_t b = stack[depth - 1];
		const struct flow_block *block = &fn->blocks[b];

		if (next[b] == block->npreds) {
			post[(*npost)++] = b;
			depth--;
			continue;
		}
		b = block->preds[next[b]++];
		if (!seen[b]) {
			seen[b] = true;
			stack[depth++] = b;
		}
	}
}

/* EXITS: those that leave, and of each endless loop one block that is taken to. */
static void find_order(const struct flow_function *fn, struct order *order, bool *exits)
{
	uint32_t n = fn->nblocks, npost = 0;
	uint32_t *post = XNEWVEC(uint32_t, n), *stack = XNEWVEC(uint32_t, n), *next = XCNEWVEC(uint32_t, n);
	bool *seen = XCNEWVEC(bool, n);

	for (uint32_t i = 0; i < n; i++) {
		exits[i] = is_exit(&fn->blocks[i]);
		if (exits[i])
			visit(fn, i, seen, post, &npost, stack, next);
	}
	for (uint32_t i = n; i-- > 0;) {
		if (!seen[i]) {
			exits[i] = true;
			visit(fn, i, seen, post, &npost, stack, next);
		}
	}
	order->count = n + 1;
	order->blocks[0] = n;
	order->rank[n] = 0;
	for (uint32_t i = 0; i < n; i++) {
		order->blocks[i + 1] = post[n - 1 - i];
		order->rank[post[n - 1 - i]] = i + 1;
	}
	free(post);
	free(stack);
	free(next);
	free(seen);
}

static uint32_t meet(const struct order *order, const uint32_t *ipdom, uint32_t a, uint32_t b)
{
	while (a != b) {
		while (order->rank[a] > order->rank[b])
			a = ipdom[a];
		while (order->rank[b] > order->rank[a])
			b = ipdom[b];
	}
	return a;
}

static uint32_t find_ipdom(const struct flow_function *fn, const struct order *order, const uint32_t *ipdom,
			   const bool *exits, uint32_t b)
{
	const struct flow_block *block = &fn->blocks[b];
	uint32_t best = exits[b] ? fn->nblocks : FLOW_NONE;

	for (uint32_t i = 0; i < block->nsuccs; i++) {
		uint32_t to = block->succs[i];

		if (ipdom[to] == FLOW_NONE)
			continue;
		best = best == FLOW_NONE ? to : meet(order, ipdom, best, to);
	}
	return best;
}

static void find_postdominators(const struct flow_function *fn, uint32_t *ipdom)
{
	uint32_t n = fn->nblocks;
	struct order order = { .blocks = XNEWVEC(uint32_t, n + 1), .rank = XNEWVEC(uint32_t, n + 1) };
	bool *exits = XCNEWVEC(bool, n), changed = true;

	find_order(fn, &order, exits);
	for (uint32_t i = 0; i < n; i++)
		ipdom[i] = FLOW_NONE;
	ipdom[n] = n;
	while (changed) {
		changed = false;
		for (uint32_t i = 1; i < order.count; i++) {
			uint32_t b = order.blocks[i], now = find_ipdom(fn, &order, ipdom, exits, b);

			if (ipdom[b] != now) {
				ipdom[b] = now;
				changed = true;
			}
		}
	}
	free(order.blocks);
	free(order.rank);
	free(exits);
}

/* ---- control dependence ---------------------------------------------------------------------------------------- */

/*
 * Counts into COUNT, or fills LIST where COUNT has the places. A block that is taken to leave a loop is a branch, too.
 */
static void each_control(const struct flow_function *fn, const uint32_t *ipdom, uint32_t *count, uint32_t *list)
{
	for (uint32_t a = 0; a < fn->nblocks; a++) {
		const struct flow_block *block = &fn->blocks[a];

		for (uint32_t i = 0; i < block->nsuccs; i++) {
			for (uint32_t b = block->succs[i]; b != ipdom[a] && b < fn->nblocks; b = ipdom[b]) {
				if (list)
					list[count[b]] = a;
				count[b]++;
			}
		}
	}
}

void slice_find_controls(const struct flow_function *fn, struct slice_fn *s)
{
	uint32_t n = fn->nblocks, total = 0;
	uint32_t *at = XCNEWVEC(uint32_t, n + 1);

	s->ipdom = XNEWVEC(uint32_t, n + 1);
	find_postdominators(fn, s->ipdom);
	each_control(fn, s->ipdom, at, NULL);
	s->control = XNEWVEC(uint32_t, n + 1);
	for (uint32_t i = 0; i < n; i++) {
		s->control[i] = total;
		total += at[i];
		at[i] = s->control[i];
	}
	s->control[n] = total;
	s->controls = XNEWVEC(uint32_t, total + 1);
	each_control(fn, s->ipdom, at, s->controls);
	free(at);
}

/* ---- what is left ---------------------------------------------------------------------------------------------- */

static void drop_insns(struct flow_block *block, const bool *insn)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < block->ninsns; i++) {
		if (insn[i])
			block->insns[kept++] = block->insns[i];
	}
	block->ninsns = kept;
}

static void drop_result(struct flow_block *block, bool any)
{
	if (block->term != FLOW_RETURN || any || block->a.kind == FLOW_OP_NONE)
		return;
	block->a = (struct flow_operand){ .kind = FLOW_OP_OPAQUE };
}

/* No matter which way: to where they meet. A PHI there would be decided by what lies between, so there is none. */
static void straighten(struct flow_function *fn, const struct slice_fn *s, uint32_t number)
{
	struct flow_block *block = &fn->blocks[number];
	uint32_t to = s->ipdom[number];

	if (to < fn->nblocks && edges_phis(&fn->blocks[to])) {
		/* Only where one block is entered twice from here. */
		block->a = (struct flow_operand){ .kind = FLOW_OP_OPAQUE };
		block->b = (struct flow_operand){ .kind = block->term == FLOW_COND ? FLOW_OP_CONST : FLOW_OP_NONE };
		return;
	}
	for (uint32_t i = 0; i < block->nsuccs; i++)
		edges_remove(&fn->blocks[block->succs[i]], number);
	if (to == fn->nblocks) {
		edges_jump(block, 0);
		block->nsuccs = 0;
		block->term = FLOW_RETURN;
		block->a.kind = FLOW_OP_OPAQUE;
		return;
	}
	edges_jump(block, to);
}

/* The lists of predecessors grow only here. */
static void add_pred(struct flow_unit *unit, struct flow_block *block, uint32_t pred)
{
	uint32_t *preds = flow_alloc(unit, (block->npreds + 1) * sizeof(*preds));

	if (block->npreds)
		memcpy(preds, block->preds, block->npreds * sizeof(*preds));
	preds[block->npreds++] = pred;
	block->preds = preds;
}

void slice_apply(struct flow_unit *unit, struct flow_function *fn, const struct slice_fn *s)
{
	for (uint32_t i = 0; i < fn->nblocks; i++)
		drop_insns(&fn->blocks[i], s->insn + s->first[i]);
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		struct flow_block *block = &fn->blocks[i];

		drop_result(block, s->result);
		if (block->nsuccs < 2 || s->branch[i])
			continue;
		straighten(fn, s, i);
		if (block->term == FLOW_JUMP)
			add_pred(unit, &fn->blocks[block->succs[0]], i);
	}
}
