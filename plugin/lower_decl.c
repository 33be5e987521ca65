// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * lower_decl.c - symbols, static initialisers
 *
 * Who calls a function, and with what, is said in tables: struct pci_driver, dev_pm_ops, a driver's own ops. So their
 * initialisers are flattened to (offset, value). What is not listed is zero. Tables of plain numbers with thousands of
 * entries (register settings, firmware) keep their pointers only.
 */
#include "compat.h"
#include "host.h"
#include "lower.h"

#define MAX_SCALARS 4096
#define MAX_REPEAT 64 /* elements of [a ... b] = x that are written out */

struct flattening {
	struct lower_unit *lu;
	auto_vec<struct flow_init> inits;
	unsigned int numbers;
};

static void describe_params(struct flow_unit *unit, tree decl, struct flow_symbol *symbol)
{
	function_args_iterator it;
	tree type;

	FOREACH_FUNCTION_ARGS(TREE_TYPE(decl), type, it)
		symbol->nparams += !VOID_TYPE_P(type);
	symbol->params = (struct flow_symbol_param *)flow_alloc(unit, symbol->nparams * sizeof(*symbol->params));
	symbol->nparams = 0;
	FOREACH_FUNCTION_ARGS(TREE_TYPE(decl), type, it) {
		struct flow_symbol_param *param;

		if (VOID_TYPE_P(type))
			continue;
		param = &symbol->params[symbol->nparams++];
		if (!POINTER_TYPE_P(type))
			continue;
		param->is_pointer = true;
		param->tag = lower_pointee_tag(unit, type);
		param->is_const = TYPE_READONLY(TREE_TYPE(type));
		param->size = VOID_TYPE_P(TREE_TYPE(type)) ? 0 : lower_size(TREE_TYPE(type));
	}
}

/* Where DECL is declared: decides whether its body, if it has one, is the driver's. */
static uint32_t header_flags(struct flow_unit *unit, tree decl, flow_str *header)
{
	location_t loc = DECL_SOURCE_LOCATION(decl);
	const char *path;

	if (loc <= BUILTINS_LOCATION || in_system_header_at(loc))
		return FLOW_SYM_HEADER | FLOW_SYM_GLOBAL_HEADER;
	path = source_path(expand_location(loc).file);
	*header = flow_intern(unit, path);
	if (!strcmp(path, source_path(main_input_filename)))
		return 0;
	return FLOW_SYM_HEADER | (source_is_global(path) ? FLOW_SYM_GLOBAL_HEADER : 0);
}

/* ql_log(), ath11k_dbg(): drivers have functions for their messages, as often as not in a file of their own. */
static bool only_prints(tree decl)
{
	tree type = TREE_TYPE(decl), format = lookup_attribute("format", TYPE_ATTRIBUTES(type)), kind;

	if (!format || !VOID_TYPE_P(TREE_TYPE(type)) || !TREE_VALUE(format))
		return false;
	kind = TREE_VALUE(TREE_VALUE(format));
	return TREE_CODE(kind) == IDENTIFIER_NODE && strstr(IDENTIFIER_POINTER(kind), "printf");
}

uint32_t lower_symbol(struct lower_unit *lu, tree decl)
{
	struct flow_symbol symbol = {};
	unsigned int *known = lu->symbol_of.get(decl);
	tree result = TREE_TYPE(TREE_TYPE(decl));
	uint32_t number = lu->symbols.length();

	if (known)
		return *known;
	symbol.name = flow_intern(lu->unit, IDENTIFIER_POINTER(DECL_NAME(decl)));
	symbol.function = FLOW_NONE;
	symbol.flags = header_flags(lu->unit, decl, &symbol.header);
	if (!TREE_PUBLIC(decl))
		symbol.flags |= FLOW_SYM_STATIC;
	if (TREE_THIS_VOLATILE(decl))
		symbol.flags |= FLOW_SYM_NORETURN;
	if (TREE_READONLY(decl) || DECL_PURE_P(decl))
		symbol.flags |= FLOW_SYM_PURE;
	if (DECL_WEAK(decl))
		symbol.flags |= FLOW_SYM_WEAK;
	if (only_prints(decl))
		symbol.flags |= FLOW_SYM_PRINTS;
	symbol.ret_bits = lower_bits(result);
	symbol.ret_pointer = POINTER_TYPE_P(result);
	describe_params(lu->unit, decl, &symbol);
	lu->symbols.safe_push(symbol);
	lu->symbol_decls.safe_push(decl);
	lu->symbol_of.put(decl, number);
	return number;
}

struct flow_operand lower_function_address(struct lower_unit *lu, tree decl)
{
	struct flow_operand operand = {};

