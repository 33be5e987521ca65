// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * simplify_test.c - simplified and pruned functions hang together and do what they did
 *
 * Functions are run before and after by a small interpreter: what counts is the calls with their arguments, the stores,
 * and the value returned. Some functions are made by hand for what once went wrong, thousands at random.
 */
#include "pcidevres/flow-tools.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures;

static void report(bool right, const char *what)
{
	printf("%s: %s\n", right ? "PASS" : "FAIL", what);
	failures += !right;
}

/* ---- making functions --------------------------------------------------------------------------------------------- */

enum { PURE, EFFECT, NCALLEES };

#define NPARAMS 3

static struct flow_unit *start_unit(uint32_t nblocks)
{
	struct flow_unit *unit = flow_unit_new();
	struct flow_function *fn;

	unit->nsymbols = NCALLEES + 1;
	unit->symbols = flow_alloc(unit, unit->nsymbols * sizeof(*unit->symbols));
	for (uint32_t i = 0; i < unit->nsymbols; i++)
		unit->symbols[i].function = FLOW_NONE;
	unit->symbols[PURE].name = flow_intern(unit, "pure");
	unit->symbols[EFFECT].name = flow_intern(unit, "effect");
	unit->symbols[NCALLEES].name = flow_intern(unit, "test");
	unit->symbols[NCALLEES].function = 0;
	unit->nfunctions = 1;
	unit->functions = fn = flow_alloc(unit, sizeof(*fn));
	fn->symbol = NCALLEES;
	fn->nparams = fn->nvalues = NPARAMS;
	fn->values = flow_alloc(unit, 4096 * sizeof(*fn->values));
	for (uint32_t i = 0; i < 4096; i++)
		fn->values[i].bits = 64;
	fn->nblocks = nblocks;
	fn->blocks = flow_alloc(unit, nblocks * sizeof(*fn->blocks));
	for (uint32_t i = 0; i < nblocks; i++) {
		fn->blocks[i].term = FLOW_STOP;
		fn->blocks[i].insns = flow_alloc(unit, 64 * sizeof(struct flow_insn));
		fn->blocks[i].succs = flow_alloc(unit, 16 * sizeof(uint32_t));
		fn->blocks[i].preds = flow_alloc(unit, nblocks * 16 * sizeof(uint32_t));
		fn->blocks[i].cases = flow_alloc(unit, 16 * sizeof(struct flow_case));
	}
	return unit;
}

static struct flow_operand value(uint32_t index)
{
	return (struct flow_operand){ .kind = FLOW_OP_VALUE, .index = index };
}

static struct flow_operand number(int64_t n)
{
	return (struct flow_operand){ .kind = FLOW_OP_CONST, .number = n };
}

static struct flow_insn *add(struct flow_unit *unit, uint32_t block, int op, uint32_t nargs, bool result)
{
	struct flow_function *fn = &unit->functions[0];
	struct flow_insn *insn = &fn->blocks[block].insns[fn->blocks[block].ninsns++];

	memset(insn, 0, sizeof(*insn));
	insn->op = op;
	insn->callee = FLOW_NONE;
	insn->nargs = nargs;
	insn->args = flow_alloc(unit, (nargs + 1) * sizeof(*insn->args));
	insn->dst = result ? fn->nvalues++ : FLOW_NONE;
	insn->bits = result ? 64 : 0;
	return insn;
}

static uint32_t add_binary(struct flow_unit *unit, uint32_t block, int binop, struct flow_operand a,
			   struct flow_operand b)
{
	struct flow_insn *insn = add(unit, block, FLOW_BINARY, 2, true);

	insn->binop = binop;
	insn->args[0] = a;
	insn->args[1] = b;
	return insn->dst;
}

static uint32_t add_call(struct flow_unit *unit, uint32_t block, uint32_t callee, struct flow_operand a)
{
	struct flow_insn *insn = add(unit, block, FLOW_CALL, 1, true);

	insn->callee = callee;
	insn->args[0] = a;
	return insn->dst;
}

static void add_edge(struct flow_unit *unit, uint32_t from, uint32_t to)
{
	struct flow_block *blocks = unit->functions[0].blocks;

	blocks[from].succs[blocks[from].nsuccs++] = to;
	blocks[to].preds[blocks[to].npreds++] = from;
}

