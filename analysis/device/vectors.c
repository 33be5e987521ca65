// SPDX-License-Identifier: GPL-2.0-or-later
/* vectors.c - IRQ vectors: who answers for them, and what a release finds (drivers/pci/msi/). */
#include "device/device.h"
#include "device/moment.h"

static enum vectors owner(const struct root *root, const struct device *dev, const struct op *op)
{
	if (op->managed == 1)
		return VECTORS_MANAGED;
	if (op->managed == 2 && dev->managed && root->sem.model != MODEL_SPLIT)
		return VECTORS_HYBRID;
	return VECTORS_UNMANAGED;
}

static void got_vectors(struct call *call, const struct op *op, struct state *st, int kinds)
{
	struct device *dev = device_of(st);
	struct moment m = { .run = call->run, .st = st, .dev = dev, .site = call->site };

	dev->vectors = owner(root_of(call->run), dev, op);
	dev->kinds = kinds;
	dev->vectors_site = call->site;
	dev->exactly = TERM_UNKNOWN;
	dev->runtime_vectors = device_at_random(root_of(call->run), dev, dev->gone_site);
	dev->gone_site = 0;
	if (dev->vectors != VECTORS_UNMANAGED && !dev->armed) {
		dev->armed = 1;
		devres_push(dev, NODE_VECTORS, call->site, TERM_UNKNOWN, TERM_UNKNOWN);
	}
	if (dev->vectors == VECTORS_HYBRID)
		rules_hybrid(&m);
	run_trace(call->run, st, TRACE_VECTORS, call->site, dev->vectors, 0);
}

/* A count lies between what was asked for at least and at most; asked for exactly n, it is n. */
static void count_outcome(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct run *run = call->run;
	term_t min = call_arg(call, op->min), max = call_arg(call, op->max), t;
	struct interval range = { .lo = 1, .hi = INT64_MAX, .nonzero = true }, rmin, rmax;

	if (op->ret != RET_CNT) {
		outcome_succeeds(call, op, st, outcome, data);
		return;
	}
	rmin = run_range(run, st, min);
	rmax = run_range(run, st, max);
	if (rmin.lo > 1)
		range.lo = rmin.lo;
	range.hi = rmax.hi;
	if (interval_empty(range) || (min && min == max && !run_assume_range(run, st, max, range))) {
		state_free(st);
		return;
	}
	/* n asked for and n got: the same value, unless it is a constant, which forgets where it came from */
	if (min && min == max && !term_is_const(run->prog->terms, max, NULL)) {
		device_of(st)->exactly = max;
		outcome(call, st, max, data);
		return;
	}
	t = run_symbol(run, st, SYMBOL_CALL, call->site, 2, 0);
	state_fact_set(st, t, range);
	if (max && !term_is_const(run->prog->terms, max, NULL))
		run_assume(run, st, t, FLOW_LE, false, max);
	if (min && !term_is_const(run->prog->terms, min, NULL))
		run_assume(run, st, t, FLOW_GE, false, min);
	outcome(call, st, t, data);
}

/* Did the driver itself write msi_enabled or msix_enabled? Such a flag stands for vectors that are not there. */
static bool forced_on(const struct run *run, const struct state *st)
{
	const struct root *root = root_of(run);
	const int64_t fields[] = { root->sem.msi_enabled, root->sem.msix_enabled };
	const struct cell *cell;
	unsigned int i;
	int64_t k;

	for (i = 0; i < 2; i++) {
		cell = fields[i] >= 0 ? state_cell(st, root->device, fields[i]) : NULL;
		if (cell && term_is_const(run->prog->terms, cell->value, &k) && k)
			return true;
	}
	return false;
}

/* Nobody asks for no vectors: where that fails, the number that was asked for is still positive. */
static void asked_for_some(struct call *call, const struct op *op, struct state *st)
{
	term_t max = op->ret == RET_CNT ? call_arg(call, op->max) : TERM_UNKNOWN;

	if (max && !term_is_const(call->run->prog->terms, max, NULL))
		run_assume(call->run, st, max, FLOW_GT, false, term_const(call->run->prog->terms, 0));
}

