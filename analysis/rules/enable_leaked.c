// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * enable-leaked: an unmanaged enable that no path undoes. Tolerated, and sometimes meant: level 2.
 */
#include "rules/rule.h"

extern const struct rule rule_enable_leaked;

static void detached(const struct moment *m)
{
	const struct device *dev = m->dev;
	struct verdict v = { .site = dev->enable_site, .severity = 3, .end_site = m->site };

	if (dev->count <= 0 || dev->managed_once || !dev->enable_site || unsure(dev) || dev->pin_site)
		return;
	/* an enable too many in resume or recovery is mixed-enable's; what is left as probe leaves it was said there */
	if (dev->enable_runtime && (!dev->enable_paired || dev->loose || dev->broken || root_of(m->run)->left_enabled))
		return;
	root_of(m->run)->left_enabled |= !dev->enable_runtime;
	v.message = textf(m->run->prog, "%s is left enabled %s", device_name(m->run, v.site), left_when(dev));
	v.end = nothing_does(m, "disables the device");
	v.effect = "the device stays enabled, bus mastering on, until it is removed (S3)";
	v.advice = "call pci_disable_device() on this path";
	v.document = "Documentation/PCI/pci.rst";
	report(&rule_enable_leaked, m, &v);
}

const struct rule rule_enable_leaked = {
	.info = {
		.id = "enable-leaked",
		.level = 2,
		.summary = "an unmanaged enable is never undone on an error path or in remove",
	},
	.about = ABOUT_ENABLE,
	.detached = detached,
};