static void end_jump(struct flow_unit *unit, uint32_t block, uint32_t to)
{
	unit->functions[0].blocks[block].term = FLOW_JUMP;
	add_edge(unit, block, to);
}

static void end_cond(struct flow_unit *unit, uint32_t block, int cmp, struct flow_operand a, struct flow_operand b,
		     uint32_t yes, uint32_t no)
{
	struct flow_block *at = &unit->functions[0].blocks[block];

	at->term = FLOW_COND;
	at->cmp = cmp;
	at->a = a;
	at->b = b;
	add_edge(unit, block, yes);
	add_edge(unit, block, no);
}

static void end_return(struct flow_unit *unit, uint32_t block, struct flow_operand a)
{
	unit->functions[0].blocks[block].term = FLOW_RETURN;
	unit->functions[0].blocks[block].a = a;
}

static void end_switch(struct flow_unit *unit, uint32_t block, struct flow_operand a)
{
	unit->functions[0].blocks[block].term = FLOW_SWITCH;
	unit->functions[0].blocks[block].a = a;
}

static void add_case(struct flow_unit *unit, uint32_t block, int64_t low, int64_t high, uint32_t succ)
{
	struct flow_block *at = &unit->functions[0].blocks[block];

	at->cases[at->ncases++] = (struct flow_case){ low, high, succ };
}

/* ---- running them --------------------------------------------------------------------------------------------------- */

#define MAX_EVENTS 64
#define MAX_STEPS 400

struct trace {
	uint64_t events[MAX_EVENTS];
	uint32_t nevents;
	bool finished; /* returned or stopped; the last event says with what */
};

static uint64_t mix(uint64_t a, uint64_t b)
{
	a = (a ^ b) * 0x9e3779b97f4a7c15ull;
	return a ^ a >> 29;
}

static int64_t fetch(const int64_t *values, const struct flow_operand *operand)
{
	return operand->kind == FLOW_OP_VALUE ? values[operand->index] : operand->number;
}

static bool holds(int cmp, int64_t a, int64_t b)
{
	switch (cmp) {
	case FLOW_EQ:
		return a == b;
	case FLOW_NE:
		return a != b;
	case FLOW_LT:
		return a < b;
	case FLOW_LE:
		return a <= b;
	case FLOW_GT:
		return a > b;
	default:
		return a >= b;
	}
}

static void note(struct trace *trace, uint64_t event)
{
	if (trace->nevents < MAX_EVENTS)
		trace->events[trace->nevents++] = event;
}

/* Pruning renumbers symbols. */
static uint32_t callee_of(const struct flow_unit *unit, const struct flow_insn *call)
{
	return strcmp(flow_text(unit, unit->symbols[call->callee].name), "pure") ? EFFECT : PURE;
}

/* Small results, so that branches go both ways. */
static int64_t call_result(uint64_t seed, const struct trace *trace, uint32_t callee, int64_t arg)
{
	uint64_t by = callee == PURE ? mix(seed, arg) : mix(seed, trace->nevents);

	return (int64_t)(mix(by, callee) % 5) - 2;
}

static bool stores_count = true;

static void step(const struct flow_unit *unit, const struct flow_insn *insn, int64_t *values, uint64_t seed,
		 struct trace *trace)
{
	uint32_t callee = insn->op == FLOW_CALL ? callee_of(unit, insn) : PURE;
	int64_t a = insn->nargs ? fetch(values, &insn->args[0]) : 0;
	int64_t b = insn->nargs > 1 ? fetch(values, &insn->args[1]) : 0;
	int64_t result = 0;

	switch (insn->op) {
	case FLOW_COPY:
		result = a;
		break;
	case FLOW_BINARY:
		if (insn->binop >= FLOW_EQ)
			result = holds(insn->binop, a, b);
		else
			result = insn->binop == FLOW_ADD ? a + b : insn->binop == FLOW_AND ? (a & b) : (a ^ b);
		break;
	case FLOW_STORE:
		if (stores_count)
			note(trace, mix(mix(seed, a), b));
		break;
	case FLOW_CALL:
		if (callee != PURE)
			note(trace, mix(mix(seed, callee), a));
		result = call_result(seed, trace, callee, a);
		break;
	}
	if (insn->dst != FLOW_NONE)
		values[insn->dst] = result;
}

