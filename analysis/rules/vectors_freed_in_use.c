// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vectors-freed-in-use: vectors are freed while a handler is installed on one of them, by whatever function it was.
 * kernel/irq: unregister_irq_proc() finds the handler's folder ("removing non-empty directory"), the descriptor goes,
 * and the handler with its thread is lost: a later free_irq() finds no descriptor.
 */
#include "rules/rule.h"

extern const struct rule rule_vectors_freed_in_use;

static void vectors_freed(const struct moment *m)
{
	const struct device *dev = m->dev;
	struct verdict v = { .site = m->site, .severity = 2 };
	const struct handler *h = NULL;
	const char *name;
	uint32_t i;

	for (i = 0; i < dev->nhandlers; i++)
		if (dev->handlers[i].on_vectors && !dev->handlers[i].lent &&
		    !(dev->handlers[i].runtime && dev->phase == PHASE_REMOVE))
			h = &dev->handlers[i];
	if (!h || dev->lost || dev->loose)
		return;
	name = term_fn_name(m->run, h->fn);
	v.message = textf(m->run->prog, "IRQ vectors of %s freed while handler %s is installed",
			  device_name(m->run, m->site), name);
	v.end = textf(m->run->prog, "vectors freed here, handler %s is still installed", name);
	v.end_site = m->site;
	v.effect = textf(m->run->prog,
			 "on these headers: \"removing non-empty directory 'irq/N'\", %s and its thread are lost (S2)",
			 name);
	if (h->family == FAMILY_DEVM && dev->vectors != VECTORS_UNMANAGED)
		v.advice = "drop the call: devres removes the handler, then the vectors";
	else if (h->family == FAMILY_DEVM)
		v.advice = "free the handler with devm_free_irq() first: devres removes it only after this call";
	else
		v.advice = h->family == FAMILY_PCI ? "free the handler with pci_free_irq() first" :
						     "free the handler with free_irq() first";
	v.document = "Documentation/PCI/msi-howto.rst";
	report(&rule_vectors_freed_in_use, m, &v);
}

const struct rule rule_vectors_freed_in_use = {
	.info = {
		.id = "vectors-freed-in-use",
		.level = 1,
		.summary = "IRQ vectors are freed while a handler is installed on them",
	},
	.about = ABOUT_VECTORS | ABOUT_HANDLERS,
	.vectors_freed = vectors_freed,
};
