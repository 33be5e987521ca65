// SPDX-License-Identifier: GPL-2.0-or-later
/* drivers.c - finds struct pci_driver initialisers and the tables they point to. */
#include <string.h>

#include "life/life.h"

static bool is(const struct unit *u, flow_str s, const char *text)
{
	return !strcmp(flow_text(u->flow, s), text);
}

static uint32_t target(const struct unit *u, const struct flow_init *init)
{
	return init->value.kind == FLOW_OP_SYMBOL ? u->callees[init->value.index].fn : NO_FN;
}

static const struct flow_init *find_member(const struct unit *u, const struct flow_global *g, const char *tag,
					   const char *field)
{
	uint32_t i;

	for (i = 0; i < g->ninits; i++)
		if (is(u, g->inits[i].field, field) && is(u, g->inits[i].tag, tag))
			return &g->inits[i];
	return NULL;
}

/* Is a function there that is not here, and was not left out for doing nothing? */
static bool is_unseen(const struct program *prog, const struct unit *u, const struct flow_init *init)
{
	uint32_t flags;

	if (init->value.kind != FLOW_OP_SYMBOL || target(u, init) != NO_FN)
		return false;
	flags = u->flow->symbols[init->value.index].flags;
	return !(flags & (FLOW_SYM_PRUNED | FLOW_SYM_DEFINED)) &&
	       (prog->options.single_file || !(flags & FLOW_SYM_GIVEN));
}

/* The function that G's FIELD points to, or NO_FN: there is none, or, says *UNSEEN (or NULL), it is not here. */
static uint32_t member(const struct program *prog, const struct unit *u, const struct flow_global *g, const char *tag,
		       const char *field, bool *unseen)
{
	const struct flow_init *init = find_member(u, g, tag, field);

	if (unseen)
		*unseen = init && is_unseen(prog, u, init);
	return init ? target(u, init) : NO_FN;
}

static void add_cycle(struct driver *d, const uint32_t *step, uint8_t unseen, uint8_t back, bool recovery)
{
	unsigned int i;
	bool any = false;

	/* without a way back nobody expects the device to work again: a freeze without thaw, followed by restore */
	for (i = recovery ? 0 : back; i < CYCLE_STEPS; i++)
		any |= step[i] != NO_FN;
	for (i = 0; i < d->ncycles; i++)
		if (!memcmp(d->cycles[i].step, step, sizeof(d->cycles[i].step)))
			return;
	if (!any || d->ncycles == MAX_CYCLES)
		return;
	memcpy(d->cycles[d->ncycles].step, step, sizeof(d->cycles[0].step));
	d->cycles[d->ncycles].unseen = unseen;
	d->cycles[d->ncycles].back = back;
	d->cycles[d->ncycles].reset = false;
	d->cycles[d->ncycles++].recovery = recovery;
}

static void add_members(struct driver *d, const struct unit *u, const struct flow_global *g, const char *tag,
			const char *const *names, uint8_t back, bool recovery)
{
	uint32_t step[CYCLE_STEPS];
	uint8_t unseen = 0;
	unsigned int i;
	bool not_here;

	for (i = 0; i < CYCLE_STEPS; i++) {
		not_here = false;
		step[i] = names[i] ? member(d->prog, u, g, tag, names[i], &not_here) : NO_FN;
		unseen |= (uint8_t)(not_here << i);
	}
	add_cycle(d, step, unseen, back, recovery);
}

/*
 * Documentation/driver-api/pm/devices.rst has the order of phases, Documentation/PCI/pci-error-recovery.rst that of
 * steps.
 */
static void add_pm(struct driver *d, const struct unit *u, const struct flow_global *g)
{
	static const char *const orders[][CYCLE_STEPS] = {
		{ "suspend", "suspend_late", "suspend_noirq", "resume_noirq", "resume_early", "resume" },
		{ "freeze", "freeze_late", "freeze_noirq", "thaw_noirq", "thaw_early", "thaw" },
		/* what is restored is the image, made after freeze; what poweroff did is not in it */
		{ "freeze", "freeze_late", "freeze_noirq", "restore_noirq", "restore_early", "restore" },
		{ "runtime_suspend", "runtime_resume" },
	};
	unsigned int i;

	for (i = 0; i < sizeof(orders) / sizeof(orders[0]); i++)
		add_members(d, u, g, "dev_pm_ops", orders[i], orders[i][2] ? 3 : 1, false);
}

static void add_errors(struct driver *d, const struct unit *u, const struct flow_global *g)
{
	static const char *const recovery[CYCLE_STEPS] = { "error_detected", "mmio_enabled", "slot_reset", "resume" };
	static const char *const reset[CYCLE_STEPS] = { "reset_prepare", "reset_done" };
	unsigned int n;

	add_members(d, u, g, "pci_error_handlers", recovery, 1, true);
	n = d->ncycles;
	add_members(d, u, g, "pci_error_handlers", reset, 1, false);
	if (d->ncycles > n)
		d->cycles[n].reset = true;
}

static void follow_tables(struct driver *d, const struct unit *u, const struct flow_global *g)
{
	const struct flow_init *init;
	const struct var *var;
	uint32_t i;

	for (i = 0; i < g->ninits; i++) {
		init = &g->inits[i];
		if (init->value.kind != FLOW_OP_GLOBAL)
			continue;
		var = &d->prog->vars[u->globals[init->value.index]];
		if (is(u, init->field, "id_table"))
			d->ids = u->globals[init->value.index] + 1;
		else if (is(u, init->field, "pm"))
			add_pm(d, var->unit, var->flow);
		else if (is(u, init->field, "err_handler"))
			add_errors(d, var->unit, var->flow);
	}
}

