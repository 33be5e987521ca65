// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * lower_bits.c - the kernel's bit operations and atomics as the loads and stores they are
 *
 * Drivers keep what they hold in flags, as often as not by set_bit() and test_bit(). Behind these stand inline assembly
 * and builtins that say nothing. That another processor may change a flag at any time is left out: what a driver tests
 * to know its own state does not change under it.
 */
#include "compat.h"
#include "lower.h"

#define LONG_BITS 64

enum bit_op { BIT_SET, BIT_CLEAR, BIT_CHANGE, BIT_TEST };

static const struct {
	const char *name;
	enum bit_op op;
	bool returns_old;
} bit_ops[] = {
	{ "set_bit", BIT_SET, false },
	{ "___set_bit", BIT_SET, false },
	{ "generic___set_bit", BIT_SET, false },
	{ "clear_bit", BIT_CLEAR, false },
	{ "clear_bit_unlock", BIT_CLEAR, false },
	{ "___clear_bit", BIT_CLEAR, false },
	{ "generic___clear_bit", BIT_CLEAR, false },
	{ "change_bit", BIT_CHANGE, false },
	{ "___change_bit", BIT_CHANGE, false },
	{ "_test_bit", BIT_TEST, true },
	{ "_test_bit_acquire", BIT_TEST, true },
	{ "generic_test_bit", BIT_TEST, true },
	{ "generic_test_bit_acquire", BIT_TEST, true },
	{ "test_and_set_bit", BIT_SET, true },
	{ "test_and_set_bit_lock", BIT_SET, true },
	{ "___test_and_set_bit", BIT_SET, true },
	{ "test_and_clear_bit", BIT_CLEAR, true },
	{ "___test_and_clear_bit", BIT_CLEAR, true },
	{ "test_and_change_bit", BIT_CHANGE, true },
};

/* What POINTER points to, by the name of the field it was taken of if there is one. */
static void place_of_pointer(struct lower_fn *fn, tree pointer, struct lower_place *place)
{
	for (unsigned int hops = 0; hops < 4; hops++) {
		gimple *def;

		if (TREE_CODE(pointer) == ADDR_EXPR) {
			lower_place_of(fn, TREE_OPERAND(pointer, 0), place);
			place->flags &= ~FLOW_F_VOLATILE;
			return;
		}
		def = TREE_CODE(pointer) == SSA_NAME ? SSA_NAME_DEF_STMT(pointer) : NULL;
		if (!def || !is_gimple_assign(def) ||
		    (TREE_CODE(gimple_assign_rhs1(def)) != ADDR_EXPR &&
		     !CONVERT_EXPR_CODE_P(gimple_assign_rhs_code(def))))
			break;
		pointer = gimple_assign_rhs1(def);
	}
	memset(place, 0, sizeof(*place));
	place->base = lower_operand(fn, pointer);
}

static uint32_t load(struct lower_fn *fn, const struct lower_place *place, unsigned int bits)
{
	uint32_t value = lower_new_value(fn, bits == LONG_BITS ? long_unsigned_type_node : integer_type_node);
	struct flow_insn *insn = lower_emit_at(fn, FLOW_LOAD, 1, place);

	insn->dst = value;
	insn->bits = bits;
	return value;
}

static void store(struct lower_fn *fn, const struct lower_place *place, struct flow_operand operand, unsigned int bits)
{
	struct flow_insn *insn = lower_emit_at(fn, FLOW_STORE, 2, place);

	insn->args[1] = operand;
	insn->bits = bits;
}

static uint32_t binary(struct lower_fn *fn, enum flow_binop op, struct flow_operand a, int64_t b, tree type)
{
	uint32_t value = lower_new_value(fn, type);
	struct flow_insn *insn = lower_emit(fn, FLOW_BINARY, 2);

	insn->binop = op;
	insn->flags |= TYPE_UNSIGNED(type) ? FLOW_F_UNSIGNED : 0;
	insn->args[0] = a;
	insn->args[1] = lower_constant(b);
	insn->dst = value;
	insn->bits = lower_bits(type);
	return value;
}

/* lhs = (word & mask) != 0 */
static void set_truth(struct lower_fn *fn, tree lhs, uint32_t word, uint64_t mask)
{
	uint32_t masked, truth;

	if (!lhs)
		return;
	masked = binary(fn, FLOW_AND, lower_value(word), mask, long_unsigned_type_node);
	truth = binary(fn, FLOW_NE, lower_value(masked), 0, boolean_type_node);
	lower_set(fn, lhs, lower_value(truth));
}