/* All PHIs of a block read what was there before any of them wrote. */
static uint32_t enter(const struct flow_block *block, uint32_t from, int64_t *values)
{
	int64_t read[64];
	uint32_t at = 0, n = 0;

	while (at < block->npreds && block->preds[at] != from)
		at++;
	for (; n < block->ninsns && block->insns[n].op == FLOW_PHI; n++)
		read[n] = fetch(values, &block->insns[n].args[at]);
	for (uint32_t i = 0; i < n; i++)
		values[block->insns[i].dst] = read[i];
	return n;
}

static uint32_t leave(const struct flow_block *block, const int64_t *values)
{
	int64_t a = fetch(values, &block->a);

	if (block->term == FLOW_COND)
		return block->succs[!holds(block->cmp, a, fetch(values, &block->b))];
	for (uint32_t i = 0; i < block->ncases; i++) {
		if (a >= block->cases[i].low && a <= block->cases[i].high)
			return block->succs[block->cases[i].succ];
	}
	return block->succs[0];
}

static void run(const struct flow_unit *unit, uint64_t seed, struct trace *trace)
{
	const struct flow_function *fn = &unit->functions[0];
	int64_t values[4096] = { 0 };
	uint32_t at = 0, from = FLOW_NONE;

	memset(trace, 0, sizeof(*trace));
	for (uint32_t i = 0; i < fn->nparams; i++)
		values[i] = (int64_t)(mix(seed, 77 + i) % 5) - 2;
	for (uint32_t i = 0; i < MAX_STEPS && trace->nevents < MAX_EVENTS; i++) {
		const struct flow_block *block = &fn->blocks[at];

		for (uint32_t j = enter(block, from, values); j < block->ninsns; j++)
			step(unit, &block->insns[j], values, seed, trace);
		if (block->term == FLOW_RETURN || block->term == FLOW_STOP) {
			note(trace, mix(block->term, fetch(values, &block->a)));
			trace->finished = true;
			return;
		}
		from = at;
		at = leave(block, values);
	}
}

/* A run that was cut off in a loop may have got further than the other. */
static bool same_trace(const struct trace *a, const struct trace *b)
{
	uint32_t common = a->nevents < b->nevents ? a->nevents : b->nevents;

	if (a->finished && b->finished && a->nevents != b->nevents)
		return false;
	return !memcmp(a->events, b->events, common * sizeof(*a->events));
}

#define SEEDS 12

static bool droppable(const struct flow_insn *call, void *data)
{
	(void)data;
	return call->callee == PURE;
}

static void simplify(struct flow_unit *unit)
{
	flow_simplify(unit, &unit->functions[0], droppable, NULL);
}

static enum flow_interest interest(const char *name, bool own, void *data)
{
	(void)data;
	if (own)
		return FLOW_UNKNOWN;
	return !strcmp(name, "effect") ? FLOW_MATTERS : !strcmp(name, "pure") ? FLOW_VALUE : FLOW_UNKNOWN;
}

static bool has_effect(const struct flow_function *fn)
{
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		for (uint32_t j = 0; j < fn->blocks[i].ninsns; j++) {
			if (fn->blocks[i].insns[j].op == FLOW_CALL && fn->blocks[i].insns[j].callee == EFFECT)
				return true;
		}
	}
	return false;
}

/* Of a function without effect nothing is left, not even what it returns. */
static void prune(struct flow_unit *unit)
{
	const struct flow_prune_options options = { .interest = interest, .tag = "pci_dev" };

	simplify(unit);
	if (!has_effect(&unit->functions[0]))
		return;
	unit->symbols[NCALLEES].flags = FLOW_SYM_DEFINED;
	flow_prune(unit, &options);
}

