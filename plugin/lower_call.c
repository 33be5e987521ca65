// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * lower_call.c - calls, and the builtins that are really something else
 */
#include "compat.h"
#include "lower.h"

/* Where the pointer of an indirect call was loaded from: "struct foo_ops", "probe". */
static void hint(struct lower_fn *fn, tree pointer, struct flow_insn *insn)
{
	for (unsigned int hops = 0; hops < 8 && pointer && TREE_CODE(pointer) == SSA_NAME; hops++) {
		gimple *def = SSA_NAME_DEF_STMT(pointer);

		if (!is_gimple_assign(def))
			return;
		pointer = gimple_assign_rhs1(def);
		if (gimple_assign_single_p(def) && TREE_CODE(pointer) != SSA_NAME) {
			struct lower_place place;

			if (TREE_CODE(pointer) == COMPONENT_REF) {
				lower_place_of(fn, pointer, &place);
				insn->tag = place.tag;
				insn->field = place.field;
			}
			return;
		}
		if (!gimple_assign_single_p(def) && !CONVERT_EXPR_CODE_P(gimple_assign_rhs_code(def)))
			return;
	}
}

/*
 * The result goes to a register, or, where it is an aggregate, to memory: then a small one travels as one wide value.
 */
static void set_result(struct lower_fn *fn, tree lhs, uint32_t dst)
{
	struct lower_place place;
	struct flow_insn *insn;

	if (!lhs || TREE_CODE(lhs) == SSA_NAME)
		return;
	if (dst == FLOW_NONE) {
		lower_clobber(fn, lhs);
		return;
	}
	lower_place_of(fn, lhs, &place);
	insn = lower_emit_at(fn, FLOW_STORE, 2, &place);
	insn->bits = lower_size(TREE_TYPE(lhs));
	insn->args[1] = lower_value(dst);
}

static uint32_t result_value(struct lower_fn *fn, tree lhs)
{
	uint32_t dst;
	int64_t size;

	if (!lhs)
		return FLOW_NONE;
	if (TREE_CODE(lhs) == SSA_NAME)
		return lower_ssa(fn, lhs);
	size = lower_size(TREE_TYPE(lhs));
	if (size < 1 || size > 64)
		return FLOW_NONE;
	dst = lower_new_value(fn, TREE_TYPE(lhs));
	fn->values[dst].bits = size;
	return dst;
}

static void lower_plain_call(struct lower_fn *fn, gcall *call)
{
	unsigned int nargs = gimple_call_num_args(call);
	tree lhs = gimple_call_lhs(call), decl = gimple_call_fndecl(call);
	struct flow_operand target = {}, *args;
	struct flow_insn *insn;
	uint32_t callee = FLOW_NONE, dst;

	args = (struct flow_operand *)flow_alloc(fn->unit, (nargs + 1) * sizeof(*args));
	for (unsigned int i = 0; i < nargs; i++) {
		tree arg = gimple_call_arg(call, i);

		args[i] = is_gimple_reg_type(TREE_TYPE(arg)) ? lower_operand(fn, arg) : lower_opaque();
	}
	if (decl)
		callee = lower_symbol(fn->lu, decl);
	else
		target = lower_operand(fn, gimple_call_fn(call));
	dst = result_value(fn, lhs);
	insn = lower_emit(fn, FLOW_CALL, 0);
	insn->nargs = nargs;
	insn->args = args;
	insn->callee = callee;
	insn->target = target;
	insn->dst = dst;
	insn->bits = dst == FLOW_NONE ? 0 : fn->values[dst].bits;
	if (!decl)
		hint(fn, gimple_call_fn(call), insn);
	set_result(fn, lhs, dst);
}

/* The place a pointer argument points to. */
static void pointed(struct lower_fn *fn, tree pointer, struct lower_place *place)
{
	memset(place, 0, sizeof(*place));
	if (TREE_CODE(pointer) == ADDR_EXPR) {
		lower_place_of(fn, TREE_OPERAND(pointer, 0), place);
		place->flags &= ~FLOW_F_VOLATILE;
		return;
	}
	place->base = lower_operand(fn, pointer);
}

