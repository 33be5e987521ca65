// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * lower_body.c - blocks, PHIs, terminators
 *
 * Flow block 0 is GCC's entry block: the real first block may head a loop, and an entry must have no predecessors. It
 * holds what parameters need: those that are no registers (their address is taken) live in memory from there on.
 * GCC's exit block has no counterpart, a return has no successor.
 */
#include "compat.h"
#include "host.h"
#include "lower.h"

static void set_location(struct lower_fn *fn, location_t loc)
{
	fn->loc = source_place(fn->unit, loc, &fn->macro);
}

static void number_blocks(struct lower_fn *fn, struct flow_function *out)
{
	uint32_t number = 1;
	basic_block bb;

	fn->block_of.safe_grow_cleared(last_basic_block_for_fn(fn->fun));
	FOR_EACH_BB_FN(bb, fn->fun)
		fn->block_of[bb->index] = number++;
	fn->insns.safe_grow_cleared(number);
	out->nblocks = number;
	out->blocks = (struct flow_block *)flow_alloc(fn->unit, number * sizeof(*out->blocks));
}

static void enter_parameters(struct lower_fn *fn, tree decl, struct flow_function *out)
{
	for (tree parm = DECL_ARGUMENTS(decl); parm; parm = DECL_CHAIN(parm)) {
		uint32_t number = lower_new_value(fn, TREE_TYPE(parm));
		tree name = is_gimple_reg(parm) ? ssa_default_def(fn->fun, parm) : NULL_TREE;

		out->nparams++;
		if (DECL_NAME(parm))
			fn->values[number].name = flow_intern(fn->unit, IDENTIFIER_POINTER(DECL_NAME(parm)));
		if (name)
			fn->value_of[SSA_NAME_VERSION(name)] = number + 1;
	}
}

static void store_parameters(struct lower_fn *fn, tree decl)
{
	uint32_t number = 0;

	fn->current = 0;
	for (tree parm = DECL_ARGUMENTS(decl); parm; parm = DECL_CHAIN(parm), number++) {
		if (!is_gimple_reg(parm) && lower_bits(TREE_TYPE(parm)))
			lower_set(fn, parm, lower_value(number));
	}
}

/* Makes PHIs without operands: those may need instructions in blocks that do not exist yet. */
static void start_phis(struct lower_fn *fn, basic_block bb)
{
	for (gphi_iterator gsi = gsi_start_phis(bb); !gsi_end_p(gsi); gsi_next(&gsi)) {
		tree result = gimple_phi_result(gsi.phi());
		struct flow_insn *insn;
		uint32_t dst;

		if (virtual_operand_p(result))
			continue;
		dst = lower_ssa(fn, result);
		insn = lower_emit(fn, FLOW_PHI, EDGE_COUNT(bb->preds));
		insn->dst = dst;
		insn->bits = lower_bits(TREE_TYPE(result));
	}
}

/* An address as an operand is made at the end of the block it comes from. */
static void finish_phis(struct lower_fn *fn, basic_block bb)
{
	uint32_t number = fn->block_of[bb->index], i = 0;

	for (gphi_iterator gsi = gsi_start_phis(bb); !gsi_end_p(gsi); gsi_next(&gsi)) {
		gphi *phi = gsi.phi();
		struct flow_operand *args;

		if (virtual_operand_p(gimple_phi_result(phi)))
			continue;
		args = fn->insns[number][i++].args;
		for (unsigned int j = 0; j < gimple_phi_num_args(phi); j++) {
			basic_block pred = gimple_phi_arg_edge(phi, j)->src;

			set_location(fn, gimple_phi_arg_location(phi, j));
			fn->current = fn->block_of[pred->index];
			args[j] = lower_operand(fn, gimple_phi_arg_def(phi, j));
		}
	}
}

static uint32_t *list(struct lower_fn *fn, uint32_t count)
{
	return (uint32_t *)flow_alloc(fn->unit, (count + 1) * sizeof(uint32_t));
}

static void set_preds(struct lower_fn *fn, basic_block bb, struct flow_block *block)
{
	edge_iterator ei;
	edge e;

	block->preds = list(fn, EDGE_COUNT(bb->preds));
	FOR_EACH_EDGE(e, ei, bb->preds)
		block->preds[block->npreds++] = fn->block_of[e->src->index];
}

