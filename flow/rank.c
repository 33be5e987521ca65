// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * rank.c - what a call may come to, and so the function it is in
 *
 * A function matters when it calls one the analysis knows, or may: through a pointer, in another file of the module, or
 * by handing the device to somebody unknown. So does whoever calls it or takes its address, directly or in a table.
 */
#include "prune.h"

#include <stdlib.h>
#include <string.h>

/* ---- what a call is --------------------------------------------------------------------------------------------- */

bool rank_is_own(const struct flow_symbol *symbol)
{
	return (symbol->flags & FLOW_SYM_DEFINED) && !(symbol->flags & FLOW_SYM_HEADER);
}

void rank_ask(struct pruning *p)
{
	for (uint32_t i = 0; i < p->unit->nsymbols; i++) {
		const struct flow_symbol *symbol = &p->unit->symbols[i];

		/* A driver's own function may bear a known name; a header's stub of it may not speak for itself. */
		p->interest[i] =
			p->options->interest(flow_text(p->unit, symbol->name), rank_is_own(symbol), p->options->data);
	}
}

uint32_t rank_body(const struct pruning *p, uint32_t symbol)
{
	return p->interest[symbol] == FLOW_UNKNOWN ? p->unit->symbols[symbol].function : FLOW_NONE;
}

#define POINTER_BITS 64

/*
 * A pointer to a struct, or to a pointer, for what that leads to. Nothing but a pointer to anything is one to the
 * driver's data, as of a callback; with more beside it, one to registers as a rule.
 */
