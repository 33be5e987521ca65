// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * mappings.c - BARs mapped. No state is kept: an address says which call it came from, and so who is to unmap it
 * (drivers/pci/iomap.c, drivers/pci/devres.c, lib/devres.c).
 */
#include "device/device.h"
#include "device/moment.h"

void effect_map(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	if (!device_other(call->run, call_arg(call, op->dev)))
		run_trace(call->run, st, TRACE_MAPPED, call->site, 0, 0);
	if (op->region)
		effect_region(call, op, st, outcome, data);
	else
		effect_neutral(call, op, st, outcome, data);
}

static const struct op *mapping_at(const struct run *run, uint32_t site)
{
	const struct callee *callee = program_site_callee(run->prog, site);
	const struct op *op = callee ? callee->api : NULL;

	return op && op->run == effect_map ? op : NULL;
}

/* The call that made the address T, or that gave the table it stands in; NULL: not known. */
static const struct op *mapped_by(const struct run *run, term_t t, uint32_t *site, bool *table)
{
	const struct terms *terms = run->prog->terms;
	const struct term *p = term_get(terms, t);

	*table = false;
	if (p->kind == TERM_K_SYMBOL && p->op == SYMBOL_PLACE) {
		*table = true;
		p = term_get(terms, term_object(terms, p->a));
	}
	if (p->kind != TERM_K_SYMBOL || p->op != SYMBOL_CALL)
		return NULL;
	*site = p->a;
	return mapping_at(run, p->a);
}

void effect_unmap(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct moment m = { .run = call->run, .st = st, .dev = device_of(st), .site = call->site };
	term_t t = call_arg(call, op->addr);
	const struct op *by;
	bool table;

	if (op->addr >= 0 && run_range(call->run, st, t).hi > 0) {
		by = mapped_by(call->run, t, &m.map_site, &table);
		/* what stands in a table was mapped one way or the other, and in any case managed */
		if (by && table == by->table) {
			m.family = by->family;
			m.with_region = by->region;
			rules_unmapped(&m, op->family);
		}
	}
	if (op->region && !device_other(call->run, call_arg(call, op->dev)) && root_of(call->run)->releases_regions)
		regions_unmapped(call, op, st);
	effect_neutral(call, op, st, outcome, data);
}
