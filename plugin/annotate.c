// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * annotate.c - what kernel code says of itself with include/pcidevres.h
 *
 * The macros are one attribute, pcidevres(KIND, TEXT, ...), which GCC keeps on the declaration and makes nothing of.
 * Here it becomes flow, so that it travels in the record and neither the analysis nor the record's format knows of it:
 *
 *	acquires, releases, acts	the function's body is replaced by one that calls what it is said to act like
 *	needs				the body is preceded by a question; where the answer is no the function returns
 *	accept				a probe "accept:RULE:FUNCTION:FILE", which the hosts read
 *
 * A function that is declared here and defined elsewhere gets a body of this unit's own.
 */
#include "compat.h"
#include "host.h"
#include "lower.h"

#define ATTRIBUTE "pcidevres"

/* ---- the attribute --------------------------------------------------------------------------------------------- */

/* The text of attribute argument VALUE, or NULL if it is none. */
static const char *text_of(tree value)
{
	return value && TREE_CODE(value) == STRING_CST ? TREE_STRING_POINTER(value) : NULL;
}

static tree nth(tree args, unsigned int n)
{
	while (args && n--)
		args = TREE_CHAIN(args);
	return args ? TREE_VALUE(args) : NULL_TREE;
}

static bool is_kind(tree args, const char *kind)
{
	const char *text = text_of(nth(args, 0));

	return text && !strcmp(text, kind);
}

static bool replaces_body(tree args)
{
	return is_kind(args, "acquires") || is_kind(args, "releases") || is_kind(args, "acts");
}

/* Says what is wrong with ARGS; NULL: nothing. */
static char *defect(tree decl, tree args)
{
	const char *first = text_of(nth(args, 1)), *reason = text_of(nth(args, 2));
	tree result = TREE_TYPE(TREE_TYPE(decl));

	if (is_kind(args, "accept")) {
		if (!first || !rule_find(first))
			return xasprintf("there is no rule '%s'", first ? first : "?");
		return reason && *reason ? NULL : xasprintf("add the reason");
	}
	if (!first || !(replaces_body(args) || is_kind(args, "needs")))
		return xasprintf("use the macros of pcidevres.h");
	if (is_kind(args, "acquires") && !VOID_TYPE_P(result) && !INTEGRAL_TYPE_P(result))
		return xasprintf("a function that acquires returns 0 or -errno, bool, or nothing");
	return NULL;
}

static tree on_attribute(tree *node, tree name, tree args, int, bool *no_add)
{
	char *wrong = defect(*node, args);

	if (!wrong)
		return NULL_TREE;
	warning_at(DECL_SOURCE_LOCATION(*node), OPT_Wattributes, "%qE annotation of %qD is not used: %s", name, *node,
		   wrong);
	free(wrong);
	*no_add = true;
	return NULL_TREE;
}

/* decl_required, type_required, function_type_required, affects_type_identity */
static struct attribute_spec spec = { ATTRIBUTE, 2, -1, true, false, false, false, on_attribute, NULL };

static void on_attributes(void *, void *)
{
	register_attribute(&spec);
}

void annotate_start(const char *plugin)
{
	register_callback(plugin, PLUGIN_ATTRIBUTES, on_attributes, NULL);
}

/* A function with an attribute is not folded with one that is equal but for it, so later passes must not see it. */
void annotate_finish(void)
{
	struct cgraph_node *node;

	FOR_EACH_FUNCTION(node)
		DECL_ATTRIBUTES(node->decl) = remove_attribute(ATTRIBUTE, DECL_ATTRIBUTES(node->decl));
}

/* ---- building flow --------------------------------------------------------------------------------------------- */

/* A function under construction. Blocks are appended; each knows its successors, predecessors are found at the end. */
struct building {
	struct lower_unit *lu;
	tree decl;
	struct flow_function *fn;
	auto_vec<struct flow_value> values;
	auto_vec<struct flow_block> blocks;
};

static uint32_t new_value(struct building *b, unsigned int bits, bool is_unsigned)
{
	struct flow_value value = {};

	value.bits = bits;
	value.is_unsigned = is_unsigned;
	b->values.safe_push(value);
	return b->values.length() - 1;
}

static uint32_t *successors(struct flow_unit *unit, uint32_t first, uint32_t second)
{
	uint32_t *list = (uint32_t *)flow_alloc(unit, 2 * sizeof(*list));

	list[0] = first;
	list[1] = second;
	return list;
}

static uint32_t new_block(struct building *b, enum flow_terminator term)
{
	struct flow_block block = {};

	block.term = term;
	block.loc = b->fn->loc;
	b->blocks.safe_push(block);
	return b->blocks.length() - 1;
}