/* NULL if what REDUCE does keeps the function whole and its meaning. Frees the unit. */
static const char *reduced(struct flow_unit *unit, void (*reduce)(struct flow_unit *unit), uint32_t *nblocks)
{
	struct trace before[SEEDS], after;
	const char *wrong = flow_unit_check(unit);

	if (wrong) {
		flow_unit_free(unit);
		return wrong;
	}
	for (uint32_t i = 0; i < SEEDS; i++)
		run(unit, i, &before[i]);
	reduce(unit);
	wrong = flow_unit_check(unit);
	for (uint32_t i = 0; !wrong && i < SEEDS; i++) {
		run(unit, i, &after);
		if (!same_trace(&before[i], &after))
			wrong = "another meaning";
	}
	if (nblocks)
		*nblocks = unit->functions[0].nblocks;
	flow_unit_free(unit);
	return wrong;
}

static void expect(struct flow_unit *unit, uint32_t most, const char *what)
{
	uint32_t nblocks;
	const char *wrong = reduced(unit, simplify, &nblocks);

	if (wrong)
		printf("# %s: %s\n", what, wrong);
	else if (nblocks > most)
		printf("# %s: %u blocks left\n", what, nblocks);
	report(!wrong && nblocks <= most, what);
}

/* ---- by hand -------------------------------------------------------------------------------------------------------- */

/* Blocks 2..4 are out of reach once the branch is decided: a loop whose blocks come in any order. */
static void unreachable_loop(void)
{
	struct flow_unit *unit = start_unit(6);
	struct flow_insn *phi;

	end_jump(unit, 0, 1);
	end_cond(unit, 1, FLOW_EQ, number(1), number(1), 5, 4);
	end_cond(unit, 2, FLOW_LT, value(0), number(3), 4, 5);
	end_jump(unit, 3, 2);
	end_jump(unit, 4, 3);
	phi = add(unit, 5, FLOW_PHI, 2, true);
	phi->args[0] = value(1);
	phi->args[1] = number(7);
	end_return(unit, 5, value(phi->dst));
	add_call(unit, 3, EFFECT, number(1));
	expect(unit, 2, "a loop nobody reaches");
}

/* The same, with the circle closed backwards and forwards, and a block that only it enters. */
static void unreachable_web(void)
{
	struct flow_unit *unit = start_unit(7);

	end_jump(unit, 0, 6);
	end_cond(unit, 1, FLOW_LT, value(0), number(0), 2, 3);
	end_cond(unit, 2, FLOW_LT, value(1), number(0), 1, 3);
	end_jump(unit, 3, 4);
	end_cond(unit, 4, FLOW_LT, value(2), number(0), 1, 5);
	end_jump(unit, 5, 6);
	end_return(unit, 6, number(0));
	expect(unit, 2, "a web of blocks nobody reaches");
}

static void switch_with_twins(void)
{
	struct flow_unit *unit = start_unit(5);
	struct flow_insn *phi;

	end_jump(unit, 0, 1);
	end_switch(unit, 1, value(0));
	add_edge(unit, 1, 4);
	add_edge(unit, 1, 2);
	add_edge(unit, 1, 2);
	add_edge(unit, 1, 3);
	add_case(unit, 1, 0, 0, 1);
	add_case(unit, 1, 1, 1, 2);
	add_case(unit, 1, 2, 9, 3);
	end_jump(unit, 2, 4);
	add_call(unit, 3, EFFECT, number(3));
	end_jump(unit, 3, 4);
	phi = add(unit, 4, FLOW_PHI, 3, true);
	phi->args[0] = number(10);
	phi->args[1] = number(20);
	phi->args[2] = number(30);
	end_return(unit, 4, value(phi->dst));
	expect(unit, 5, "two cases, one block, another value in the PHI");
}

static void decided_switch(void)
{
	struct flow_unit *unit = start_unit(5);
	struct flow_insn *phi;

	end_jump(unit, 0, 1);
	end_switch(unit, 1, number(1));
	add_edge(unit, 1, 4);
	add_edge(unit, 1, 2);
	add_edge(unit, 1, 2);
	add_edge(unit, 1, 3);
	add_case(unit, 1, 0, 0, 1);
	add_case(unit, 1, 1, 1, 2);
	add_case(unit, 1, 2, 9, 3);
	phi = add(unit, 2, FLOW_PHI, 2, true);
	phi->args[0] = phi->args[1] = value(1);
	add_call(unit, 2, EFFECT, value(phi->dst));
	end_jump(unit, 2, 4);
	end_jump(unit, 3, 4);
	phi = add(unit, 4, FLOW_PHI, 3, true);
	phi->args[0] = number(10);
	phi->args[1] = number(20);
	phi->args[2] = number(30);
	end_return(unit, 4, value(phi->dst));
	expect(unit, 2, "a decided switch with two cases to one block");
}

