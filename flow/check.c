// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * check.c - does a flow unit hang together?
 *
 * Everything that reads a unit relies on what is verified here, so that no reader needs to test an index again. Each
 * function returns NULL or a static text that says what is wrong.
 */
#include "pcidevres/flow.h"

#include <stdlib.h>

#include <libiberty/libiberty.h>

/* What indices are compared with while one function is checked; FUNCTION is NULL for initialisers. */
struct scope {
	const struct flow_unit *unit;
	const struct flow_function *function;
};

static bool string_ok(const struct flow_unit *unit, flow_str s)
{
	return s < unit->nstrings;
}

static bool loc_ok(const struct flow_unit *unit, const struct flow_loc *loc)
{
	return string_ok(unit, loc->file);
}

static bool offset_ok(int64_t bits)
{
	return bits >= -FLOW_BITS_MAX && bits <= FLOW_BITS_MAX;
}

static bool size_ok(int64_t bits)
{
	return bits >= 0 && bits <= FLOW_BITS_MAX;
}

static bool operand_ok(const struct scope *scope, const struct flow_operand *operand)
{
	const struct flow_function *function = scope->function;

	switch (operand->kind) {
	case FLOW_OP_NONE:
	case FLOW_OP_CONST:
	case FLOW_OP_OPAQUE:
		return true;
	case FLOW_OP_VALUE:
		return function && operand->index < function->nvalues;
	case FLOW_OP_LOCAL:
		return function && operand->index < function->nlocals && offset_ok(operand->number);
	case FLOW_OP_SYMBOL:
		return operand->index < scope->unit->nsymbols;
	case FLOW_OP_GLOBAL:
		return operand->index < scope->unit->nglobals && offset_ok(operand->number);
	case FLOW_OP_STRING:
		return string_ok(scope->unit, operand->index);
	default:
		return false;
	}
}

static const char *check_shape(const struct flow_insn *insn, const struct flow_block *block)
{
	bool needs_dst = true;
	uint32_t nargs = 1;

	switch (insn->op) {
	case FLOW_COPY:
	case FLOW_ADDR:
	case FLOW_LOAD:
		break;
	case FLOW_BINARY:
		if (insn->binop > FLOW_GE)
			return "unknown arithmetic";
		nargs = 2;
		break;
	case FLOW_PHI:
		nargs = block->npreds;
		break;
	case FLOW_CLEAR:
		needs_dst = false;
		break;
	case FLOW_STORE:
	case FLOW_MOVE:
		needs_dst = false;
		nargs = 2;
		break;
	case FLOW_CALL:
	case FLOW_CLOBBER:
		return NULL;
	default:
		return "unknown opcode";
	}
	if (insn->nargs != nargs)
		return "wrong number of operands";
	if (needs_dst && insn->dst == FLOW_NONE)
		return "instruction without result";
	if (!needs_dst && insn->dst != FLOW_NONE)
		return "result where there can be none";
	return NULL;
}

static const char *check_insn(const struct scope *scope, const struct flow_insn *insn, const struct flow_block *block)
{
	const struct flow_unit *unit = scope->unit;
	const char *wrong = check_shape(insn, block);
	uint32_t i;

	if (wrong)
		return wrong;
	if (insn->dst != FLOW_NONE && insn->dst >= scope->function->nvalues)
		return "result is no value of the function";
	if (insn->bits > 64)
		return "more than 64 bits";
	if (!string_ok(unit, insn->tag) || !string_ok(unit, insn->field) || !loc_ok(unit, &insn->loc))
		return "string out of range";
	if (!offset_ok(insn->offset) || !size_ok(insn->size))
		return "place beyond all memory";
	if (insn->op == FLOW_CALL) {
		if (insn->callee != FLOW_NONE && insn->callee >= unit->nsymbols)
			return "callee out of range";
		if (!operand_ok(scope, &insn->target))
			return "call target out of range";
	}
	for (i = 0; i < insn->nargs; i++) {
		if (!operand_ok(scope, &insn->args[i]))
			return "operand out of range";
	}
	return NULL;
}

