// SPDX-License-Identifier: GPL-2.0-or-later
/* branch.c - which sides of a condition a state takes, and what is known of it then. */
#include "engine/branch.h"
#include "engine/guess.h"

/* A condition that mirrors what is held, not one that tests whether something just failed, or what the core says. */
static bool mirrors(const struct frame *f, const struct state *st, term_t t)
{
	const struct terms *terms = f->run->prog->terms;
	const struct term *p = term_get(terms, t);
	struct interval r = run_range(f->run, st, t);

	if (r.lo < 0 && r.hi <= 0 && p->kind != TERM_K_CONST)
		return false; /* 0 or an error */
	switch (p->kind) {
	case TERM_K_UNKNOWN:
	case TERM_K_CONST:
		return true;
	case TERM_K_BINARY:
		return mirrors(f, st, p->a) && mirrors(f, st, p->b);
	case TERM_K_SYMBOL:
		if (p->op == SYMBOL_CALL) {
			const struct flow_insn *insn = program_site_insn(f->run->prog, p->a);
			const struct fn *fn = program_site_fn(f->run->prog, p->a);

			/* what a header's inline function reads, on the way out: a state, not a failure */
			if (insn && insn->op == FLOW_CALL && insn->callee != FLOW_NONE &&
			    !fn->unit->flow->symbols[insn->callee].name && f->run->domain->undoing(st->property))
				return true;
			return insn && insn->dst != FLOW_NONE && fn->flow->values[insn->dst].bits == 1;
		}
		return p->op != SYMBOL_FRESH && p->op != SYMBOL_AWAITED && !term_is_told(terms, t);
	default:
		return true;
	}
}

static bool both_mirror(const struct frame *f, const struct state *st, term_t ta, term_t tb)
{
	return mirrors(f, st, ta) && mirrors(f, st, tb);
}

/* Notes that the side just taken is where a call failed, so that the path can say so. */
static void note_failure(struct frame *f, struct state *st, term_t t, uint32_t site)
{
	const struct term *p = term_get(f->run->prog->terms, t);
	const struct flow_insn *insn;
	const struct flow_value *value;
	struct interval r;
	bool is_pointer;

	if (p->kind != TERM_K_SYMBOL || p->op != SYMBOL_CALL)
		return;
	insn = program_site_insn(f->run->prog, p->a);
	if (!insn || insn->dst == FLOW_NONE)
		return;
	value = &program_site_fn(f->run->prog, p->a)->flow->values[insn->dst];
	if (value->is_unsigned && !value->is_pointer)
		return; /* a number or a truth, not a status */
	is_pointer = value->is_pointer;
	r = run_range(f->run, st, t);
	if (r.hi < 0 || (!is_pointer && r.nonzero && r.lo < 0) || (is_pointer && r.lo == 0 && r.hi == 0))
		run_trace(f->run, st, TRACE_FAILS, site, p->a, 0);
}

static int bits(uint32_t mask)
{
	return __builtin_popcount(mask);
}

/*
 * 1: the first side, 0: the second, -1: nothing says which. The side that releases more of what is held is taken, of
 * equal ones the side that releases less of what is not.
 */
static int releasing_side(const struct frame *f, const struct state *st, const uint32_t releases[2])
{
	uint32_t held = f->run->domain->held(st->property);
	int fits[2], surplus[2], side;

	for (side = 0; side < 2; side++) {
		fits[side] = bits(releases[side] & held);
		surplus[side] = bits(releases[side] & ~held);
	}
	if (fits[0] != fits[1])
		return fits[0] > fits[1];
	if (releases[0] && releases[1] && surplus[0] != surplus[1])
		return surplus[0] < surplus[1];
	return -1;
}

/*
 * `if (ops->call) ops->call()`, the table not known: a call that some table in reach provides, and that matters, is
 * taken to be there. Else one half of a pair could be called without the other.
 */
static bool provided(const struct frame *f, uint32_t block, const struct flow_operand *op)
{
	const struct flow_block *b = &f->fn->flow->blocks[block];
	const struct program *prog = f->run->prog;
	uint32_t i, n, list[64], field = 0;

	for (i = 0; i < b->ninsns; i++)
		if (b->insns[i].op == FLOW_LOAD && op->kind == FLOW_OP_VALUE && b->insns[i].dst == op->index)
			field = prog->site_fields[f->fn->sites[block] + 1 + i];
	n = run_targets(f->run, field, list, 64);
	for (i = 0; i < n && i < 64; i++)
		if (run_has_effects(f->run, &prog->fns[list[i]]))
			return true;
	return false;
}

