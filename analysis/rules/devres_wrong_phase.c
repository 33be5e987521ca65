// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * devres-wrong-phase: something is left to devres where devres does not come, or comes too late: on a device this driver
 * is not bound to, on one that nothing manages, and again with each resume or reset.
 */
#include "rules/rule.h"

extern const struct rule rule_devres_wrong_phase;

/* A device that was searched for has no driver, or another one. */
static void elsewhere(const struct moment *m)
{
	struct verdict v = { .site = m->site, .severity = 2, .trace_end = UINT32_MAX, .end_site = m->site };

	if (m->dev->loose || m->dev->phase == PHASE_DEVRES)
		return;
	v.message = textf(m->run->prog, "%s() for a device that was searched for: this driver is not bound to it",
			  site_callee(m->run, m->site));
	v.end = "on the devres list of the other device";
	v.effect =
		"without a driver: kept until the device goes, and its next driver cannot bind, \"Resources present before probing\"; with one: undone when that driver goes (S2)";
	v.advice = "use the unmanaged functions for a device of others, and undo it";
	v.document = "drivers/base/dd.c: really_probe()";
	report(&rule_devres_wrong_phase, m, &v);
}

#define PIN "pcim_pin_device() for %s, which is not managed"

/* Up to 6.10 there is nothing to pin. */
static void pinned(const struct moment *m)
{
	struct verdict v = { .site = m->site, .severity = 2, .trace_end = UINT32_MAX, .end_site = m->site };

	if (unsure(m->dev) || m->dev->managed || root_of(m->run)->sem.counted_enable)
		return;
	v.message = textf(m->run->prog, PIN, device_name(m->run, m->site));
	v.end = "nothing to pin";
	v.effect = "the call warns with a stack trace, and does nothing (S2)";
	v.advice = "call pcim_enable_device() first, or drop the call";
	v.document = "drivers/pci/pci.c: pcim_pin_device()";
	report(&rule_devres_wrong_phase, m, &v);
}

static void detached(const struct moment *m)
{
	const struct device *dev = m->dev;
	struct verdict v = { .site = dev->pin_site, .severity = 2, .trace_end = UINT32_MAX, .end_site = m->site };

	if (!dev->pin_site || dev->managed_once || dev->failed_probe || unsure(dev))
		return;
	v.message = textf(m->run->prog, PIN, device_name(m->run, v.site));
	v.end = "driver detach: the device stays pinned";
	v.effect = "no later driver's pcim_enable_device() is ever undone (S2)";
	v.advice = "drop the call";
	v.document = "drivers/pci/devres.c: pcim_pin_device()";
	report(&rule_devres_wrong_phase, m, &v);
}

static void unmanaged_mwi(const struct moment *m)
{
	struct verdict v = { .site = m->site, .severity = 3, .trace_end = UINT32_MAX, .end_site = m->site };

	v.message = textf(m->run->prog, "pcim_set_mwi() for %s, which is not managed", device_name(m->run, m->site));
	v.end = "fails: pcim_enable_device() has not been called";
	v.effect = "on these headers the call always fails with -ENOMEM (S3)";
	v.advice = "call pcim_enable_device() first, or use pci_set_mwi()";
	v.document = "drivers/pci/pci.c: pcim_set_mwi()";
	report(&rule_devres_wrong_phase, m, &v);
}

/* Nodes of this kind that lead to what is still there. */
static uint32_t count(const struct device *dev, enum node_kind kind)
{
	uint32_t i, n = 0;

	for (i = 0; i < dev->nnodes; i++)
		n += dev->nodes[i].kind == kind && dev->nodes[i].active;
	return n;
}

static const struct node *newest(const struct device *dev, enum node_kind kind)
{
	uint32_t i;

	for (i = dev->nnodes; i-- > 0;)
		if (dev->nodes[i].kind == kind)
			return &dev->nodes[i];
	return NULL;
}

static void cycled(const struct moment *m, const struct device *after)
{
	static const enum node_kind kinds[] = { NODE_ENABLE, NODE_HANDLER, NODE_ACTION };
	struct verdict v = { .severity = 4, .trace_end = UINT32_MAX };
	const struct node *node;
	unsigned int i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		node = newest(after, kinds[i]);
		if (!node || count(after, kinds[i]) <= count(m->dev, kinds[i]) || unsure(after))
			continue;
		/* a disable before it: the count goes wrong, which mixed-enable says */
		if (kinds[i] == NODE_ENABLE && after->count <= m->dev->count)
			continue;
		v.site = v.end_site = node->site;
		v.message = textf(m->run->prog, "%s() is called again while the driver stays bound",
				  site_callee(m->run, v.site));
		v.end = "once more on the devres list, with each resume or reset";
		v.effect = "the devres list grows; all of it is undone at driver detach only (S4)";
		v.advice = kinds[i] == NODE_ENABLE ? "drop the call: the device is enabled" :
						     "acquire in probe, or undo it on the way in";
		v.document = "Documentation/driver-api/driver-model/devres.rst";
		report(&rule_devres_wrong_phase, m, &v);
	}
}

const struct rule rule_devres_wrong_phase = {
	.info = {
		.id = "devres-wrong-phase",
		.level = 1,
		.summary = "something is left to devres where devres does not come, or again with each resume",
	},
	.elsewhere = elsewhere,
	.pinned = pinned,
	.unmanaged_mwi = unmanaged_mwi,
	.cycled = cycled,
	.detached = detached,
};
