// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * life.c - probe; on failure the devres point; on success bound, with what runs while bound; remove; the devres point
 * (drivers/pci/pci-driver.c, drivers/base/dd.c). Shutdown is followed by no devres point and is not simulated.
 */
#include <stdlib.h>
#include <string.h>

#include <libiberty.h>
#include <objalloc.h>

#include "device/moment.h"
#include "engine/names.h"
#include "life/bound.h"
#include "report/findings.h"

/* ---- the devres point ---- */

struct detach {
	struct life *l;
	uint32_t site;
};

static void devres_done(struct call *call, struct state *st, term_t result, void *data)
{
	struct detach *d = data;
	struct moment m = { .run = call->run, .st = st, .dev = device_of(st), .site = d->site };

	(void)result;
	if (!d->l->root.seeks)
		census_detached(call->run, m.dev);
	rules_detached(&m);
	state_free(st);
}

/* FN's return led here. */
static void detach(struct life *l, struct state *st, const struct fn *fn, bool failed_probe)
{
	struct detach d = { .l = l, .site = program_return_site(fn ? fn : &l->root.run.prog->fns[l->driver->probe]) };
	struct call call = { .run = &l->root.run, .fn = fn ? fn : &l->root.run.prog->fns[l->driver->probe] };

	call.site = d.site;
	if (l->root.run.coarse)
		st->guessed |= GUESSED_COARSE;
	device_of(st)->failed_probe = failed_probe;
	device_of(st)->phase = PHASE_DEVRES;
	state_enter(st, 0);
	devres_release(&call, st, false, devres_done, &d);
}

/* ---- probe ---- */

/* Is all undone that was done? Whatever the result, that is how a probe fails. */
static bool gave_back(const struct device *dev)
{
	return dev->disable_site && !dev->count && !dev->vectors && !dev->nhandlers && !dev->registered;
}

/*
 * A positive result is no failure to the core (drivers/pci/pci-driver.c:local_pci_probe), it warns and binds. Some
 * drivers mean by it that the device is not for them: nothing has been done, no callback is meant for what there is.
 */
static bool declined(const struct run *run, const struct state *st)
{
	const struct device *dev = device_of(st);

	return run_range(run, st, st->values[0]).lo > 0 && !dev->enable_site && !dev->disable_site &&
	       !dev->vectors_site && !dev->nhandlers && !dev->nnodes && !dev->nregions && !dev->registered &&
	       !dev->opaque;
}

/*
 * Or they have failed, disabled the device and returned a count for a status, which is some number: the core binds them
 * all the same. That is wrong, as count-as-status says; what remove does then is wrong for that reason only. What is
 * left is left.
 */
static bool meant_failure(const struct run *run, const struct state *st)
{
	const struct device *dev = device_of(st);
	struct interval r = run_range(run, st, st->values[0]);

	return r.lo > 0 && r.hi > r.lo && dev->disable_site && !dev->count;
}

/* Probe returned: below 0 is failure; a result nobody knows may be either. */
static void probe_returned(struct life *l, struct state *st)
{
	struct run *run = &l->root.run;
	const struct fn *fn = &run->prog->fns[l->driver->probe];
	struct interval bad = { .lo = INT64_MIN, .hi = -1, .nonzero = true }, good = { .lo = 0, .hi = INT64_MAX };
	struct interval r = run_range(run, st, st->values[0]);
	struct moment m = { .run = run, .st = st, .dev = device_of(st), .site = program_return_site(fn) };
	struct state *failed;
	term_t t = st->values[0];

	if (l->root.seeks && (!fn->symbol->ret_bits || fn->symbol->ret_pointer)) {
		state_free(st); /* whether it has failed is not said */
		return;
	}
	rules_probed(&m, t);

	if (r.lo < 0) {
		failed = run_copy(run, st);
		if (run_assume_range(run, failed, t, bad)) {
			run_trace(run, failed, TRACE_RETURNS, program_return_site(fn), 1, 0);
			detach(l, failed, fn, true);
		} else {
			state_free(failed);
		}
	}
	if (!l->root.seeks && meant_failure(run, st)) {
		run_trace(run, st, TRACE_RETURNS, program_return_site(fn), 1, 0);
		detach(l, st, fn, true);
		return;
	}
	if (l->root.seeks || cycle_failed(run, st) || declined(run, st) || (r.lo < 0 && gave_back(device_of(st)))) {
		state_free(st);
		return;
	}
	if (run_assume_range(run, st, t, good)) {
		/* from now on a callback may install handlers at any time */
		if (l->root.others_install || (l->opens && !device_of(st)->registered))
			device_of(st)->handlers_were = HANDLERS_ANY;
		if (l->requests)
			device_of(st)->region_lost = 1;
		run_trace(run, st, TRACE_RETURNS, program_return_site(fn), 0, 0);
		census_bound(run, device_of(st));
		keep_bound(l, st);
	} else {
		state_free(st);
	}
}