static void set_succs(struct lower_fn *fn, basic_block bb, struct flow_block *block)
{
	edge_iterator ei;
	edge e;

	block->succs = list(fn, EDGE_COUNT(bb->succs));
	FOR_EACH_EDGE(e, ei, bb->succs) {
		if (e->dest != EXIT_BLOCK_PTR_FOR_FN(fn->fun))
			block->succs[block->nsuccs++] = fn->block_of[e->dest->index];
	}
}

/* Where BUILD_BUG_ON() ends that is wrong: a build that passes does not come by. */
static bool is_build_error(basic_block bb)
{
	for (gimple_stmt_iterator gsi = gsi_start_bb(bb); !gsi_end_p(gsi); gsi_next(&gsi)) {
		gcall *call = dyn_cast<gcall *>(gsi_stmt(gsi));
		tree decl = call ? gimple_call_fndecl(call) : NULL_TREE;

		if (decl && lookup_attribute("error", DECL_ATTRIBUTES(decl)))
			return true;
	}
	return false;
}

/* What the compiler knows once it has inlined (`__builtin_constant_p(mask)`) was asked to be so, and is. */
static void end_assertion(struct flow_block *block, bool holds)
{
	block->a = lower_constant(0);
	block->b = lower_constant(0);
	block->cmp = holds ? FLOW_EQ : FLOW_NE;
}

static void end_cond(struct lower_fn *fn, basic_block bb, gcond *cond, struct flow_block *block)
{
	enum flow_binop cmp = FLOW_NE;
	edge yes, no;
	bool holds;

	extract_true_false_edges_from_block(bb, &yes, &no);
	block->term = FLOW_COND;
	block->succs[0] = fn->block_of[yes->dest->index];
	block->succs[1] = fn->block_of[no->dest->index];
	holds = is_build_error(no->dest);
	if (holds || is_build_error(yes->dest)) {
		end_assertion(block, holds);
		return;
	}
	if (lower_binop(gimple_cond_code(cond), &cmp) && cmp >= FLOW_EQ &&
	    lower_bits(TREE_TYPE(gimple_cond_lhs(cond)))) {
		block->a = lower_operand(fn, gimple_cond_lhs(cond));
		block->b = lower_operand(fn, gimple_cond_rhs(cond));
		if (TYPE_UNSIGNED(TREE_TYPE(gimple_cond_lhs(cond))))
			block->flags |= FLOW_F_UNSIGNED;
	} else {
		block->a = lower_opaque();
		block->b = lower_constant(0);
	}
	block->cmp = cmp;
}

/* The position of block TO among succs; the same block may be there twice, either will do. */
static uint32_t successor(const struct flow_block *block, uint32_t to)
{
	uint32_t i;

	for (i = 0; i < block->nsuccs; i++) {
		if (block->succs[i] == to)
			return i;
	}
	return 0;
}

static void end_switch(struct lower_fn *fn, gswitch *stmt, struct flow_block *block)
{
	unsigned int count = gimple_switch_num_labels(stmt);
	edge other = gimple_switch_default_edge(fn->fun, stmt);
	uint32_t at = successor(block, fn->block_of[other->dest->index]);

	std::swap(block->succs[0], block->succs[at]);
	block->term = FLOW_SWITCH;
	block->a = lower_operand(fn, gimple_switch_index(stmt));
	if (TYPE_UNSIGNED(TREE_TYPE(gimple_switch_index(stmt))))
		block->flags |= FLOW_F_UNSIGNED;
	block->cases = (struct flow_case *)flow_alloc(fn->unit, count * sizeof(*block->cases));
	for (unsigned int i = 1; i < count; i++) {
		tree label = gimple_switch_label(stmt, i);
		struct flow_case *c = &block->cases[block->ncases];
		edge e = gimple_switch_edge(fn->fun, stmt, i);

		if (!lower_integer(CASE_LOW(label), &c->low))
			continue;
		c->high = c->low;
		if (CASE_HIGH(label) && !lower_integer(CASE_HIGH(label), &c->high))
			continue;
		c->succ = successor(block, fn->block_of[e->dest->index]);
		block->ncases++;
	}
}

