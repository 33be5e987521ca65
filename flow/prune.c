// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * prune.c - keeps of a unit what can matter
 *
 * A function matters when it calls one the analysis knows, or may: through a pointer, in another file of the module, or
 * by handing the device to somebody unknown. So does whoever calls it or takes its address, directly or in a table.
 * Of the rest those are kept that carry values to and fro: accessors, setters of flags. What is dropped says on its
 * symbol whether callers must expect their memory changed.
 */
#include "prune.h"

#include <stdlib.h>
#include <string.h>

#define SMALL 40   /* instructions: an accessor */
#define MEDIUM 200 /* a function worth keeping for the fields it sets */

struct pruning {
	struct flow_unit *unit;
	const struct flow_prune_options *options;
	uint8_t *interest; /* by symbol: enum flow_interest, FLOW_UNKNOWN for the unit's own functions */
	bool *reaches;	   /* by function: something of interest */
	bool *harmless;	   /* by function: changes no memory, as far as can be told */
	bool *keep;	   /* by function */
	bool *leads;	   /* by global: to a function that reaches */
	bool *named;	   /* by global: by something kept */
};

/* ---- what a call is --------------------------------------------------------------------------------------------- */

static bool is_own(const struct flow_symbol *symbol)
{
	return (symbol->flags & FLOW_SYM_DEFINED) && !(symbol->flags & FLOW_SYM_HEADER);
}

static void ask_interest(struct pruning *p)
{
	for (uint32_t i = 0; i < p->unit->nsymbols; i++) {
		const struct flow_symbol *symbol = &p->unit->symbols[i];

		/* A driver's own function may bear a known name; a header's stub of it may not speak for itself. */
		if (!is_own(symbol))
			p->interest[i] = p->options->interest(flow_text(p->unit, symbol->name), p->options->data);
	}
}

static uint32_t body(const struct pruning *p, uint32_t symbol)
{
	return p->interest[symbol] == FLOW_UNKNOWN ? p->unit->symbols[symbol].function : FLOW_NONE;
}

static bool takes_device(const struct pruning *p, const struct flow_symbol *symbol)
{
	flow_str tag = flow_lookup(p->unit, p->options->tag);

	for (uint32_t i = 0; tag && i < symbol->nparams; i++) {
		if (symbol->params[i].tag == tag && !symbol->params[i].is_const)
			return true;
	}
	return false;
}

static bool call_matters(const struct pruning *p, const struct flow_function *fn, const struct flow_insn *call)
{
	const struct flow_symbol *callee;

	if (call->callee == FLOW_NONE)
		return !(p->unit->symbols[fn->symbol].flags & FLOW_SYM_GLOBAL_HEADER);
	callee = &p->unit->symbols[call->callee];
	if (p->interest[call->callee] != FLOW_UNKNOWN)
		return p->interest[call->callee] == FLOW_MATTERS;
	if (callee->flags & FLOW_SYM_DEFINED)
		return false;
	return !(callee->flags & FLOW_SYM_GLOBAL_HEADER) || takes_device(p, callee);
}

/* Could the callee write to what argument NUMBER points to, for all its declaration says? */
static bool may_write(const struct flow_symbol *callee, const struct flow_insn *call, uint32_t number)
{
	if (call->args[number].kind == FLOW_OP_CONST || call->args[number].kind == FLOW_OP_STRING)
		return false;
	if (number >= callee->nparams)
		return false; /* printed, as a rule */
	return callee->params[number].is_pointer && !callee->params[number].is_const;
}

/* A call that leaves no trace if its result is not used. */
static bool droppable(const struct flow_insn *call, void *data)
{
	const struct pruning *p = data;
	const struct flow_symbol *callee;

	if (call->callee == FLOW_NONE || p->interest[call->callee] != FLOW_UNKNOWN)
		return false;
	callee = &p->unit->symbols[call->callee];
	if (callee->flags & FLOW_SYM_NORETURN)
		return false;
	if (callee->flags & FLOW_SYM_PURE)
		return true;
	if ((callee->flags & FLOW_SYM_DEFINED) || !(callee->flags & FLOW_SYM_GLOBAL_HEADER))
		return false;
	for (uint32_t i = 0; i < call->nargs; i++) {
		if (may_write(callee, call, i))
			return false;
	}
	return true;
}

