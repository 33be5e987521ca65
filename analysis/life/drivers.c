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

static uint32_t member(const struct unit *u, const struct flow_global *g, const char *tag, const char *field)
{
	uint32_t i;

	for (i = 0; i < g->ninits; i++)
		if (is(u, g->inits[i].field, field) && is(u, g->inits[i].tag, tag))
			return target(u, &g->inits[i]);
	return NO_FN;
}

static void add_cycle(struct driver *d, uint32_t a, uint32_t b, uint32_t c, bool error_state)
{
	struct cycle *cycle;
	unsigned int i;

	if (a == NO_FN && b == NO_FN)
		return;
	for (i = 0; i < d->ncycles; i++)
		if (d->cycles[i].step[0] == a && d->cycles[i].step[1] == b && d->cycles[i].step[2] == c)
			return;
	if (d->ncycles == sizeof(d->cycles) / sizeof(d->cycles[0]))
		return;
	cycle = &d->cycles[d->ncycles++];
	cycle->step[0] = a;
	cycle->step[1] = b;
	cycle->step[2] = c;
	cycle->error_state = error_state;
}

static void add_pm(struct driver *d, const struct unit *u, const struct flow_global *g)
{
	static const char *const pairs[][2] = {
		{ "suspend", "resume" }, { "freeze", "thaw" }, { "poweroff", "restore" },
		{ "suspend_late", "resume_early" }, { "suspend_noirq", "resume_noirq" },
		{ "runtime_suspend", "runtime_resume" },
	};
	unsigned int i;

	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		add_cycle(d, member(u, g, "dev_pm_ops", pairs[i][0]), member(u, g, "dev_pm_ops", pairs[i][1]), NO_FN, false);
}

static void add_errors(struct driver *d, const struct unit *u, const struct flow_global *g)
{
	add_cycle(d, member(u, g, "pci_error_handlers", "error_detected"), member(u, g, "pci_error_handlers", "slot_reset"),
		  member(u, g, "pci_error_handlers", "resume"), true);
	add_cycle(d, member(u, g, "pci_error_handlers", "reset_prepare"), member(u, g, "pci_error_handlers", "reset_done"),
		  NO_FN, false);
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
		if (is(u, init->field, "pm"))
			add_pm(d, var->unit, var->flow);
		else if (is(u, init->field, "err_handler"))
			add_errors(d, var->unit, var->flow);
	}
}

static void found_driver(struct program *prog, const struct module *module, const struct unit *u, const struct flow_global *g,
			 const struct flow_init *probe, void (*found)(struct driver *driver, void *data), void *data)
{
	struct driver d = { .prog = prog, .module = module, .unit = u, .name = flow_text(u->flow, g->name) };

	d.probe = target(u, probe);
	if (d.probe == NO_FN)
		return;
	d.remove = member(u, g, "pci_driver", "remove");
	add_cycle(&d, member(u, g, "pci_driver", "suspend"), member(u, g, "pci_driver", "resume"), NO_FN, false);
	follow_tables(&d, u, g);
	found(&d, data);
}

void drivers_find(struct program *prog, const struct module *module, void (*found)(struct driver *driver, void *data), void *data)
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
}
