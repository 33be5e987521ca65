// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * bound.c - the states in which the driver is bound, and what runs in them, in its order or in one that nobody knows.
 */
#include <stdlib.h>
#include <string.h>

#include "device/moment.h"
#include "engine/guess.h"
#include "life/bound.h"

#define MAX_PROBED 96	/* states followed in which probe leaves the device */
#define MAX_LATER 4	/* functions that probe asks for, each by the one before */
#define MAX_VARIANTS 24 /* of them before those of other choices are joined */
#define MAX_ROUNDS 3	/* run-time callbacks one after the other: open, suspend or stop, open again */
#define MAX_RANDOM 2	/* of these in an order nobody knows */

/* Takes ST over: it is one of the bound states from now on, or has become part of one. */
static void add_bound(struct life *l, struct state *st)
{
	struct device *dev = device_of(st);
	uint32_t i, most = dev->phase == PHASE_PROBE ? MAX_PROBED : MAX_BOUND;

	dev->phase = PHASE_RUNTIME;
	state_enter(st, 0);
	for (i = 0; i < l->nbound; i++) {
		if (memcmp(l->bound[i]->property, st->property, l->root.run.domain->property_size))
			continue;
		if (l->bound[i]->choice != st->choice && l->nbound < MAX_VARIANTS)
			continue; /* other cards, other tables */
		if (run_same(&l->root.run, l->bound[i], st, NULL, 0))
			guess_prefer(l->bound[i], st);
		else if (dev->broken && l->nbound < MAX_VARIANTS)
			continue; /* nothing but remove comes: what flags say is worth keeping */
		else
			run_join(&l->root.run, l->bound[i], st, NULL, 0, 0, false);
		state_free(st);
		return;
	}
	if (l->nbound >= most) {
		run_give_up(&l->root.run, NULL, "too many bound states", "");
		state_free(st);
		return;
	}
	l->bound[l->nbound++] = st;
}

/* ---- which callbacks there are ---- */

bool in_reach(const struct life *l, uint32_t index)
{
	return run_module_reachable(&l->root.run, l->root.run.prog->fns[index].unit->module) &&
	       !(l->strangers && l->strangers[index]);
}

bool in_interface(const struct life *l, uint32_t index)
{
	unsigned int n;

	for (n = 0; n < l->root.ninterfaces; n++)
		if (l->interfaces[n].open == index || l->interfaces[n].stop == index)
			return true;
	return false;
}

/* Is a struct TAG the first that FN is given? */
static bool takes(const struct fn *fn, const char *tag)
{
	return fn->flow->nparams && !strcmp(flow_text(fn->unit->flow, fn->flow->values[0].tag), tag);
}

static bool worth_running(const struct life *l, uint32_t index)
{
	struct program *prog = l->root.run.prog;
	const struct fn *fn = &prog->fns[index];

	return prog->address_taken[index] && (fn->effects & (ACQUIRES_VECTORS | RELEASES_VECTORS | ACQUIRES_ACTION)) &&
	       in_reach(l, index) && !driver_orders(l->driver, index) && !in_interface(l, index) &&
	       !ops_releases_object(l->root.run.prog, index) && prog->dispatched[index] != DISPATCHED_OWN &&
	       !takes(fn, "pci_dev");
}

/* ---- the end of probe ---- */

/* The oldest function that probe has asked the kernel to call, taken from ST; NO_FN: none that matters. */
static uint32_t take_later(const struct life *l, struct state *st, struct given *data)
{
	struct device *dev = device_of(st);
	struct node node;
	uint32_t i, fn;

	for (i = 0; i < dev->nnodes; i++) {
		node = dev->nodes[i];
		if (node.kind != NODE_LATER)
			continue;
		devres_drop(dev, i--);
		fn = term_get(l->root.run.prog->terms, node.a)->a;
		if (!run_has_effects(&l->root.run, &l->root.run.prog->fns[fn]))
			continue;
		*data = (struct given){ .at = node.second, .value = node.b, .told = PHASE_LATER };
		return fn;
	}
	return NO_FN;
}