/*
 * What is known on SIDE of a condition. A function that returns NULL on failure returns no error pointer: what was
 * tested for NULL and is not, is valid.
 */
static bool assume_side(struct frame *f, struct state *st, const struct flow_block *b, term_t ta, term_t tb, bool side)
{
	uint8_t cmp = side ? b->cmp : flow_negated(b->cmp);
	int64_t k;

	if (!run_assume(f->run, st, ta, cmp, b->flags & FLOW_F_UNSIGNED, tb))
		return false;
	if (cmp == FLOW_NE && b->a.kind == FLOW_OP_VALUE && f->fn->flow->values[b->a.index].is_pointer &&
	    term_is_const(f->run->prog->terms, tb, &k) && !k && run_range(f->run, st, ta).hi > 0)
		run_assume(f->run, st, ta, FLOW_GT, false, tb);
	return true;
}

/* Does the condition say whether the loop turns once more? */
static bool counts_turns(const struct cfg *cfg, uint32_t block)
{
	return cfg->loop_head[block] && cfg->loop_side[block] != 2;
}

/* Which of the cards it supports the driver has before it is a choice as that of a table of operations is. */
static void note_variant(const struct run *run, struct state *st, term_t t, uint32_t side)
{
	const struct term *p = term_get(run->prog->terms, t);

	if (p->kind == TERM_K_SYMBOL && p->op == SYMBOL_QUERY && p->b != QUERY_MACHINE)
		st->choice = st->choice * 31 + t * 2 + side + 1;
}

/* Is what BLOCK asks about read there from an array, at an index? */
static bool asks_element(const struct flow_block *b)
{
	uint32_t i;

	for (i = 0; i < b->ninsns; i++)
		if (b->a.kind == FLOW_OP_VALUE && b->insns[i].op == FLOW_LOAD && b->insns[i].dst == b->a.index)
			return b->insns[i].flags & FLOW_F_INDEX;
	return false;
}

/*
 * The loop is to turn again because of what was seen of an element of an array: of the one before. This may be the one
 * that ends it.
 */
static void leave_at_other_element(struct frame *f, const struct state *st, uint32_t block, term_t ta, term_t tb,
				   bool side)
{
	struct terms *terms = f->run->prog->terms;
	struct state *other;

	if (!st->back_edge || !counts_turns(f->cfg, block) || f->cfg->loop_side[block] != !side ||
	    term_get(terms, ta)->kind != TERM_K_SYMBOL || !term_varies(terms, ta) ||
	    !asks_element(&f->fn->flow->blocks[block]))
		return;
	other = run_copy(f->run, st);
	state_forget_facts(terms, other, ta);
	if (assume_side(f, other, &f->fn->flow->blocks[block], ta, tb, !side))
		flow_edge(f, other, block, side);
	else
		state_free(other);
}

/* SIDE is taken, or, unless that is known to be the one, the other, should what else is known allow no other. */
static void take_side(struct frame *f, struct state *st, uint32_t block, term_t ta, term_t tb, bool side, bool known)
{
	const struct flow_block *b = &f->fn->flow->blocks[block];
	struct state *other = known ? NULL : run_copy(f->run, st);

	if (!assume_side(f, st, b, ta, tb, side) && other && assume_side(f, other, b, ta, tb, !side)) {
		state_free(st);
		flow_edge(f, other, block, side);
		return;
	}
	if (other)
		state_free(other);
	flow_edge(f, st, block, !side);
}

/* 1: the first side is taken, 0: the second, -1: nothing known says which, nor what drivers mean by such conditions. */
static int chosen_side(struct frame *f, struct state *st, uint32_t block, term_t ta, term_t tb)
{
	const struct flow_block *b = &f->fn->flow->blocks[block];
	const struct guard *guard = &f->cfg->guards[block];
	bool counts = counts_turns(f->cfg, block);
	int c;

	if ((b->cmp == FLOW_EQ || b->cmp == FLOW_NE) && b->b.kind == FLOW_OP_CONST && !b->b.number && !counts &&
	    provided(f, block, &b->a))
		return b->cmp == FLOW_NE;
	/* that a loop of no interest turns not even once is nothing to learn a count from */
	if (counts && !st->back_edge && f->cfg->loop_plain[block] && both_mirror(f, st, ta, tb))
		return f->cfg->loop_side[block] == 0;
	/* a loop that has released the first of several goes on to the next: how many there are, another one knows */
	if ((guard->releases[0] || guard->releases[1]) &&
	    (counts ? !st->back_edge || st->progress : both_mirror(f, st, ta, tb))) {
		c = releasing_side(f, st, guard->releases);
		if (c >= 0 && guard->acquires[!c])
			guess_value(f->run, st, guard, ta, tb);
		if (c >= 0)
			return c;
	} else if ((guard->undoes[0] || guard->undoes[1]) && f->run->domain->undoing(st->property) &&
		   (both_mirror(f, st, ta, tb) || term_has_symbol(f->run->prog->terms, ta, SYMBOL_AWAITED))) {
		c = releasing_side(f, st, guard->undoes);
		if (c >= 0)
			return c;
	}
	/* on its way out a driver does not start anything */
	if (guard->acquires[0] != guard->acquires[1] && f->run->domain->undoing(st->property) &&
	    both_mirror(f, st, ta, tb))
		return guard->acquires[1];
	return -1;
}