/* What a size is, through the copies that fortified string functions make of it, in bits; 0 unknown. */
static int64_t size_in_bits(tree size)
{
	gimple *def;
	int64_t bits;
	int steps;

	for (steps = 0; TREE_CODE(size) == SSA_NAME && steps < 8; steps++) {
		def = SSA_NAME_DEF_STMT(size);
		if (!is_gimple_assign(def) || !(gimple_assign_single_p(def) || gimple_assign_cast_p(def)))
			return 0;
		size = gimple_assign_rhs1(def);
	}
	bits = TREE_CODE(size) == INTEGER_CST ? lower_byte_offset(size) : 0;
	return bits > 0 && lower_offset_ok(bits) ? bits : 0;
}

/* memset(place, 0, n); other values only say that the place changed. */
static bool lower_memset(struct lower_fn *fn, gcall *call)
{
	tree value, size, lhs = gimple_call_lhs(call);
	struct lower_place place;
	struct flow_insn *insn;

	if (gimple_call_num_args(call) != 3)
		return false;
	value = gimple_call_arg(call, 1);
	size = gimple_call_arg(call, 2);
	pointed(fn, gimple_call_arg(call, 0), &place);
	if (integer_zerop(value)) {
		insn = lower_emit_at(fn, FLOW_CLEAR, 1, &place);
	} else {
		insn = lower_emit_at(fn, FLOW_MOVE, 2, &place);
		insn->args[1] = lower_opaque();
	}
	insn->size = size_in_bits(size);
	if (lhs)
		lower_set(fn, lhs, lower_operand(fn, gimple_call_arg(call, 0)));
	return true;
}

/* memcpy() of a known size moves an aggregate. */
static bool lower_memcpy(struct lower_fn *fn, gcall *call)
{
	tree size, lhs = gimple_call_lhs(call);
	struct flow_operand source;
	struct lower_place place;
	struct flow_insn *insn;

	if (gimple_call_num_args(call) != 3)
		return false;
	size = gimple_call_arg(call, 2);
	if (!size_in_bits(size))
		return false;
	source = lower_operand(fn, gimple_call_arg(call, 1));
	pointed(fn, gimple_call_arg(call, 0), &place);
	insn = lower_emit_at(fn, FLOW_MOVE, 2, &place);
	insn->args[1] = source;
	insn->size = size_in_bits(size);
	if (lhs)
		lower_set(fn, lhs, lower_operand(fn, gimple_call_arg(call, 0)));
	return true;
}

static void lower_atomic_load(struct lower_fn *fn, gcall *call)
{
	tree lhs = gimple_call_lhs(call);
	struct lower_place place;
	struct flow_insn *insn;
	uint32_t dst;

	if (!lhs || TREE_CODE(lhs) != SSA_NAME) {
		lower_clobber(fn, lhs);
		return;
	}
	pointed(fn, gimple_call_arg(call, 0), &place);
	place.flags |= FLOW_F_VOLATILE;
	dst = lower_ssa(fn, lhs);
	insn = lower_emit_at(fn, FLOW_LOAD, 1, &place);
	insn->dst = dst;
	insn->bits = lower_bits(TREE_TYPE(lhs));
}

/* Any other access that changes the place: STORED is what it holds then. */
static void lower_atomic_update(struct lower_fn *fn, gcall *call, struct flow_operand stored)
{
	struct lower_place place;
	struct flow_insn *insn;

	if (!gimple_call_num_args(call) || !POINTER_TYPE_P(TREE_TYPE(gimple_call_arg(call, 0)))) {
		lower_clobber(fn, gimple_call_lhs(call)); /* a fence */
		return;
	}
	pointed(fn, gimple_call_arg(call, 0), &place);
	place.flags |= FLOW_F_VOLATILE;
	insn = lower_emit_at(fn, FLOW_STORE, 2, &place);
	insn->args[1] = stored;
	lower_clobber(fn, gimple_call_lhs(call));
}

static bool lower_atomic(struct lower_fn *fn, gcall *call, enum built_in_function code)
{
	if (code >= BUILT_IN_ATOMIC_LOAD_N && code <= BUILT_IN_ATOMIC_LOAD_16) {
		lower_atomic_load(fn, call);
		return true;
	}
	if (code >= BUILT_IN_ATOMIC_STORE_N && code <= BUILT_IN_ATOMIC_STORE_16) {
		lower_atomic_update(fn, call, lower_operand(fn, gimple_call_arg(call, 1)));
		return true;
	}
	if (code >= BUILT_IN_SYNC_FETCH_AND_ADD_N && code <= BUILT_IN_ATOMIC_SIGNAL_FENCE) {
		lower_atomic_update(fn, call, lower_opaque());
		return true;
	}
	return false;
}