/* One side of a diamond goes, and its PHI operand with it. */
static void dropped_pred(void)
{
	struct flow_unit *unit = start_unit(5);
	struct flow_insn *phi;
	uint32_t test;

	end_jump(unit, 0, 1);
	test = add_binary(unit, 1, FLOW_ADD, number(2), number(3));
	end_cond(unit, 1, FLOW_EQ, value(test), number(5), 2, 3);
	end_jump(unit, 2, 4);
	add_call(unit, 3, EFFECT, number(1));
	end_jump(unit, 3, 4);
	phi = add(unit, 4, FLOW_PHI, 2, true);
	phi->args[0] = value(2);
	phi->args[1] = number(8);
	end_return(unit, 4, value(phi->dst));
	expect(unit, 2, "a PHI that loses a way in");
}

static void endless(void)
{
	struct flow_unit *unit = start_unit(4);

	end_jump(unit, 0, 1);
	add_call(unit, 1, EFFECT, value(0));
	end_jump(unit, 1, 2);
	end_jump(unit, 2, 3);
	end_jump(unit, 3, 1);
	expect(unit, 2, "a loop without an end");
}

static void self_loop(void)
{
	struct flow_unit *unit = start_unit(3);
	struct flow_insn *phi;
	uint32_t next;

	end_jump(unit, 0, 1);
	phi = add(unit, 1, FLOW_PHI, 2, true);
	next = add_binary(unit, 1, FLOW_ADD, value(phi->dst), number(1));
	phi->args[0] = number(0);
	phi->args[1] = value(next);
	add_call(unit, 1, EFFECT, value(phi->dst));
	end_cond(unit, 1, FLOW_LT, value(next), number(4), 1, 2);
	end_return(unit, 2, value(phi->dst));
	expect(unit, 3, "a block that goes to itself");
}

/* Two PHIs that swap each time around, as parallel copies do. */
static void swapped(void)
{
	struct flow_unit *unit = start_unit(4);
	struct flow_insn *a, *b;
	uint32_t test;

	end_jump(unit, 0, 1);
	a = add(unit, 1, FLOW_PHI, 2, true);
	b = add(unit, 1, FLOW_PHI, 2, true);
	a->args[0] = number(1);
	a->args[1] = value(b->dst);
	b->args[0] = number(2);
	b->args[1] = value(a->dst);
	add_call(unit, 1, EFFECT, value(a->dst));
	test = add_call(unit, 1, EFFECT, value(b->dst));
	end_cond(unit, 1, FLOW_LT, value(test), number(2), 2, 3);
	end_jump(unit, 2, 1);
	end_return(unit, 3, value(a->dst));
	expect(unit, 3, "PHIs that swap");
}

/* ---- at random ------------------------------------------------------------------------------------------------------ */

static uint64_t random_state;

static uint32_t below(uint32_t n)
{
	random_state = random_state * 6364136223846793005ull + 1442695040888963407ull;
	return (uint32_t)(random_state >> 33) % n;
}

/* A parameter, a number, or what BLOCK itself computed from instruction 0 to COUNT. */
static struct flow_operand random_operand(const struct flow_block *block, uint32_t count)
{
	uint32_t kind = below(4);

	if (kind == 0)
		return number((int64_t)below(5) - 2);
	if (kind == 1 || !count)
		return value(below(NPARAMS));
	for (uint32_t tries = 0; tries < 4; tries++) {
		uint32_t dst = block->insns[below(count)].dst;

		if (dst != FLOW_NONE)
			return value(dst);
	}
	return value(0);
}

