// SPDX-License-Identifier: GPL-2.0-or-later
/* guards.c - loops of one function, and what the sides of its conditions release and acquire. */
#include <stdlib.h>

#include <libiberty.h>

#include "engine/cfg.h"
#include "engine/outlook.h"

/* All effects in the blocks SIDE dominates; *leaves_to: the only block outside that is reached, or UINT32_MAX. */
static uint32_t region_effects(const struct flow_function *f, const struct cfg *cfg, const uint32_t *effects,
			       uint32_t side, uint32_t *leaves_to)
{
	uint32_t r, b, s, succ, mask = 0;
	bool several = false;

	*leaves_to = UINT32_MAX;
	for (r = cfg->rank[side]; r < cfg->nranks; r++) {
		b = cfg->order[r];
		if (!cfg_dominates(cfg, side, b))
			continue;
		mask |= effects[b];
		if (f->blocks[b].term == FLOW_RETURN)
			several = true;
		for (s = 0; s < f->blocks[b].nsuccs; s++) {
			succ = f->blocks[b].succs[s];
			if (cfg_dominates(cfg, side, succ))
				continue;
			if (*leaves_to != UINT32_MAX && *leaves_to != succ)
				several = true;
			*leaves_to = succ;
		}
	}
	if (several)
		*leaves_to = UINT32_MAX;
	return mask;
}

/* does B run to the function's end without any event? */
static bool just_returns(const struct flow_function *f, const uint32_t *effects, uint32_t b)
{
	unsigned int n;

	for (n = 0; n < 4; n++) {
		if (effects[b])
			return false;
		if (f->blocks[b].term == FLOW_RETURN)
			return true;
		if (f->blocks[b].term != FLOW_JUMP)
			return false;
		b = f->blocks[b].succs[0];
	}
	return false;
}

/* Is SUCC entered from B alone, and from loops of its own? */
static bool entered_from(const struct flow_function *f, const struct cfg *cfg, uint32_t succ, uint32_t b)
{
	uint32_t p, pred, n = 0;

	for (p = 0; p < f->blocks[succ].npreds; p++) {
		pred = f->blocks[succ].preds[p];
		if (pred == b)
			n++;
		else if (!cfg_dominates(cfg, succ, pred) && cfg->rank[pred] != UINT32_MAX)
			return false;
	}
	return n == 1;
}

/* Only asks what has one answer: it cannot fail. */
static bool only_asks(const struct program *prog, const struct fn *fn, const struct flow_insn *insn)
{
	const struct callee *callee;

	if (insn->op != FLOW_CALL)
		return true;
	callee = program_callee(fn, insn);
	return callee && callee->fn != NO_FN && (prog->fns[callee->fn].query || prog->fns[callee->fn].looks);
}

/* Does B test such an answer? FIRST: what else it does is no matter. */
static bool tests_answer(const struct program *prog, const struct fn *fn, uint32_t b, bool first)
{
	const struct flow_block *block = &fn->flow->blocks[b];
	bool answer = false;
	uint32_t i;

	for (i = 0; i < block->ninsns; i++) {
		if (block->a.kind == FLOW_OP_VALUE && block->insns[i].dst == block->a.index)
			answer = block->insns[i].op == FLOW_CALL && only_asks(prog, fn, &block->insns[i]);
		else if (!first && !only_asks(prog, fn, &block->insns[i]))
			return false;
	}
	return answer;
}

/* Is B the next test of `if (a || b || c)`, which goes to TARGET as well? *ELSE_TO: where it goes otherwise. */
static bool tests_on(const struct program *prog, const struct fn *fn, uint32_t b, uint32_t target, uint32_t *else_to)
{
	const struct flow_block *block = &fn->flow->blocks[b];

	*else_to = UINT32_MAX;
	if (block->term != FLOW_COND || block->npreds != 1 || !tests_answer(prog, fn, b, false) ||
	    block->succs[0] == block->succs[1])
		return false;
	if (block->succs[0] != target && block->succs[1] != target)
		return false;
	*else_to = block->succs[block->succs[0] == target];
	return true;
}

/* Is it known in block B, where ways meet, which of them was gone? */
static bool says_which(const struct flow_function *f, uint32_t b)
{
	return f->blocks[b].ninsns && f->blocks[b].insns[0].op == FLOW_PHI;
}

/*
 * `if (is_a(card) || is_b(card)) release();`, B the first of these tests and SIDE what it does when it holds: each
 * test that holds leads there, and nothing else does. As a guard each is one like `if (a)`.
 */
