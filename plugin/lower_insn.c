// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * lower_insn.c - statements other than calls
 */
#include "compat.h"
#include "lower.h"

unsigned int lower_ref_bits(tree ref)
{
	int64_t size;

	if (TREE_CODE(ref) == BIT_FIELD_REF)
		size = tree_fits_shwi_p(TREE_OPERAND(ref, 1)) ? tree_to_shwi(TREE_OPERAND(ref, 1)) : 0;
	else if (TREE_CODE(ref) == COMPONENT_REF && DECL_BIT_FIELD(TREE_OPERAND(ref, 1)))
		size = tree_to_shwi(DECL_SIZE(TREE_OPERAND(ref, 1)));
	else
		size = lower_bits(TREE_TYPE(ref)) ? lower_size(TREE_TYPE(ref)) : 0;
	return size <= 64 ? size : 0;
}

static struct flow_insn *emit_dst(struct lower_fn *fn, enum flow_opcode op, uint32_t nargs, tree lhs)
{
	struct flow_insn *insn;
	uint32_t dst = lower_ssa(fn, lhs);

	insn = lower_emit(fn, op, nargs);
	insn->dst = dst;
	insn->bits = lower_bits(TREE_TYPE(lhs));
	return insn;
}

void lower_clobber(struct lower_fn *fn, tree lhs)
{
	struct lower_place place;
	struct flow_insn *insn;

	if (!lhs)
		return;
	if (TREE_CODE(lhs) == SSA_NAME) {
		if (!virtual_operand_p(lhs))
			emit_dst(fn, FLOW_CLOBBER, 0, lhs);
		return;
	}
	lower_place_of(fn, lhs, &place);
	if (is_gimple_reg_type(TREE_TYPE(lhs))) {
		insn = lower_emit_at(fn, FLOW_STORE, 2, &place);
		insn->bits = lower_ref_bits(lhs);
	} else {
		insn = lower_emit_at(fn, FLOW_MOVE, 2, &place);
		insn->size = lower_size(TREE_TYPE(lhs));
	}
	insn->args[1] = lower_opaque();
}

void lower_set(struct lower_fn *fn, tree lhs, struct flow_operand operand)
{
	struct lower_place place;
	struct flow_insn *insn;

	if (!lhs)
		return;
	if (TREE_CODE(lhs) == SSA_NAME) {
		insn = emit_dst(fn, FLOW_COPY, 1, lhs);
		insn->args[0] = operand;
		return;
	}
	lower_place_of(fn, lhs, &place);
	insn = lower_emit_at(fn, FLOW_STORE, 2, &place);
	insn->bits = lower_ref_bits(lhs);
	insn->args[1] = operand;
}

bool lower_binop(enum tree_code code, enum flow_binop *binop)
{
	switch (code) {
	case PLUS_EXPR:
		*binop = FLOW_ADD;
		return true;
	case MINUS_EXPR:
	case POINTER_DIFF_EXPR:
		*binop = FLOW_SUB;
		return true;
	case MULT_EXPR:
		*binop = FLOW_MUL;
		return true;
	case TRUNC_DIV_EXPR:
	case EXACT_DIV_EXPR:
		*binop = FLOW_DIV;
		return true;
	case TRUNC_MOD_EXPR:
		*binop = FLOW_MOD;
		return true;
	case BIT_AND_EXPR:
	case TRUTH_AND_EXPR:
		*binop = FLOW_AND;
		return true;
	case BIT_IOR_EXPR:
	case TRUTH_OR_EXPR:
		*binop = FLOW_OR;
		return true;
	case BIT_XOR_EXPR:
	case TRUTH_XOR_EXPR:
		*binop = FLOW_XOR;
		return true;
	case LSHIFT_EXPR:
		*binop = FLOW_SHL;
		return true;
	case RSHIFT_EXPR:
		*binop = FLOW_SHR;
		return true;
	case MIN_EXPR:
		*binop = FLOW_MIN;
		return true;
	case MAX_EXPR:
		*binop = FLOW_MAX;
		return true;
	case EQ_EXPR:
		*binop = FLOW_EQ;
		return true;
	case NE_EXPR:
		*binop = FLOW_NE;
		return true;
	case LT_EXPR:
		*binop = FLOW_LT;
		return true;
	case LE_EXPR:
		*binop = FLOW_LE;
		return true;
	case GT_EXPR:
		*binop = FLOW_GT;
		return true;
	case GE_EXPR:
		*binop = FLOW_GE;
		return true;
	default:
		return false;
	}
}

