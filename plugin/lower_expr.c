// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * lower_expr.c - operands and places
 *
 * GIMPLE names memory by nested references, &a->b.c[3] even as an operand; flow has a base, a constant offset and one
 * flag for "some element". The names of the innermost field go along as a hint: offsets decide, names explain.
 */
#include "compat.h"
#include "lower.h"

struct flow_operand lower_constant(int64_t number)
{
	struct flow_operand operand = {};

	operand.kind = FLOW_OP_CONST;
	operand.number = number;
	return operand;
}

struct flow_operand lower_opaque(void)
{
	struct flow_operand operand = {};

	operand.kind = FLOW_OP_OPAQUE;
	return operand;
}

struct flow_operand lower_value(uint32_t number)
{
	struct flow_operand operand = {};

	if (number == FLOW_NONE)
		return lower_opaque();
	operand.kind = FLOW_OP_VALUE;
	operand.index = number;
	return operand;
}

uint32_t lower_new_value(struct lower_fn *fn, tree type)
{
	struct flow_value value = {};

	value.tag = lower_pointee_tag(fn->unit, type);
	value.bits = lower_bits(type);
	value.is_unsigned = value.bits && TYPE_UNSIGNED(type);
	value.is_pointer = type && POINTER_TYPE_P(type);
	fn->values.safe_push(value);
	return fn->values.length() - 1;
}

struct flow_insn *lower_emit(struct lower_fn *fn, enum flow_opcode op, uint32_t nargs)
{
	struct flow_insn insn = {};

	insn.op = op;
	insn.dst = FLOW_NONE;
	insn.callee = FLOW_NONE;
	insn.nargs = nargs;
	if (nargs)
		insn.args = (struct flow_operand *)flow_alloc(fn->unit, nargs * sizeof(*insn.args));
	insn.loc = fn->loc;
	if (fn->macro)
		insn.flags |= FLOW_F_MACRO;
	fn->insns[fn->current].safe_push(insn);
	return &fn->insns[fn->current].last();
}

struct flow_insn *lower_emit_at(struct lower_fn *fn, enum flow_opcode op, uint32_t nargs,
				const struct lower_place *place)
{
	struct flow_insn *insn = lower_emit(fn, op, nargs);

	insn->args[0] = lower_offset_ok(place->offset) ? place->base : lower_opaque();
	insn->offset = lower_offset_ok(place->offset) ? place->offset : 0;
	insn->flags |= place->flags;
	insn->tag = place->tag;
	insn->field = place->field;
	return insn;
}

uint32_t lower_ssa(struct lower_fn *fn, tree name)
{
	unsigned int version = SSA_NAME_VERSION(name);
	tree var = SSA_NAME_VAR(name);
	uint32_t number;

	if (fn->value_of[version])
		return fn->value_of[version] - 1;
	if (SSA_NAME_IS_DEFAULT_DEF(name))
		return FLOW_NONE; /* a local that was never set; parameters were entered at the start */
	number = lower_new_value(fn, TREE_TYPE(name));
	fn->value_of[version] = number + 1;
	if (var && DECL_NAME(var) && !DECL_IGNORED_P(var))
		fn->values[number].name = flow_intern(fn->unit, IDENTIFIER_POINTER(DECL_NAME(var)));
	return number;
}

static struct flow_operand local_object(struct lower_fn *fn, tree decl)
{
	struct flow_operand operand = {};
	unsigned int *known = fn->local_of.get(decl);

	operand.kind = FLOW_OP_LOCAL;
	if (known) {
		operand.index = *known;
		return operand;
	}
	struct flow_local local = {};

	if (DECL_NAME(decl) && !DECL_ARTIFICIAL(decl))
		local.name = flow_intern(fn->unit, IDENTIFIER_POINTER(DECL_NAME(decl)));
	local.tag = lower_tag(fn->unit, TREE_TYPE(decl));
	local.size = lower_size(TREE_TYPE(decl));
	operand.index = fn->locals.length();
	fn->locals.safe_push(local);
	fn->local_of.put(decl, operand.index);
	return operand;
}

/* The address of DECL. */
static struct flow_operand object(struct lower_fn *fn, tree decl)
{
	struct flow_operand operand = {};

	switch (TREE_CODE(decl)) {
	case FUNCTION_DECL:
		return lower_function_address(fn->lu, decl);
	case STRING_CST:
		operand.kind = FLOW_OP_STRING;
		if (TREE_STRING_LENGTH(decl) > 0 && !TREE_STRING_POINTER(decl)[TREE_STRING_LENGTH(decl) - 1])
			operand.index = flow_intern(fn->unit, TREE_STRING_POINTER(decl));
		return operand;
	case VAR_DECL:
		if (DECL_HARD_REGISTER(decl))
			return lower_opaque();
		if (is_global_var(decl)) {
			operand.kind = FLOW_OP_GLOBAL;
			operand.index = lower_global(fn->lu, decl);
			return operand;
		}
		return local_object(fn, decl);
	case PARM_DECL:
	case RESULT_DECL:
		return local_object(fn, decl);
	default:
		return lower_opaque();
	}
}

static void name_field(struct lower_fn *fn, tree field, struct lower_place *place)
{
	if (!place->field && DECL_NAME(field))
		place->field = flow_intern(fn->unit, IDENTIFIER_POINTER(DECL_NAME(field)));
	if (place->field && !place->tag)
		place->tag = lower_tag(fn->unit, DECL_FIELD_CONTEXT(field));
}