static bool manages(const struct device *dev)
{
	return dev->managed || dev->armed;
}

uint32_t finisher_find(const struct life *l)
{
	const struct program *prog = l->root.run.prog;
	uint32_t i, found = NO_FN;

	for (i = 0; i < prog->nfns; i++) {
		if (!prog->address_taken[i] || !(prog->fns[i].effects & ACQUIRES_VECTORS) || i == l->driver->probe ||
		    !in_reach(l, i))
			continue;
		if (driver_orders(l->driver, i) || in_interface(l, i))
			return NO_FN;
		if (!worth_running(l, i))
			continue;
		if (found != NO_FN || !takes(&prog->fns[i], "work_struct"))
			return NO_FN;
		found = i;
	}
	return found;
}

/* Nothing has allocated vectors yet, and only a work item does: it finishes what probe has begun. */
static bool finishes(struct life *l, const struct state *st)
{
	const struct device *dev = device_of(st);

	return l->finisher != NO_FN && !l->depth_later && manages(dev) && !dev->vectors_site &&
	       callback_work_item(&l->root, st, &l->root.run.prog->fns[l->finisher]);
}

/* FN runs as a part of probe that comes after it, with DATA. */
static void run_rest(struct life *l, uint32_t fn, struct state *st, const struct given *data)
{
	struct exits exits = { 0 };
	uint32_t i;

	l->depth_later++;
	callback_run_given(&l->root, fn, st, PHASE_PROBE, data, &exits);
	for (i = 0; i < exits.count; i++)
		keep_bound(l, exits.states[i]);
	l->depth_later--;
	free(exits.states);
}

/*
 * What the kernel was asked to call later is a part of probe that comes after it; it may ask for more. That it has not
 * been called when remove comes is not followed: a driver has to wait for it. A work item it may take from the queue.
 */
void keep_bound(struct life *l, struct state *st)
{
	bool probed = device_of(st)->phase == PHASE_PROBE;
	struct given data, none = { .at = UINT32_MAX, .told = PHASE_WORK };
	uint32_t fn = probed ? take_later(l, st, &data) : NO_FN;

	if (fn != NO_FN && l->depth_later == MAX_LATER) {
		run_give_up(&l->root.run, &l->root.run.prog->fns[fn], "too many functions asked for", "");
		state_free(st);
		return;
	}
	if (fn != NO_FN) {
		run_rest(l, fn, st, &data);
		return;
	}
	if (probed && finishes(l, st)) {
		l->finished = true;
		run_rest(l, l->finisher, run_copy(&l->root.run, st), &none);
	}
	add_bound(l, st);
}

/* A run-time callback returned: what it freed and did not ask for again is recycled, the driver stays bound. */
static void back_to_bound(struct life *l, struct state *st, uint32_t index)
{
	struct device *dev = device_of(st);
	struct moment m = { .run = &l->root.run, .st = st, .dev = dev };

	dev->region_site = 0;
	if (!dev->freed_site)
		return;
	m.site = program_return_site(&l->root.run.prog->fns[index]);
	rules_vectors_recycled(&m);
	dev->freed_site = 0;
}

/* The callback INDEX returned, with EXITS, which are taken over. */
static void stay_bound(struct life *l, struct exits *exits, uint32_t index)
{
	uint32_t i;

	for (i = 0; i < exits->count; i++) {
		back_to_bound(l, exits->states[i], index);
		keep_bound(l, exits->states[i]);
	}
	free(exits->states);
}

/* How many managed handlers and actions there are. */
static uint32_t count_managed(const struct device *dev)
{
	uint32_t i, n = 0;

	for (i = 0; i < dev->nhandlers; i++)
		n += dev->handlers[i].family == FAMILY_DEVM;
	for (i = 0; i < dev->nnodes; i++)
		n += dev->nodes[i].kind == NODE_ACTION;
	return n;
}

