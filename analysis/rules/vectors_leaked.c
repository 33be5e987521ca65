// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vectors-leaked: unmanaged vectors are still allocated when the driver is detached, after a failed probe or after
 * remove. kernel/irq/msi.c:msi_device_data_release() warns, and the device is unusable for MSI until it is removed.
 */
#include "rules/rule.h"

extern const struct rule rule_vectors_leaked;

static void detached(const struct moment *m)
{
	const struct device *dev = m->dev;
	struct verdict v = { .site = dev->vectors_site, .severity = 1 };

	if (dev->vectors == VECTORS_NONE || dev->runtime_vectors || unsure(dev))
		return;
	v.message = textf(m->run->prog, "IRQ vectors of %s are left allocated %s", device_name(m->run, v.site),
			  left_when(dev));
	v.end = nothing_does(m, "frees the vectors");
	v.end_site = m->site;
	v.effect =
		root_of(m->run)->sem.per_device_domain ?
			"at driver detach msi_device_data_release() complains and the MSI domain is freed under live interrupts; the next bind fails (S1)" :
			"at driver detach msi_device_data_release() complains; the next driver cannot use MSI and may oops (S1)";
	v.advice = "call pci_free_irq_vectors() on this path";
	v.document = "Documentation/PCI/msi-howto.rst";
	report(&rule_vectors_leaked, m, &v);
}

const struct rule rule_vectors_leaked = {
	.info = {
		.id = "vectors-leaked",
		.level = 1,
		.summary = "unmanaged IRQ vectors are left allocated when the driver is detached",
	},
	.about = ABOUT_VECTORS,
	.detached = detached,
};
