// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * regions.c - BARs requested: who answers for them, and what a release finds (drivers/pci/pci.c, drivers/pci/devres.c).
 */
#include <string.h>

#include "device/device.h"
#include "device/moment.h"

static struct bars bars_of(const struct call *call, const struct op *op)
{
	struct bars b = { .bars = ALL_BARS, .what = (uint8_t)op->bars };
	const struct terms *terms = call->run->prog->terms;
	int64_t k;

	if (op->bar >= 0) {
		b.what = BARS_ONE;
		b.bars = call_arg(call, op->bar);
		if (term_is_const(terms, b.bars, &k) && k >= 0 && k < 32)
			b = (struct bars){ .bars = 1u << k, .what = BARS_MASK };
	} else if (op->mask >= 0) {
		b.what = BARS_SOME;
		b.bars = call_arg(call, op->mask);
		if (term_is_const(terms, b.bars, &k))
			b = (struct bars){ .bars = (uint32_t)k, .what = BARS_MASK };
	}
	if ((b.what == BARS_ONE || b.what == BARS_SOME) && term_varies(terms, b.bars))
		b.bars = TERM_UNKNOWN;
	return b;
}

enum relation { APART, MAYBE, SAME };

/* How what a release names relates to what was requested. A part of it, or BARs that may be others: MAYBE. */
static enum relation relation(const struct region *r, struct bars b)
{
	if (b.what == BARS_MASK && (b.bars & ALL_BARS) == ALL_BARS)
		return SAME;
	if (r->what == BARS_MASK && b.what == BARS_MASK)
		return !(r->bars & b.bars) ? APART : r->bars & ~b.bars ? MAYBE : SAME;
	if (r->what == b.what && (b.what == BARS_MEM || b.what == BARS_IO || (b.bars && r->bars == b.bars)))
		return SAME;
	return MAYBE;
}

static void drop_region(struct device *dev, uint32_t index)
{
	memmove(&dev->regions[index], &dev->regions[index + 1], (--dev->nregions - index) * sizeof(struct region));
	memset(&dev->regions[dev->nregions], 0, sizeof(struct region));
}

static enum region_owner owner(const struct root *root, const struct device *dev, const struct op *op)
{
	/* in 6.1 only the mapping of pcim_iomap_regions() is managed in any case */
	bool hybrid = op->managed == 2 || (op->region && root->sem.regions == REGIONS_INPLACE);

	if (hybrid && !dev->managed)
		return REGION_UNMANAGED;
	/* pcim_iomap_regions_request_all() is pcim_request_all_regions() and pcim_iomap() where requests are redirected */
	if (op->region && op->mask < 0 && op->bar < 0 && root->sem.regions == REGIONS_REDIRECTED)
		return REGION_MANAGED;
	if (op->region)
		return REGION_MAPPED;
	return op->managed == 1 ? REGION_MANAGED : hybrid ? REGION_HYBRID : REGION_UNMANAGED;
}

/* Is one of these BARs surely requested already? Then this request is refused. */
static bool held_already(const struct device *dev, struct bars b)
{
	uint32_t i;

	for (i = 0; i < dev->nregions && !dev->region_lost && !unsure(dev); i++)
		if (relation(&dev->regions[i], b) == SAME ||
		    (b.what == BARS_MASK && dev->regions[i].what == BARS_MASK && (dev->regions[i].bars & b.bars)))
			return true;
	return false;
}

static void add_region(struct call *call, struct state *st, struct bars b, enum region_owner owner)
{
	struct device *dev = device_of(st);
	struct region *r = NULL;
	uint32_t i;

	for (i = 0; i < dev->nregions; i++)
		if (dev->regions[i].site == call->site)
			r = &dev->regions[i];
	if (r) { /* in a loop: which BARs is not known */
		r->what = BARS_ONE;
		r->bars = TERM_UNKNOWN;
		return;
	}
	if (dev->nregions == MAX_REGIONS) {
		dev->region_lost = 1;
		return;
	}
	r = &dev->regions[dev->nregions++];
	*r = (struct region){ .site = call->site, .bars = b.bars, .what = b.what, .owner = owner };
	r->runtime = device_at_random(root_of(call->run), dev, false);
	run_trace(call->run, st, TRACE_REGION, call->site, owner, 0);
}

/* A request for no BAR does not fail. */
static void asked_for_some(struct call *call, const struct op *op, struct state *st)
{
	if (op->mask >= 0)
		run_assume(call->run, st, call_arg(call, op->mask), FLOW_NE, false,
			   term_const(call->run->prog->terms, 0));
}

