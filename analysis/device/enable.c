// SPDX-License-Identifier: GPL-2.0-or-later
/* enable.c - pci_enable_device and its relatives: the count, and who undoes it (drivers/pci/pci.c, devres.c). */
#include "device/device.h"
#include "device/moment.h"

static struct node *enable_node(struct device *dev)
{
	uint32_t i;

	for (i = 0; i < dev->nnodes; i++)
		if (dev->nodes[i].kind == NODE_ENABLE)
			return &dev->nodes[i];
	return NULL;
}

static void raise(struct device *dev)
{
	if (dev->count < 4)
		dev->count++;
}

static void enable_managed(const struct root *root, struct device *dev, uint32_t site)
{
	struct node *node = enable_node(dev);

	dev->managed = 1;
	if (!root->sem.counted_enable && node) { /* one node: enables again only after a disable cancelled it */
		if (node->active)
			return;
		node->active = 1;
	} else {
		devres_push(dev, NODE_ENABLE, site, TERM_UNKNOWN, TERM_UNKNOWN);
	}
	raise(dev);
}

void effect_enable(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	bool own = !device_other(call->run, call_arg(call, op->dev));
	struct state *failed = run_copy(call->run, st);
	struct device *dev = device_of(failed);

	dev->enable_refused |= own && dev->phase == PHASE_RUNTIME && dev->disable_runtime && dev->count <= 0;
	outcome_fails(call, op, failed, outcome, data);
	dev = device_of(st);
	if (own) {
		if (op->managed)
			enable_managed(root_of(call->run), dev, call->site);
		else
			raise(dev);
		dev->enable_refused = 0;
		dev->enable_site = call->site;
		dev->enable_managed = op->managed != 0;
		dev->enable_runtime = dev->phase == PHASE_RUNTIME;
		dev->enable_paired = dev->count == 1 && dev->disable_runtime;
		dev->managed_once |= dev->enable_managed;
		run_trace(call->run, st, TRACE_ENABLED, call->site, op->managed != 0, 0);
	}
	outcome_succeeds(call, op, st, outcome, data);
}

void effect_disable(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct device *dev = device_of(st);
	struct moment m = { .run = call->run, .st = st, .dev = dev, .site = call->site };
	struct node *node;

	/*
	 * Behind a flag nobody knows, that nothing is held says that the flag is not set. After what failed at run time
	 * drivers do not keep such flags, as far as can be seen.
	 */
	if (!device_other(call->run, call_arg(call, op->dev)) &&
	    (dev->count > 0 || !(st->guessed & GUESSED_RELEASE) || (dev->broken && !(st->guessed & GUESSED_UNSEEN)))) {
		rules_disabled(&m);
		if (!root_of(call->run)->sem.counted_enable) {
			node = enable_node(dev);
			if (node)
				node->active = 0;
		}
		if (dev->count > -3)
			dev->count--;
		dev->disable_site = call->site;
		dev->disable_runtime = dev->phase == PHASE_RUNTIME;
		run_trace(call->run, st, TRACE_DISABLED, call->site, 0, 0);
	}
	outcome_succeeds(call, op, st, outcome, data);
}

/* devres is not to disable the device. In 6.1 there must be an enable for devres to undo. */
void effect_pin(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct device *dev = device_of(st);
	struct moment m = { .run = call->run, .st = st, .dev = dev, .site = call->site };

	if (!device_other(call->run, call_arg(call, op->dev))) {
		rules_pinned(&m);
		if (root_of(call->run)->sem.counted_enable || dev->managed)
			dev->pin_site = call->site;
	}
	outcome(call, st, TERM_UNKNOWN, data);
}

void effect_mwi(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct device *dev = device_of(st);
	struct moment m = { .run = call->run, .st = st, .dev = dev, .site = call->site };

	if (!device_other(call->run, call_arg(call, op->dev)) && root_of(call->run)->sem.mwi_needs_enable &&
	    !dev->managed && !unsure(dev)) {
		rules_unmanaged_mwi(&m);
		outcome_fails(call, op, st, outcome, data);
		return;
	}
	effect_neutral(call, op, st, outcome, data);
}