static const char *check_terminator(const struct scope *scope, const struct flow_block *block)
{
	uint32_t i;
	bool right;

	switch (block->term) {
	case FLOW_JUMP:
		right = block->nsuccs == 1;
		break;
	case FLOW_COND:
		right = block->nsuccs == 2 && block->cmp >= FLOW_EQ && block->cmp <= FLOW_GE;
		break;
	case FLOW_SWITCH:
		right = block->nsuccs >= 1;
		break;
	case FLOW_RETURN:
	case FLOW_STOP:
		right = block->nsuccs == 0;
		break;
	default:
		return "unknown terminator";
	}
	if (!right)
		return "terminator and successors disagree";
	if (block->ncases && block->term != FLOW_SWITCH)
		return "cases without a switch";
	for (i = 0; i < block->ncases; i++) {
		if (block->cases[i].succ >= block->nsuccs)
			return "case out of range";
	}
	if (!operand_ok(scope, &block->a) || !operand_ok(scope, &block->b))
		return "operand out of range";
	if (!loc_ok(scope->unit, &block->loc))
		return "string out of range";
	return NULL;
}

/*
 * Every edge appears at both ends, and as often? FROM has room for all edges, AT and FOUND for a number for each block;
 * FOUND begins with zeros.
 */
static bool ends_match(const struct flow_function *function, uint32_t *from, uint32_t *at, uint32_t *found)
{
	uint32_t i, j, start = 0;

	for (i = 0; i < function->nblocks; i++)
		for (j = 0; j < function->blocks[i].nsuccs; j++)
			found[function->blocks[i].succs[j]]++;
	for (i = 0; i < function->nblocks; i++) {
		if (found[i] != function->blocks[i].npreds)
			return false;
		found[i] = 0;
		at[i] = start;
		start += function->blocks[i].npreds;
	}
	for (i = 0; i < function->nblocks; i++)
		for (j = 0; j < function->blocks[i].nsuccs; j++)
			from[at[function->blocks[i].succs[j]]++] = i;
	/* by now AT is behind the edges of each block */
	for (i = 0; i < function->nblocks; i++) {
		const struct flow_block *block = &function->blocks[i];

		for (j = 0; j < block->npreds; j++)
			found[from[at[i] - 1 - j]]++;
		for (j = 0; j < block->npreds; j++)
			if (!found[block->preds[j]]--)
				return false;
	}
	return true;
}

static const char *check_edges(const struct flow_function *function)
{
	uint64_t nsuccs = 0, npreds = 0;
	uint32_t *from, *at, *found;
	uint32_t i, j;
	bool match;

	for (i = 0; i < function->nblocks; i++) {
		const struct flow_block *block = &function->blocks[i];

		nsuccs += block->nsuccs;
		npreds += block->npreds;
		for (j = 0; j < block->nsuccs; j++) {
			if (block->succs[j] >= function->nblocks)
				return "successor out of range";
		}
		for (j = 0; j < block->npreds; j++) {
			if (block->preds[j] >= function->nblocks)
				return "predecessor out of range";
		}
	}
	if (nsuccs != npreds || nsuccs > UINT32_MAX)
		return "predecessors and successors disagree";
	if (function->blocks[0].npreds)
		return "entry block has predecessors";
	from = XNEWVEC(uint32_t, nsuccs + 1);
	at = XNEWVEC(uint32_t, function->nblocks);
	found = XCNEWVEC(uint32_t, function->nblocks);
	match = ends_match(function, from, at, found);
	free(from);
	free(at);
	free(found);
	return match ? NULL : "predecessors and successors disagree";
}

static const char *check_block(const struct scope *scope, const struct flow_block *block)
{
	const char *wrong;
	bool phis = true;
	uint32_t i;

	for (i = 0; i < block->ninsns; i++) {
		const struct flow_insn *insn = &block->insns[i];

		if (insn->op != FLOW_PHI)
			phis = false;
		else if (!phis)
			return "PHI after another instruction";
		wrong = check_insn(scope, insn, block);
		if (wrong)
			return wrong;
	}
	return check_terminator(scope, block);
}

