// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * count-as-status: the number of vectors, which is positive, is returned from probe, often because `if (ret)` took it for
 * an error. The driver core takes it for success ("Driver probe function unexpectedly returned").
 */
#include "rules/rule.h"

extern const struct rule rule_count_as_status;

static void probed(const struct moment *m, term_t result)
{
	struct verdict v = { .severity = 2, .trace_end = UINT32_MAX, .end_site = m->site };
	struct interval r = run_range(m->run, m->st, result);
	const struct term *p = term_get(m->run->prog->terms, result);

	/* what a count of vectors yields on success: see outcome_succeeds() */
	if (r.hi < 1 || !r.nonzero || p->kind != TERM_K_SYMBOL || unsure(m->dev))
		return;
	if (p->op == SYMBOL_CALL && p->b == 2)
		v.site = p->a;
	else if (p->op == SYMBOL_QUERY && p->b == 1)
		v.site = root_asked(root_of(m->run), p->a);
	else
		return;
	if (v.site == UINT32_MAX)
		return;
	v.message = textf(m->run->prog, "what %s() returns on success is returned from probe, where 0 means success",
			  site_callee(m->run, v.site));
	v.end = "probe returns a positive number: the driver is bound";
	v.effect =
		"the driver core prints \"Driver probe function unexpectedly returned\" and keeps the device bound; where an early return was meant, it is half set up (S2)";
	v.advice = "return 0 for success, and a negative errno where fewer vectors than needed were allocated";
	v.document = "Documentation/PCI/msi-howto.rst";
	report(&rule_count_as_status, m, &v);
}

const struct rule rule_count_as_status = {
	.info = {
		.id = "count-as-status",
		.level = 1,
		.summary = "a positive count is returned from probe, where 0 means success",
	},
	.probed = probed,
};
