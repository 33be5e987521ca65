// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vectors-stale: a vector number is used to free a handler after the vectors are gone: pci_irq_vector() then gives the
 * line's number or an error, a number kept from before may belong to someone else.
 */
#include "rules/rule.h"

extern const struct rule rule_vectors_stale;

static void stale(const struct moment *m)
{
	struct verdict v = { .site = m->site, .severity = 2, .end_site = m->site };

	/* where the vectors went from under a handler, that is the finding */
	/* an interface that could not be opened again hangs in napi_disable() before its stop operation gets here */
	if (unsure(m->dev) || m->dev->stopping || (m->st->guessed & GUESSED_WAY) || m->dev->phase == PHASE_RUNTIME ||
	    m->dev->freed_in_use)
		return;
	v.message = textf(m->run->prog, "%s() uses a vector number after the vectors are freed",
			  site_callee(m->run, m->site));
	v.end = "used here, the vectors are gone";
	v.effect =
		"on these headers: \"Trying to free already-free IRQ\", or another device's handler is looked for (S2)";
	v.advice = "use the number only while the vectors are allocated";
	v.document = "Documentation/PCI/msi-howto.rst";
	report(&rule_vectors_stale, m, &v);
}

const struct rule rule_vectors_stale = {
	.info = {
		.id = "vectors-stale",
		.level = 1,
		.summary = "a vector number is used or released after the vectors are gone",
	},
	.about = ABOUT_VECTORS | ABOUT_HANDLERS,
	.stale = stale,
};