/* ---- who reaches what -------------------------------------------------------------------------------------------- */

typedef bool (*insn_test)(const struct pruning *p, const struct flow_function *fn, const struct flow_insn *insn);

static bool any_insn(const struct pruning *p, const struct flow_function *fn, insn_test test)
{
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		for (uint32_t j = 0; j < fn->blocks[i].ninsns; j++) {
			if (test(p, fn, &fn->blocks[i].insns[j]))
				return true;
		}
	}
	return false;
}

static bool operand_leads(const struct pruning *p, const struct flow_operand *operand)
{
	uint32_t number;

	if (operand->kind == FLOW_OP_GLOBAL)
		return p->leads[operand->index];
	if (operand->kind != FLOW_OP_SYMBOL)
		return false;
	number = p->unit->symbols[operand->index].function;
	return number != FLOW_NONE && p->reaches[number];
}

static bool insn_leads(const struct pruning *p, const struct flow_function *fn, const struct flow_insn *insn)
{
	if (insn->op == FLOW_CALL) {
		uint32_t number = insn->callee == FLOW_NONE ? FLOW_NONE : body(p, insn->callee);

		if (call_matters(p, fn, insn) || (number != FLOW_NONE && p->reaches[number]))
			return true;
	}
	for (uint32_t i = 0; i < insn->nargs; i++) {
		if (operand_leads(p, &insn->args[i]))
			return true;
	}
	return false;
}

static bool table_leads(const struct pruning *p, const struct flow_global *global)
{
	for (uint32_t i = 0; i < global->ninits; i++) {
		if (operand_leads(p, &global->inits[i].value))
			return true;
	}
	return false;
}

static void find_reaching(struct pruning *p)
{
	bool changed = true;

	while (changed) {
		changed = false;
		for (uint32_t i = 0; i < p->unit->nfunctions; i++) {
			if (!p->reaches[i] && any_insn(p, &p->unit->functions[i], insn_leads))
				p->reaches[i] = changed = true;
		}
		for (uint32_t i = 0; i < p->unit->nglobals; i++) {
			if (!p->leads[i] && table_leads(p, &p->unit->globals[i]))
				p->leads[i] = changed = true;
		}
	}
}

/* ---- who changes memory ------------------------------------------------------------------------------------------- */

/* A kernel function that is given a struct of the kernel's keeps its hands off other memory; a plain pointer is out. */
static bool call_is_harmless(const struct pruning *p, const struct flow_insn *call)
{
	const struct flow_symbol *callee;
	uint32_t number;

	if (call->callee == FLOW_NONE)
		return false;
	callee = &p->unit->symbols[call->callee];
	number = body(p, call->callee);
	if ((callee->flags & (FLOW_SYM_PURE | FLOW_SYM_NORETURN)) || p->interest[call->callee] == FLOW_NEUTRAL)
		return true;
	if (number != FLOW_NONE)
		return p->harmless[number];
	if ((callee->flags & FLOW_SYM_DEFINED) || !(callee->flags & FLOW_SYM_GLOBAL_HEADER))
		return false;
	for (uint32_t i = 0; i < call->nargs; i++) {
		if (may_write(callee, call, i) && call->args[i].kind != FLOW_OP_LOCAL && !callee->params[i].tag)
			return false;
	}
	return true;
}

static bool is_harmful(const struct pruning *p, const struct flow_function *fn, const struct flow_insn *insn)
{
	(void)fn;
	switch (insn->op) {
	case FLOW_STORE:
	case FLOW_CLEAR:
	case FLOW_MOVE:
		return insn->args[0].kind != FLOW_OP_LOCAL;
	case FLOW_CALL:
		return !call_is_harmless(p, insn);
	default:
		return false;
	}
}

static void find_harmless(struct pruning *p)
{
	bool changed = true;

	memset(p->harmless, true, p->unit->nfunctions);
	while (changed) {
		changed = false;
		for (uint32_t i = 0; i < p->unit->nfunctions; i++) {
			if (p->harmless[i] && any_insn(p, &p->unit->functions[i], is_harmful)) {
				p->harmless[i] = false;
				changed = true;
			}
		}
	}
}

