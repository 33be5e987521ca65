// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * compact.c - closes the gaps pruning leaves: functions, values, locals, globals, symbols
 *
 * Strings keep their numbers; the record writer takes only those in use.
 */
#include "prune.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

struct compaction {
	struct flow_unit *unit;
	bool *symbols, *globals; /* named by what is kept */
	bool *tables;		 /* globals whose initialiser is kept */
	uint32_t *symbol_numbers, *global_numbers;
	uint32_t *value_numbers, *local_numbers;
};

typedef void (*operand_fn)(struct compaction *c, struct flow_operand *operand, bool read);

/* READ is false for a plain call's arguments and the place a write goes to. */
static void each_operand(struct compaction *c, struct flow_function *fn, operand_fn visit)
{
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		struct flow_block *block = &fn->blocks[i];

		for (uint32_t j = 0; j < block->ninsns; j++) {
			struct flow_insn *insn = &block->insns[j];

			for (uint32_t k = 0; k < insn->nargs; k++)
				visit(c, &insn->args[k], insn->op != FLOW_CALL && !(flow_writes(insn) && !k));
			visit(c, &insn->target, true);
		}
		visit(c, &block->a, true);
		visit(c, &block->b, true);
	}
}

/* ---- values and locals of one function ------------------------------------------------------------------------- */

static void number_operand(struct compaction *c, struct flow_operand *operand, bool read)
{
	(void)read;
	if (operand->kind == FLOW_OP_VALUE)
		operand->index = c->value_numbers[operand->index];
	else if (operand->kind == FLOW_OP_LOCAL)
		operand->index = c->local_numbers[operand->index];
}

static void mark_operand(struct compaction *c, struct flow_operand *operand, bool read)
{
	(void)read;
	if (operand->kind == FLOW_OP_VALUE)
		c->value_numbers[operand->index] = 1;
	else if (operand->kind == FLOW_OP_LOCAL)
		c->local_numbers[operand->index] = 1;
}

static void compact_values(struct compaction *c, struct flow_function *fn)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < fn->nvalues; i++) {
		if (i >= fn->nparams && !c->value_numbers[i])
			continue;
		fn->values[count] = fn->values[i];
		c->value_numbers[i] = count++;
	}
	fn->nvalues = count;
}

static void compact_locals(struct compaction *c, struct flow_function *fn)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < fn->nlocals; i++) {
		if (!c->local_numbers[i])
			continue;
		fn->locals[count] = fn->locals[i];
		c->local_numbers[i] = count++;
	}
	fn->nlocals = count;
}

static void compact_function(struct compaction *c, struct flow_function *fn)
{
	c->value_numbers = XCNEWVEC(uint32_t, fn->nvalues + 1);
	c->local_numbers = XCNEWVEC(uint32_t, fn->nlocals + 1);
	each_operand(c, fn, mark_operand);
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		for (uint32_t j = 0; j < fn->blocks[i].ninsns; j++) {
			if (fn->blocks[i].insns[j].dst != FLOW_NONE)
				c->value_numbers[fn->blocks[i].insns[j].dst] = 1;
		}
	}
	compact_values(c, fn);
	compact_locals(c, fn);
	each_operand(c, fn, number_operand);
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		for (uint32_t j = 0; j < fn->blocks[i].ninsns; j++) {
			struct flow_insn *insn = &fn->blocks[i].insns[j];

			if (insn->dst != FLOW_NONE)
				insn->dst = c->value_numbers[insn->dst];
		}
	}
	free(c->value_numbers);
	free(c->local_numbers);
}

/* ---- globals and symbols --------------------------------------------------------------------------------------- */

static void mark_global(struct compaction *c, uint32_t number, bool table)
{
	struct flow_global *global = &c->unit->globals[number];

	c->globals[number] = true;
	if (!table || c->tables[number])
		return;
	c->tables[number] = true;
	for (uint32_t i = 0; i < global->ninits; i++) {
		const struct flow_operand *value = &global->inits[i].value;

		if (value->kind == FLOW_OP_SYMBOL)
			c->symbols[value->index] = true;
		else if (value->kind == FLOW_OP_GLOBAL)
			mark_global(c, value->index, true);
	}
}

static void mark_named(struct compaction *c, struct flow_operand *operand, bool read)
{
	if (operand->kind == FLOW_OP_SYMBOL)
		c->symbols[operand->index] = true;
	else if (operand->kind == FLOW_OP_GLOBAL)
		mark_global(c, operand->index, read);
}

