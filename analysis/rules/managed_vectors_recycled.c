// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * managed-vectors-recycled: vectors that devres is responsible for are freed by hand, but asked for again on the path
 * (retry, downgrade), or at run time by a callback that returns to a bound driver (suspend, reset). There is no managed
 * way to do this; it is worth knowing when a driver is converted.
 */
#include "rules/rule.h"

extern const struct rule rule_managed_vectors_recycled;

static void vectors_recycled(const struct moment *m)
{
	const struct device *dev = m->dev;
	struct verdict v = { .site = dev->freed_site, .severity = 4 };

	v.message = textf(m->run->prog,
			  "IRQ vectors of %s that devres is responsible for are freed and asked for again",
			  device_name(m->run, v.site));
	v.end = program_site_insn(m->run->prog, m->site) ? "vectors are asked for again here" :
							   "the callback returns, the driver stays bound";
	v.end_site = m->site;
	v.effect = "harmless today: the devres release covers whatever is allocated at driver detach (S4)";
	v.advice = "use the unmanaged functions throughout where vectors must come and go at run time";
	v.document = "Documentation/PCI/msi-howto.rst";
	report(&rule_managed_vectors_recycled, m, &v);
}

const struct rule rule_managed_vectors_recycled = {
	.info = {
		.id = "managed-vectors-recycled",
		.level = 2,
		.summary = "IRQ vectors that devres is responsible for are freed and allocated again, or freed at run time",
	},
	.about = ABOUT_VECTORS,
	.vectors_recycled = vectors_recycled,
};