void effect_region(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	const struct root *root = root_of(call->run);
	struct device *dev = device_of(st);
	struct moment m = { .run = call->run, .st = st, .dev = dev, .site = call->site };
	struct bars b = bars_of(call, op);
	enum region_owner who = owner(root, dev, op);
	struct state *refused;

	if (device_other(call->run, call_arg(call, op->dev))) {
		effect_neutral(call, op, st, outcome, data);
		return;
	}
	if (who == REGION_HYBRID)
		rules_hybrid(&m);
	/* what devres gives back is worth following where somebody else may */
	if (who != REGION_UNMANAGED && !root->releases_regions) {
		effect_neutral(call, op, st, outcome, data);
		return;
	}
	refused = run_copy(call->run, st);
	asked_for_some(call, op, refused);
	outcome_fails(call, op, refused, outcome, data);
	if (held_already(dev, b)) {
		state_free(st);
		return;
	}
	dev->region_site = 0;
	add_region(call, st, b, who);
	outcome_succeeds(call, op, st, outcome, data);
}

/* A region requested or released by its address, not by its BAR: it may be one of the device's. */
void effect_other_region(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	if (root_of(call->run)->releases_regions)
		device_of(st)->region_lost = 1;
	effect_neutral(call, op, st, outcome, data);
}

static void release_one(struct call *call, struct state *st, uint32_t index, bool sure)
{
	const struct root *root = root_of(call->run);
	struct device *dev = device_of(st);
	struct moment m = { .run = call->run, .st = st, .dev = dev, .site = call->site };
	struct region r = dev->regions[index];

	m.region = &r;
	if (sure)
		rules_region_released(&m);
	if (r.owner == REGION_HYBRID && dev->phase != PHASE_DEVRES && root->sem.regions != REGIONS_UNMANAGED)
		dev->region_site = call->site;
	drop_region(dev, index);
	run_trace(call->run, st, TRACE_REGION_FREED, call->site, 0, 0);
}

/* pcim_iounmap_regions() releases what pcim_iomap_regions() has requested: in 6.1 by number, whoever has. */
static bool is_meant(const struct root *root, const struct region *r, bool mapped)
{
	return !mapped || r->owner == REGION_MAPPED || root->sem.regions == REGIONS_INPLACE;
}

/* Releases what B names, if MAPPED by an unmapping. */
static void release(struct call *call, struct state *st, struct bars b, bool mapped)
{
	struct device *dev = device_of(st);
	struct moment m = { .run = call->run, .st = st, .dev = dev, .site = call->site };
	enum relation best = APART, rel;
	uint32_t i, n = 0, owners = 0;

	for (i = 0; i < dev->nregions; i++) {
		if (!is_meant(root_of(call->run), &dev->regions[i], mapped))
			continue;
		rel = relation(&dev->regions[i], b);
		if (rel > best) {
			best = rel;
			n = owners = 0;
		}
		if (rel == best && rel != APART) {
			n++;
			owners |= 1u << dev->regions[i].owner;
		}
	}
	m.all_regions = b.what == BARS_MASK && b.bars == ALL_BARS;
	if (!n && !mapped && !dev->region_lost)
		rules_region_not_held(&m);
	for (i = dev->nregions; n && i-- > 0;)
		if (is_meant(root_of(call->run), &dev->regions[i], mapped) && relation(&dev->regions[i], b) == best)
			/* whichever it is, it was requested in the same way */
			release_one(call, st, i,
				    !mapped && (best == SAME || (!(owners & (owners - 1)) && !dev->region_lost)));
	if (n && best == MAYBE)
		device_of(st)->region_lost = 1;
}

/* The mask of those that were got, where none was. */
static bool names_none(const struct call *call, const struct op *op, const struct state *st)
{
	struct interval mask = run_range(call->run, st, call_arg(call, op->mask));

	return mask.lo == 0 && mask.hi == 0;
}

void effect_free_region(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	if (!device_other(call->run, call_arg(call, op->dev)) && !names_none(call, op, st)) {
		release(call, st, bars_of(call, op), false);
		/* what is released at run time is asked for again; where that fails drivers do not keep count */
		if (device_of(st)->phase == PHASE_RUNTIME)
			device_of(st)->region_lost = 1;
	}
	effect_neutral(call, op, st, outcome, data);
}

void regions_unmapped(struct call *call, const struct op *op, struct state *st)
{
	release(call, st, bars_of(call, op), true);
}

void regions_group_released(struct device *dev)
{
	uint32_t i;

	for (i = dev->nregions; i-- > 0;)
		if (dev->regions[i].owner != REGION_UNMANAGED) {
			drop_region(dev, i);
			dev->region_lost = 1;
		}
}

bool regions_released_in_reach(const struct run *run)
{
	uint32_t i;

	for (i = 0; i < run->prog->nfns; i++)
		if ((run->prog->fns[i].effects & RELEASES_REGION) &&
		    run_module_reachable(run, run->prog->fns[i].unit->module))
			return true;
	return false;
}