static void add_field(struct lower_fn *fn, tree ref, struct lower_place *place)
{
	tree field = TREE_OPERAND(ref, 1);
	HOST_WIDE_INT bits;

	name_field(fn, field, place);
	if (!TREE_OPERAND(ref, 2) && lower_field_position(field, &bits))
		place->offset += bits;
	else
		place->flags |= FLOW_F_INDEX;
}

static void add_element(tree ref, struct lower_place *place)
{
	tree index = TREE_OPERAND(ref, 1), low = array_ref_low_bound(ref), size = array_ref_element_size(ref);

	if (TREE_CODE(index) == INTEGER_CST && tree_fits_shwi_p(low) && tree_fits_shwi_p(size) &&
	    tree_fits_shwi_p(index))
		place->offset += (tree_to_shwi(index) - tree_to_shwi(low)) * tree_to_shwi(size) * BITS_PER_UNIT;
	else
		place->flags |= FLOW_F_INDEX;
}

static void add_base(struct lower_place *place, struct flow_operand base)
{
	if (base.kind == FLOW_OP_GLOBAL || base.kind == FLOW_OP_LOCAL) {
		place->offset += base.number;
		base.number = 0;
	}
	place->base = base;
}

void lower_place_of(struct lower_fn *fn, tree ref, struct lower_place *place)
{
	memset(place, 0, sizeof(*place));
	if (REFERENCE_CLASS_P(ref) || DECL_P(ref))
		place->flags = TREE_THIS_VOLATILE(ref) ? FLOW_F_VOLATILE : 0;
	for (;;) {
		switch (TREE_CODE(ref)) {
		case COMPONENT_REF:
			add_field(fn, ref, place);
			break;
		case ARRAY_REF:
		case ARRAY_RANGE_REF:
			add_element(ref, place);
			break;
		case BIT_FIELD_REF:
			if (poly_int_tree_p(TREE_OPERAND(ref, 2)))
				place->offset += bit_field_offset(ref).to_constant();
			break;
		case IMAGPART_EXPR:
			place->offset += lower_size(TREE_TYPE(ref));
			break;
		case REALPART_EXPR:
		case VIEW_CONVERT_EXPR:
		case WITH_SIZE_EXPR:
			break;
		case MEM_REF:
			place->offset += lower_byte_offset(TREE_OPERAND(ref, 1));
			add_base(place, lower_operand(fn, TREE_OPERAND(ref, 0)));
			return;
		case TARGET_MEM_REF:
			place->flags |= FLOW_F_INDEX;
			add_base(place, lower_operand(fn, TREE_OPERAND(ref, 0)));
			return;
		case SSA_NAME: /* part of a complex or vector register */
			place->base = lower_opaque();
			return;
		default:
			add_base(place, object(fn, ref));
			return;
		}
		ref = TREE_OPERAND(ref, 0);
	}
}

struct flow_operand lower_address(struct lower_fn *fn, tree ref)
{
	struct lower_place place;
	struct flow_insn *insn;
	uint32_t dst;

	lower_place_of(fn, ref, &place);
	if (!lower_offset_ok(place.offset))
		return lower_opaque();
	if (!(place.flags & FLOW_F_INDEX)) {
		switch (place.base.kind) {
		case FLOW_OP_GLOBAL:
		case FLOW_OP_LOCAL:
			place.base.number = place.offset;
			return place.base;
		case FLOW_OP_SYMBOL:
		case FLOW_OP_STRING:
		case FLOW_OP_OPAQUE:
			return place.base;
		default:
			if (!place.offset && !place.field)
				return place.base;
		}
	}
	dst = lower_new_value(fn, NULL_TREE);
	fn->values[dst].bits = POINTER_SIZE;
	fn->values[dst].is_unsigned = true;
	fn->values[dst].is_pointer = true;
	fn->values[dst].tag = lower_tag(fn->unit, TREE_TYPE(ref));
	place.flags &= ~FLOW_F_VOLATILE;
	insn = lower_emit_at(fn, FLOW_ADDR, 1, &place);
	insn->dst = dst;
	insn->bits = POINTER_SIZE;
	return lower_value(dst);
}

static struct flow_operand load(struct lower_fn *fn, tree ref)
{
	struct lower_place place;
	struct flow_insn *insn;
	uint32_t dst;

	if (!lower_bits(TREE_TYPE(ref)))
		return lower_opaque();
	lower_place_of(fn, ref, &place);
	dst = lower_new_value(fn, TREE_TYPE(ref));
	insn = lower_emit_at(fn, FLOW_LOAD, 1, &place);
	insn->dst = dst;
	insn->bits = lower_ref_bits(ref);
	return lower_value(dst);
}

struct flow_operand lower_operand(struct lower_fn *fn, tree value)
{
	struct flow_operand operand = {};
	int64_t number;

	if (!value)
		return operand;
	switch (TREE_CODE(value)) {
	case SSA_NAME:
		return lower_value(lower_ssa(fn, value));
	case INTEGER_CST:
		return lower_integer(value, &number) ? lower_constant(number) : lower_opaque();
	case ADDR_EXPR:
		return lower_address(fn, TREE_OPERAND(value, 0));
	case VAR_DECL:
	case PARM_DECL:
	case RESULT_DECL:
	case COMPONENT_REF:
	case ARRAY_REF:
	case MEM_REF:
	case BIT_FIELD_REF:
		return load(fn, value);
	default:
		return lower_opaque();
	}
}
