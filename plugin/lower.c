// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * lower.c - a translation unit in SSA form becomes a flow unit
 *
 * Debugging: -fplugin-arg-pcidevres-dump prints the result; compare it with gcc's -fdump-tree-ssa. When a function is
 * missing there, see whether GCC still has its body (-fdump-ipa-cgraph) before looking here.
 */
#include "compat.h"
#include "host.h"
#include "lower.h"

static void lower_functions(struct lower_unit *lu)
{
	struct cgraph_node *node;

	FOR_EACH_FUNCTION_WITH_GIMPLE_BODY(node) {
		struct flow_function out = {};
		function *fun = DECL_STRUCT_FUNCTION(node->decl);

		if (node->alias || node->thunk || !fun || !fun->cfg || !gimple_in_ssa_p(fun))
			continue;
		out.symbol = lower_symbol(lu, node->decl);
		lower_body(lu, fun, &out);
		lu->symbols[out.symbol].function = lu->functions.length();
		lu->symbols[out.symbol].flags |= FLOW_SYM_DEFINED;
		lu->functions.safe_push(out);
	}
}

/* An alias becomes a function that calls its target: a symbol has one body, a body one symbol. */
static void lower_alias(struct lower_unit *lu, uint32_t alias, uint32_t target)
{
	const struct flow_function *to = &lu->functions[lu->symbols[target].function];
	struct flow_function out = *to;
	struct flow_block *block = (struct flow_block *)flow_alloc(lu->unit, sizeof(*block));
	struct flow_insn *call = (struct flow_insn *)flow_alloc(lu->unit, sizeof(*call));

	out.symbol = alias;
	out.nlocals = 0;
	out.nvalues = to->nparams + 1;
	out.values = (struct flow_value *)flow_alloc(lu->unit, out.nvalues * sizeof(*out.values));
	out.nblocks = 1;
	out.blocks = block;
	call->op = FLOW_CALL;
	call->callee = target;
	call->loc = to->loc;
	call->nargs = to->nparams;
	call->args = (struct flow_operand *)flow_alloc(lu->unit, out.nvalues * sizeof(*call->args));
	for (uint32_t i = 0; i < to->nparams; i++) {
		out.values[i] = to->values[i];
		call->args[i] = lower_value(i);
	}
	call->bits = lu->symbols[target].ret_bits;
	call->dst = call->bits ? to->nparams : FLOW_NONE;
	out.values[to->nparams].bits = call->bits;
	out.values[to->nparams].is_pointer = lu->symbols[target].ret_pointer;
	block->insns = call;
	block->ninsns = 1;
	block->term = FLOW_RETURN;
	if (call->bits)
		block->a = lower_value(call->dst);
	lu->symbols[alias].function = lu->functions.length();
	lu->symbols[alias].flags |= FLOW_SYM_DEFINED;
	lu->functions.safe_push(out);
}

/* init_module() is an alias of what module_init() was given. */
static void lower_aliases(struct lower_unit *lu)
{
	struct cgraph_node *node;

	FOR_EACH_FUNCTION(node) {
		uint32_t target;

		if (!node->alias || !node->analyzed)
			continue;
		target = lower_symbol(lu, node->ultimate_alias_target()->decl);
		if (lu->symbols[target].function != FLOW_NONE)
			lower_alias(lu, lower_symbol(lu, node->decl), target);
	}
}

/* Tables that no function here names are still reached by others, or by the linker. */
static void lower_tables(struct lower_unit *lu)
{
	varpool_node *node;

	FOR_EACH_VARIABLE(node) {
		if (!node->alias && !DECL_EXTERNAL(node->decl) && !lower_is_linker_fodder(node->decl) &&
		    lower_holds_function(node->decl))
			lower_global(lu, node->decl);
	}
	/* Initialisers name further variables, which are appended. */
	for (uint32_t i = 0; i < lu->globals.length(); i++)
		lower_initialiser(lu, i);
}

/*
 * EXPORT_SYMBOL() leaves assembler for the linker and a pointer to the symbol in a discarded section, so that the
 * compiler keeps it. The module's entry points are kept in the same way and are not exports.
 */
static void find_exports(struct lower_unit *lu)
{
	varpool_node *node;

	FOR_EACH_VARIABLE(node) {
		const char *section = DECL_SECTION_NAME(node->decl);
		tree init = DECL_INITIAL(node->decl), target;
		unsigned int *number;

		if (!section || !init || init == error_mark_node ||
		    (strcmp(section, ".discard.addressable") && !strstr(section, "ksymtab")))
			continue;
		STRIP_NOPS(init);
		if (TREE_CODE(init) == CONSTRUCTOR && CONSTRUCTOR_NELTS(init))
			init = CONSTRUCTOR_ELT(init, 0)->value;
		STRIP_NOPS(init);
		if (TREE_CODE(init) != ADDR_EXPR)
			continue;
		target = TREE_OPERAND(init, 0);
		if (!DECL_P(target) || !TREE_PUBLIC(target) || !DECL_NAME(target) ||
		    !strcmp(IDENTIFIER_POINTER(DECL_NAME(target)), "init_module") ||
		    !strcmp(IDENTIFIER_POINTER(DECL_NAME(target)), "cleanup_module"))
			continue;
		number = lu->symbol_of.get(target);
		if (number)
			lu->symbols[*number].flags |= FLOW_SYM_EXPORTED;
		number = lu->global_of.get(target);
		if (number)
			lu->globals[*number].flags |= FLOW_GLOBAL_EXPORTED;
	}
}

/* Moves COUNT elements at DATA into UNIT. */
static void *keep(struct flow_unit *unit, const void *data, uint32_t count, size_t size)
{
	void *to = flow_alloc(unit, (size_t)count * size);

	if (count)
		memcpy(to, data, (size_t)count * size);
	return to;
}

/* What is accepted travels as probes that hold. */
static void note_accepted(struct lower_unit *lu)
{
	struct flow_unit *unit = lu->unit;

	unit->nprobes = lu->accepted.length();
	unit->probes = (struct flow_probe *)flow_alloc(unit, unit->nprobes * sizeof(*unit->probes));
	for (uint32_t i = 0; i < unit->nprobes; i++) {
		unit->probes[i].name = lu->accepted[i];
		unit->probes[i].value = 1;
	}
}

struct flow_unit *lower_translation_unit(void)
{
	struct flow_unit *unit = flow_unit_new();
	struct lower_unit *lu = new lower_unit();

	lu->unit = unit;
	source_describe(unit);
	lower_functions(lu);
	lower_annotations(lu);
	lower_aliases(lu);
	lower_tables(lu);
	find_exports(lu);
	lower_scopes(unit);
	unit->nsymbols = lu->symbols.length();
	unit->symbols = (struct flow_symbol *)keep(unit, lu->symbols.address(), unit->nsymbols, sizeof(*unit->symbols));
	unit->nglobals = lu->globals.length();
	unit->globals = (struct flow_global *)keep(unit, lu->globals.address(), unit->nglobals, sizeof(*unit->globals));
	unit->nfunctions = lu->functions.length();
	unit->functions =
		(struct flow_function *)keep(unit, lu->functions.address(), unit->nfunctions, sizeof(*unit->functions));
	note_accepted(lu);
	delete lu;
	return unit;
}