void effect_vectors(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct device *dev = device_of(st);
	struct moment m = { .run = call->run, .st = st, .dev = dev, .site = call->site };
	int64_t flags = FLAG_INTX | FLAG_MSI | FLAG_MSIX;
	struct state *copy;
	term_t one;
	int kinds = op->kinds;

	if (device_other(call->run, call_arg(call, op->dev))) {
		outcome_fails(call, op, run_copy(call->run, st), outcome, data);
		outcome_succeeds(call, op, st, outcome, data);
		return;
	}
	if (op->flags >= 0) {
		term_is_const(call->run->prog->terms, call_arg(call, op->flags), &flags);
		kinds = (flags & FLAG_MSI ? KIND_MSI : 0) | (flags & FLAG_MSIX ? KIND_MSIX : 0);
	} else {
		flags = 0;
	}
	if (!root_of(call->run)->sem.msi)
		kinds = 0;
	if (dev->freed_site) {
		rules_vectors_recycled(&m);
		dev->freed_site = 0;
	}
	if (dev->vectors || (kinds && forced_on(call->run, st)))
		rules_reallocated(&m);
	copy = run_copy(call->run, st);
	asked_for_some(call, op, copy);
	outcome_fails(call, op, copy, outcome, data);
	if ((flags & FLAG_INTX) && run_range(call->run, st, call_arg(call, op->min)).lo <= 1) {
		copy = run_copy(call->run, st);
		run_trace(call->run, copy, TRACE_VECTORS_INTX, call->site, 0, 0);
		device_of(copy)->gone_site = 0; /* number 0 is the line's from now on */
		one = run_symbol(call->run, copy, SYMBOL_CALL, call->site, 2, 0);
		state_fact_set(copy, one, interval_of(1));
		outcome(call, copy, one, data);
	}
	if (dev->vectors || !kinds) { /* vectors are on already: refused */
		state_free(st);
		return;
	}
	got_vectors(call, op, st, kinds);
	count_outcome(call, op, st, outcome, data);
}

/* Of the vectors that are held ST decides for those of KIND. False: it knows that they are none of these. */
static bool are_of_kind(struct call *call, struct state *st, int kind)
{
	const struct root *root = root_of(call->run);
	struct terms *terms = call->run->prog->terms;
	const int kinds[] = { KIND_MSI, KIND_MSIX };
	const int64_t fields[] = { root->sem.msi_enabled, root->sem.msix_enabled };
	struct device *dev = device_of(st);
	unsigned int i;
	term_t t;

	for (i = 0; i < 2; i++) {
		/* what load_enabled() has given whoever asked */
		t = fields[i] < 0 ? TERM_UNKNOWN :
				    term_symbol(terms, SYMBOL_PLACE, root->device, dev->vectors_site, fields[i]);
		if (t &&
		    !run_assume(call->run, st, t, kind & kinds[i] ? FLOW_NE : FLOW_EQ, false, term_const(terms, 0)))
			return false;
	}
	dev->kinds = (uint8_t)kind;
	return true;
}

/*
 * pci_disable_msi() of vectors that may be MSI-X: where they are, it does nothing. Behind a flag that nobody knows the
 * driver knows which it is.
 */
static bool frees_some(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	int rest = device_of(st)->kinds & ~op->kinds;
	struct state *other;

	if (!rest || (st->guessed & GUESSED_WAY))
		return true;
	other = run_copy(call->run, st);
	if (are_of_kind(call, other, rest))
		outcome(call, other, TERM_UNKNOWN, data);
	else
		state_free(other);
	return are_of_kind(call, st, device_of(st)->kinds & op->kinds);
}

void effect_free_vectors(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct device *dev = device_of(st);
	struct moment m = { .run = call->run, .st = st, .dev = dev, .site = call->site };
	uint32_t before = dev->vectors, i;
	bool in_use = false;

	if (device_other(call->run, call_arg(call, op->dev)) || !dev->vectors || !(dev->kinds & op->kinds)) {
		if (dev->phase == PHASE_DEVRES && dev->released_site)
			rules_freed_again(&m);
		outcome(call, st, TERM_UNKNOWN, data);
		return;
	}
	if (!frees_some(call, op, st, outcome, data)) {
		state_free(st);
		return;
	}
	rules_vectors_freed(&m);
	for (i = dev->nhandlers; i-- > 0;)
		if (dev->handlers[i].on_vectors) { /* lost: nothing can free it any more */
			in_use = true;
			dev->freed_in_use = 1;
			device_drop_handler(dev, i);
		}
	/* freed in use is the graver thing to say, and says it all */
	if (dev->vectors != VECTORS_UNMANAGED && dev->phase != PHASE_DEVRES && !in_use)
		dev->freed_site = call->site;
	dev->vectors = VECTORS_NONE;
	dev->kinds = 0;
	dev->gone_site = call->site;
	run_trace(call->run, st, TRACE_FREED, call->site, before, 0);
	outcome(call, st, TERM_UNKNOWN, data);
}

/* include/linux/pci.h: pci_irq_type(). Whichever it is, ST and what runs in its place know from now on. */
void vectors_type(struct call *call, struct state *st, outcome_fn outcome, void *data)
{
	static const int64_t types[] = { FLAG_INTX, FLAG_MSI, FLAG_MSIX }; /* by KIND_* */
	struct terms *terms = call->run->prog->terms;
	struct device *dev = device_of(st);
	struct state *other;

	if (dev->vectors && dev->kinds == (KIND_MSI | KIND_MSIX)) {
		other = run_copy(call->run, st);
		if (are_of_kind(call, other, KIND_MSIX))
			outcome(call, other, term_const(terms, FLAG_MSIX), data);
		else
			state_free(other);
		if (!are_of_kind(call, st, KIND_MSI)) {
			state_free(st);
			return;
		}
	}
	outcome(call, st, term_const(terms, types[dev->vectors ? dev->kinds : 0]), data);
}