static const char *check_function(const struct flow_unit *unit, uint32_t number)
{
	const struct flow_function *function = &unit->functions[number];
	const struct scope scope = { unit, function };
	const char *wrong;
	uint32_t i;

	if (function->symbol >= unit->nsymbols || unit->symbols[function->symbol].function != number)
		return "function and symbol disagree";
	if (!loc_ok(unit, &function->loc))
		return "string out of range";
	if (function->nparams > function->nvalues)
		return "more parameters than values";
	if (!function->nblocks)
		return "function without blocks";
	for (i = 0; i < function->nvalues; i++) {
		const struct flow_value *value = &function->values[i];

		if (!string_ok(unit, value->name) || !string_ok(unit, value->tag))
			return "string out of range";
		if (value->bits > 64)
			return "more than 64 bits";
	}
	for (i = 0; i < function->nlocals; i++) {
		if (!string_ok(unit, function->locals[i].name) || !string_ok(unit, function->locals[i].tag))
			return "string out of range";
		if (!size_ok(function->locals[i].size))
			return "object larger than all memory";
	}
	wrong = check_edges(function);
	for (i = 0; !wrong && i < function->nblocks; i++)
		wrong = check_block(&scope, &function->blocks[i]);
	return wrong;
}

static const char *check_symbol(const struct flow_unit *unit, uint32_t number)
{
	const struct flow_symbol *symbol = &unit->symbols[number];
	uint32_t i;

	if (!string_ok(unit, symbol->name) || !string_ok(unit, symbol->header))
		return "string out of range";
	if (symbol->function != FLOW_NONE &&
	    (symbol->function >= unit->nfunctions || unit->functions[symbol->function].symbol != number))
		return "function and symbol disagree";
	if (symbol->ret_bits > 64)
		return "more than 64 bits";
	for (i = 0; i < symbol->nparams; i++) {
		if (!string_ok(unit, symbol->params[i].tag))
			return "string out of range";
		if (!size_ok(symbol->params[i].size))
			return "object larger than all memory";
	}
	return NULL;
}

static const char *check_global(const struct flow_unit *unit, const struct flow_global *global)
{
	const struct scope scope = { unit, NULL };
	uint32_t i;

	if (!string_ok(unit, global->name) || !string_ok(unit, global->tag) || !loc_ok(unit, &global->loc))
		return "string out of range";
	if (!size_ok(global->size) || !size_ok(global->elem))
		return "object larger than all memory";
	for (i = 0; i < global->ninits; i++) {
		const struct flow_init *init = &global->inits[i];

		if (!string_ok(unit, init->tag) || !string_ok(unit, init->field))
			return "string out of range";
		if (!offset_ok(init->offset))
			return "place beyond all memory";
		if (!operand_ok(&scope, &init->value))
			return "operand out of range";
	}
	return NULL;
}

const char *flow_unit_check(const struct flow_unit *unit)
{
	const char *wrong = NULL;
	uint32_t i;

	if (!unit->nstrings || unit->strings[0][0])
		return "string 0 is not empty";
	if (!string_ok(unit, unit->source) || !string_ok(unit, unit->root) || !string_ok(unit, unit->modname) ||
	    !string_ok(unit, unit->basename) || !string_ok(unit, unit->compiler))
		return "string out of range";
	for (i = 0; i < unit->nprobes; i++) {
		if (!string_ok(unit, unit->probes[i].name))
			return "string out of range";
		if (!offset_ok(unit->probes[i].value)) /* most are offsets or sizes */
			return "place beyond all memory";
	}
	for (i = 0; !wrong && i < unit->nsymbols; i++)
		wrong = check_symbol(unit, i);
	for (i = 0; !wrong && i < unit->nglobals; i++)
		wrong = check_global(unit, &unit->globals[i]);
	for (i = 0; !wrong && i < unit->nfunctions; i++)
		wrong = check_function(unit, i);
	return wrong;
}
