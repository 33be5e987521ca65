// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * mixed-handler: a handler is freed by a function of another family than that which installed it: free_irq() of a
 * managed one, devm_free_irq() of a plain one, pci_free_irq() of either, free_irq() of what pci_request_irq()
 * installed. Or by the index of its vector where the number of the interrupt belongs, or the other way round.
 */
#include "rules/rule.h"

extern const struct rule rule_mixed_handler;

/* What happens when CALL frees what FAMILY installed. */
static const char *effect(const struct moment *m, int family, unsigned int *severity)
{
	*severity = 2;
	if (m->mistaken == MISTAKEN_NUMBER)
		return "there is no vector with that index: the handler stays installed (S2)";
	if (m->mistaken == MISTAKEN_INDEX)
		return "the index of a vector is no interrupt number: the handler stays installed, \"Trying to free already-free IRQ\" (S2)";
	if (m->family == FAMILY_DEVM)
		return root_of(m->run)->sem.devm_free_checks ?
			       "devm_free_irq() complains and frees nothing: the handler stays installed (S2)" :
			       "devm_free_irq() complains with a stack trace, the handler is freed (S2)";
	if (m->family == FAMILY_PCI) {
		*severity = 1;
		return "pci_free_irq() frees the memory of the handler's name, which it did not allocate (S1)";
	}
	if (family == FAMILY_DEVM)
		return "devres frees it again at driver detach: \"Trying to free already-free IRQ\" with a stack trace (S2)";
	*severity = 3;
	return "the memory of the handler's name is lost (S3)";
}

/* A function of the right family, with an index where the number belongs, or with a number for the index. */
static void mistaken(const struct moment *m, struct verdict *v)
{
	bool index = m->mistaken == MISTAKEN_INDEX;

	v->message = textf(m->run->prog, "%s() is given the %s of handler %s, not the %s", site_callee(m->run, m->site),
			   index ? "vector's index" : "interrupt number", term_fn_name(m->run, m->handler->fn),
			   index ? "interrupt number" : "vector's index");
	v->end = "nothing is freed here";
	v->advice = index ? "give the number: pci_irq_vector()" : "give the index of the vector";
}

static void wrong_function(const struct moment *m, struct verdict *v)
{
	static const char *const right[] = { "free_irq()", "devm_free_irq()", "pci_free_irq()" };
	const struct handler *h = m->handler;

	v->message = textf(m->run->prog, "handler %s installed by %s() is freed by %s()", term_fn_name(m->run, h->fn),
			   site_callee(m->run, h->site), site_callee(m->run, m->site));
	v->end = h->family == FAMILY_DEVM ? "freed here; devres does not hear of it" :
					    "freed here, by the wrong function";
	v->advice = h->family == FAMILY_DEVM && m->family == FAMILY_PLAIN ?
			    "drop the call, or use devm_free_irq()" :
			    textf(m->run->prog, "use %s", right[h->family]);
}

static void wrong_family(const struct moment *m)
{
	struct verdict v = { .site = m->site, .end_site = m->site };

	if (unsure(m->dev))
		return;
	v.effect = effect(m, m->handler->family, &v.severity);
	if (m->handler->family == m->family)
		mistaken(m, &v);
	else
		wrong_function(m, &v);
	v.document = m->family == FAMILY_PCI || m->handler->family == FAMILY_PCI ?
			     "drivers/pci/irq.c: pci_request_irq()" :
			     "kernel/irq/devres.c: devm_free_irq()";
	report(&rule_mixed_handler, m, &v);
}

const struct rule rule_mixed_handler = {
	.info = {
		.id = "mixed-handler",
		.level = 1,
		.summary = "a handler is freed by a function of another family than that which installed it",
	},
	.about = ABOUT_HANDLERS,
	.wrong_family = wrong_family,
};