/* ---- what is kept --------------------------------------------------------------------------------------------------- */

static bool writes(const struct pruning *p, const struct flow_function *fn, const struct flow_insn *insn)
{
	(void)p;
	(void)fn;
	return (insn->op == FLOW_STORE || insn->op == FLOW_CLEAR || insn->op == FLOW_MOVE) &&
	       insn->args[0].kind != FLOW_OP_LOCAL;
}

static uint32_t size_of(const struct flow_function *fn)
{
	uint32_t size = 0;

	for (uint32_t i = 0; i < fn->nblocks; i++)
		size += fn->blocks[i].ninsns;
	return size;
}

/* Of a function that reaches nothing, but is called, or may be, by one that does. */
static bool is_useful(const struct pruning *p, uint32_t number)
{
	const struct flow_function *fn = &p->unit->functions[number];
	const struct flow_symbol *symbol = &p->unit->symbols[fn->symbol];

	if (p->harmless[number] && !symbol->ret_bits)
		return false;
	if (size_of(fn) <= SMALL)
		return true;
	return !(symbol->flags & FLOW_SYM_GLOBAL_HEADER) && size_of(fn) < MEDIUM && any_insn(p, fn, writes);
}

static bool keep_used(struct pruning *p, uint32_t number)
{
	if (number == FLOW_NONE || p->keep[number] || !is_useful(p, number))
		return false;
	p->keep[number] = true;
	return true;
}

static bool keep_operand(struct pruning *p, const struct flow_operand *operand)
{
	const struct flow_symbol *symbol;

	if (operand->kind == FLOW_OP_GLOBAL && !p->named[operand->index])
		return p->named[operand->index] = true;
	if (operand->kind != FLOW_OP_SYMBOL)
		return false;
	symbol = &p->unit->symbols[operand->index];
	return !(symbol->flags & FLOW_SYM_GLOBAL_HEADER) && keep_used(p, symbol->function);
}

static bool keep_callees(struct pruning *p, const struct flow_function *fn)
{
	bool changed = false;

	for (uint32_t i = 0; i < fn->nblocks; i++) {
		for (uint32_t j = 0; j < fn->blocks[i].ninsns; j++) {
			const struct flow_insn *insn = &fn->blocks[i].insns[j];

			if (insn->callee != FLOW_NONE)
				changed |= keep_used(p, body(p, insn->callee));
			for (uint32_t k = 0; k < insn->nargs; k++)
				changed |= keep_operand(p, &insn->args[k]);
		}
	}
	return changed;
}

static bool keep_in_table(struct pruning *p, const struct flow_global *global)
{
	bool changed = false;

	for (uint32_t i = 0; i < global->ninits; i++)
		changed |= keep_operand(p, &global->inits[i].value);
	return changed;
}

static void find_kept(struct pruning *p)
{
	bool changed = true;

	/* Where the analysis knows a header's function by name, its body is never asked for. */
	for (uint32_t i = 0; i < p->unit->nfunctions; i++)
		p->keep[i] = p->reaches[i] && p->interest[p->unit->functions[i].symbol] == FLOW_UNKNOWN;
	while (changed) {
		changed = false;
		for (uint32_t i = 0; i < p->unit->nfunctions; i++) {
			if (p->keep[i])
				changed |= keep_callees(p, &p->unit->functions[i]);
		}
		for (uint32_t i = 0; i < p->unit->nglobals; i++) {
			if (p->leads[i] || p->named[i])
				changed |= keep_in_table(p, &p->unit->globals[i]);
		}
	}
}

/*
 * Nothing is left of FUNCTION but that it returns. For those a pointer may lead to: a call through it is resolved only if
 * every candidate has a body.
 */
static void empty_body(struct flow_function *function, const struct flow_symbol *symbol)
{
	struct flow_block *block = &function->blocks[0];

	memset(block, 0, sizeof(*block));
	block->term = FLOW_RETURN;
	if (symbol->ret_bits)
		block->a.kind = FLOW_OP_OPAQUE;
	function->nblocks = 1;
	function->nlocals = 0;
}

