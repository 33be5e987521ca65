// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * handler-not-installed: a handler is freed on a path that did not install one, or has freed it already:
 * kernel/irq/manage.c warns "Trying to free already-free IRQ".
 */
#include "rules/rule.h"

extern const struct rule rule_handler_not_installed;

static void nothing_to_free(const struct moment *m)
{
	struct verdict v = { .site = m->site, .severity = 2, .trace_end = UINT32_MAX, .end_site = m->site };

	if (unsure(m->dev) || m->dev->no_line || (m->st->guessed & GUESSED_WAY))
		return;
	/* an interface that could not be opened again hangs in napi_disable() before its stop operation gets here */
	if (!m->handler && (m->dev->stopping || m->dev->phase == PHASE_RUNTIME))
		return;
	v.message = textf(m->run->prog, "%s() frees a handler that is not installed on this path",
			  site_callee(m->run, m->site));
	v.end = "freed here, nothing is installed";
	if (m->handler) {
		v.message = textf(m->run->prog, "%s() names another owner than handler %s was installed with",
				  site_callee(m->run, m->site), term_fn_name(m->run, m->handler->fn));
		v.end = "nothing is freed here: no handler has this owner";
	}
	v.effect = "on these headers: \"Trying to free already-free IRQ\" with a stack trace (S2)";
	v.advice = m->handler ? "give the dev_id that the handler was requested with" :
				"free the handler only where the request succeeded";
	v.document = "kernel/irq/manage.c: free_irq()";
	report(&rule_handler_not_installed, m, &v);
}

const struct rule rule_handler_not_installed = {
	.info = {
		.id = "handler-not-installed",
		.level = 1,
		.summary = "a handler is freed that was never installed, or is already gone, on that path",
	},
	.about = ABOUT_HANDLERS,
	.nothing_to_free = nothing_to_free,
};