/*
 * The front end turns a test of a bit-field into BIT_FIELD_REF <byte> & mask. The byte holds other flags as well, so it
 * says nothing; the masked bits are the flag. Takes a load of exactly those out of the pair where the mask is one run
 * and nothing lies between the two statements.
 */
static bool lower_masked_field(struct lower_fn *fn, gassign *stmt)
{
	tree word = gimple_assign_rhs1(stmt), mask = gimple_assign_rhs2(stmt), ref;
	struct lower_place place;
	struct flow_insn *insn;
	int64_t bits;
	int low, width;
	uint32_t part;
	gimple *def;

	if (BYTES_BIG_ENDIAN || TREE_CODE(word) != SSA_NAME || TREE_CODE(mask) != INTEGER_CST ||
	    !lower_integer(mask, &bits) || bits <= 0)
		return false;
	def = SSA_NAME_DEF_STMT(word);
	if (!is_gimple_assign(def) || gimple_assign_rhs_code(def) != BIT_FIELD_REF || gimple_bb(def) != gimple_bb(stmt))
		return false;
	low = ctz_hwi(bits);
	width = ctz_hwi(~((uint64_t)bits >> low));
	if ((uint64_t)bits >> low >> width)
		return false;
	ref = gimple_assign_rhs1(def);
	lower_place_of(fn, ref, &place);
	place.offset += low;
	lower_name_at(fn->unit, TREE_TYPE(TREE_OPERAND(ref, 0)), tree_to_shwi(TREE_OPERAND(ref, 2)) + low, width,
		      &place.tag, &place.field);
	part = lower_new_value(fn, TREE_TYPE(word));
	insn = lower_emit_at(fn, FLOW_LOAD, 1, &place);
	insn->dst = part;
	insn->bits = width;
	insn = emit_dst(fn, low ? FLOW_BINARY : FLOW_COPY, low ? 2 : 1, gimple_assign_lhs(stmt));
	insn->args[0] = lower_value(part);
	if (low) {
		insn->binop = FLOW_SHL;
		insn->args[1] = lower_constant(low);
	}
	return true;
}

static void lower_binary(struct lower_fn *fn, gassign *stmt)
{
	tree lhs = gimple_assign_lhs(stmt), left = gimple_assign_rhs1(stmt);
	enum tree_code code = gimple_assign_rhs_code(stmt);
	struct flow_operand a, b;
	enum flow_binop binop;
	struct flow_insn *insn;

	if (code == BIT_AND_EXPR && lower_masked_field(fn, stmt))
		return;
	if (!lower_binop(code, &binop) || !lower_bits(TREE_TYPE(lhs)) || !lower_bits(TREE_TYPE(left))) {
		lower_clobber(fn, lhs);
		return;
	}
	a = lower_operand(fn, left);
	b = lower_operand(fn, gimple_assign_rhs2(stmt));
	insn = emit_dst(fn, FLOW_BINARY, 2, lhs);
	insn->binop = binop;
	if (TYPE_UNSIGNED(TREE_TYPE(left)))
		insn->flags |= FLOW_F_UNSIGNED;
	insn->args[0] = a;
	insn->args[1] = b;
}