	operand.kind = FLOW_OP_SYMBOL;
	operand.index = lower_symbol(lu, decl);
	lu->symbols[operand.index].flags |= FLOW_SYM_ADDRESSED;
	return operand;
}

uint32_t lower_global(struct lower_unit *lu, tree decl)
{
	struct flow_global global = {};
	unsigned int *known = lu->global_of.get(decl);
	uint32_t number = lu->globals.length();
	tree type = TREE_TYPE(decl);
	bool macro;

	if (known)
		return *known;
	if (DECL_NAME(decl))
		global.name = flow_intern(lu->unit, IDENTIFIER_POINTER(DECL_NAME(decl)));
	global.tag = lower_tag(lu->unit, type);
	global.size = lower_size(type);
	if (TREE_CODE(type) == ARRAY_TYPE)
		global.elem = lower_size(TREE_TYPE(type));
	if (!TREE_PUBLIC(decl))
		global.flags |= FLOW_GLOBAL_STATIC;
	if (TREE_READONLY(decl) && !TREE_THIS_VOLATILE(decl))
		global.flags |= FLOW_GLOBAL_CONST;
	if (!DECL_EXTERNAL(decl))
		global.flags |= FLOW_GLOBAL_DEFINED;
	global.loc = source_place(lu->unit, DECL_SOURCE_LOCATION(decl), &macro);
	lu->globals.safe_push(global);
	lu->global_decls.safe_push(decl);
	lu->global_of.put(decl, number);
	return number;
}

/* The variable behind &DECL or &(struct foo){ ... }, and the offset in it. */
static bool flatten_address(struct lower_unit *lu, tree ref, struct flow_operand *value)
{
	poly_int64 bytes = 0;
	tree base = get_addr_base_and_unit_offset(ref, &bytes);

	if (!base)
		return false;
	if (TREE_CODE(base) == COMPOUND_LITERAL_EXPR)
		base = COMPOUND_LITERAL_EXPR_DECL(base);
	switch (TREE_CODE(base)) {
	case FUNCTION_DECL:
		*value = lower_function_address(lu, base);
		return true;
	case VAR_DECL:
		value->kind = FLOW_OP_GLOBAL;
		value->index = lower_global(lu, base);
		value->number = (uint64_t)bytes.to_constant() * BITS_PER_UNIT;
		return lower_offset_ok(value->number);
	case STRING_CST:
		value->kind = FLOW_OP_STRING;
		if (TREE_STRING_LENGTH(base) > 0 && !TREE_STRING_POINTER(base)[TREE_STRING_LENGTH(base) - 1])
			value->index = flow_intern(lu->unit, TREE_STRING_POINTER(base));
		return true;
	default:
		return false;
	}
}

/* A scalar; false if it is zero or not understood. */
static bool flatten_value(struct lower_unit *lu, tree init, struct flow_operand *value)
{
	bool known;

	STRIP_NOPS(init);
	if (TREE_CODE(init) == COND_EXPR || TREE_CODE(init) == NON_LVALUE_EXPR)
		init = fold(init);
	STRIP_NOPS(init);
	switch (TREE_CODE(init)) {
	case INTEGER_CST:
		value->kind = FLOW_OP_CONST;
		return lower_integer(init, &value->number) && value->number;
	case ADDR_EXPR:
		return flatten_address(lu, TREE_OPERAND(init, 0), value);
	case POINTER_PLUS_EXPR:
		known = flatten_value(lu, TREE_OPERAND(init, 0), value);
		if (!known || value->kind != FLOW_OP_GLOBAL || TREE_CODE(TREE_OPERAND(init, 1)) != INTEGER_CST)
			return known;
		if (!lower_offset_ok(lower_byte_offset(TREE_OPERAND(init, 1))))
			return false;
		value->number += lower_byte_offset(TREE_OPERAND(init, 1));
		return lower_offset_ok(value->number);
	default:
		return false;
	}
}

static void flatten(struct flattening *to, tree init, int64_t offset, flow_str tag, flow_str field);

static void flatten_struct(struct flattening *to, tree init, int64_t offset, flow_str tag)
{
	flow_str own = lower_tag(to->lu->unit, TREE_TYPE(init));
	unsigned HOST_WIDE_INT i;
	tree field, value;

	FOR_EACH_CONSTRUCTOR_ELT(CONSTRUCTOR_ELTS(init), i, field, value) {
		HOST_WIDE_INT start;
		flow_str name = 0;

		if (!field || TREE_CODE(field) != FIELD_DECL || !lower_field_position(field, &start))
			continue;
		if (DECL_NAME(field))
			name = flow_intern(to->lu->unit, IDENTIFIER_POINTER(DECL_NAME(field)));
		flatten(to, value, offset + start, own ? own : tag, name);
	}
}