/* Removes the driver from the bound states FIRST and on, which stay. */
static void run_remove(struct life *l, uint32_t first)
{
	struct exits exits = { 0 };
	const struct fn *fn = NULL;
	struct state *st;
	uint32_t i, k;

	if (l->driver->remove != NO_FN)
		fn = &l->root.run.prog->fns[l->driver->remove];
	for (i = first; i < l->nbound; i++) {
		st = run_copy(&l->root.run, l->bound[i]);
		if (!fn) {
			device_of(st)->opaque |= l->driver->remove_unseen;
			detach(l, st, NULL, false);
			continue;
		}
		callback_run(&l->root, fn->index, st, PHASE_REMOVE, &exits);
		for (k = 0; k < exits.count; k++)
			detach(l, exits.states[k], fn, false);
		exits.count = 0;
	}
	free(exits.states);
}

/* ---- from birth ---- */

static void reach_module(struct run *run, const struct module *module)
{
	const struct program *prog = run->prog;
	const struct unit *u;
	uint32_t i;
	size_t n, m;

	for (m = 0; m < prog->nmodules && prog->modules[m] != module; m++)
		;
	if (m == prog->nmodules || run->modules[m])
		return;
	run->modules[m] = 1;
	for (n = 0; n < module->nunits; n++) {
		u = module->units[n];
		for (i = 0; i < u->flow->nsymbols; i++)
			if (u->callees[i].fn != NO_FN)
				reach_module(run, prog->fns[u->callees[i].fn].unit->module);
	}
}

static void note_stored(struct run *run, const struct stored *stored)
{
	uint32_t how = stored->how;

	if (how & EFFECT_RARE)
		how = how & run->rare ? STORED_SEEN : STORED_UNSEEN;
	run->stored[stored->field] |= how;
	if (how == STORED_UNSEEN)
		run->unseen_bits[stored->field] |= stored->bits;
}

static void find_stored(struct run *run)
{
	const struct module *module;
	uint32_t i;
	size_t m;

	run->nstored = names_count(run->prog->names) + 1;
	run->stored = XCNEWVEC(unsigned char, run->nstored);
	run->unseen_bits = XCNEWVEC(uint64_t, run->nstored);
	for (m = 0; m < run->prog->nmodules; m++) {
		module = run->prog->modules[m];
		for (i = 0; run->modules[m] && i < module->nstores; i++)
			note_stored(run, &module->stores[i]);
	}
}

/* drivers/base/dd.c leaves driver_data NULL before each probe */
static void clear_drvdata(struct life *l, struct state *st)
{
	struct program *prog = l->root.run.prog;
	struct cell *cell;

	if (l->root.sem.dev < 0 || l->root.sem.driver_data < 0)
		return;
	cell = state_cell_put(st, l->root.device, l->root.sem.dev + l->root.sem.driver_data);
	cell->field = program_name(prog, "device.driver_data");
	cell->value = term_const(prog->terms, 0);
}

static bool is_probe(struct program *prog, uint32_t index)
{
	return program_stored_in(prog, program_name(prog, "pci_driver.probe"), index);
}

/* Which callbacks other than probe functions install handlers, or request regions? */
static void find_installing(struct life *l)
{
	struct program *prog = l->root.run.prog;
	uint32_t i;

	for (i = 0; i < prog->nfns; i++) {
		if (!prog->address_taken[i] || is_probe(prog, i) || driver_orders(l->driver, i) ||
		    !(prog->fns[i].effects & (ACQUIRES_HANDLER | ACQUIRES_REGION)) || !in_reach(l, i))
			continue;
		l->requests |= (prog->fns[i].effects & ACQUIRES_REGION) != 0;
		if (!(prog->fns[i].effects & ACQUIRES_HANDLER))
			continue;
		if (in_interface(l, i))
			l->opens = true;
		else
			l->root.others_install = true;
	}
}