static void mark_functions(struct compaction *c)
{
	for (uint32_t i = 0; i < c->unit->nfunctions; i++) {
		struct flow_function *fn = &c->unit->functions[i];

		each_operand(c, fn, mark_named);
		for (uint32_t j = 0; j < fn->nblocks; j++) {
			for (uint32_t k = 0; k < fn->blocks[j].ninsns; k++) {
				if (fn->blocks[j].insns[k].callee != FLOW_NONE)
					c->symbols[fn->blocks[j].insns[k].callee] = true;
			}
		}
	}
}

/* Other files ask for what this one defines for them, even if the answer is that it does not matter. */
static void mark_offered(struct compaction *c)
{
	for (uint32_t i = 0; i < c->unit->nsymbols; i++) {
		const struct flow_symbol *symbol = &c->unit->symbols[i];

		if (symbol->function != FLOW_NONE ||
		    (symbol->flags & (FLOW_SYM_DEFINED | FLOW_SYM_STATIC | FLOW_SYM_HEADER)) == FLOW_SYM_DEFINED)
			c->symbols[i] = true;
	}
}

static void renumber_operand(struct compaction *c, struct flow_operand *operand, bool read)
{
	(void)read;
	if (operand->kind == FLOW_OP_SYMBOL)
		operand->index = c->symbol_numbers[operand->index];
	else if (operand->kind == FLOW_OP_GLOBAL)
		operand->index = c->global_numbers[operand->index];
}

static void compact_symbols(struct compaction *c)
{
	struct flow_unit *unit = c->unit;
	uint32_t count = 0;

	for (uint32_t i = 0; i < unit->nsymbols; i++) {
		if (!c->symbols[i])
			continue;
		unit->symbols[count] = unit->symbols[i];
		c->symbol_numbers[i] = count++;
	}
	unit->nsymbols = count;
}

static void compact_globals(struct compaction *c)
{
	struct flow_unit *unit = c->unit;
	uint32_t count = 0;

	for (uint32_t i = 0; i < unit->nglobals; i++) {
		if (!c->globals[i])
			continue;
		unit->globals[count] = unit->globals[i];
		if (!c->tables[i])
			unit->globals[count].ninits = 0;
		c->global_numbers[i] = count++;
	}
	unit->nglobals = count;
	for (uint32_t i = 0; i < count; i++) {
		for (uint32_t j = 0; j < unit->globals[i].ninits; j++)
			renumber_operand(c, &unit->globals[i].inits[j].value, true);
	}
}

static void renumber_functions(struct compaction *c)
{
	for (uint32_t i = 0; i < c->unit->nfunctions; i++) {
		struct flow_function *fn = &c->unit->functions[i];

		fn->symbol = c->symbol_numbers[fn->symbol];
		each_operand(c, fn, renumber_operand);
		for (uint32_t j = 0; j < fn->nblocks; j++) {
			for (uint32_t k = 0; k < fn->blocks[j].ninsns; k++) {
				struct flow_insn *insn = &fn->blocks[j].insns[k];

				if (insn->callee != FLOW_NONE)
					insn->callee = c->symbol_numbers[insn->callee];
			}
		}
	}
}

static void compact_functions(struct compaction *c, const bool *keep)
{
	struct flow_unit *unit = c->unit;
	uint32_t count = 0;

	for (uint32_t i = 0; i < unit->nfunctions; i++) {
		if (!keep[i])
			continue;
		unit->functions[count] = unit->functions[i];
		unit->symbols[unit->functions[i].symbol].function = count++;
	}
	unit->nfunctions = count;
	for (uint32_t i = 0; i < count; i++)
		compact_function(c, &unit->functions[i]);
}

void compact_unit(struct flow_unit *unit, const bool *keep, const bool *keep_global)
{
	struct compaction c = { .unit = unit };

	c.symbols = XCNEWVEC(bool, unit->nsymbols + 1);
	c.globals = XCNEWVEC(bool, unit->nglobals + 1);
	c.tables = XCNEWVEC(bool, unit->nglobals + 1);
	c.symbol_numbers = XCNEWVEC(uint32_t, unit->nsymbols + 1);
	c.global_numbers = XCNEWVEC(uint32_t, unit->nglobals + 1);
	compact_functions(&c, keep);
	for (uint32_t i = 0; i < unit->nglobals; i++) {
		if (keep_global[i])
			mark_global(&c, i, true);
	}
	mark_functions(&c);
	mark_offered(&c);
	compact_symbols(&c);
	compact_globals(&c);
	renumber_functions(&c);
	free(c.symbols);
	free(c.globals);
	free(c.tables);
	free(c.symbol_numbers);
	free(c.global_numbers);
}
