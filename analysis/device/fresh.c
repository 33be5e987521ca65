// SPDX-License-Identifier: GPL-2.0-or-later
/* fresh.c - memory that the driver allocates: which object it is, and what is known of its contents. */
#include "device/ops.h"
#include "engine/turn.h"

/*
 * Macros may hold one allocation twice (allocation profiling on or off): equal places in the source are one object.
 */
static uint32_t fresh_site(const struct call *call)
{
	const struct flow_function *f = call->fn->flow;
	const struct flow_insn *insn;
	uint32_t b, i, site = call->fn->first_site;

	for (b = 0; b < f->nblocks; b++, site += 2)
		for (i = 0; i < f->blocks[b].ninsns; i++, site++) {
			insn = &f->blocks[b].insns[i];
			if (insn->op == FLOW_CALL && insn->callee == call->insn->callee &&
			    insn->loc.line == call->insn->loc.line && insn->loc.column == call->insn->loc.column &&
			    insn->loc.file == call->insn->loc.file)
				return site + 1;
		}
	return call->site;
}

/* Does an action or a handler work on OBJECT? */
static bool is_kept(const struct terms *terms, const struct device *dev, term_t object)
{
	uint32_t i;

	for (i = 0; i < dev->nnodes; i++)
		if (dev->nodes[i].kind == NODE_ACTION && dev->nodes[i].b &&
		    term_object(terms, dev->nodes[i].b) == object)
			return true;
	for (i = 0; i < dev->nhandlers; i++)
		if (dev->handlers[i].id && term_object(terms, dev->handlers[i].id) == object)
			return true;
	return false;
}

#define MAX_MADE 4 /* objects of one place told apart */

/* What CALL makes. Called once more, and not by a loop, it makes another object than the one that is still worked on. */
static term_t fresh_object(const struct call *call, struct state *st, bool in_loop)
{
	struct terms *terms = call->run->prog->terms;
	uint32_t site = fresh_site(call);
	int64_t k = 0;

	while (!in_loop && k < MAX_MADE - 1 &&
	       is_kept(terms, device_of(st), term_symbol(terms, SYMBOL_FRESH, site, 0, k)))
		k++;
	return run_symbol(call->run, st, SYMBOL_FRESH, site, 0, k);
}

#define GFP_ZERO 0x100 /* include/linux/gfp_types.h */

void effect_fresh(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct run *run = call->run;
	struct state *good = run_copy(run, st);
	bool in_loop = turn_repeats(call);
	term_t t = fresh_object(call, good, in_loop);
	int gfp_arg = api_call_arg(op->row, "gfp", call->nargs);
	int64_t gfp;

	object_fresh(good, t, call->site,
		     op->zero || (term_is_const(run->prog->terms, call_arg(call, gfp_arg), &gfp) && (gfp & GFP_ZERO)));
	state_object_put(good, t)->many = in_loop;
	object_keeps(call, op, good, t);
	object_holds(call, op, good, t);
	if (op->makes)
		run_note_type(run, program_name(run->prog, op->makes), t);
	outcome(call, good, t, data);
	outcome_fails(call, op, st, outcome, data);
}
