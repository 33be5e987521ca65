// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * count-as-status: a result taken for what it is not. The number of vectors, which is positive, is returned from probe,
 * often because `if (ret)` took it for an error: the driver core takes it for success ("Driver probe function
 * unexpectedly returned"). Or 0, which is success, is tested as if it were a count of nothing.
 */
#include "engine/outlook.h"
#include "rules/rule.h"

extern const struct rule rule_count_as_status;

static void probed(const struct moment *m, term_t result)
{
	struct verdict v = { .severity = 2, .end_site = m->site };
	struct interval r = run_range(m->run, m->st, result);
	const struct term *p = term_get(m->run->prog->terms, result);

	/* what a count of vectors yields on success: see outcome_succeeds() */
	if (r.hi < 1 || !r.nonzero || unsure(m->dev))
		return;
	if (result && result == m->dev->exactly)
		v.site = m->dev->vectors_site;
	else if (p->kind != TERM_K_SYMBOL)
		return;
	else if (p->op == SYMBOL_CALL && p->b == 2)
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

/* Which side of the condition a value takes: 0 the first, 1 the second. */
static uint32_t side_of(const struct flow_block *b, int64_t k)
{
	return !interval_compare(b->cmp, false, interval_of(k), interval_of(b->b.number));
}

static void tell(const struct moment *m, uint32_t end_site, bool reversed)
{
	struct verdict v = { .site = m->site, .severity = 2, .end_site = end_site, .any_way = true };
	const char *name = site_callee(m->run, m->site);

	v.message = textf(m->run->prog,
			  reversed ? "%s() returns 0 when it succeeds, but 0 is taken for a failure" :
				     "%s() never returns a positive number, but only that is taken for success",
			  name);
	v.end = reversed ? "0 leads to a failure here, an errno to what was meant for success" :
			   "neither 0 nor an errno gets past this";
	v.effect = reversed ?
			   "where the request succeeds the function fails, where it fails the function goes on (S2)" :
			   "what was meant for success never runs (S2)";
	v.advice = "an errno is below 0: test with `if (ret)` or `if (ret < 0)`";
	v.document = textf(m->run->prog, "the kernel-doc of %s()", name);
	report(&rule_count_as_status, m, &v);
}

/* Does BLOCK begin with the same call? pci_enable_msix() used to say how many there are: the second is for these. */
static bool asks_again(const struct fn *fn, const struct flow_insn *insn, uint32_t block)
{
	const struct flow_block *b = &fn->flow->blocks[block];
	uint32_t i;

	for (i = 0; i < b->ninsns; i++)
		if (b->insns[i].op == FLOW_CALL && b->insns[i].callee == insn->callee)
			return true;
	return false;
}

/* The test right behind a call that returns 0 or an errno: see where it sends 0, an errno, and a number. */
static void asked(const struct moment *m)
{
	struct program *prog = m->run->prog;
	const struct fn *fn = program_site_fn(prog, m->site);
	const struct flow_insn *insn = program_site_insn(prog, m->site);
	const struct flow_block *b;
	struct outlook zero, below;
	uint32_t block, releases, at;

	if (!insn || insn->dst == FLOW_NONE)
		return;
	block = program_site_block(prog, m->site, &at);
	b = &fn->flow->blocks[block];
	if (b->term != FLOW_COND || b->a.kind != FLOW_OP_VALUE || b->a.index != insn->dst ||
	    b->b.kind != FLOW_OP_CONST || b->b.number < 0 || b->b.number > 1 || b->succs[0] == b->succs[1])
		return;
	/* who undoes it at once has asked whether it can be had */
	releases = program_call_effects(prog, fn, insn) & ACQUIRES_REGION ? RELEASES_REGION : EFFECT_RELEASES;
	if (side_of(b, 0) != side_of(b, -1)) {
		zero = outlook_from(prog, fn, block, side_of(b, 0), insn->dst, SIGN_ZERO, true);
		if (!zero.error || zero.other || zero.unknown || (zero.effects & releases))
			return;
		below = outlook_from(prog, fn, block, side_of(b, -1), insn->dst, SIGN_NEGATIVE, true);
		if (below.other || below.unknown)
			tell(m, program_term_site(fn, block), true);
	} else if (side_of(b, 0) != side_of(b, 1)) {
		if (asks_again(fn, insn, b->succs[side_of(b, 1)]))
			return;
		zero = outlook_from(prog, fn, block, side_of(b, 0), insn->dst, SIGN_ZERO, false);
		below = outlook_from(prog, fn, block, side_of(b, 1), insn->dst, SIGN_UNKNOWN, false);
		if (!zero.unknown && !(zero.effects & ~EFFECT_RELEASES & ~EFFECT_PLAIN) &&
		    (below.effects & ~EFFECT_RELEASES & ~EFFECT_PLAIN))
			tell(m, program_term_site(fn, block), false);
	}
}

const struct rule rule_count_as_status = {
	.info = {
		.id = "count-as-status",
		.level = 1,
		.summary = "a count is taken for a status, or 0, which means success, for a count",
	},
	.about = ABOUT_VECTORS,
	.probed = probed,
	.asked = asked,
};