static void random_insn(struct flow_unit *unit, uint32_t number)
{
	static const uint8_t binops[] = { FLOW_ADD, FLOW_AND, FLOW_XOR, FLOW_EQ, FLOW_NE, FLOW_LT, FLOW_GE };
	struct flow_block *block = &unit->functions[0].blocks[number];
	uint32_t count = block->ninsns;
	struct flow_insn *insn;

	switch (below(4)) {
	case 0:
		insn = add(unit, number, FLOW_COPY, 1, true);
		break;
	case 1:
		insn = add(unit, number, FLOW_BINARY, 2, true);
		insn->binop = binops[below(sizeof(binops))];
		break;
	case 2:
		insn = add(unit, number, FLOW_CALL, 1, true);
		insn->callee = below(2) ? PURE : EFFECT;
		break;
	default:
		insn = add(unit, number, FLOW_STORE, 2, false);
		break;
	}
	for (uint32_t i = 0; i < insn->nargs; i++)
		insn->args[i] = random_operand(block, count);
}

static void random_end(struct flow_unit *unit, uint32_t number)
{
	struct flow_function *fn = &unit->functions[0];
	struct flow_block *block = &fn->blocks[number];
	uint32_t others = fn->nblocks - 1, kind = below(8);

	if (kind < 2) {
		end_jump(unit, number, 1 + below(others));
	} else if (kind < 5) {
		end_cond(unit, number, FLOW_EQ + below(6), random_operand(block, block->ninsns),
			 random_operand(block, block->ninsns), 1 + below(others), 1 + below(others));
	} else if (kind < 7) {
		uint32_t ways = 1 + below(4);

		end_switch(unit, number, random_operand(block, block->ninsns));
		for (uint32_t i = 0; i < ways; i++)
			add_edge(unit, number, 1 + below(others));
		for (uint32_t i = below(4); i > 0; i--) {
			int64_t low = (int64_t)below(5) - 2;

			add_case(unit, number, low, low + below(2), below(ways));
		}
	} else {
		end_return(unit, number, random_operand(block, block->ninsns));
	}
}

/* Where a block is entered twice from one other, both bring the same. */
static void random_phis(struct flow_unit *unit, uint32_t number, uint32_t count)
{
	struct flow_function *fn = &unit->functions[0];
	struct flow_block *block = &fn->blocks[number];

	for (uint32_t i = 0; i < count; i++) {
		struct flow_insn *phi = &block->insns[i];

		phi->nargs = block->npreds;
		phi->args = flow_alloc(unit, (phi->nargs + 1) * sizeof(*phi->args));
		for (uint32_t j = 0; j < phi->nargs; j++) {
			const struct flow_block *pred = &fn->blocks[block->preds[j]];
			uint32_t first = 0;

			while (block->preds[first] != block->preds[j])
				first++;
			phi->args[j] = first < j ? phi->args[first] : random_operand(pred, pred->ninsns);
		}
	}
}

static struct flow_unit *random_unit(uint64_t seed)
{
	uint32_t nblocks, nphis[16];
	struct flow_unit *unit;

	random_state = seed * 2862933555777941757ull + 3037000493ull;
	nblocks = 3 + below(12);
	unit = start_unit(nblocks);
	for (uint32_t i = 1; i < nblocks; i++) {
		nphis[i] = below(3);
		for (uint32_t j = 0; j < nphis[i]; j++)
			add(unit, i, FLOW_PHI, 0, true);
		for (uint32_t j = below(4); j > 0; j--)
			random_insn(unit, i);
	}
	end_jump(unit, 0, 1);
	for (uint32_t i = 1; i < nblocks; i++)
		random_end(unit, i);
	for (uint32_t i = 1; i < nblocks; i++)
		random_phis(unit, i, nphis[i]);
	return unit;
}

static void at_random(void (*reduce)(struct flow_unit *unit), uint32_t count, const char *what)
{
	uint32_t bad = 0;

	for (uint32_t i = 0; i < count; i++) {
		const char *wrong = reduced(random_unit(i), reduce, NULL);

		if (wrong && !bad++)
			printf("# random function %u: %s\n", i, wrong);
	}
	report(!bad, what);
}

int main(void)
{
	unreachable_loop();
	unreachable_web();
	switch_with_twins();
	decided_switch();
	dropped_pred();
	endless();
	self_loop();
	swapped();
	at_random(simplify, 20000, "functions made at random, simplified");
	/* A store to a place without a name is nobody's flag. */
	stores_count = false;
	at_random(prune, 20000, "functions made at random, pruned");
	return failures ? EXIT_FAILURE : EXIT_SUCCESS;
}
