// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * devres-wrong-phase: something is left to devres where devres does not come, or comes too late: on a device this
 * driver is not bound to, on one that nothing manages, and again with each resume or reset.
 */
#include "rules/rule.h"

extern const struct rule rule_devres_wrong_phase;

/* A device that was searched for has no driver, or another one. */
static void elsewhere(const struct moment *m)
{
	struct verdict v = { .site = m->site, .severity = 2, .end_site = m->site };

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
	struct verdict v = { .site = m->site, .severity = 2, .end_site = m->site };

	if (unsure(m->dev) || m->dev->managed || root_of(m->run)->sem.counted_enable)
		return;
	v.message = textf(m->run->prog, PIN, device_name(m->run, m->site));
	v.end = "nothing to pin";
	v.effect = "the call complains with a stack trace, and does nothing (S2)";
	v.advice = "call pcim_enable_device() first, or drop the call";
	v.document = "drivers/pci/pci.c: pcim_pin_device()";
	report(&rule_devres_wrong_phase, m, &v);
}

static void detached(const struct moment *m)
{
	const struct device *dev = m->dev;
	struct verdict v = { .site = dev->pin_site, .severity = 2, .end_site = m->site };

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
	struct verdict v = { .site = m->site, .severity = 3, .end_site = m->site };

	v.message = textf(m->run->prog, "pcim_set_mwi() for %s, which is not managed", device_name(m->run, m->site));
	v.end = "fails: pcim_enable_device() has not been called";
	v.effect = "on these headers the call always fails with -ENOMEM (S3)";
	v.advice = "call pcim_enable_device() first, or use pci_set_mwi()";
	v.document = "drivers/pci/pci.c: pcim_set_mwi()";
	report(&rule_devres_wrong_phase, m, &v);
}

static uint32_t enables(const struct device *dev, uint32_t *newest)
{
	uint32_t i, n = 0;

	for (i = 0; i < dev->nnodes; i++)
		if (dev->nodes[i].kind == NODE_ENABLE && dev->nodes[i].active) {
			*newest = dev->nodes[i].site;
			n++;
		}
	return n;
}

static bool fixed(const struct moment *m, term_t t)
{
	return t && !term_varies(m->run->prog->terms, t);
}

static bool still_there(const struct device *dev, uint32_t site)
{
	uint32_t i;

	for (i = 0; i < dev->nhandlers; i++)
		if (dev->handlers[i].site == site)
			return true;
	return false;
}

/* A managed handler that was installed before and is installed once more; 0: none. */
static uint32_t handler_again(const struct moment *m, const struct device *after)
{
	const struct handler *h, *other;
	uint32_t i, k;

	for (i = 0; i < after->nhandlers; i++) {
		h = &after->handlers[i];
		if (h->family != FAMILY_DEVM || !fixed(m, h->irq) || !fixed(m, h->id))
			continue;
		for (k = 0; k < m->dev->nhandlers; k++) {
			other = &m->dev->handlers[k];
			if (other->family != FAMILY_DEVM || other->irq != h->irq || other->id != h->id)
				continue;
			if (other->site == h->site ? h->many && !other->many :
						     still_there(after, other->site) && !still_there(m->dev, h->site))
				return h->site;
		}
	}
	return 0;
}

static uint32_t action_again(const struct moment *m, const struct device *after)
{
	uint32_t i, k;

	for (i = 0; i < after->nnodes; i++)
		for (k = 0; k < m->dev->nnodes && after->nodes[i].kind == NODE_ACTION; k++)
			if (m->dev->nodes[k].site == after->nodes[i].site && m->dev->nodes[k].a == after->nodes[i].a &&
			    after->nodes[i].again && !m->dev->nodes[k].again && fixed(m, after->nodes[i].b))
				return after->nodes[i].site;
	return 0;
}

static void again(const struct moment *m, uint32_t site, const char *advice)
{
	struct verdict v = { .site = site, .end_site = site, .severity = 4 };

	v.message = textf(m->run->prog, "%s() is called again while the driver stays bound", site_callee(m->run, site));
	v.end = "once more on the devres list, with each resume or reset";
	v.effect = "the devres list grows; all of it is undone at driver detach only (S4)";
	v.advice = advice;
	v.document = "Documentation/driver-api/driver-model/devres.rst";
	report(&rule_devres_wrong_phase, m, &v);
}

static void cycled(const struct moment *m, const struct device *after)
{
	uint32_t site = 0;

	if (unsure(after))
		return;
	/* a disable before it: the count goes wrong, which mixed-enable says */
	if (enables(after, &site) > enables(m->dev, &(uint32_t){ 0 }) && after->count > m->dev->count)
		again(m, site, "drop the call: the device is enabled");
	/* what the callbacks may free, behind flags that were lost, may have been freed */
	site = m->effects & RELEASES_HANDLER ? 0 : handler_again(m, after);
	if (site)
		again(m, site, "install the handler in probe, or free it on the way in");
	site = m->effects & RELEASES_ACTION ? 0 : action_again(m, after);
	if (site)
		again(m, site, "register the action in probe");
}

const struct rule rule_devres_wrong_phase = {
	.info = {
		.id = "devres-wrong-phase",
		.level = 1,
		.summary = "something is left to devres where devres does not come, or again with each resume",
	},
	.about = ABOUT_ENABLE | ABOUT_HANDLERS | ABOUT_ACTIONS,
	.of_others = true,
	.elsewhere = elsewhere,
	.pinned = pinned,
	.unmanaged_mwi = unmanaged_mwi,
	.cycled = cycled,
	.detached = detached,
};