static void find_alternatives(const struct program *prog, const struct fn *fn, struct cfg *cfg, const uint32_t *effects,
			      uint32_t b, uint32_t side)
{
	const struct flow_function *f = fn->flow;
	uint32_t target = f->blocks[b].succs[side], end = f->blocks[b].succs[!side], n = 1, test, p, leaves, mask,
		 next = end;

	if (f->blocks[b].term != FLOW_COND || target == end || !tests_answer(prog, fn, b, true))
		return;
	for (test = end; n < f->nblocks && tests_on(prog, fn, test, target, &next); test = next)
		n++;
	end = test;
	for (p = 0; p < f->blocks[target].npreds; p++)
		n -= !cfg_dominates(cfg, target, f->blocks[target].preds[p]);
	if (n || f->blocks[b].succs[!side] == end)
		return;
	/* `if (a && b) return -EBUSY;` before it is an answer to the caller, no flag */
	if (says_which(f, end))
		return;
	mask = region_effects(f, cfg, effects, target, &leaves);
	if (!(mask & EFFECT_RELEASES) || leaves != end)
		return;
	for (test = b; test != end; test = next) {
		if (test == b)
			next = f->blocks[b].succs[!side];
		else
			tests_on(prog, fn, test, target, &next);
		side = f->blocks[test].succs[1] == target;
		cfg->guards[test].effects |= mask;
		cfg->guards[test].releases[side] = mask & EFFECT_RELEASES;
		cfg->guards[test].acquires[side] = mask & ~EFFECT_RELEASES & ~EFFECT_PLAIN;
	}
}

/*
 * What hangs on the condition at the end of B beside the effects of the sides that are its OWN: those of `goto out`
 * where others go, too, and, of both, of functions that are GIVEN away there, to be run some day.
 */
static uint32_t also_hanging(const struct flow_function *f, const struct cfg *cfg, const uint32_t *effects,
			     const uint32_t *given, uint32_t b, const bool own[2])
{
	const uint32_t *succs = f->blocks[b].succs;
	uint32_t side, mask = 0, leaves[2], elsewhere;

	for (side = 0; side < 2; side++)
		mask |= region_effects(f, cfg, given, succs[side], &leaves[side]);
	for (side = 0; side < 2; side++)
		if (!own[side] && leaves[!side] != succs[side])
			mask |= region_effects(f, cfg, effects, succs[side], &elsewhere);
	return mask;
}

/* Does the function return an error on every way from SIDE of B on? */
static bool always_fails(struct program *prog, const struct fn *fn, uint32_t b, uint32_t side)
{
	struct outlook here = outlook_from(prog, fn, b, side, FLOW_NONE, SIGN_UNKNOWN, true);

	return here.error && !here.other && !here.unknown;
}

/*
 * Does the function fail on SIDE, and on the other not? Then the condition asks whether something has failed, and is no
 * flag.
 */
static bool tells_failure(struct program *prog, const struct fn *fn, uint32_t b, uint32_t side)
{
	return always_fails(prog, fn, b, side) && outlook_from(prog, fn, b, !side, FLOW_NONE, SIGN_UNKNOWN, true).other;
}

/*
 * `if (flag) release(); else nothing();`, then on together: SIDE releases, and the function may succeed all the same.
 */
static bool releases_or_nothing(struct program *prog, const struct fn *fn, uint32_t b, uint32_t side, uint32_t end,
				uint32_t otherwise)
{
	return !(otherwise & ~EFFECT_PLAIN) && !says_which(fn->flow, end) && !always_fails(prog, fn, b, side);
}

