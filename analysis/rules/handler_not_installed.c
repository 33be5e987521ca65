// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * handler-not-installed: a handler is freed on a path that did not install one, or has freed it already:
 * kernel/irq/manage.c warns "Trying to free already-free IRQ".
 */
#include "rules/rule.h"

extern const struct rule rule_handler_not_installed;

static bool is_silent(const struct moment *m)
{
	return unsure(m->dev) || m->dev->no_line || (m->st->guessed & GUESSED_WAY);
}

static void tell(const struct moment *m, const char *message, const char *end, const char *advice)
{
	struct verdict v = { .site = m->site, .severity = 2, .end_site = m->site };

	v.message = message;
	v.end = end;
	v.effect = "on these headers: \"Trying to free already-free IRQ\" with a stack trace (S2)";
	v.advice = advice;
	v.document = "kernel/irq/manage.c: free_irq()";
	report(&rule_handler_not_installed, m, &v);
}

static void nothing_to_free(const struct moment *m)
{
	/* an interface that could not be opened again hangs in napi_disable() before its stop operation gets here */
	if (is_silent(m) || (m->dev->stopping && !m->dev->broken) || m->dev->phase == PHASE_RUNTIME)
		return;
	tell(m,
	     textf(m->run->prog, "%s() frees a handler that is not installed on this path",
		   site_callee(m->run, m->site)),
	     m->dev->nhandlers ? "freed here, only others are installed" : "freed here, nothing is installed",
	     "free the handler only where the request succeeded");
}

static void other_owner(const struct moment *m)
{
	if (is_silent(m))
		return;
	tell(m,
	     textf(m->run->prog, "%s() names another owner than handler %s was installed with",
		   site_callee(m->run, m->site), term_fn_name(m->run, m->handler->fn)),
	     "nothing is freed here: no handler has this owner", "give the dev_id that the handler was requested with");
}

static void other_number(const struct moment *m)
{
	if (is_silent(m))
		return;
	tell(m,
	     textf(m->run->prog, "%s() names another interrupt than handler %s was installed for",
		   site_callee(m->run, m->site), term_fn_name(m->run, m->handler->fn)),
	     "nothing is freed here: this owner has no handler for that interrupt",
	     "give the number that the handler was requested with: MSI gives pdev->irq another one");
}

const struct rule rule_handler_not_installed = {
	.info = {
		.id = "handler-not-installed",
		.level = 1,
		.summary = "a handler is freed that was never installed, or is already gone, on that path",
	},
	.about = ABOUT_HANDLERS,
	.nothing_to_free = nothing_to_free,
	.other_owner = other_owner,
	.other_number = other_number,
};