static bool lower_bit(struct lower_fn *fn, gcall *call, enum bit_op op, bool returns_old)
{
	tree number = gimple_call_arg(call, 0), lhs = returns_old ? gimple_call_lhs(call) : NULL_TREE;
	struct lower_place place;
	uint64_t mask;
	uint32_t word;

	place_of_pointer(fn, gimple_call_arg(call, 1), &place);
	if (!tree_fits_uhwi_p(number)) {
		place.flags |= FLOW_F_INDEX;
		if (op != BIT_TEST)
			store(fn, &place, lower_opaque(), LONG_BITS);
		lower_clobber(fn, lhs);
		return true;
	}
	place.offset += tree_to_uhwi(number) / LONG_BITS * LONG_BITS;
	mask = 1ULL << (tree_to_uhwi(number) % LONG_BITS);
	word = load(fn, &place, LONG_BITS);
	if (op == BIT_SET || op == BIT_CLEAR)
		store(fn, &place,
		      lower_value(binary(fn, op == BIT_SET ? FLOW_OR : FLOW_AND, lower_value(word),
					 op == BIT_SET ? mask : ~mask, long_unsigned_type_node)),
		      LONG_BITS);
	else if (op == BIT_CHANGE)
		store(fn, &place, lower_opaque(), LONG_BITS);
	set_truth(fn, lhs, word, mask);
	return true;
}

static bool lower_atomic_read(struct lower_fn *fn, gcall *call)
{
	struct lower_place place;

	if (!gimple_call_lhs(call))
		return true;
	place_of_pointer(fn, gimple_call_arg(call, 0), &place);
	lower_set(fn, gimple_call_lhs(call), lower_value(load(fn, &place, 32)));
	return true;
}

static bool lower_atomic_set(struct lower_fn *fn, gcall *call)
{
	struct lower_place place;

	place_of_pointer(fn, gimple_call_arg(call, 0), &place);
	store(fn, &place, lower_operand(fn, gimple_call_arg(call, 1)), 32);
	return true;
}

/* By how much it counts: what else is done to a number only says that it has changed. */
static bool lower_atomic_count(struct lower_fn *fn, gcall *call, int64_t step)
{
	struct lower_place place;
	uint32_t old;

	place_of_pointer(fn, gimple_call_arg(call, 0), &place);
	old = load(fn, &place, 32);
	store(fn, &place, lower_value(binary(fn, FLOW_ADD, lower_value(old), step, integer_type_node)), 32);
	return true;
}

static void atomic_changes(struct lower_fn *fn, gcall *call)
{
	struct lower_place place;

	for (unsigned int i = 0; i < gimple_call_num_args(call); i++) {
		if (!POINTER_TYPE_P(TREE_TYPE(gimple_call_arg(call, i))))
			continue;
		place_of_pointer(fn, gimple_call_arg(call, i), &place);
		store(fn, &place, lower_opaque(), 32);
		return;
	}
}

bool lower_bits_call(struct lower_fn *fn, gcall *call, tree decl)
{
	unsigned int nargs = gimple_call_num_args(call);
	const char *name;

	if (!DECL_NAME(decl) || !nargs)
		return false;
	name = IDENTIFIER_POINTER(DECL_NAME(decl));
	for (unsigned int i = 0; i < sizeof(bit_ops) / sizeof(*bit_ops); i++) {
		if (nargs == 2 && !strcmp(name, bit_ops[i].name))
			return lower_bit(fn, call, bit_ops[i].op, bit_ops[i].returns_old);
	}
	if (strncmp(name, "atomic_", 7))
		return false;
	if (!strcmp(name, "atomic_read") || !strcmp(name, "atomic_read_acquire"))
		return lower_atomic_read(fn, call);
	if (nargs == 2 && (!strcmp(name, "atomic_set") || !strcmp(name, "atomic_set_release")))
		return lower_atomic_set(fn, call);
	if (!strcmp(name, "atomic_inc"))
		return lower_atomic_count(fn, call, 1);
	if (!strcmp(name, "atomic_dec"))
		return lower_atomic_count(fn, call, -1);
	/* atomic_cmpxchg(), atomic_dec_and_test(): the call stays, for what it returns */
	atomic_changes(fn, call);
	return false;
}
