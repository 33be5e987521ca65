// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * stub.c - what is left of a function that does nothing the analysis knows: that it returns, that numbers its caller
 * wants by a pointer are what it has put there, and that members which others read may be another then. Which object's
 * members, and what they are, would take all the rest of it. A store that has no address says so; a number that is
 * stored there is the bits that may be others.
 */
#include "prune.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#define MAX_STORES 64

struct stores {
	const struct pruning *p;
	const struct flow_insn *list[MAX_STORES];
	int64_t bits[MAX_STORES]; /* that may be others; -1: all */
	uint32_t count;
	bool shared;	/* others than this file's may call it */
	uint32_t *seen; /* by function: the stub it was looked at for last, plus one */
	uint32_t stub;
};

/* Does somebody read the member? */
static bool is_told(const struct stores *s, const struct flow_function *fn, const struct flow_insn *store)
{
	const struct pruning *p = s->p;

	if (store->op != FLOW_STORE || !store->field || store->args[0].kind == FLOW_OP_LOCAL ||
	    prune_scope(p, store->tag) == FLOW_SCOPE_KERNEL)
		return false;
	return slice_reads(&p->slicing, store->tag, store->field) ||
	       (s->shared && prune_store(fn, store, (void *)p) != SLICE_STORE_DROP);
}

static void add_store(struct stores *s, const struct flow_function *fn, const struct flow_insn *store)
{
	int64_t bits = (int64_t)flow_bits_changed(s->p->unit, fn, store);

	for (uint32_t i = 0; i < s->count; i++) {
		if (s->list[i]->tag != store->tag || s->list[i]->field != store->field)
			continue;
		s->bits[i] |= bits;
		return;
	}
	if (s->count == MAX_STORES)
		return;
	s->bits[s->count] = bits;
	s->list[s->count++] = store;
}

static void collect(struct stores *s, uint32_t number)
{
	const struct flow_function *fn = &s->p->unit->functions[number];

	if (s->seen[number] == s->stub + 1)
		return;
	s->seen[number] = s->stub + 1;
	for (uint32_t b = 0; b < fn->nblocks; b++) {
		for (uint32_t i = 0; i < fn->blocks[b].ninsns; i++) {
			const struct flow_insn *insn = &fn->blocks[b].insns[i];
			uint32_t body = FLOW_NONE;

			if (is_told(s, fn, insn))
				add_store(s, fn, insn);
			if (insn->op == FLOW_CALL && insn->callee != FLOW_NONE)
				body = rank_body(s->p, insn->callee);
			if (body != FLOW_NONE)
				collect(s, body);
		}
	}
}

/* ---- what parameters point to ---------------------------------------------------------------------------------- */

#define MAX_PASSED 4

static bool writes_to(const struct pruning *p, const struct flow_function *fn, uint32_t param, unsigned int depth);

/* Could CALL write to what PARAM of FN points to? */
static bool call_writes(const struct pruning *p, const struct flow_insn *call, uint32_t param, unsigned int depth)
{
	const struct flow_symbol *callee = call->callee == FLOW_NONE ? NULL : &p->unit->symbols[call->callee];
	uint32_t body = callee ? rank_body(p, call->callee) : FLOW_NONE;

	for (uint32_t i = 0; i < call->nargs; i++) {
		if (call->args[i].kind != FLOW_OP_VALUE || call->args[i].index != param)
			continue;
		if (body != FLOW_NONE ? writes_to(p, &p->unit->functions[body], i, depth + 1) :
					!callee || (i < callee->nparams && !callee->params[i].is_const))
			return true;
	}
	return false;
}

/* Does FN write to what PARAM points to, which is no struct? Its caller asks for a result there. */
static bool writes_to(const struct pruning *p, const struct flow_function *fn, uint32_t param, unsigned int depth)
{
	if (depth == MAX_PASSED || param >= fn->nparams)
		return true;
	for (uint32_t b = 0; b < fn->nblocks; b++) {
		for (uint32_t i = 0; i < fn->blocks[b].ninsns; i++) {
			const struct flow_insn *insn = &fn->blocks[b].insns[i];

			if (insn->op == FLOW_CALL && call_writes(p, insn, param, depth))
				return true;
			if (flow_writes(insn) && insn->args[0].kind == FLOW_OP_VALUE && insn->args[0].index == param)
				return true;
		}
	}
	return false;
}

static struct flow_insn *add_insn(struct flow_unit *unit, struct stub *stub)
{
	struct flow_insn *insn = &stub->stores[stub->count++];

	insn->op = FLOW_STORE;
	insn->dst = insn->callee = FLOW_NONE;
	insn->nargs = 2;
	insn->args = flow_alloc(unit, 2 * sizeof(*insn->args));
	insn->args[0].kind = insn->args[1].kind = FLOW_OP_OPAQUE;
	return insn;
}

