// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * asked.c - what the core calls later on because of what the driver asks now: a function, once
 * (drivers/base/firmware_loader/main.c, kernel/async.c); sriov_configure, to take away the functions that there are
 * (drivers/pci/pci-sysfs.c:sriov_numvfs_store(), drivers/pci/iov.c)
 */
#include "device/ops.h"

/* While bound it is not followed: when it comes, nobody knows. What a function does that nobody sees is not known. */
static void ask(struct call *call, const struct op *op, struct state *st)
{
	term_t fn = call_arg(call, op->fn);
	const struct term *p = term_get(call->run->prog->terms, fn);
	struct device *dev = device_of(st);
	struct node *node;

	if (p->kind != TERM_K_FUNC || dev->phase != PHASE_PROBE)
		return;
	if (p->op) {
		dev->opaque = 1;
		return;
	}
	node = devres_push(dev, NODE_LATER, call->site, fn, call_arg(call, op->data));
	if (node)
		node->second = op->second;
}

void effect_later(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	if (op->ret != RET_VOID)
		outcome_fails(call, op, run_copy(call->run, st), outcome, data);
	ask(call, op, st);
	outcome_succeeds(call, op, st, outcome, data);
}

void effect_add_functions(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	outcome_fails(call, op, run_copy(call->run, st), outcome, data);
	if (!device_other(call->run, call_arg(call, op->dev)))
		device_of(st)->virtual_functions = (call->run->rare & RARE_FUNCTIONS) != 0;
	outcome_succeeds(call, op, st, outcome, data);
}

void effect_take_functions(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	if (!device_other(call->run, call_arg(call, op->dev)))
		device_of(st)->virtual_functions = 0;
	outcome_succeeds(call, op, st, outcome, data);
}

term_t functions_number(const struct call *call, struct state *st)
{
	struct interval some = { .lo = 1, .hi = UINT16_MAX, .nonzero = true };
	term_t t;

	if (!device_of(st)->virtual_functions)
		return term_const(call->run->prog->terms, 0);
	t = run_symbol(call->run, st, SYMBOL_CALL, call->site, 2, 0);
	state_fact_set(st, t, some);
	return t;
}