/* One suspend and resume, or one error recovery, from BEFORE; what it ends in may be removed, too. */
static void run_cycle(struct life *l, const struct cycle *cycle, const struct state *before)
{
	struct run *run = &l->root.run;
	struct exits over = { 0 };
	struct moment m = { .run = run, .recovery = cycle->recovery, .reset = cycle->reset };
	uint32_t s, i, last = 0;

	for (s = 0; s < CYCLE_STEPS; s++) {
		if (cycle->step[s] == NO_FN)
			continue;
		last = cycle->step[s];
		m.effects |= run->prog->fns[last].effects;
	}
	cycle_run(&l->root, cycle, run_copy(run, before), &over);
	for (i = 0; i < over.count; i++) {
		m.st = over.states[i];
		m.dev = device_of(before);
		if (!device_of(m.st)->broken)
			rules_cycled(&m, device_of(m.st));
		/* what is managed and came in this cycle may come again in the next */
		device_of(m.st)->grown = count_managed(device_of(m.st)) > count_managed(m.dev);
		back_to_bound(l, m.st, last);
		keep_bound(l, m.st);
	}
	free(over.states);
}

/* A callback of the driver whose turn nobody knows: for what it does itself, and for what remove then finds. */
static void run_any_callback(struct life *l, uint32_t index, const struct state *before)
{
	struct run *run = &l->root.run;
	struct exits exits = { 0 };
	struct state *st = run_copy(run, before);

	device_of(st)->loose = 1;
	callback_run(&l->root, index, st, PHASE_RUNTIME, &exits);
	stay_bound(l, &exits, index);
}

/* The core brings interface number N up, or finds that it cannot. */
static void run_open(struct life *l, unsigned int n, const struct state *before)
{
	struct interval good = { .lo = 0, .hi = INT64_MAX }, bad = { .lo = INT64_MIN, .hi = -1, .nonzero = true };
	struct run *run = &l->root.run;
	struct exits exits = { 0 };
	struct state *st = run_copy(run, before), *failed;
	uint32_t i;

	device_of(st)->up = (uint8_t)(n + 1);
	callback_run(&l->root, l->interfaces[n].open, st, PHASE_RUNTIME, &exits);
	for (i = 0; i < exits.count; i++) {
		st = exits.states[i];
		failed = run_copy(run, st);
		if (run_assume_range(run, failed, failed->values[0], bad)) {
			device_of(failed)->up = 0;
			run_trace(run, failed, TRACE_RETURNS,
				  program_return_site(&run->prog->fns[l->interfaces[n].open]), 2, 0);
			back_to_bound(l, failed, l->interfaces[n].open);
			keep_bound(l, failed);
		} else {
			state_free(failed);
		}
		if (!cycle_failed(run, st) && run_assume_range(run, st, st->values[0], good))
			keep_bound(l, st);
		else
			state_free(st);
	}
	free(exits.states);
}

static void run_stop(struct life *l, const struct state *before)
{
	const struct interface *interface = &l->interfaces[device_of(before)->up - 1];
	struct exits exits = { 0 };
	struct state *st;

	if (interface->stop == NO_FN)
		return;
	st = run_copy(&l->root.run, before);
	device_of(st)->up = 0;
	callback_run(&l->root, interface->stop, st, PHASE_RUNTIME, &exits);
	stay_bound(l, &exits, interface->stop);
}

static void run_interfaces(struct life *l, const struct state *before)
{
	const struct device *dev = device_of(before);
	unsigned int n;

	if (!dev->registered || dev->broken || dev->loose || !interface_object(&l->root.run, before))
		return;
	if (dev->up) {
		run_stop(l, before);
		return;
	}
	if (dev->detached) /* net/core/dev.c: __dev_open() */
		return;
	for (n = 0; n < l->root.ninterfaces; n++)
		if (run_has_effects(&l->root.run, &l->root.run.prog->fns[l->interfaces[n].open]))
			run_open(l, n, before);
}

