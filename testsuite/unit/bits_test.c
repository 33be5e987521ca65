// SPDX-License-Identifier: GPL-2.0-or-later
/* bits_test.c - which bits of a member a store may change: flow_bits_changed() */
#include "pcidevres/flow.h"

#include <stdio.h>
#include <string.h>

#define ALL UINT64_MAX
#define TESTED 0 /* the function with the store; its helper is the next one */
#define HELPER 1

static int failures;
static struct flow_unit *unit;

static void is(uint64_t found, uint64_t right, const char *what)
{
	printf("%s: %s\n", found == right ? "PASS" : "FAIL", what);
	failures += found != right;
}

/* ---- making functions: everything in one block, order is no matter here ------------------------------------------- */

static struct flow_operand value(uint32_t index)
{
	return (struct flow_operand){ .kind = FLOW_OP_VALUE, .index = index };
}

static struct flow_operand number(int64_t n)
{
	return (struct flow_operand){ .kind = FLOW_OP_CONST, .number = n };
}

static void start(void)
{
	unit = flow_unit_new();
	unit->nfunctions = unit->nsymbols = 2;
	unit->functions = flow_alloc(unit, 2 * sizeof(*unit->functions));
	unit->symbols = flow_alloc(unit, 2 * sizeof(*unit->symbols));
	for (uint32_t i = 0; i < 2; i++) {
		struct flow_function *fn = &unit->functions[i];

		memset(&unit->symbols[i], 0, sizeof(unit->symbols[i]));
		unit->symbols[i].function = i;
		memset(fn, 0, sizeof(*fn));
		fn->symbol = i;
		fn->nparams = fn->nvalues = 2;
		fn->nblocks = 1;
		fn->blocks = flow_alloc(unit, sizeof(*fn->blocks));
		memset(fn->blocks, 0, sizeof(*fn->blocks));
		fn->blocks[0].term = FLOW_RETURN;
		fn->blocks[0].insns = flow_alloc(unit, 16 * sizeof(struct flow_insn));
	}
}

static struct flow_insn *add(uint32_t function, int op, struct flow_operand a, struct flow_operand b)
{
	struct flow_function *fn = &unit->functions[function];
	struct flow_insn *insn = &fn->blocks[0].insns[fn->blocks[0].ninsns++];

	memset(insn, 0, sizeof(*insn));
	insn->op = op;
	insn->bits = 32;
	insn->callee = FLOW_NONE;
	insn->args = flow_alloc(unit, 2 * sizeof(*insn->args));
	insn->args[0] = a;
	insn->args[1] = b;
	insn->nargs = op == FLOW_LOAD || op == FLOW_COPY ? 1 : 2;
	insn->dst = op == FLOW_STORE ? FLOW_NONE : fn->nvalues++;
	return insn;
}

static struct flow_operand load(uint32_t function, uint32_t param)
{
	struct flow_insn *insn = add(function, FLOW_LOAD, value(param), number(0));

	insn->tag = flow_intern(unit, "card");
	insn->field = flow_intern(unit, "flags");
	insn->offset = 64;
	return value(insn->dst);
}

static struct flow_operand binary(uint32_t function, enum flow_binop op, struct flow_operand a, struct flow_operand b)
{
	struct flow_insn *insn = add(function, FLOW_BINARY, a, b);

	insn->binop = op;
	return value(insn->dst);
}

static struct flow_operand phi(struct flow_operand a, struct flow_operand b)
{
	return value(add(TESTED, FLOW_PHI, a, b)->dst);
}

static uint64_t stored(struct flow_operand what)
{
	struct flow_insn *insn = add(TESTED, FLOW_STORE, value(0), what);
	uint64_t bits;

	insn->tag = flow_intern(unit, "card");
	insn->field = flow_intern(unit, "flags");
	insn->offset = 64;
	bits = flow_bits_changed(unit, &unit->functions[TESTED], insn);
	flow_unit_free(unit);
	start();
	return bits;
}

/* ---- the tests ------------------------------------------------------------------------------------------------------ */

static void test_simple(void)
{
	is(stored(number(4)), ALL, "a number");
	is(stored(value(1)), ALL, "what was given");
	is(stored(load(TESTED, 0)), 0, "what was there");
	is(stored(load(TESTED, 1)), ALL, "what was there in another object");
	is(stored(binary(TESTED, FLOW_OR, load(TESTED, 0), number(4))), 4, "flags |= 4");
	is(stored(binary(TESTED, FLOW_XOR, load(TESTED, 0), number(6))), 6, "flags ^= 6");
	is(stored(binary(TESTED, FLOW_AND, load(TESTED, 0), number(~3))), 3, "flags &= ~3");
	is(stored(binary(TESTED, FLOW_ADD, load(TESTED, 0), number(1))), ALL, "flags++");
}

static void test_ways(void)
{
	struct flow_operand old = load(TESTED, 0), cleared = binary(TESTED, FLOW_AND, old, number(~6));

	is(stored(phi(cleared, binary(TESTED, FLOW_OR, cleared, number(8)))), 14, "worked on on two ways");
	old = load(TESTED, 0);
	is(stored(phi(old, number(8))), ALL, "replaced on one of two ways");
	old = load(TESTED, 0);
	is(stored(binary(TESTED, FLOW_OR, old, phi(number(16), number(0)))), 16, "one bit or none");
	old = load(TESTED, 0);
	is(stored(binary(TESTED, FLOW_OR, old, value(1))), ALL, "bits that are given");
}

static struct flow_operand call(struct flow_operand a)
{
	struct flow_insn *insn = add(TESTED, FLOW_CALL, a, number(0));

	insn->callee = HELPER;
	return value(insn->dst);
}

static void test_helper(void)
{
	struct flow_block *helper = &unit->functions[HELPER].blocks[0];

	helper->a = binary(HELPER, FLOW_AND, load(HELPER, 0), number(~2));
	is(stored(call(value(0))), 2, "what a helper makes of what was there");
	helper = &unit->functions[HELPER].blocks[0];
	helper->a = load(HELPER, 0);
	is(stored(call(value(1))), ALL, "what a helper makes of another object");
	helper = &unit->functions[HELPER].blocks[0];
	helper->a = value(1);
	is(stored(call(value(0))), ALL, "what a helper returns of something else");
}

static void test_loop(void)
{
	struct flow_operand old = load(TESTED, 0), turn = phi(old, old);
	struct flow_operand next = binary(TESTED, FLOW_OR, turn, number(1));

	unit->functions[TESTED].blocks[0].insns[1].args[1] = next;
	is(stored(turn), ALL, "worked on in a loop: given up");
}

int main(void)
{
	start();
	test_simple();
	test_ways();
	test_helper();
	test_loop();
	flow_unit_free(unit);
	return failures != 0;
}