static void follow_side(struct frame *f, struct state *st, uint32_t block, term_t ta, term_t tb, bool side)
{
	const struct flow_block *b = &f->fn->flow->blocks[block];
	const struct guard *guard = &f->cfg->guards[block];
	bool follow;

	guess_side(f->run, st, f->fn, guard, ta, !side);
	follow = guess_positive(f->run, st, guard, ta, side ? b->cmp : flow_negated(b->cmp), tb);
	note_variant(f->run, st, ta, !side);
	if (follow && assume_side(f, st, b, ta, tb, side)) {
		if (f->run->domain->unlikely(f->run, st, ta))
			guess_unlikely(st);
		note_failure(f, st, ta, f->fn->sites[block] + b->ninsns + 1);
		flow_edge(f, st, block, !side);
	} else {
		state_free(st);
	}
}

void flow_cond(struct frame *f, struct state *st, uint32_t block)
{
	const struct flow_block *b = &f->fn->flow->blocks[block];
	const struct guard *guard = &f->cfg->guards[block];
	term_t ta = run_operand(f->run, f->fn, st, &b->a), tb = run_operand(f->run, f->fn, st, &b->b);
	int c = run_compare(f->run, st, ta, b->cmp, b->flags & FLOW_F_UNSIGNED, tb);
	bool known = c >= 0;
	struct state *other;

	if (known)
		leave_at_other_element(f, st, block, ta, tb, c);
	else
		c = chosen_side(f, st, block, ta, tb);
	st->progress = st->progress && !counts_turns(f->cfg, block);
	if (c >= 0) {
		take_side(f, st, block, ta, tb, c, known);
		return;
	}
	guess_value(f->run, st, guard, ta, tb);
	guess_end(f->run, st, ta, tb);
	other = run_copy(f->run, st);
	follow_side(f, st, block, ta, tb, true);
	follow_side(f, other, block, ta, tb, false);
}

/* That T is no such number may be known where its range has a hole. */
static bool assume_case(struct run *run, struct state *st, term_t t, struct interval in)
{
	if (in.lo == in.hi)
		return run_assume(run, st, t, FLOW_EQ, false, term_const(run->prog->terms, in.lo));
	return run_assume_range(run, st, t, in);
}

void flow_switch(struct frame *f, struct state *st, uint32_t block)
{
	const struct flow_block *b = &f->fn->flow->blocks[block];
	term_t t = run_operand(f->run, f->fn, st, &b->a);
	struct interval r = run_range(f->run, st, t), in;
	struct state *copy;
	bool may_be = false;
	uint32_t i;

	if (f->fn->effects & ~EFFECT_PLAIN)
		guess_case(f->run, st, t, f->fn->effects);
	for (i = 0; i < b->ncases; i++) {
		in = (struct interval){ .lo = b->cases[i].low, .hi = b->cases[i].high };
		r = run_range(f->run, st, t);
		if (interval_empty(interval_meet(r, in)))
			continue;
		may_be = true;
		copy = run_copy(f->run, st);
		if (b->a.kind == FLOW_OP_OPAQUE || assume_case(f->run, copy, t, in))
			flow_edge(f, copy, block, b->cases[i].succ);
		else
			state_free(copy);
		if (r.lo >= in.lo && r.hi <= in.hi) {
			state_free(st);
			return;
		}
		if (in.lo == in.hi &&
		    !run_assume(f->run, st, t, FLOW_NE, false, term_const(f->run->prog->terms, in.lo))) {
			state_free(st);
			return;
		}
	}
	if (b->a.kind == FLOW_OP_OPAQUE && !b->ncases)
		for (i = 1; i < b->nsuccs; i++)
			flow_edge(f, run_copy(f->run, st), block, i);
	/* of what is held one of the cases lets go: that the value is none of them is for drivers to complain about */
	if (may_be && (f->cfg->guards[block].releases[0] & f->run->domain->held(st->property)) && mirrors(f, st, t))
		state_free(st);
	else
		flow_edge(f, st, block, 0);
}
