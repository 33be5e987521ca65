// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * count-as-status: the number of vectors, which is positive, is taken for an error and returned from probe. The driver
 * core takes it for success: the device is bound, half set up ("Driver probe function unexpectedly returned").
 */
#include "rules/rule.h"

extern const struct rule rule_count_as_status;

static void probed(const struct moment *m, term_t result)
{
	struct verdict v = { .severity = 2, .trace_end = UINT32_MAX, .end_site = m->site };
	struct interval r = run_range(m->run, m->st, result);
	const struct term *p = term_get(m->run->prog->terms, result);

	/* what a count of vectors yields on success: see outcome_succeeds() */
	if (r.hi < 1 || !r.nonzero || p->kind != TERM_K_SYMBOL || p->op != SYMBOL_CALL || p->b != 2 || unsure(m->dev))
		return;
	v.site = p->a;
	v.message = textf(m->run->prog, "the count that %s() returns is passed on from probe as if it were a failure", site_callee(m->run, v.site));
	v.end = "probe returns the positive count: the driver is bound, half set up";
	v.effect = "the driver core prints \"Driver probe function unexpectedly returned\" and keeps the device bound (S2)";
	v.advice = "return a negative errno where fewer vectors than needed were allocated";
	v.document = "Documentation/PCI/msi-howto.rst";
	report(&rule_count_as_status, m, &v);
}

const struct rule rule_count_as_status = {
	.info = {
		.id = "count-as-status",
		.level = 1,
		.summary = "a count of vectors is returned from probe as if it were a failure",
	},
	.probed = probed,
};