static void new_return(struct building *b, struct flow_operand value)
{
	uint32_t number = new_block(b, FLOW_RETURN);

	if (!VOID_TYPE_P(TREE_TYPE(TREE_TYPE(b->decl))))
		b->blocks[number].a = value;
}

/* The first parameter that points to a struct TAG, or FLOW_NONE. */
static uint32_t param_of_tag(const struct lower_unit *lu, const struct flow_symbol *symbol, const char *tag)
{
	for (uint32_t i = 0; i < symbol->nparams; i++) {
		if (!strcmp(flow_text(lu->unit, symbol->params[i].tag), tag))
			return i;
	}
	return FLOW_NONE;
}

/* "$N", or a name; names are known where the function is defined. */
static uint32_t param_named(const struct flow_symbol *symbol, tree decl, const char *name)
{
	uint32_t i = 0;

	if (name[0] == '$' && ISDIGIT(name[1]) && !name[2])
		return name[1] - '0' < (int)symbol->nparams ? name[1] - '0' : FLOW_NONE;
	for (tree parm = DECL_ARGUMENTS(decl); parm; parm = DECL_CHAIN(parm), i++) {
		if (DECL_NAME(parm) && !strcmp(IDENTIFIER_POINTER(DECL_NAME(parm)), name))
			return i;
	}
	return FLOW_NONE;
}

static struct flow_operand argument(struct lower_unit *lu, tree decl, uint32_t symbol, tree value)
{
	const char *text = text_of(value);
	int64_t number;
	uint32_t param;

	STRIP_NOPS(value);
	if (!text)
		return TREE_CODE(value) == INTEGER_CST && lower_integer(value, &number) ? lower_constant(number) :
											  lower_opaque();
	param = param_named(&lu->symbols[symbol], decl, text);
	if (param == FLOW_NONE && !strcmp(text, "dev"))
		param = param_of_tag(lu, &lu->symbols[symbol], PCIDEVRES_DEVICE_TAG);
	if (param == FLOW_NONE && strcmp(text, "dev") && strcmp(text, "?"))
		warning_at(DECL_SOURCE_LOCATION(decl), OPT_Wattributes, "%qD has no parameter %qs to annotate", decl,
			   text);
	return param == FLOW_NONE ? lower_opaque() : lower_value(param);
}

/* A function only annotations name is a symbol without a declaration. */
static uint32_t callee(struct lower_unit *lu, const char *name)
{
	struct flow_symbol symbol = {};
	flow_str text = flow_intern(lu->unit, name);

	for (uint32_t i = 0; i < lu->symbols.length(); i++) {
		if (lu->symbols[i].name == text && !(lu->symbols[i].flags & FLOW_SYM_STATIC))
			return i;
	}
	symbol.name = text;
	symbol.function = FLOW_NONE;
	symbol.flags = FLOW_SYM_HEADER | FLOW_SYM_GLOBAL_HEADER;
	symbol.ret_bits = 32;
	lu->symbols.safe_push(symbol);
	lu->symbol_decls.safe_push(NULL_TREE);
	return lu->symbols.length() - 1;
}

/* The call ARGS speak of, with its result in DST. */
static struct flow_insn make_call(struct lower_unit *lu, tree decl, uint32_t symbol, tree args, uint32_t dst,
				  struct flow_loc loc)
{
	struct flow_insn call = {};

	call.op = FLOW_CALL;
	call.callee = callee(lu, text_of(nth(args, 1)));
	call.loc = loc;
	call.flags = FLOW_F_MACRO; /* nothing in the source to change */
	call.dst = dst;
	call.bits = dst == FLOW_NONE ? 0 : 32;
	args = TREE_CHAIN(TREE_CHAIN(args));
	call.args = (struct flow_operand *)flow_alloc(lu->unit, (list_length(args) + 1) * sizeof(*call.args));
	for (; args; args = TREE_CHAIN(args))
		call.args[call.nargs++] = argument(lu, decl, symbol, TREE_VALUE(args));
	return call;
}

static void set_insns(struct lower_unit *lu, struct flow_block *block, const struct flow_insn *call)
{
	block->insns = (struct flow_insn *)flow_alloc(lu->unit, sizeof(*call));
	*block->insns = *call;
	block->ninsns = 1;
}

/* ---- a body made of calls -------------------------------------------------------------------------------------- */

/* What a function that acquires returns: 0 or -errno, or true where it is bool. */
static struct flow_operand outcome(const struct building *b, bool success, uint32_t result)
{
	if (TREE_CODE(TREE_TYPE(TREE_TYPE(b->decl))) == BOOLEAN_TYPE)
		return lower_constant(success);
	return success ? lower_constant(0) : lower_value(result);
}

/*
 * call; if (result < 0) fail; next. The first that fails makes the function fail; after that failing would mean that
 * the function has to undo what it did, so the rest do not fail.
 */
