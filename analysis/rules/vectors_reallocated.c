// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vectors-reallocated: vectors are asked for while some are on. The core refuses, and warns once where the same kind is
 * on; with INTx allowed it returns 1, and the caller takes that for success (drivers/pci/msi/msi.c:
 * __pci_enable_msi_range()). Asked for INTx alone it returns 1 without a word, and MSI stays on.
 */
#include "rules/rule.h"

extern const struct rule rule_vectors_reallocated;

static void reallocated(const struct moment *m)
{
	struct verdict v = { .site = m->site, .severity = 2, .end_site = m->site };

	if (unsure(m->dev))
		return;
	v.message = textf(m->run->prog, "%s() asks for IRQ vectors of %s while some are on",
			  site_callee(m->run, m->site), device_name(m->run, m->site));
	v.end = m->dev->vectors ? "asked for again here" :
				  "asked for here, although the driver has set the enabled flag itself";
	v.effect =
		"refused with -EINVAL, with a splat where the same kind is on; or a success that is none with INTx allowed (S2)";
	v.advice = "free the vectors first";
	v.document = "Documentation/PCI/msi-howto.rst";
	report(&rule_vectors_reallocated, m, &v);
}

const struct rule rule_vectors_reallocated = {
	.info = {
		.id = "vectors-reallocated",
		.level = 1,
		.summary = "IRQ vectors are asked for while some are on",
	},
	.about = ABOUT_VECTORS,
	.reallocated = reallocated,
};