/* Numbers only: a buffer is read by nobody here. */
static void add_results(const struct pruning *p, const struct flow_function *fn, struct stub *stub)
{
	const struct flow_symbol *symbol = &p->unit->symbols[fn->symbol];

	for (uint32_t i = 0; i < fn->nparams && i < symbol->nparams; i++) {
		const struct flow_symbol_param *param = &symbol->params[i];
		struct flow_insn *insn;

		if (!param->is_pointer || param->is_const || param->tag || param->size <= 8 || !writes_to(p, fn, i, 0))
			continue;
		insn = add_insn(p->unit, stub);
		insn->args[0].kind = FLOW_OP_VALUE;
		insn->args[0].index = i;
	}
}

/* ---- stubs ----------------------------------------------------------------------------------------------------- */

/* FUNCTION begins with stores of anything, to members of objects that are not named. */
static void put_stores(struct flow_unit *unit, struct flow_function *function, const struct flow_insn *stores,
		       uint32_t n)
{
	struct flow_block *block = &function->blocks[0];
	struct flow_insn *insns;

	if (!n)
		return;
	insns = flow_alloc(unit, (n + block->ninsns) * sizeof(*insns));
	memcpy(insns, stores, n * sizeof(*insns));
	if (block->ninsns)
		memcpy(insns + n, block->insns, block->ninsns * sizeof(*insns));
	block->insns = insns;
	block->ninsns += n;
}

/*
 * Nothing is left of FUNCTION but that it returns. For those somebody elsewhere may call, or a pointer lead to: what
 * has no body anywhere may do anything, and a call through a pointer is resolved only if every candidate has one.
 */
static void empty_body(struct flow_unit *unit, struct flow_function *function, const struct flow_symbol *symbol,
		       uint32_t anybody)
{
	struct flow_block *block = &function->blocks[0];
	struct flow_value *values;
	struct flow_insn *any;

	memset(block, 0, sizeof(*block));
	block->term = FLOW_RETURN;
	function->nblocks = 1;
	function->nlocals = 0;
	function->nvalues = function->nparams;
	if (!symbol->ret_bits)
		return;
	/* A value of its own, so that who tests it twice finds the same. */
	values = flow_alloc(unit, (function->nparams + 1) * sizeof(*values));
	if (function->nparams)
		memcpy(values, function->values, function->nparams * sizeof(*values));
	values[function->nparams].bits = symbol->ret_bits;
	values[function->nparams].is_pointer = symbol->ret_pointer;
	function->values = values;
	function->nvalues++;
	block->insns = any = flow_alloc(unit, sizeof(*any));
	block->ninsns = 1;
	any->op = FLOW_CALL;
	any->dst = function->nparams;
	any->bits = symbol->ret_bits;
	any->callee = anybody;
	block->a = (struct flow_operand){ .kind = FLOW_OP_VALUE, .index = any->dst };
}

struct stub *stubs_collect(const struct pruning *p, const bool *wanted)
{
	struct stub *stubs = XCNEWVEC(struct stub, p->unit->nfunctions + 1);
	struct stores s = { .p = p, .seen = XCNEWVEC(uint32_t, p->unit->nfunctions + 1) };

	for (s.stub = 0; s.stub < p->unit->nfunctions; s.stub++) {
		const struct flow_function *fn = &p->unit->functions[s.stub];
		struct stub *stub = &stubs[s.stub];
		size_t most;

		if (!wanted[s.stub])
			continue;
		s.shared = !(p->unit->symbols[fn->symbol].flags & FLOW_SYM_STATIC);
		s.count = 0;
		collect(&s, s.stub);
		most = s.count + fn->nparams + 1;
		stub->stores = flow_alloc(p->unit, most * sizeof(*stub->stores));
		for (uint32_t i = 0; i < s.count; i++) {
			struct flow_insn *insn = add_insn(p->unit, stub);

			insn->tag = s.list[i]->tag;
			insn->field = s.list[i]->field;
			insn->bits = s.list[i]->bits;
			if (s.bits[i] == -1)
				continue;
			insn->args[1].kind = FLOW_OP_CONST;
			insn->args[1].number = s.bits[i];
		}
		if (s.shared)
			add_results(p, fn, stub);
	}
	free(s.seen);
	return stubs;
}

void stub_make(struct pruning *p, uint32_t number, const struct stub *stub)
{
	struct flow_function *function = &p->unit->functions[number];
	const struct flow_symbol *symbol = &p->unit->symbols[function->symbol];

	/* a weak one may be another's */
	if ((symbol->flags & FLOW_SYM_WEAK) || !returns_keep(p->unit, function))
		empty_body(p->unit, function, symbol, p->slicing.anybody);
	put_stores(p->unit, function, stub->stores, stub->count);
}