/* Runs probe once. GUESSED: GUESSED_* from the beginning. False: there was not the time for all of it. */
static bool run_probe(struct life *l, uint8_t guessed)
{
	struct run *run = &l->root.run;
	struct state *st = state_new(run->domain->property_size, 0);
	struct exits exits = { 0 };
	bool in_time;
	uint32_t i;

	st->guessed = guessed;
	clear_drvdata(l, st);
	callback_run(&l->root, l->driver->probe, st, PHASE_PROBE, &exits);
	in_time = !run->exhausted && !run->coarse;
	callback_next_part(run, &run->prog->fns[l->driver->probe], "probe");
	for (i = 0; i < exits.count; i++)
		probe_returned(l, exits.states[i]);
	free(exits.states);
	callback_next_part(run, &run->prog->fns[l->driver->probe], "after probe");
	return in_time;
}

/* What there is before anything runs. */
static void begin(struct life *l)
{
	const struct driver *driver = l->driver;
	struct run *run = &l->root.run;

	terms_reset(driver->prog->terms); /* nothing of another life is left that would name one */
	run->prog = driver->prog;
	run->domain = driver->prog->domain;
	run->module = driver->module;
	run->modules = XCNEWVEC(unsigned char, driver->prog->nmodules);
	run->traces = objalloc_create();
	run->context = &l->root;
	callback_next_part(run, NULL, NULL);
	l->root.device = term_symbol(driver->prog->terms, SYMBOL_ROOT, 0, 0, 0);
	l->root.id = driver->ids ? term_elem(driver->prog->terms, term_global(driver->prog->terms, driver->ids - 1)) :
				   term_symbol(driver->prog->terms, SYMBOL_ROOT, 1, 0, 0);
	l->root.driver = driver->name;
	l->root.unit = driver->unit;
	l->root.seeks = driver->seeks;
	semantics_of(driver->prog, driver->module, &l->root.sem);
	reach_module(run, driver->module);
	/* what sriov_configure does matters, so that SR-IOV is on does */
	run->rare = driver->configure != NO_FN && (run->prog->fns[driver->configure].effects & ~EFFECT_PLAIN) ?
			    RARE_FUNCTIONS :
			    0;
	find_stored(run);
	l->root.interfaces = l->interfaces;
	l->root.reg_state = program_name(run->prog, "net_device.reg_state");
	l->strangers = strangers_find(driver);
	l->root.ninterfaces = interfaces_find(run, l->interfaces);
	find_installing(l);
	l->root.releases_regions = regions_released_in_reach(run);
	l->bound = XNEWVEC(struct state *, MAX_BOUND);
	l->finisher = finisher_find(l);
}

static void end(struct life *l)
{
	struct run *run = &l->root.run;
	uint32_t i;

	for (i = 0; i < l->nbound; i++)
		state_free(l->bound[i]);
	free(l->bound);
	free(l->strangers);
	free(run->modules);
	free(run->stored);
	free(run->others);
	free(run->unseen_bits);
	free(run->uses);
	free(run->typed);
	objalloc_free(run->traces);
}

void life_run(struct driver *driver, unsigned long *states, unsigned long *steps)
{
	struct life l = { .driver = driver };
	struct run *run = &l.root.run;
	struct fn *probe = &driver->prog->fns[driver->probe];
	uint32_t first;

	if (!(probe->effects & ~(EFFECT_OPAQUE | EFFECT_RARE)))
		return;
	begin(&l);
	if (run_probe(&l, 0) && !l.nbound && !driver->seeks) {
		run->others = others_find(run, driver);
		run_probe(&l, GUESSED_COARSE);
	}
	run_remove(&l, 0);
	callback_next_part(run, probe, "remove");
	first = l.nbound;
	run_bound(&l);
	callback_next_part(run, probe, "while bound");
	run_remove(&l, first);
	callback_next_part(run, probe, "remove after that");
	*states += run->states;
	*steps += run->steps;
	end(&l);
}