/* An offset that is not constant may be a byte count or an index; neither is known. */
static void lower_pointer_plus(struct lower_fn *fn, gassign *stmt)
{
	struct flow_operand base = lower_operand(fn, gimple_assign_rhs1(stmt));
	tree offset = gimple_assign_rhs2(stmt);
	struct flow_insn *insn = emit_dst(fn, FLOW_ADDR, 1, gimple_assign_lhs(stmt));

	insn->args[0] = base;
	if (TREE_CODE(offset) != INTEGER_CST)
		insn->flags |= FLOW_F_INDEX;
	else if (lower_offset_ok(lower_byte_offset(offset)))
		insn->offset = lower_byte_offset(offset);
	else
		insn->args[0] = lower_opaque();
}

static void lower_unary(struct lower_fn *fn, gassign *stmt, enum tree_code code)
{
	tree lhs = gimple_assign_lhs(stmt), rhs = gimple_assign_rhs1(stmt), type = TREE_TYPE(lhs);
	unsigned int bits = lower_bits(type);
	struct flow_operand operand = lower_operand(fn, rhs);
	struct flow_insn *insn = emit_dst(fn, FLOW_BINARY, 2, lhs);

	if (code == NEGATE_EXPR) {
		insn->binop = FLOW_SUB;
		insn->args[0] = lower_constant(0);
		insn->args[1] = operand;
		return;
	}
	insn->binop = FLOW_XOR;
	insn->args[0] = operand;
	insn->args[1] = lower_constant(TYPE_UNSIGNED(type) && bits < 64 ? ((int64_t)1 << bits) - 1 : -1);
}

static void lower_convert(struct lower_fn *fn, tree lhs, tree rhs)
{
	unsigned int to = lower_bits(TREE_TYPE(lhs)), from = lower_bits(TREE_TYPE(rhs));
	struct flow_operand operand;
	struct flow_insn *insn;

	if (!to || !from) {
		lower_clobber(fn, lhs);
		return;
	}
	operand = lower_operand(fn, rhs);
	insn = emit_dst(fn, FLOW_COPY, 1, lhs);
	insn->args[0] = operand;
	if (to < from)
		insn->flags |= FLOW_F_NARROW;
}

static void lower_load(struct lower_fn *fn, tree lhs, tree ref)
{
	struct lower_place place;
	struct flow_insn *insn;

	if (!lower_bits(TREE_TYPE(lhs))) {
		lower_clobber(fn, lhs);
		return;
	}
	lower_place_of(fn, ref, &place);
	if (TREE_CODE(ref) == BIT_FIELD_REF)
		lower_name_at(fn->unit, TREE_TYPE(TREE_OPERAND(ref, 0)), tree_to_shwi(TREE_OPERAND(ref, 2)),
			      tree_to_shwi(TREE_OPERAND(ref, 1)), &place.tag, &place.field);
	lower_ssa(fn, lhs);
	insn = lower_emit_at(fn, FLOW_LOAD, 1, &place);
	insn->dst = lower_ssa(fn, lhs);
	insn->bits = lower_ref_bits(ref);
	/* container_of() takes what it is given as void *; the member knows better */
	if (!fn->values[insn->dst].tag)
		fn->values[insn->dst].tag = lower_pointee_tag(fn->unit, TREE_TYPE(ref));
}

static void lower_aggregate(struct lower_fn *fn, tree lhs, tree rhs)
{
	struct lower_place place;
	struct flow_operand source;
	struct flow_insn *insn;

	if (TREE_CODE(rhs) == CONSTRUCTOR && !CONSTRUCTOR_NELTS(rhs)) {
		lower_place_of(fn, lhs, &place);
		insn = lower_emit_at(fn, FLOW_CLEAR, 1, &place);
		insn->size = lower_size(TREE_TYPE(lhs));
		return;
	}
	source = TREE_CODE(rhs) == CONSTRUCTOR ? lower_opaque() : lower_address(fn, rhs);
	lower_place_of(fn, lhs, &place);
	insn = lower_emit_at(fn, FLOW_MOVE, 2, &place);
	insn->size = lower_size(TREE_TYPE(lhs));
	insn->args[1] = source;
}

