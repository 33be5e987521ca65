// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * regions-leaked: regions that nobody but the driver releases are still requested when the driver is detached. They
 * stay busy until the next boot.
 */
#include "rules/rule.h"

extern const struct rule rule_regions_leaked;

static void leaked(const struct moment *m, const struct region *r)
{
	struct verdict v = { .site = r->site, .severity = 2, .regions = true };

	v.message = textf(m->run->prog, "regions of %s are left requested %s", device_name(m->run, r->site),
			  left_when(m->dev));
	v.end = nothing_does(m, "releases the regions");
	v.end_site = m->site;
	v.effect = "the regions stay busy: the next bind fails with -EBUSY (S2)";
	v.advice = "call pci_release_regions() on this path";
	v.document = "Documentation/PCI/pci.rst";
	report(&rule_regions_leaked, m, &v);
}

static void detached(const struct moment *m)
{
	const struct device *dev = m->dev;
	uint32_t i;

	if (unsure(dev) || dev->region_lost || dev->broken)
		return;
	/* on a managed device whose headers never manage regions: mixed-regions */
	if (dev->managed_once && root_of(m->run)->sem.regions == REGIONS_UNMANAGED)
		return;
	/* a remove that leaves everything as it is: enable-leaked */
	if (!dev->failed_probe && dev->count > 0 && !dev->managed_once)
		return;
	for (i = 0; i < dev->nregions; i++)
		if (dev->regions[i].owner == REGION_UNMANAGED && !dev->regions[i].runtime)
			leaked(m, &dev->regions[i]);
}

const struct rule rule_regions_leaked = {
	.info = {
		.id = "regions-leaked",
		.level = 2,
		.summary = "unmanaged regions are never released on an error path or in remove",
	},
	.about = ABOUT_REGIONS,
	.detached = detached,
};
