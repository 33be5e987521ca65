// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * asked.c - what the core calls later on because of what the driver asks now: a function, once
 * (drivers/base/firmware_loader/main.c, kernel/async.c); sriov_configure, to take away the functions that there are
 * (drivers/pci/pci-sysfs.c:sriov_numvfs_store(), drivers/pci/iov.c)
 */
#include "device/ops.h"

void effect_later(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	term_t fn = call_arg(call, op->fn);
	struct node *node;

	outcome_fails(call, op, run_copy(call->run, st), outcome, data);
	if (term_get(call->run->prog->terms, fn)->kind == TERM_K_FUNC) {
		node = devres_push(device_of(st), NODE_LATER, call->site, fn, call_arg(call, op->data));
		if (node)
			node->second = op->second;
	}
	outcome_succeeds(call, op, st, outcome, data);
}

void effect_add_functions(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	outcome_fails(call, op, run_copy(call->run, st), outcome, data);
	device_of(st)->virtual_functions = root_of(call->run)->counts_functions;
	outcome_succeeds(call, op, st, outcome, data);
}

void effect_take_functions(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
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