/* ONLY_RELEASES: the whole function does. */
static void find_guard(struct program *prog, const struct fn *fn, struct cfg *cfg, const uint32_t *effects,
		       const uint32_t *given, uint32_t b, bool only_releases)
{
	const struct flow_function *f = fn->flow;
	const struct flow_block *block = &f->blocks[b];
	uint32_t side, mask[2] = { 0, 0 }, leaves[2] = { UINT32_MAX, UINT32_MAX };
	bool own[2], together;

	if (block->term != FLOW_COND || block->succs[0] == block->succs[1])
		return;
	for (side = 0; side < 2; side++) {
		own[side] = entered_from(f, cfg, block->succs[side], b);
		if (own[side])
			mask[side] = region_effects(f, cfg, effects, block->succs[side], &leaves[side]);
	}
	cfg->guards[b].effects = mask[0] | mask[1] | also_hanging(f, cfg, effects, given, b, own);
	together = own[0] && own[1] && leaves[0] == leaves[1] && leaves[0] != UINT32_MAX;
	for (side = 0; side < 2; side++) {
		cfg->guards[b].acquires[side] = mask[side] & ~EFFECT_RELEASES & ~EFFECT_PLAIN;
		if (!(mask[side] & EFFECT_RELEASES) || tells_failure(prog, fn, b, side))
			continue;
		if (leaves[side] == block->succs[!side] ||
		    (together && releases_or_nothing(prog, fn, b, side, leaves[0], mask[!side])) ||
		    (only_releases && just_returns(f, effects, block->succs[!side])))
			cfg->guards[b].releases[side] = mask[side] & EFFECT_RELEASES;
		else if (just_returns(f, effects, block->succs[!side]))
			cfg->guards[b].undoes[side] = mask[side] & EFFECT_RELEASES;
	}
	/* two ways to release, then on together */
	if (together && (mask[0] & EFFECT_RELEASES) && (mask[1] & EFFECT_RELEASES) &&
	    !((mask[0] | mask[1]) & ~EFFECT_RELEASES & ~EFFECT_PLAIN)) {
		cfg->guards[b].releases[0] = mask[0] & EFFECT_RELEASES;
		cfg->guards[b].releases[1] = mask[1] & EFFECT_RELEASES;
	}
}

/* Effects on the ways from FROM to the end. */
static uint32_t effects_from(const struct flow_function *f, const uint32_t *effects, uint32_t from)
{
	unsigned char *seen = XCNEWVEC(unsigned char, f->nblocks);
	uint32_t *work = XNEWVEC(uint32_t, f->nblocks + 1), n = 1, s, mask = 0;

	work[0] = from;
	seen[from] = 1;
	while (n) {
		const struct flow_block *block = &f->blocks[work[--n]];

		mask |= effects[block - f->blocks];
		for (s = 0; s < block->nsuccs; s++)
			if (!seen[block->succs[s]]) {
				seen[block->succs[s]] = 1;
				work[n++] = block->succs[s];
			}
	}
	free(seen);
	free(work);
	return mask;
}

/*
 * What the cases of a switch release, and its default does not. Where they go on to acquire something, and the default
 * fails, it tells of a failure.
 */
static void find_switch(struct program *prog, const struct fn *fn, struct cfg *cfg, const uint32_t *effects, uint32_t b)
{
	const struct flow_function *f = fn->flow;
	const struct flow_block *block = &f->blocks[b];
	uint32_t i, mask = 0;

	if (block->term != FLOW_SWITCH || !block->ncases)
		return;
	for (i = 1; i < block->nsuccs; i++)
		mask |= effects_from(f, effects, block->succs[i]);
	if (!(mask & ~EFFECT_RELEASES & ~EFFECT_PLAIN) || !always_fails(prog, fn, b, 0))
		cfg->guards[b].releases[0] = mask & EFFECT_RELEASES & ~effects_from(f, effects, block->succs[0]);
}

/*
 * `if (!held[i]) break;` in a loop over INSIDE that only releases, MASK, and ends at END: while something is held, it
 * goes on.
 */
static void find_breaks(const struct flow_function *f, struct cfg *cfg, const unsigned char *inside, uint32_t end,
			uint32_t mask)
{
	uint32_t b, side;

	for (b = 0; b < f->nblocks; b++)
		for (side = 0; inside[b] && f->blocks[b].term == FLOW_COND && side < 2; side++)
			if (inside[f->blocks[b].succs[side]] && f->blocks[b].succs[!side] == end)
				cfg->guards[b].releases[side] = mask;
}

/* `while (...) { if (gone) return; wait(); }` before what releases: while something is held, it is not gone. */
static void find_returns(const struct flow_function *f, struct cfg *cfg, const uint32_t *effects,
			 const unsigned char *inside)
{
	uint32_t b, side;

	for (b = 0; b < f->nblocks; b++)
		for (side = 0; inside[b] && f->blocks[b].term == FLOW_COND && side < 2; side++)
			if (inside[f->blocks[b].succs[side]] && !inside[f->blocks[b].succs[!side]] &&
			    just_returns(f, effects, f->blocks[b].succs[!side]))
				cfg->guards[b].undoes[side] = effects_from(f, effects, f->blocks[b].succs[side]) &
							      EFFECT_RELEASES;
}

