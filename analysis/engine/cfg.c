// SPDX-License-Identifier: GPL-2.0-or-later
/* cfg.c - order, dominators and liveness of one function. */
#include <stdlib.h>
#include <string.h>

#include <libiberty.h>

#include "engine/cfg.h"

static void order_blocks(const struct flow_function *f, struct cfg *cfg)
{
	uint32_t *stack = XNEWVEC(uint32_t, f->nblocks + 1), *next = XCNEWVEC(uint32_t, f->nblocks), *post, top = 0,
		 n = 0, b, s;
	unsigned char *seen = XCNEWVEC(unsigned char, f->nblocks);

	post = XNEWVEC(uint32_t, f->nblocks);
	stack[top++] = 0;
	seen[0] = 1;
	while (top) {
		b = stack[top - 1];
		if (next[b] < f->blocks[b].nsuccs) {
			s = f->blocks[b].succs[next[b]++];
			if (!seen[s]) {
				seen[s] = 1;
				stack[top++] = s;
			}
		} else {
			post[n++] = b;
			top--;
		}
	}
	cfg->nranks = n;
	for (b = 0; b < f->nblocks; b++)
		cfg->rank[b] = UINT32_MAX;
	for (b = 0; b < n; b++) {
		cfg->order[b] = post[n - 1 - b];
		cfg->rank[cfg->order[b]] = b;
	}
	free(stack);
	free(next);
	free(seen);
	free(post);
}

static uint32_t meet(const struct cfg *cfg, uint32_t a, uint32_t b)
{
	while (a != b) {
		while (cfg->rank[a] > cfg->rank[b])
			a = cfg->idom[a];
		while (cfg->rank[b] > cfg->rank[a])
			b = cfg->idom[b];
	}
	return a;
}

static void find_dominators(const struct flow_function *f, struct cfg *cfg)
{
	const struct flow_block *block;
	uint32_t r, p, b, new;
	bool again = true;

	for (b = 0; b < f->nblocks; b++)
		cfg->idom[b] = UINT32_MAX;
	cfg->idom[0] = 0;
	while (again) {
		again = false;
		for (r = 1; r < cfg->nranks; r++) {
			b = cfg->order[r];
			block = &f->blocks[b];
			new = UINT32_MAX;
			for (p = 0; p < block->npreds; p++)
				if (cfg->rank[block->preds[p]] != UINT32_MAX &&
				    cfg->idom[block->preds[p]] != UINT32_MAX)
					new = new == UINT32_MAX ? block->preds[p] : meet(cfg, new, block->preds[p]);
			if (cfg->idom[b] != new) {
				cfg->idom[b] = new;
				again = true;
			}
		}
	}
}

/* first[b] <= first[x] && last[x] <= last[b]: b dominates x */
static void number_tree(const struct flow_function *f, struct cfg *cfg)
{
	uint32_t *size = XCNEWVEC(uint32_t, f->nblocks), *used = XCNEWVEC(uint32_t, f->nblocks), r, b;

	for (r = cfg->nranks; r-- > 0;) {
		b = cfg->order[r];
		size[b]++;
		if (b)
			size[cfg->idom[b]] += size[b];
	}
	for (r = 0; r < cfg->nranks; r++) {
		b = cfg->order[r];
		if (b) {
			cfg->first[b] = cfg->first[cfg->idom[b]] + 1 + used[cfg->idom[b]];
			used[cfg->idom[b]] += size[b];
		}
		cfg->last[b] = cfg->first[b] + size[b] - 1;
	}
	free(size);
	free(used);
}

bool cfg_dominates(const struct cfg *cfg, uint32_t a, uint32_t b)
{
	return cfg->rank[b] != UINT32_MAX && cfg->rank[a] != UINT32_MAX && cfg->first[a] <= cfg->first[b] &&
	       cfg->last[b] <= cfg->last[a];
}

static void use(const struct flow_operand *op, uint64_t *set)
{
	if (op->kind == FLOW_OP_VALUE)
		set[op->index / 64] |= 1ULL << (op->index % 64);
}