static void found_driver(struct program *prog, const struct module *module, const struct unit *u,
			 const struct flow_global *g, const struct flow_init *probe,
			 void (*found)(struct driver *driver, void *data), void *data)
{
	static const char *const legacy[CYCLE_STEPS] = { "suspend", "resume" };
	struct driver d = { .prog = prog, .module = module, .unit = u, .name = flow_text(u->flow, g->name) };

	d.probe = target(u, probe);
	if (d.probe == NO_FN)
		return;
	d.remove = member(prog, u, g, "pci_driver", "remove", &d.remove_unseen);
	d.configure = member(prog, u, g, "pci_driver", "sriov_configure", NULL);
	add_members(&d, u, g, "pci_driver", legacy, 1, false);
	follow_tables(&d, u, g);
	found(&d, data);
}

/* The function that FN stores to MEMBER of a struct pci_driver, or NO_FN. */
static uint32_t function_stored(const struct fn *fn, const char *member)
{
	const struct unit *u = fn->unit;
	const struct flow_insn *insn;
	uint32_t b, i;

	for (b = 0; b < fn->flow->nblocks; b++)
		for (i = 0; i < fn->flow->blocks[b].ninsns; i++) {
			insn = &fn->flow->blocks[b].insns[i];
			if (insn->op == FLOW_STORE && insn->args[1].kind == FLOW_OP_SYMBOL &&
			    is(u, insn->tag, "pci_driver") && is(u, insn->field, member))
				return u->callees[insn->args[1].index].fn;
		}
	return NO_FN;
}

/* A library may fill in what all its drivers have in common: their own struct says little more than a name. */
static void find_filled_in(struct program *prog, const struct module *module,
			   void (*found)(struct driver *driver, void *data), void *data)
{
	struct driver d = { .prog = prog, .module = module, .configure = NO_FN };
	uint32_t f;

	for (f = 0; f < prog->nfns; f++) {
		d.unit = prog->fns[f].unit;
		if (d.unit->module != module)
			continue;
		d.probe = function_stored(&prog->fns[f], "probe");
		if (d.probe == NO_FN)
			continue;
		d.remove = function_stored(&prog->fns[f], "remove");
		d.configure = function_stored(&prog->fns[f], "sriov_configure");
		d.name = program_text(prog, prog->fns[f].name);
		found(&d, data);
	}
}

void drivers_find(struct program *prog, const struct module *module, void (*found)(struct driver *driver, void *data),
		  void *data)
{
	const struct flow_global *g;
	const struct unit *u;
	uint32_t i, k;
	size_t n;

	for (n = 0; n < module->nunits; n++) {
		u = module->units[n];
		for (i = 0; i < u->flow->nglobals; i++) {
			g = &u->flow->globals[i];
			for (k = 0; k < g->ninits; k++)
				if (is(u, g->inits[k].tag, "pci_driver") && is(u, g->inits[k].field, "probe"))
					found_driver(prog, module, u, g, &g->inits[k], found, data);
		}
	}
	find_filled_in(prog, module, found, data);
}

static bool seeks(const struct fn *fn)
{
	const struct flow_insn *insn;
	const struct callee *callee;
	const struct op *op;
	uint32_t b, i;

	for (b = 0; b < fn->flow->nblocks; b++)
		for (i = 0; i < fn->flow->blocks[b].ninsns; i++) {
			insn = &fn->flow->blocks[b].insns[i];
			callee = insn->op == FLOW_CALL ? program_callee(fn, insn) : NULL;
			op = callee ? callee->api : NULL;
			if (op && op->found)
				return true;
		}
	return false;
}

void seekers_find(struct program *prog, const struct module *module, void (*found)(struct driver *driver, void *data),
		  void *data)
{
	struct driver d = {
		.prog = prog, .module = module, .name = "", .remove = NO_FN, .configure = NO_FN, .seeks = true
	};

	for (d.probe = 0; d.probe < prog->nfns; d.probe++) {
		d.unit = prog->fns[d.probe].unit;
		if (d.unit->module == module && seeks(&prog->fns[d.probe]))
			found(&d, data);
	}
}

static void add_interface(struct interface list[MAX_INTERFACES], unsigned int *n, struct interface found)
{
	unsigned int i;

	if (found.open == NO_FN) /* in a file that is not here */
		return;
	for (i = 0; i < *n; i++)
		if (list[i].open == found.open && list[i].stop == found.stop)
			return;
	if (*n < MAX_INTERFACES)
		list[(*n)++] = found;
}

unsigned int interfaces_find(const struct run *run, struct interface list[MAX_INTERFACES])
{
	const struct program *prog = run->prog;
	struct interface interface;
	const struct flow_global *g;
	const struct unit *u;
	unsigned int n = 0;
	uint32_t i, k;

	for (i = 0; i < prog->nvars; i++) {
		u = prog->vars[i].unit;
		g = prog->vars[i].flow;
		if (!run_module_reachable(run, u->module))
			continue;
		for (k = 0; k < g->ninits; k++)
			if (is(u, g->inits[k].tag, "net_device_ops") && is(u, g->inits[k].field, "ndo_open")) {
				interface.open = target(u, &g->inits[k]);
				interface.stop =
					member(prog, u, g, "net_device_ops", "ndo_stop", &interface.stop_unseen);
				add_interface(list, &n, interface);
			}
	}
	return n;
}

bool driver_orders(const struct driver *d, uint32_t index)
{
	unsigned int i, s;

	if (index == d->probe || index == d->remove || index == d->configure)
		return true;
	for (i = 0; i < d->ncycles; i++)
		for (s = 0; s < CYCLE_STEPS; s++)
			if (d->cycles[i].step[s] == index)
				return true;
	return false;
}