/* A loop whose body releases is taken to run at least once while the thing is held. */
static uint32_t find_loop(const struct flow_function *f, struct cfg *cfg, const uint32_t *effects, uint32_t head)
{
	const struct flow_block *block = &f->blocks[head];
	unsigned char *inside;
	uint32_t *work, n = 0, p, b, mask = 0;

	inside = XCNEWVEC(unsigned char, f->nblocks);
	work = XNEWVEC(uint32_t, f->nblocks + 1);
	inside[head] = 1;
	for (p = 0; p < block->npreds; p++)
		if (cfg_dominates(cfg, head, block->preds[p]) && !inside[block->preds[p]]) {
			inside[block->preds[p]] = 1;
			work[n++] = block->preds[p];
		}
	while (n) {
		b = work[--n];
		mask |= effects[b];
		for (p = 0; p < f->blocks[b].npreds; p++)
			if (!inside[f->blocks[b].preds[p]] && cfg->rank[f->blocks[b].preds[p]] != UINT32_MAX) {
				inside[f->blocks[b].preds[p]] = 1;
				work[n++] = f->blocks[b].preds[p];
			}
	}
	for (b = 0; b < f->nblocks; b++)
		cfg->in_loop[b] |= inside[b];
	cfg->loop_side[head] = 2;
	cfg->loop_plain[head] = !(mask & ~EFFECT_PLAIN);
	if (cfg->loop_plain[head])
		find_returns(f, cfg, effects, inside);
	if (block->term == FLOW_COND && inside[block->succs[0]] != inside[block->succs[1]]) {
		cfg->loop_side[head] = inside[block->succs[0]] ? 0 : 1;
		cfg->guards[head].effects |= mask;
		cfg->guards[head].releases[!cfg->loop_side[head]] = 0;
		cfg->guards[head].releases[cfg->loop_side[head]] = mask & EFFECT_RELEASES;
		if (mask & ~EFFECT_RELEASES & ~EFFECT_PLAIN)
			cfg->guards[head].skips = cfg->loop_side[head] ? 1 : 2;
		else
			find_breaks(f, cfg, inside, block->succs[!cfg->loop_side[head]], mask & EFFECT_RELEASES);
	}
	free(inside);
	free(work);
	return mask & EFFECT_RELEASES;
}

/* Effects of the functions that a call is given. */
static uint32_t given_away(const struct program *prog, const struct fn *fn, const struct flow_insn *call)
{
	uint32_t a, to, mask = 0;

	for (a = 0; a < call->nargs; a++) {
		to = call->args[a].kind == FLOW_OP_SYMBOL ? fn->unit->callees[call->args[a].index].fn : NO_FN;
		if (to != NO_FN)
			mask |= prog->fns[to].effects & ~EFFECT_PLAIN;
	}
	return mask;
}

void guards_find(struct program *prog, const struct fn *fn, struct cfg *cfg)
{
	const struct flow_function *f = fn->flow;
	uint32_t *effects = XCNEWVEC(uint32_t, f->nblocks), *given = XCNEWVEC(uint32_t, f->nblocks);
	uint32_t b, i, p, all = 0, any = 0;

	for (b = 0; b < f->nblocks; b++)
		for (i = 0; i < f->blocks[b].ninsns; i++)
			if (f->blocks[b].insns[i].op == FLOW_CALL) {
				any |= effects[b] |= program_call_effects(prog, fn, &f->blocks[b].insns[i]);
				given[b] |= given_away(prog, fn, &f->blocks[b].insns[i]);
			}
	for (b = 0; b < f->nblocks; b++) {
		if (cfg->rank[b] == UINT32_MAX)
			continue;
		find_guard(prog, fn, cfg, effects, given, b, !(any & ~EFFECT_RELEASES & ~EFFECT_PLAIN));
		if (any & EFFECT_RELEASES)
			find_switch(prog, fn, cfg, effects, b);
		for (p = 0; p < f->blocks[b].npreds; p++)
			if (cfg_dominates(cfg, b, f->blocks[b].preds[p]))
				cfg->loop_head[b] = 1;
		if (cfg->loop_head[b])
			all |= find_loop(f, cfg, effects, b);
	}
	for (b = 0; b < f->nblocks; b++)
		if (cfg->rank[b] != UINT32_MAX && f->blocks[b].term == FLOW_COND && !cfg->loop_head[b]) {
			find_alternatives(prog, fn, cfg, effects, b, 0);
			find_alternatives(prog, fn, cfg, effects, b, 1);
		}
	/* other loops of such a function count over the same things (synchronize all, then free all) */
	for (b = 0; b < f->nblocks; b++)
		if (cfg->loop_head[b] && cfg->loop_side[b] != 2 && !cfg->guards[b].releases[cfg->loop_side[b]]) {
			cfg->guards[b].releases[cfg->loop_side[b]] = all;
			cfg->guards[b].effects |= all;
		}
	free(effects);
	free(given);
}