static void live_backwards(const struct flow_function *f, uint32_t b, uint64_t *set)
{
	const struct flow_block *block = &f->blocks[b];
	const struct flow_insn *insn;
	uint32_t i, a;

	use(&block->a, set);
	use(&block->b, set);
	for (i = block->ninsns; i-- > 0;) {
		insn = &block->insns[i];
		if (insn->op == FLOW_PHI) /* done on the edge: its result is alive at the start */
			break;
		if (insn->dst != FLOW_NONE)
			set[insn->dst / 64] &= ~(1ULL << (insn->dst % 64));
		for (a = 0; a < insn->nargs; a++)
			use(&insn->args[a], set);
		if (insn->op == FLOW_CALL && insn->callee == FLOW_NONE)
			use(&insn->target, set);
	}
}

/* what SUCC needs when entered from B */
static void live_edge(const struct flow_function *f, const struct cfg *cfg, uint32_t b, uint32_t succ, uint64_t *edge)
{
	const struct flow_block *s = &f->blocks[succ];
	uint64_t *set = edge + cfg->words;
	uint32_t p, i, w;

	memcpy(set, cfg->live + (size_t)succ * cfg->words, cfg->words * sizeof(*set));
	for (i = 0; i < s->ninsns && s->insns[i].op == FLOW_PHI; i++)
		if (s->insns[i].dst != FLOW_NONE)
			set[s->insns[i].dst / 64] &= ~(1ULL << (s->insns[i].dst % 64));
	for (p = 0; p < s->npreds; p++)
		if (s->preds[p] == b)
			for (i = 0; i < s->ninsns && s->insns[i].op == FLOW_PHI; i++)
				use(&s->insns[i].args[p], set);
	for (w = 0; w < cfg->words; w++)
		edge[w] |= set[w];
}

static void find_live(const struct flow_function *f, struct cfg *cfg)
{
	uint64_t *set;
	uint32_t r, b, s;
	bool again = true;

	cfg->words = f->nvalues / 64 + 1;
	cfg->live = XCNEWVEC(uint64_t, (size_t)cfg->words * f->nblocks);
	set = XNEWVEC(uint64_t, cfg->words * 2); /* the second half is live_edge()'s */
	while (again) {
		again = false;
		for (r = cfg->nranks; r-- > 0;) {
			b = cfg->order[r];
			memset(set, 0, cfg->words * sizeof(*set));
			for (s = 0; s < f->blocks[b].nsuccs; s++)
				live_edge(f, cfg, b, f->blocks[b].succs[s], set);
			live_backwards(f, b, set);
			if (memcmp(set, cfg->live + (size_t)b * cfg->words, cfg->words * sizeof(*set))) {
				memcpy(cfg->live + (size_t)b * cfg->words, set, cfg->words * sizeof(*set));
				again = true;
			}
		}
	}
	free(set);
}

const struct cfg *cfg_get(struct program *prog, struct fn *fn)
{
	uint32_t n = fn->flow->nblocks;
	struct cfg *cfg;

	if (fn->cfg)
		return fn->cfg;
	cfg = XCNEW(struct cfg);
	cfg->order = XNEWVEC(uint32_t, n);
	cfg->rank = XNEWVEC(uint32_t, n);
	cfg->idom = XNEWVEC(uint32_t, n);
	cfg->first = XCNEWVEC(uint32_t, n);
	cfg->last = XCNEWVEC(uint32_t, n);
	cfg->loop_head = XCNEWVEC(unsigned char, n);
	cfg->in_loop = XCNEWVEC(unsigned char, n);
	cfg->loop_side = XCNEWVEC(unsigned char, n);
	cfg->loop_plain = XCNEWVEC(unsigned char, n);
	cfg->guards = XCNEWVEC(struct guard, n);
	order_blocks(fn->flow, cfg);
	find_dominators(fn->flow, cfg);
	number_tree(fn->flow, cfg);
	find_live(fn->flow, cfg);
	guards_find(prog, fn, cfg);
	fn->cfg = cfg;
	return cfg;
}

void cfg_free(struct cfg *cfg)
{
	if (!cfg)
		return;
	free(cfg->order);
	free(cfg->rank);
	free(cfg->idom);
	free(cfg->first);
	free(cfg->last);
	free(cfg->loop_head);
	free(cfg->in_loop);
	free(cfg->loop_side);
	free(cfg->loop_plain);
	free(cfg->guards);
	free(cfg->live);
	free(cfg);
}