static void drop_bodies(struct pruning *p)
{
	for (uint32_t i = 0; i < p->unit->nfunctions; i++) {
		struct flow_symbol *symbol = &p->unit->symbols[p->unit->functions[i].symbol];

		if (p->keep[i])
			continue;
		if (p->harmless[i])
			symbol->flags |= FLOW_SYM_PURE;
		if (p->harmless[i] && (symbol->flags & FLOW_SYM_ADDRESSED) && is_own(symbol)) {
			empty_body(&p->unit->functions[i], symbol);
			p->keep[i] = true;
			continue;
		}
		symbol->function = FLOW_NONE;
		symbol->flags |= FLOW_SYM_PRUNED;
	}
}

/* ---- details nobody asks for ---------------------------------------------------------------------------------------- */

/* Only effects and branches are ever shown. */
static bool needs_place(const struct flow_insn *insn)
{
	switch (insn->op) {
	case FLOW_STORE:
	case FLOW_CLEAR:
	case FLOW_MOVE:
	case FLOW_CALL:
		return true;
	default:
		return false;
	}
}

static void drop_details(struct pruning *p, struct flow_function *fn)
{
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		struct flow_block *block = &fn->blocks[i];

		for (uint32_t j = 0; j < block->ninsns; j++) {
			struct flow_insn *insn = &block->insns[j];
			bool known = insn->op == FLOW_CALL && insn->callee != FLOW_NONE &&
				     p->interest[insn->callee] == FLOW_MATTERS;

			if (!needs_place(insn))
				memset(&insn->loc, 0, sizeof(insn->loc));
			for (uint32_t k = 0; k < insn->nargs; k++) {
				if (insn->args[k].kind == FLOW_OP_STRING && !known)
					insn->args[k].index = 0;
			}
		}
		if (block->term == FLOW_JUMP)
			memset(&block->loc, 0, sizeof(block->loc));
	}
}

/* Texts in tables are for the kernel to print; a driver's name may be for us. */
static void drop_texts(struct flow_unit *unit)
{
	flow_str name = flow_lookup(unit, "name");

	for (uint32_t i = 0; i < unit->nglobals; i++) {
		for (uint32_t j = 0; j < unit->globals[i].ninits; j++) {
			struct flow_init *init = &unit->globals[i].inits[j];

			if (init->value.kind == FLOW_OP_STRING && (!name || init->field != name))
				init->value.index = 0;
		}
	}
}

static void simplify_all(struct pruning *p)
{
	for (uint32_t i = 0; i < p->unit->nfunctions; i++) {
		if (!p->keep || p->keep[i])
			flow_simplify(p->unit, &p->unit->functions[i], droppable, p);
	}
}

bool flow_prune(struct flow_unit *unit, const struct flow_prune_options *options)
{
	struct pruning p = { .unit = unit, .options = options };

	p.interest = calloc(unit->nsymbols + 1, sizeof(*p.interest));
	ask_interest(&p);
	simplify_all(&p);
	p.reaches = calloc(unit->nfunctions + 1, sizeof(*p.reaches));
	p.harmless = calloc(unit->nfunctions + 1, sizeof(*p.harmless));
	p.leads = calloc(unit->nglobals + 1, sizeof(*p.leads));
	p.named = calloc(unit->nglobals + 1, sizeof(*p.named));
	p.keep = calloc(unit->nfunctions + 1, sizeof(*p.keep));
	find_reaching(&p);
	find_harmless(&p);
	find_kept(&p);
	drop_bodies(&p);
	simplify_all(&p);
	for (uint32_t i = 0; i < unit->nfunctions; i++) {
		if (p.keep[i])
			drop_details(&p, &unit->functions[i]);
	}
	drop_texts(unit);
	compact_unit(unit, p.keep, p.leads);
	free(p.interest);
	free(p.reaches);
	free(p.harmless);
	free(p.leads);
	free(p.named);
	free(p.keep);
	return unit->nfunctions || unit->nsymbols || unit->nglobals;
}