static void flatten_array(struct flattening *to, tree init, int64_t offset, flow_str tag, flow_str field)
{
	int64_t size = lower_size(TREE_TYPE(TREE_TYPE(init)));
	HOST_WIDE_INT next = 0;
	unsigned HOST_WIDE_INT i;
	tree index, value;

	FOR_EACH_CONSTRUCTOR_ELT(CONSTRUCTOR_ELTS(init), i, index, value) {
		HOST_WIDE_INT first = next, last;

		if (index && TREE_CODE(index) == RANGE_EXPR) {
			first = tree_to_shwi(TREE_OPERAND(index, 0));
			last = tree_to_shwi(TREE_OPERAND(index, 1));
		} else {
			if (index && tree_fits_shwi_p(index))
				first = tree_to_shwi(index);
			last = first;
		}
		next = last + 1;
		for (HOST_WIDE_INT at = first; at <= last && at < first + MAX_REPEAT; at++)
			flatten(to, value, offset + at * size, tag, field);
	}
}

static void flatten(struct flattening *to, tree init, int64_t offset, flow_str tag, flow_str field)
{
	struct flow_init entry = {};

	if (TREE_CODE(init) == COMPOUND_LITERAL_EXPR)
		init = DECL_INITIAL(COMPOUND_LITERAL_EXPR_DECL(init));
	if (!init)
		return;
	if (TREE_CODE(init) == CONSTRUCTOR) {
		if (TREE_CODE(TREE_TYPE(init)) == ARRAY_TYPE)
			flatten_array(to, init, offset, tag, field);
		else if (RECORD_OR_UNION_TYPE_P(TREE_TYPE(init)))
			flatten_struct(to, init, offset, tag);
		return;
	}
	if (!lower_offset_ok(offset))
		return;
	entry.offset = offset;
	entry.tag = tag;
	entry.field = field;
	if (TREE_CODE(init) == STRING_CST) {
		entry.value.kind = FLOW_OP_STRING;
	} else if (!flatten_value(to->lu, init, &entry.value)) {
		return;
	}
	if (entry.value.kind == FLOW_OP_CONST && to->numbers++ >= MAX_SCALARS)
		return;
	to->inits.safe_push(entry);
}

static void drop_numbers(struct flattening *to)
{
	unsigned int kept = 0;

	for (unsigned int i = 0; i < to->inits.length(); i++) {
		if (to->inits[i].value.kind != FLOW_OP_CONST)
			to->inits[kept++] = to->inits[i];
	}
	to->inits.truncate(kept);
}

void lower_initialiser(struct lower_unit *lu, uint32_t number)
{
	tree init = DECL_INITIAL(lu->global_decls[number]);
	struct flattening to;
	struct flow_global *global;
	size_t size;

	if (!init || init == error_mark_node || !(lu->globals[number].flags & FLOW_GLOBAL_DEFINED))
		return;
	to.lu = lu;
	to.numbers = 0;
	flatten(&to, init, 0, 0, 0);
	if (to.numbers > MAX_SCALARS)
		drop_numbers(&to);
	global = &lu->globals[number]; /* the table may have moved */
	global->ninits = to.inits.length();
	size = global->ninits * sizeof(*global->inits);
	global->inits = (struct flow_init *)flow_alloc(lu->unit, size);
	if (size)
		memcpy(global->inits, to.inits.address(), size);
}

static tree find_function(tree *where, int *walk_subtrees, void *)
{
	if (TREE_CODE(*where) == FUNCTION_DECL)
		return *where;
	if (TYPE_P(*where) || (DECL_P(*where) && TREE_CODE(*where) != FIELD_DECL))
		*walk_subtrees = 0;
	return NULL_TREE;
}

bool lower_holds_function(tree var)
{
	tree init = DECL_INITIAL(var);

	return init && init != error_mark_node && walk_tree_without_duplicates(&init, find_function, NULL);
}

bool lower_is_linker_fodder(tree var)
{
	static const char *const sections[] = {
		".discard",	"__ksymtab", "___ksymtab",  ".export_symbol", ".modinfo",     "__param",
		"__tracepoint", "__ftrace",  "_ftrace",	    "__bpf",	      "__bug",	      "__verbose",
		"__dyndbg",	".initcall", ".init.setup", "__jump_table",   ".static_call", "_error_injection",
	};
	const char *section = DECL_SECTION_NAME(var);

	for (unsigned int i = 0; section && i < ARRAY_SIZE(sections); i++) {
		if (!strncmp(section, sections[i], strlen(sections[i])))
			return true;
	}
	return false;
}