static void add_acquiring(struct building *b, uint32_t symbol, tree args, bool first)
{
	uint32_t result = new_value(b, 32, false), number = new_block(b, FLOW_COND), after = number + 2;
	struct flow_insn call = make_call(b->lu, b->decl, symbol, args, result, b->fn->loc);
	struct flow_block *block = &b->blocks[number];

	set_insns(b->lu, block, &call);
	block->cmp = FLOW_LT;
	block->a = lower_value(result);
	block->b = lower_constant(0);
	block->nsuccs = 2;
	block->succs = successors(b->lu->unit, number + 1, after);
	if (first && !VOID_TYPE_P(TREE_TYPE(TREE_TYPE(b->decl))))
		new_return(b, outcome(b, false, result));
	else
		new_block(b, FLOW_STOP);
}

static void add_call(struct building *b, uint32_t symbol, tree args, uint32_t result)
{
	uint32_t number = new_block(b, FLOW_JUMP);
	struct flow_insn call = make_call(b->lu, b->decl, symbol, args, result, b->fn->loc);

	set_insns(b->lu, &b->blocks[number], &call);
	b->blocks[number].nsuccs = 1;
	b->blocks[number].succs = successors(b->lu->unit, number + 1, 0);
}

static void enter_parameters(struct building *b, const struct flow_symbol *symbol)
{
	tree parm = DECL_ARGUMENTS(b->decl);

	for (uint32_t i = 0; i < symbol->nparams; i++) {
		uint32_t number = new_value(b, symbol->params[i].is_pointer ? 64 : 0, false);

		b->values[number].is_pointer = symbol->params[i].is_pointer;
		b->values[number].tag = symbol->params[i].tag;
		if (parm && DECL_NAME(parm))
			b->values[number].name = flow_intern(b->lu->unit, IDENTIFIER_POINTER(DECL_NAME(parm)));
		parm = parm ? DECL_CHAIN(parm) : NULL_TREE;
	}
	b->fn->nparams = symbol->nparams;
}

static void find_predecessors(struct flow_unit *unit, struct flow_function *fn)
{
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		fn->blocks[i].npreds = 0;
		fn->blocks[i].preds = (uint32_t *)flow_alloc(unit, (fn->nblocks + 1) * sizeof(uint32_t));
	}
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		for (uint32_t s = 0; s < fn->blocks[i].nsuccs; s++) {
			struct flow_block *to = &fn->blocks[fn->blocks[i].succs[s]];

			to->preds[to->npreds++] = i;
		}
	}
}

static void finish(struct building *b)
{
	struct flow_function *fn = b->fn;
	size_t values = b->values.length() * sizeof(*fn->values), blocks = b->blocks.length() * sizeof(*fn->blocks);

	fn->nvalues = b->values.length();
	fn->values = (struct flow_value *)flow_alloc(b->lu->unit, values + 1);
	if (values)
		memcpy(fn->values, b->values.address(), values);
	fn->nlocals = 0;
	fn->nblocks = b->blocks.length();
	fn->blocks = (struct flow_block *)flow_alloc(b->lu->unit, blocks);
	memcpy(fn->blocks, b->blocks.address(), blocks);
	find_predecessors(b->lu->unit, fn);
}

/* The body of DECL as LIST, annotations in the order they are written, has it. FN's location stands. */
static void make_body(struct lower_unit *lu, tree decl, uint32_t symbol, const vec<tree> &list,
		      struct flow_function *fn)
{
	struct building b;
	uint32_t result = FLOW_NONE;
	bool first = true;

	b.lu = lu;
	b.decl = decl;
	b.fn = fn;
	fn->symbol = symbol;
	enter_parameters(&b, &lu->symbols[symbol]);
	for (unsigned int i = 0; i < list.length(); i++) {
		if (is_kind(list[i], "acquires")) {
			add_acquiring(&b, symbol, list[i], first);
			first = false;
		} else if (is_kind(list[i], "releases")) {
			add_call(&b, symbol, list[i], FLOW_NONE);
		} else {
			result = new_value(&b, 32, false);
			add_call(&b, symbol, list[i], result);
		}
	}
	if (result != FLOW_NONE)
		new_return(&b, lower_value(result));
	else
		new_return(&b, first ? lower_opaque() : outcome(&b, true, 0));
	finish(&b);
}

/* ---- a question before the body -------------------------------------------------------------------------------- */

/*
 * if (!answer) return. What was block 0 moves to the end, so that the others keep their numbers.
 */