/* ---- SR-IOV ---- */

/* What sriov_configure returns is how many there are now, wherever they were made. */
static void count_functions(const struct run *run, struct state *st, bool off)
{
	struct interval r = run_range(run, st, st->values[0]);

	if (r.lo >= 0 && (off || r.hi > 0))
		device_of(st)->virtual_functions = !off;
	device_of(st)->configuring = 0;
}

/* The file through which the core is asked for virtual functions is there for what is none itself. */
static bool is_physical(struct life *l, struct state *st)
{
	struct run *run = &l->root.run;
	term_t t;

	if (l->root.sem.is_virtfn < 0)
		return true;
	t = run_load(run, st, term_addr(run->prog->terms, l->root.device, l->root.sem.is_virtfn),
		     program_name(run->prog, "pci_dev.is_virtfn"), "", "is_virtfn");
	return run_assume(run, st, t, FLOW_EQ, false, term_const(run->prog->terms, 0));
}

/*
 * The core takes away the virtual functions that there are, or asks for some where there are none
 * (drivers/pci/pci-sysfs.c:sriov_numvfs_store(), drivers/pci/iov.c). Once, after probe: each time costs as much as
 * bringing the card up.
 */
static void run_configure(struct life *l, const struct state *before)
{
	struct run *run = &l->root.run;
	bool off = device_of(before)->virtual_functions;
	struct interval some = { .lo = 1, .hi = UINT16_MAX, .nonzero = true };
	struct given number = { .at = 1, .told = off ? PHASE_SRIOV_OFF : PHASE_SRIOV_ON };
	struct state *st = run_copy(run, before);
	struct exits exits = { 0 };
	uint32_t i, configure = l->driver->configure;

	if (!is_physical(l, st)) {
		state_free(st);
		return;
	}
	if (off) {
		number.value = term_const(run->prog->terms, 0);
	} else {
		number.value = term_symbol(run->prog->terms, SYMBOL_PARAM, configure, 1, 0);
		state_fact_set(st, number.value, some);
	}
	device_of(st)->configuring = 1;
	callback_run_given(&l->root, configure, st, PHASE_RUNTIME, &number, &exits);
	for (i = 0; i < exits.count; i++)
		count_functions(run, exits.states[i], off);
	stay_bound(l, &exits, configure);
}

/* ---- in an order nobody knows ---- */

static void run_cycles(struct life *l, const struct state *before)
{
	const struct device *dev = device_of(before);
	unsigned int c;

	for (c = 0; c < l->driver->ncycles && !dev->loose && !dev->broken; c++)
		run_cycle(l, &l->driver->cycles[c], before);
}

/* What comes in an unknown order is looked at for managed vectors alone. */
static void run_others(struct life *l, const struct state *before)
{
	const struct program *prog = l->root.run.prog;
	const struct device *dev = device_of(before);
	uint32_t f;

	for (f = 0; f < prog->nfns && !dev->broken; f++)
		if (worth_running(l, f) && !(l->finished && f == l->finisher && !dev->vectors_site) &&
		    (manages(dev) || (prog->fns[f].effects & ACQUIRES_ENABLE)))
			run_any_callback(l, f, before);
}

void run_bound(struct life *l)
{
	uint32_t first = 0, last, i, round;

	for (round = 0; round < MAX_ROUNDS && !l->root.run.exhausted; round++) {
		last = l->nbound;
		for (i = first; i < last; i++) {
			if (!round || device_of(l->bound[i])->up || device_of(l->bound[i])->grown)
				run_cycles(l, l->bound[i]);
			run_interfaces(l, l->bound[i]);
			if (!round && (l->root.run.rare & RARE_FUNCTIONS))
				run_configure(l, l->bound[i]);
			if (round < MAX_RANDOM)
				run_others(l, l->bound[i]);
		}
		first = last;
	}
}
