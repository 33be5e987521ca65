// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * handler-leaked: a handler that only the driver can remove is still installed when the driver is detached. On MSI the
 * vectors go from under it (kernel/irq: "removing non-empty directory"); on a shared line it stays, and runs code and
 * data that are gone.
 */
#include "rules/rule.h"

extern const struct rule rule_handler_leaked;

static void leaked(const struct moment *m, const struct handler *h)
{
	const struct device *dev = m->dev;
	struct verdict v = { .site = h->site, .severity = h->on_vectors ? 2 : 1, .end_site = m->site };
	const char *name = term_fn_name(m->run, h->fn);

	v.message = textf(m->run->prog, "handler %s is left installed %s", name, left_when(dev));
	v.end = nothing_does(m, "removes the handler");
	v.effect = h->on_vectors ?
			   "the handler is lost with its vector: \"removing non-empty directory 'irq/N'\" (S2)" :
			   "on a line that another device shares, the handler runs on after its driver is gone (S1)";
	v.advice = h->family == FAMILY_PCI ? "call pci_free_irq() on this path" : "call free_irq() on this path";
	v.document = "Documentation/PCI/pci.rst";
	report(&rule_handler_leaked, m, &v);
}

static void look(const struct moment *m, bool on_vectors)
{
	const struct handler *h;
	uint32_t i;

	if (unsure(m->dev))
		return;
	for (i = 0; i < m->dev->nhandlers; i++) {
		h = &m->dev->handlers[i];
		if (h->family != FAMILY_DEVM && !h->runtime && !h->lent && h->own && (h->on_vectors || !on_vectors))
			leaked(m, h);
	}
}

static void detached(const struct moment *m)
{
	look(m, false);
}

/* an action that would remove the handler comes later: it is older than the vectors */
static void vectors_released(const struct moment *m)
{
	look(m, true);
}

const struct rule rule_handler_leaked = {
	.info = {
		.id = "handler-leaked",
		.level = 1,
		.summary = "a handler that only the driver can remove outlives the driver",
	},
	.about = ABOUT_HANDLERS,
	.vectors_released = vectors_released,
	.detached = detached,
};