/* asm goto, computed goto, setjmp: any way may be taken. */
static void end_unknown(struct lower_fn *fn, struct flow_block *block)
{
	block->term = FLOW_SWITCH;
	block->a = lower_opaque();
	block->cases = (struct flow_case *)flow_alloc(fn->unit, block->nsuccs * sizeof(*block->cases));
	for (uint32_t i = 1; i < block->nsuccs; i++)
		block->cases[block->ncases++] = { i, i, i };
}

static struct flow_operand return_value(struct lower_fn *fn, greturn *stmt)
{
	tree value = gimple_return_retval(stmt);

	if (!value)
		return {};
	if (!is_gimple_reg_type(TREE_TYPE(value)))
		return lower_opaque();
	return lower_operand(fn, value);
}

static void end_block(struct lower_fn *fn, basic_block bb, gimple *last, struct flow_block *block)
{
	set_location(fn, last ? gimple_location(last) : UNKNOWN_LOCATION);
	set_succs(fn, bb, block);
	if (last && is_a<greturn *>(last)) {
		if (!fn->loc.line)
			set_location(fn, fn->fun->function_end_locus);
		block->term = FLOW_RETURN;
		block->a = return_value(fn, as_a<greturn *>(last));
	} else if (!block->nsuccs) {
		block->term = FLOW_STOP;
	} else if (last && is_a<gcond *>(last)) {
		end_cond(fn, bb, as_a<gcond *>(last), block);
	} else if (last && is_a<gswitch *>(last)) {
		end_switch(fn, as_a<gswitch *>(last), block);
	} else if (block->nsuccs == 1) {
		block->term = FLOW_JUMP;
	} else {
		end_unknown(fn, block);
	}
	block->loc = fn->loc;
}

static void lower_block(struct lower_fn *fn, basic_block bb, struct flow_block *block)
{
	gimple *last = NULL;

	fn->current = fn->block_of[bb->index];
	set_location(fn, UNKNOWN_LOCATION);
	set_preds(fn, bb, block);
	start_phis(fn, bb);
	for (gimple_stmt_iterator gsi = gsi_start_bb(bb); !gsi_end_p(gsi); gsi_next(&gsi)) {
		if (is_gimple_debug(gsi_stmt(gsi)))
			continue;
		last = gsi_stmt(gsi);
		set_location(fn, gimple_location(last));
		lower_statement(fn, last);
	}
	end_block(fn, bb, last, block);
}

static void *copy(struct flow_unit *unit, const void *data, size_t size)
{
	void *to = flow_alloc(unit, size);

	if (size)
		memcpy(to, data, size);
	return to;
}

/* Moves what grew into the unit. */
static void finish(struct lower_fn *fn, struct flow_function *out)
{
	out->nvalues = fn->values.length();
	out->values = (struct flow_value *)copy(fn->unit, fn->values.address(), out->nvalues * sizeof(*out->values));
	out->nlocals = fn->locals.length();
	out->locals = (struct flow_local *)copy(fn->unit, fn->locals.address(), out->nlocals * sizeof(*out->locals));
	for (uint32_t i = 0; i < out->nblocks; i++) {
		struct flow_block *block = &out->blocks[i];

		block->ninsns = fn->insns[i].length();
		block->insns = (struct flow_insn *)copy(fn->unit, fn->insns[i].address(),
							block->ninsns * sizeof(*block->insns));
		fn->insns[i].release();
	}
}

void lower_body(struct lower_unit *lu, function *fun, struct flow_function *out)
{
	struct lower_fn fn;
	basic_block bb;

	fn.lu = lu;
	fn.unit = lu->unit;
	fn.fun = fun;
	fn.current = 0;
	fn.value_of.safe_grow_cleared(SSANAMES(fun)->length());
	number_blocks(&fn, out);
	set_location(&fn, DECL_SOURCE_LOCATION(fun->decl));
	out->loc = fn.loc;
	enter_parameters(&fn, fun->decl, out);
	store_parameters(&fn, fun->decl);
	set_location(&fn, UNKNOWN_LOCATION);
	end_block(&fn, ENTRY_BLOCK_PTR_FOR_FN(fun), NULL, &out->blocks[0]);
	FOR_EACH_BB_FN(bb, fun)
		lower_block(&fn, bb, &out->blocks[fn.block_of[bb->index]]);
	FOR_EACH_BB_FN(bb, fun)
		finish_phis(&fn, bb);
	finish(&fn, out);
}
