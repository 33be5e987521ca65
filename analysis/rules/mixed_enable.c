// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * mixed-enable: enables and disables do not add up, by the semantics of the headers: an explicit disable of a device
 * that devres disables, a disable without an enable, an enable or disable more in each cycle of suspend and resume.
 */
#include "rules/rule.h"

extern const struct rule rule_mixed_enable;

#define UNDERFLOW \
	"the enable count goes below 0: pci_disable_device() complains once, and later drivers never fully disable the device (S2)"

static void disabled(const struct moment *m)
{
	struct verdict v = { .site = m->site, .severity = 2, .effect = UNDERFLOW };

	/* what cannot be enabled again in resume is lost anyway: drivers do not keep count of that */
	if (m->dev->count > 0 || unsure(m->dev) || m->dev->broken == BROKEN_RESUME)
		return;
	/* another function has searched for it, too, and enabled it */
	if (root_of(m->run)->seeks && !m->dev->enable_site)
		return;
	v.message = m->dev->disable_site ?
			    textf(m->run->prog, "%s is disabled a second time", device_name(m->run, m->site)) :
			    textf(m->run->prog, "%s is disabled on a path that did not enable it",
				  device_name(m->run, m->site));
	v.end = "disabled here, the enable count is 0 already";
	v.end_site = m->site;
	v.advice = "disable only what this path enabled";
	v.document = "drivers/pci/pci.c: pci_disable_device()";
	report(&rule_mixed_enable, m, &v);
}

/* devres undoes an enable, but the count is already down: an explicit disable came first, or devres undoes two */
static void devres_disables(const struct moment *m)
{
	const struct device *dev = m->dev;
	struct verdict v = { .severity = 2, .effect = UNDERFLOW, .end_site = m->site };

	/*
	 * a device that could not be recovered is beyond this: every driver that disables it in error_detected does so;
	 * reset_done cannot even say that it failed
	 */
	if (dev->count > 0 || unsure(dev) || dev->broken || dev->enable_refused)
		return;
	if (dev->enable_managed && dev->enable_site != m->site) {
		v.site = dev->enable_site;
		v.message = textf(m->run->prog,
				  "%s is enabled again by %s() after a disable: devres will disable it once too often",
				  device_name(m->run, v.site), site_callee(m->run, v.site));
		v.end = "driver detach: devres undoes this enable and the one before it";
		v.advice =
			"use pci_enable_device() where the driver enables the device again after pci_disable_device()";
		v.document = "drivers/pci/devres.c: pcim_enable_device()";
		report(&rule_mixed_enable, m, &v);
		return;
	}
	v.site = dev->disable_site;
	if (!v.site)
		return;
	v.message =
		textf(m->run->prog, "%s is disabled by hand although devres disables it", device_name(m->run, v.site));
	if (root_of(m->run)->seeks) {
		v.end = "when the device goes, or a driver of it: devres disables the device again";
		v.advice = "use pci_enable_device() for a device that this driver is not bound to";
	} else {
		v.end = "driver detach: devres disables the device again";
		v.advice =
			"drop the call: pcim_enable_device() has devres disable the device; after a temporary disable use pci_enable_device()";
	}
	v.document = "drivers/pci/devres.c: pcim_enable_device()";
	report(&rule_mixed_enable, m, &v);
}

/* The last call that enabled the device without devres, on the way to M. */
static uint32_t unmanaged_enable(const struct moment *m)
{
	const struct trace *t;

	for (t = m->st->trace; t; t = t->up)
		if (t->kind == TRACE_ENABLED && !t->a)
			return t->site;
	return 0;
}

static void detached(const struct moment *m)
{
	const struct device *dev = m->dev;
	struct verdict v = { .severity = 3, .end_site = m->site };

	/* an unmanaged enable on a managed device that nothing undoes; a purely unmanaged one is enable-leaked */
	if (dev->count <= 0 || unsure(dev) || dev->pin_site || !dev->managed_once)
		return;
	v.site = unmanaged_enable(m);
	if (!v.site)
		return;
	v.counted = true;
	v.message = textf(m->run->prog, "%s is enabled once more than it is disabled", device_name(m->run, v.site));
	v.end = !root_of(m->run)->sem.counted_enable && dev->disable_site ?
			"driver detach: pci_disable_device() has cancelled what devres would undo, the count stays up" :
			"driver detach: devres disables the device once, the count stays up";
	v.effect = "the device stays enabled, bus mastering on, after driver detach (S3)";
	v.advice = "disable the device before it is enabled again, or drop this enable";
	v.document = "drivers/pci/pci.c: pci_enable_device()";
	report(&rule_mixed_enable, m, &v);
}

static void cycled(const struct moment *m, const struct device *after)
{
	const struct device *dev = m->dev;
	struct verdict v = { .severity = 3 };

	if (dev->managed_once || unsure(after) || after->count <= dev->count ||
	    (dev->count <= 0 && after->enable_site == dev->enable_site))
		return;
	v.site = after->enable_site;
	v.counted = true;
	v.message = textf(m->run->prog, "each %s raises the enable count of %s by one",
			  m->recovery ? "recovery" :
			  m->reset    ? "reset of the function" :
					"suspend and resume",
			  device_name(m->run, v.site));
	v.end = "enabled here, and not disabled on the way in";
	v.end_site = v.site;
	v.effect = "the device stays enabled, bus mastering on, after driver detach (S3)";
	v.advice = m->recovery ? "disable the device in error_detected, or do not enable it in slot_reset" :
		   m->reset    ? "disable the device in reset_prepare, or do not enable it in reset_done" :
				 "disable the device in suspend, or do not enable it in resume";
	v.document = "drivers/pci/pci.c: pci_enable_device()";
	report(&rule_mixed_enable, m, &v);
}

const struct rule rule_mixed_enable = {
	.info = {
		.id = "mixed-enable",
		.level = 1,
		.summary = "enables and disables of the device do not add up, by the semantics of the headers",
	},
	.about = ABOUT_ENABLE,
	.of_others = true,
	.disabled = disabled,
	.devres_disables = devres_disables,
	.detached = detached,
	.cycled = cycled,
};
