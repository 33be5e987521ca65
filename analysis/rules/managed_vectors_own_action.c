// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * managed-vectors-own-action: the driver's own devres action frees vectors that devres frees anyway. Redundant while
 * pci_alloc_irq_vectors() is hybrid, exactly right once the API is split.
 */
#include "rules/rule.h"

extern const struct rule rule_managed_vectors_own_action;

static void vectors_freed(const struct moment *m)
{
	const struct device *dev = m->dev;
	struct verdict v = { .site = m->site, .severity = 4 };

	if (dev->phase != PHASE_DEVRES || dev->vectors == VECTORS_UNMANAGED)
		return;
	v.message = textf(m->run->prog,
			  "own devres action frees the IRQ vectors of %s, which devres is responsible for anyway",
			  device_name(m->run, m->site));
	v.end = "vectors freed here by the driver's action; devres has a release of its own for them";
	v.end_site = m->site;
	v.effect = "redundant: devres finds nothing left to free (S4)";
	v.advice =
		dev->vectors == VECTORS_HYBRID ?
			"drop the action while pci_alloc_irq_vectors() is hybrid; keep it if the driver must also build where it is not" :
			"drop the action";
	v.document = "Documentation/PCI/msi-howto.rst";
	report(&rule_managed_vectors_own_action, m, &v);
}

const struct rule rule_managed_vectors_own_action = {
	.info = {
		.id = "managed-vectors-own-action",
		.level = 2,
		.summary = "the driver's own devres action frees IRQ vectors that devres frees anyway",
	},
	.about = ABOUT_VECTORS | ABOUT_ACTIONS,
	.vectors_freed = vectors_freed,
};