static void lower_single(struct lower_fn *fn, gassign *stmt)
{
	tree lhs = gimple_assign_lhs(stmt), rhs = gimple_assign_rhs1(stmt);

	if (!is_gimple_reg_type(TREE_TYPE(lhs))) {
		lower_aggregate(fn, lhs, rhs);
		return;
	}
	if (TREE_CODE(lhs) != SSA_NAME) {
		/* A complex number or vector in memory, or a piece of one. */
		if (!lower_bits(TREE_TYPE(rhs)))
			lower_clobber(fn, lhs);
		else
			lower_set(fn, lhs, lower_operand(fn, rhs));
		return;
	}
	switch (TREE_CODE(rhs)) {
	case SSA_NAME:
	case INTEGER_CST:
	case ADDR_EXPR:
		if (lower_bits(TREE_TYPE(lhs)))
			lower_set(fn, lhs, lower_operand(fn, rhs));
		else
			lower_clobber(fn, lhs);
		break;
	case VAR_DECL:
	case PARM_DECL:
	case RESULT_DECL:
	case COMPONENT_REF:
	case ARRAY_REF:
	case MEM_REF:
	case BIT_FIELD_REF:
	case VIEW_CONVERT_EXPR:
		lower_load(fn, lhs, rhs);
		break;
	default:
		lower_clobber(fn, lhs);
	}
}

static void lower_assign(struct lower_fn *fn, gassign *stmt)
{
	enum tree_code code = gimple_assign_rhs_code(stmt);
	tree lhs = gimple_assign_lhs(stmt);

	if (gimple_clobber_p(stmt))
		return; /* the end of a local's life, not an effect */
	if (get_gimple_rhs_class(code) == GIMPLE_SINGLE_RHS) {
		lower_single(fn, stmt);
		return;
	}
	if (TREE_CODE(lhs) != SSA_NAME || !lower_bits(TREE_TYPE(lhs))) {
		lower_clobber(fn, lhs);
		return;
	}
	switch (code) {
	case POINTER_PLUS_EXPR:
		lower_pointer_plus(fn, stmt);
		return;
	case PAREN_EXPR:
CASE_CONVERT:
		lower_convert(fn, lhs, gimple_assign_rhs1(stmt));
		return;
	case NEGATE_EXPR:
	case BIT_NOT_EXPR:
	case TRUTH_NOT_EXPR:
		lower_unary(fn, stmt, code);
		return;
	default:
		if (get_gimple_rhs_class(code) == GIMPLE_BINARY_RHS)
			lower_binary(fn, stmt);
		else
			lower_clobber(fn, lhs);
	}
}

/*
 * What inline assembler writes is known, what it writes there is not. An entry in the table of BUG() and WARN_ON() says
 * that nobody should come by here.
 */
static void lower_asm(struct lower_fn *fn, gasm *stmt)
{
	if (strstr(gimple_asm_string(stmt), "__bug_table")) {
		struct flow_insn *warns = lower_emit(fn, FLOW_CLOBBER, 0);

		warns->dst = FLOW_NONE;
		warns->flags = FLOW_F_VOLATILE;
	}
	for (unsigned int i = 0; i < gimple_asm_noutputs(stmt); i++)
		lower_clobber(fn, TREE_VALUE(gimple_asm_output_op(stmt, i)));
}

void lower_statement(struct lower_fn *fn, gimple *stmt)
{
	switch (gimple_code(stmt)) {
	case GIMPLE_ASSIGN:
		lower_assign(fn, as_a<gassign *>(stmt));
		break;
	case GIMPLE_CALL:
		lower_call(fn, as_a<gcall *>(stmt));
		break;
	case GIMPLE_ASM:
		lower_asm(fn, as_a<gasm *>(stmt));
		break;
	default:
		break; /* labels, debugging aids; terminators are lower_body.c's */
	}
}