static bool takes_object(const struct flow_symbol *symbol)
{
	for (uint32_t i = 0; i < symbol->nparams; i++) {
		if (symbol->params[i].is_pointer && (symbol->params[i].tag || symbol->params[i].size == POINTER_BITS ||
						     (symbol->nparams == 1 && !symbol->params[i].size)))
			return true;
	}
	return false;
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

/* Of the call itself, whatever body it goes to. */
enum rank rank_of_call(const struct pruning *p, const struct flow_function *fn, const struct flow_insn *call)
{
	const struct flow_symbol *callee;

	if (call->callee == FLOW_NONE) {
		/* Frameworks call what drivers gave them; drivers call their own. */
		if (call->tag < p->unit->nscopes && p->unit->scopes[call->tag] == FLOW_SCOPE_KERNEL)
			return NOTHING;
		return fn && (p->unit->symbols[fn->symbol].flags & FLOW_SYM_GLOBAL_HEADER) ? NOTHING : WEAK;
	}
	callee = &p->unit->symbols[call->callee];
	if (p->interest[call->callee] != FLOW_UNKNOWN)
		return p->interest[call->callee] == FLOW_MATTERS ? STRONG :
		       p->interest[call->callee] == FLOW_MAY	 ? WEAK :
								   NOTHING;
	if ((callee->flags & (FLOW_SYM_DEFINED | FLOW_SYM_PRINTS)) || !takes_object(callee))
		return NOTHING;
	if (!(callee->flags & FLOW_SYM_GLOBAL_HEADER))
		return WEAK;
	if (takes_device(p, callee) && strcmp(flow_text(p->unit, callee->header), "include/linux/pci.h"))
		return WEAK;
	return flow_header_is_core(flow_text(p->unit, callee->header)) ? NOTHING : FAINT;
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
bool rank_droppable(const struct flow_insn *call, void *data)
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

static void raise_rank(enum rank *rank, enum rank by)
{
	if (by > *rank)
		*rank = by;
}

enum rank rank_of_operand(const struct pruning *p, const struct flow_operand *operand)
{
	const struct flow_symbol *symbol;

	if (operand->kind == FLOW_OP_GLOBAL)
		return p->leads[operand->index];
	if (operand->kind != FLOW_OP_SYMBOL)
		return NOTHING;
	symbol = &p->unit->symbols[operand->index];
	if (symbol->function != FLOW_NONE)
		return p->reaches[symbol->function];
	return symbol->flags & (FLOW_SYM_DEFINED | FLOW_SYM_GLOBAL_HEADER) ? NOTHING : WEAK;
}

static enum rank insn_rank(const struct pruning *p, const struct flow_function *fn, const struct flow_insn *insn)
{
	enum rank rank = NOTHING;

	if (insn->op == FLOW_CALL) {
		uint32_t number = insn->callee == FLOW_NONE ? FLOW_NONE : rank_body(p, insn->callee);

		raise_rank(&rank, rank_of_call(p, fn, insn));
		if (number != FLOW_NONE)
			raise_rank(&rank, p->reaches[number]);
	}
	for (uint32_t i = 0; i < insn->nargs; i++)
		raise_rank(&rank, rank_of_operand(p, &insn->args[i]));
	return rank;
}

static enum rank function_rank(const struct pruning *p, const struct flow_function *fn)
{
	enum rank rank = NOTHING;

	for (uint32_t i = 0; i < fn->nblocks; i++) {
		for (uint32_t j = 0; j < fn->blocks[i].ninsns; j++)
			raise_rank(&rank, insn_rank(p, fn, &fn->blocks[i].insns[j]));
	}
	return rank;
}

static enum rank table_rank(const struct pruning *p, const struct flow_global *global)
{
	enum rank rank = NOTHING;

	for (uint32_t i = 0; i < global->ninits; i++)
		raise_rank(&rank, rank_of_operand(p, &global->inits[i].value));
	return rank;
}

static bool set_rank(uint8_t *rank, enum rank now)
{
	if (*rank >= now)
		return false;
	*rank = now;
	return true;
}

/*
 * A callback that is given the device, in a table beside one that matters, matters with the little it may reach: remove
 * may leave everything to a library, or to a table of the card's.
 */
static void raise_neighbours(struct pruning *p, const struct flow_global *global)
{
	for (uint32_t i = 0; i < global->ninits; i++) {
		const struct flow_operand *value = &global->inits[i].value;
		const struct flow_symbol *symbol = value->kind == FLOW_OP_SYMBOL ? &p->unit->symbols[value->index] :
										   NULL;

		if (symbol && symbol->function != FLOW_NONE && p->reaches[symbol->function] != NOTHING &&
		    takes_device(p, symbol))
			p->reaches[symbol->function] = STRONG;
	}
}

static bool is_given_device(const struct pruning *p, const struct flow_function *fn)
{
	flow_str tag = flow_lookup(p->unit, p->options->tag);

	for (uint32_t i = 0; tag && i < fn->nparams; i++) {
		if (fn->values[i].tag == tag)
			return true;
	}
	return false;
}

static bool is_faint(const struct pruning *p, const struct flow_function *fn, const struct flow_insn *insn)
{
	return insn->op == FLOW_CALL && rank_of_call(p, fn, insn) == FAINT;
}

/*
 * What one function is given the device for, it may put into a struct of a library's, and give it that: hisi_qm_init().
 * Then all that is said to libraries in this file counts, or they would be told of the one half of a pair only.
 */
static void raise_faint(struct pruning *p)
{
	bool found = false;

	for (uint32_t i = 0; i < p->unit->nfunctions; i++)
		found |= is_given_device(p, &p->unit->functions[i]) &&
			 rank_any_insn(p, &p->unit->functions[i], is_faint);
	for (uint32_t i = 0; found && i < p->unit->nfunctions; i++) {
		if (p->reaches[i] == FAINT)
			p->reaches[i] = WEAK;
	}
	for (uint32_t i = 0; found && i < p->unit->nglobals; i++) {
		if (p->leads[i] == FAINT)
			p->leads[i] = WEAK;
	}
	p->libraries = found;
}

void rank_reaching(struct pruning *p)
{
	bool changed = true;

	while (changed) {
		changed = false;
		for (uint32_t i = 0; i < p->unit->nfunctions; i++) {
			if (p->reaches[i] != STRONG)
				changed |= set_rank(&p->reaches[i], function_rank(p, &p->unit->functions[i]));
		}
		for (uint32_t i = 0; i < p->unit->nglobals; i++) {
			if (p->leads[i] != STRONG)
				changed |= set_rank(&p->leads[i], table_rank(p, &p->unit->globals[i]));
		}
	}
	for (uint32_t i = 0; i < p->unit->nglobals; i++) {
		if (p->leads[i] == STRONG)
			raise_neighbours(p, &p->unit->globals[i]);
	}
	raise_faint(p);
}

/* ---- who changes memory ---------------------------------------------------------------------------------------- */

/* A kernel function that is given a struct of the kernel's keeps its hands off other memory; a plain pointer is out. */
static bool call_is_harmless(const struct pruning *p, const struct flow_insn *call)
{
	const struct flow_symbol *callee;
	uint32_t number;

	if (call->callee == FLOW_NONE)
		return false;
	callee = &p->unit->symbols[call->callee];
	number = rank_body(p, call->callee);
	if ((callee->flags & (FLOW_SYM_PURE | FLOW_SYM_NORETURN)) || p->interest[call->callee] == FLOW_NEUTRAL ||
	    p->interest[call->callee] == FLOW_MAY)
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
	if (flow_writes(insn))
		return insn->args[0].kind != FLOW_OP_LOCAL;
	return insn->op == FLOW_CALL && !call_is_harmless(p, insn);
}

bool rank_any_insn(const struct pruning *p, const struct flow_function *fn, insn_test test)
{
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		for (uint32_t j = 0; j < fn->blocks[i].ninsns; j++) {
			if (test(p, fn, &fn->blocks[i].insns[j]))
				return true;
		}
	}
	return false;
}

void rank_harmless(struct pruning *p)
{
	bool changed = true;

	memset(p->harmless, true, p->unit->nfunctions);
	while (changed) {
		changed = false;
		for (uint32_t i = 0; i < p->unit->nfunctions; i++) {
			if (p->harmless[i] && rank_any_insn(p, &p->unit->functions[i], is_harmful)) {
				p->harmless[i] = false;
				changed = true;
			}
		}
	}
}