static void add_question(struct lower_unit *lu, tree decl, tree args, struct flow_function *fn)
{
	uint32_t old = fn->nblocks, result = fn->nvalues;
	struct flow_block *blocks = (struct flow_block *)flow_alloc(lu->unit, (old + 2) * sizeof(*blocks));
	struct flow_value *values = (struct flow_value *)flow_alloc(lu->unit, (result + 1) * sizeof(*values));
	struct flow_insn call = make_call(lu, decl, fn->symbol, args, result, fn->loc);
	struct flow_block *entry = &blocks[0], *moved = &blocks[old], *back = &blocks[old + 1];

	memcpy(values, fn->values, result * sizeof(*values));
	values[result].bits = 32;
	memcpy(blocks, fn->blocks, old * sizeof(*blocks));
	*moved = blocks[0];
	for (uint32_t s = 0; s < moved->nsuccs; s++) {
		struct flow_block *to = &blocks[moved->succs[s]];

		for (uint32_t i = 0; i < to->npreds; i++)
			to->preds[i] = to->preds[i] ? to->preds[i] : old;
	}
	memset(entry, 0, sizeof(*entry));
	set_insns(lu, entry, &call);
	entry->term = FLOW_COND;
	entry->cmp = FLOW_NE;
	entry->loc = fn->loc;
	entry->a = lower_value(result);
	entry->b = lower_constant(0);
	entry->nsuccs = 2;
	entry->succs = successors(lu->unit, old, old + 1);
	back->term = FLOW_RETURN;
	back->loc = fn->loc;
	if (!VOID_TYPE_P(TREE_TYPE(TREE_TYPE(decl))))
		back->a = lower_opaque();
	moved->npreds = back->npreds = 1;
	moved->preds = (uint32_t *)flow_alloc(lu->unit, sizeof(uint32_t));
	back->preds = (uint32_t *)flow_alloc(lu->unit, sizeof(uint32_t));
	fn->blocks = blocks;
	fn->nblocks = old + 2;
	fn->values = values;
	fn->nvalues = result + 1;
}

/* ---- what is annotated ----------------------------------------------------------------------------------------- */

/* GCC keeps the latest first. */
static void collect(tree decl, vec<tree> *list)
{
	for (tree attr = lookup_attribute(ATTRIBUTE, DECL_ATTRIBUTES(decl)); attr;
	     attr = lookup_attribute(ATTRIBUTE, TREE_CHAIN(attr)))
		list->safe_insert(0, TREE_VALUE(attr));
}

static void keep_only_bodies(vec<tree> *list)
{
	unsigned int kept = 0;

	for (unsigned int i = 0; i < list->length(); i++) {
		if (replaces_body((*list)[i]))
			(*list)[kept++] = (*list)[i];
	}
	list->truncate(kept);
}

static void accept(struct lower_unit *lu, tree decl, tree args)
{
	const char *function = IDENTIFIER_POINTER(DECL_NAME(decl)), *rule = text_of(nth(args, 1));
	const char *file = source_path(expand_location(DECL_SOURCE_LOCATION(decl)).file);
	char *probe = xasprintf("accept:%s:%s:%s", rule, function, file);

	lu->accepted.safe_push(flow_intern(lu->unit, probe));
	report_accept(rule, function);
	free(probe);
}

static void annotate_symbol(struct lower_unit *lu, uint32_t symbol, tree decl)
{
	uint32_t function = lu->symbols[symbol].function;
	struct flow_function out = {};
	auto_vec<tree> list;
	bool macro;

	collect(decl, &list);
	for (unsigned int i = 0; i < list.length(); i++) {
		if (is_kind(list[i], "accept") && function != FLOW_NONE)
			accept(lu, decl, list[i]);
		else if (is_kind(list[i], "needs") && function != FLOW_NONE)
			add_question(lu, decl, list[i], &lu->functions[function]);
	}
	keep_only_bodies(&list);
	if (list.is_empty())
		return;
	if (function != FLOW_NONE) {
		make_body(lu, decl, symbol, list, &lu->functions[function]);
		return;
	}
	out.loc = source_place(lu->unit, DECL_SOURCE_LOCATION(decl), &macro);
	make_body(lu, decl, symbol, list, &out);
	lu->symbols[symbol].function = lu->functions.length();
	lu->symbols[symbol].flags |= FLOW_SYM_DEFINED | FLOW_SYM_STATIC;
	lu->symbols[symbol].flags &= ~(FLOW_SYM_HEADER | FLOW_SYM_GLOBAL_HEADER);
	lu->functions.safe_push(out);
}

void lower_annotations(struct lower_unit *lu)
{
	/* Bodies name further functions, which are appended and not annotated. */
	uint32_t count = lu->symbols.length();

	for (uint32_t i = 0; i < count; i++) {
		tree decl = lu->symbol_decls[i];

		if (decl && lookup_attribute(ATTRIBUTE, DECL_ATTRIBUTES(decl)))
			annotate_symbol(lu, i, decl);
	}
}
