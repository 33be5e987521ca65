// SPDX-License-Identifier: GPL-2.0-or-later
/* outlook.c - where the two sides of a condition lead: every way to the function's end, as long as they are few. */
#include "engine/outlook.h"

#define MAX_VISITS 128
#define MAX_DEPTH 32
#define MAX_BOUND 48

struct known {
	bool constant, negative;
	int64_t k;
};

struct bound {
	uint32_t value;
	struct known known;
};

struct walk {
	struct program *prog;
	const struct fn *fn;
	struct outlook found;
	bool brief;
	struct bound bound[MAX_BOUND]; /* values known on this way, the latest last */
	uint32_t nbound;
	uint32_t way[MAX_DEPTH], depth; /* blocks come through */
	unsigned int visits;
};

static struct known look_up(const struct walk *w, const struct flow_operand *op)
{
	struct known nothing = { 0 };
	uint32_t i;

	if (op->kind == FLOW_OP_CONST)
		return (struct known){ .constant = true, .negative = op->number < 0, .k = op->number };
	for (i = w->nbound; op->kind == FLOW_OP_VALUE && i-- > 0;)
		if (w->bound[i].value == op->index)
			return w->bound[i].known;
	return nothing;
}

static void bind(struct walk *w, uint32_t value, struct known known)
{
	if (w->nbound < MAX_BOUND)
		w->bound[w->nbound++] = (struct bound){ value, known };
	else
		w->found.unknown = true;
}

static void go(struct walk *w, uint32_t from, uint32_t edge);

static void leave(struct walk *w, const struct flow_block *b)
{
	struct known k = look_up(w, &b->a);

	if (b->a.kind != FLOW_OP_NONE && !k.constant && !k.negative)
		w->found.unknown = true;
	else if (b->a.kind != FLOW_OP_NONE && k.negative)
		w->found.error = true;
	else
		w->found.other = true;
}

/* The sides a condition may take: bit 0 the first, bit 1 the second. */
static unsigned int sides(const struct walk *w, const struct flow_block *b)
{
	struct known ka = look_up(w, &b->a), kb = look_up(w, &b->b);
	struct interval ra = interval_of(ka.k), below = { .lo = INT64_MIN, .hi = -1, .nonzero = true };
	int c;

	if (!kb.constant || (!ka.constant && !ka.negative))
		return 3;
	c = interval_compare(b->cmp, b->flags & FLOW_F_UNSIGNED, ka.constant ? ra : below, interval_of(kb.k));
	return c < 0 ? 3 : c ? 1 : 2;
}

static void visit(struct walk *w, uint32_t block)
{
	const struct flow_block *b = &w->fn->flow->blocks[block];
	uint32_t i;

	for (i = 0; i < b->ninsns; i++)
		if (b->insns[i].op == FLOW_CALL)
			w->found.effects |= program_call_effects(w->prog, w->fn, &b->insns[i]);
	switch (b->term) {
	case FLOW_RETURN:
		leave(w, b);
		break;
	case FLOW_COND:
		for (i = 0; i < 2; i++)
			if (sides(w, b) & (1u << i))
				go(w, block, i);
		break;
	default: /* none behind a stop */
		for (i = 0; i < b->nsuccs; i++)
			go(w, block, i);
	}
}

static void go(struct walk *w, uint32_t from, uint32_t edge)
{
	const struct flow_function *f = w->fn->flow;
	uint32_t to = f->blocks[from].succs[edge], before = w->nbound, i, n;
	const struct flow_block *b = &f->blocks[to];
	uint32_t pred = flow_pred_of(b, from);
	struct known phis[16];

	for (i = 0; i < w->depth; i++)
		if (w->way[i] == to)
			return; /* around a loop: its other ways out are looked at anyway */
	if (w->brief && (w->found.other || w->found.unknown))
		return;
	if (w->depth == MAX_DEPTH || ++w->visits > MAX_VISITS) {
		w->found.unknown = true;
		return;
	}
	for (n = 0; n < b->ninsns && b->insns[n].op == FLOW_PHI && n < 16; n++)
		phis[n] = pred == UINT32_MAX ? (struct known){ 0 } : look_up(w, &b->insns[n].args[pred]);
	for (i = 0; i < n; i++)
		if (b->insns[i].dst != FLOW_NONE)
			bind(w, b->insns[i].dst, phis[i]);
	w->way[w->depth++] = to;
	visit(w, to);
	w->depth--;
	w->nbound = before;
}

struct outlook outlook_from(struct program *prog, const struct fn *fn, uint32_t block, uint32_t edge, uint32_t value,
			    enum sign sign, bool brief)
{
	struct walk w = { .prog = prog, .fn = fn, .brief = brief };

	if (sign != SIGN_UNKNOWN)
		bind(&w, value, (struct known){ .constant = sign == SIGN_ZERO, .negative = sign == SIGN_NEGATIVE });
	w.way[w.depth++] = block;
	go(&w, block, edge);
	return w.found;
}