/* __builtin_object_size() of something not known: all ones, or 0 for the lower bounds. */
static struct flow_operand unknown_size(gcall *call)
{
	tree mode = gimple_call_arg(call, 1);

	return lower_constant(tree_fits_shwi_p(mode) && tree_to_shwi(mode) < 2 ? -1 : 0);
}

/* True: nothing of the call is left. */
static bool lower_builtin(struct lower_fn *fn, gcall *call)
{
	tree lhs = gimple_call_lhs(call), decl = gimple_call_fndecl(call);
	enum built_in_function code = DECL_FUNCTION_CODE(decl);

	switch (code) {
	case BUILT_IN_EXPECT:
	case BUILT_IN_EXPECT_WITH_PROBABILITY:
	case BUILT_IN_ASSUME_ALIGNED:
		lower_set(fn, lhs, lower_operand(fn, gimple_call_arg(call, 0)));
		return true;
	case BUILT_IN_CONSTANT_P:
		lower_set(fn, lhs, lower_constant(0));
		return true;
	case BUILT_IN_OBJECT_SIZE:
	case BUILT_IN_DYNAMIC_OBJECT_SIZE:
		lower_set(fn, lhs, unknown_size(call));
		return true;
	case BUILT_IN_UNREACHABLE:
	case BUILT_IN_TRAP:
	case BUILT_IN_PREFETCH:
	case BUILT_IN_VA_START:
	case BUILT_IN_VA_END:
	case BUILT_IN_STACK_RESTORE:
		return true;
	case BUILT_IN_RETURN_ADDRESS:
	case BUILT_IN_FRAME_ADDRESS:
	case BUILT_IN_STACK_SAVE:
CASE_BUILT_IN_ALLOCA:
		lower_clobber(fn, lhs);
		return true;
	case BUILT_IN_MEMSET:
		return lower_memset(fn, call);
	case BUILT_IN_MEMCPY:
	case BUILT_IN_MEMMOVE:
		return lower_memcpy(fn, call);
	default:
		break;
	}
	if (lower_atomic(fn, call, code))
		return true;
	if (!(gimple_call_flags(call) & (ECF_CONST | ECF_PURE)))
		return false;
	lower_clobber(fn, lhs);
	return true;
}

/* Kernel headers wrap and rename these; with -ffreestanding they are no builtins at all. */
static bool lower_by_name(struct lower_fn *fn, gcall *call, tree decl)
{
	const char *name;

	if (!DECL_NAME(decl) || !DECL_EXTERNAL(decl))
		return false;
	name = IDENTIFIER_POINTER(DECL_NAME(decl));
	if (!strcmp(name, "memset") || !strcmp(name, "__memset"))
		return lower_memset(fn, call);
	if (!strcmp(name, "memcpy") || !strcmp(name, "__memcpy") || !strcmp(name, "memmove"))
		return lower_memcpy(fn, call);
	return false;
}

/*
 * The compiler's own. DEFERRED_INIT is -ftrivial-auto-var-init: what the source leaves unset stays unknown here, so
 * that a hardening option does not change a verdict.
 */
static void lower_internal(struct lower_fn *fn, gcall *call)
{
	tree lhs = gimple_call_lhs(call);

	if (gimple_call_internal_p(call, IFN_BUILTIN_EXPECT))
		lower_set(fn, lhs, lower_operand(fn, gimple_call_arg(call, 0)));
	else if (gimple_call_internal_p(call, IFN_DEFERRED_INIT) && lhs && TREE_CODE(lhs) != SSA_NAME)
		return;
	else
		lower_clobber(fn, lhs);
}

void lower_call(struct lower_fn *fn, gcall *call)
{
	tree decl = gimple_call_fndecl(call);

	if (gimple_call_internal_p(call)) {
		lower_internal(fn, call);
		return;
	}
	if (decl && fndecl_built_in_p(decl, BUILT_IN_NORMAL) && lower_builtin(fn, call))
		return;
	if (decl && (lower_by_name(fn, call, decl) || lower_bits_call(fn, call, decl)))
		return;
	lower_plain_call(fn, call);
}
