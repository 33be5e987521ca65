// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * reset.c - a driver that has its function reset: the core calls its reset_prepare() before and its reset_done() after
 * that (drivers/pci/pci.c: pci_reset_function()).
 */
#include "device/device.h"

/* Runs the one callback stored in pci_error_handlers.MEMBER; of several nobody knows whose turn it is. */
static void run_member(struct call *call, struct state *st, const char *member, outcome_fn outcome, void *data)
{
	struct program *prog = call->run->prog;
	struct action action = { .args = { root_of(call->run)->device } };
	uint32_t fn;

	if (run_targets(call->run, program_name(prog, member), &fn, 1) == 1 && !prog->fns[fn].active)
		action.fn = term_func(prog->terms, fn, false);
	action_run(call, st, &action, false, outcome, data);
}

static void is_done(struct call *call, struct state *st, term_t result, void *data)
{
	const struct awaiting *r = data;

	(void)result;
	effect_neutral(call, r->op, st, r->outcome, r->data);
}

static void is_reset(struct call *call, struct state *st, term_t result, void *data)
{
	(void)result;
	run_member(call, st, "pci_error_handlers.reset_done", is_done, data);
}

void effect_reset(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct awaiting r = { .op = op, .outcome = outcome, .data = data };

	if (device_other(call->run, call_arg(call, op->dev)))
		effect_neutral(call, op, st, outcome, data);
	else
		run_member(call, st, "pci_error_handlers.reset_prepare", is_reset, &r);
}
