// SPDX-License-Identifier: GPL-2.0-or-later
/* path.c - a trace worded as the steps a maintainer follows. */
#include <stdlib.h>
#include <string.h>

#include <libiberty.h>

#include "report/findings.h"

#define NOPROF "_noprof" /* include/linux/slab.h: allocations that are not profiled */

/* A function of the kernel's as drivers write it: macros hide __devm_add_action_or_reset(), _kzalloc_noprof(). */
static const char *as_written(const struct run *run, const char *name)
{
	size_t length, suffix = strlen(NOPROF);

	while (*name == '_')
		name++;
	length = strlen(name);
	if (length <= suffix || strcmp(name + length - suffix, NOPROF))
		return name;
	return textf(run->prog, "%.*s", (int)(length - suffix), name);
}

const char *site_callee(const struct run *run, uint32_t site)
{
	const struct flow_insn *insn = program_site_insn(run->prog, site);
	const struct fn *fn = program_site_fn(run->prog, site);
	const char *name;

	if (!insn || insn->op != FLOW_CALL)
		return "a call";
	if (insn->callee == FLOW_NONE)
		return insn->field ? flow_text(fn->unit->flow, insn->field) : "a function pointer";
	name = program_text(run->prog, fn->unit->callees[insn->callee].name);
	if (fn->unit->callees[insn->callee].api)
		name = as_written(run, name);
	return *name ? name : "a call"; /* only its result was worth a record */
}

const char *term_fn_name(const struct run *run, term_t t)
{
	const struct term *p = term_get(run->prog->terms, t);

	if (p->kind != TERM_K_FUNC)
		return "of the driver";
	return textf(run->prog, "'%s'",
		     p->op ? program_text(run->prog, p->a) : program_text(run->prog, run->prog->fns[p->a].name));
}

const char *device_name(const struct run *run, uint32_t site)
{
	const struct flow_insn *insn = program_site_insn(run->prog, site);
	const struct fn *fn = program_site_fn(run->prog, site);
	const struct flow_value *v;

	if (insn && insn->nargs && insn->args[0].kind == FLOW_OP_VALUE) {
		v = &fn->flow->values[insn->args[0].index];
		if (v->name && v->tag && !strcmp(flow_text(fn->unit->flow, v->tag), "pci_dev"))
			return textf(run->prog, "'%s'", flow_text(fn->unit->flow, v->name));
	}
	return "the device";
}

static const char *handler_text(const struct root *root, const struct trace *t)
{
	static const char *const after[] = {
		"",
		"; devres removes it at driver detach",
		"; only pci_free_irq() removes it",
	};

	return textf(root->run.prog, "%s() installs handler %s%s", site_callee(&root->run, t->site),
		     term_fn_name(&root->run, t->a), after[t->b]);
}

static const char *vectors_text(const struct root *root, const struct trace *t)
{
	switch (t->a) {
	case VECTORS_HYBRID:
		return "vectors allocated: devres is responsible for them (hybrid: the device is managed)";
	case VECTORS_MANAGED:
		return "vectors allocated: devres is responsible for them";
	default:
		return root->sem.model == MODEL_SPLIT ?
			       "vectors allocated: the driver is responsible for them" :
			       "vectors allocated: the driver is responsible for them (the device is not managed)";
	}
}

static const char *region_text(const struct trace *t)
{
	switch (t->a) {
	case REGION_HYBRID:
		return "regions requested: devres is responsible for them (hybrid: the device is managed)";
	case REGION_MANAGED:
	case REGION_MAPPED:
		return "regions requested: devres is responsible for them";
	default:
		return "regions requested: the driver is responsible for them";
	}
}

static const char *phase_text(const struct root *root, const struct trace *t)
{
	const char *fn = program_text(root->run.prog, root->run.prog->fns[t->b].name);

	switch (t->a) {
	case PHASE_PROBE:
		if (root->seeks)
			return textf(root->run.prog, "%s searches for a device", fn);
		return textf(root->run.prog, "the driver core calls %s", fn);
	case PHASE_REMOVE:
		return textf(root->run.prog, "driver detach calls %s", fn);
	case PHASE_LATER:
		return textf(root->run.prog, "after probe the kernel calls %s, as it was asked to", fn);
	case PHASE_WORK:
		return textf(root->run.prog, "after probe the work item %s runs", fn);
	case PHASE_SRIOV_ON:
		return textf(root->run.prog, "virtual functions are asked for: %s runs", fn);
	case PHASE_SRIOV_OFF:
		return textf(root->run.prog, "virtual functions are taken away: %s runs", fn);
	case PHASE_GIVEN_UP:
		return textf(root->run.prog, "recovery has failed: %s runs with pci_channel_io_perm_failure", fn);
	default:
		return textf(root->run.prog, "while bound, %s runs", fn);
	}
}

static const char *step_text(const struct root *root, const struct trace *t)
{
	const struct run *run = &root->run;
	const char *name;

	switch (t->kind) {
	case TRACE_CALL:
		return textf(run->prog, "calls %s", program_text(run->prog, run->prog->fns[t->a].name));
	case TRACE_FAILS:
		name = site_callee(run, t->a);
		return strcmp(name, "a call") ? textf(run->prog, "if %s() fails", name) : "if this fails";
	case TRACE_ENABLED:
		return textf(run->prog,
			     t->a ? "%s() succeeds: %s is managed from here" : "%s() succeeds: %s is enabled",
			     site_callee(run, t->site), device_name(run, t->site));
	case TRACE_DISABLED:
		return textf(run->prog, "%s is disabled here", device_name(run, t->site));
	case TRACE_VECTORS:
		return vectors_text(root, t);
	case TRACE_VECTORS_INTX:
		return "falls back to INTx: no vectors are held";
	case TRACE_FREED:
		return "vectors freed here";
	case TRACE_HANDLER:
		return handler_text(root, t);
	case TRACE_HANDLER_FREED:
		return "handler freed here";
	case TRACE_ACTION:
		return textf(run->prog, "devres action %s registered", term_fn_name(run, t->a));
	case TRACE_RUNS_ACTION:
		return textf(run->prog, t->b ? "devres releases what runs %s" : "the devres action %s runs",
			     term_fn_name(run, t->a));
	case TRACE_RELEASED:
		return "devres frees the vectors allocated here";
	case TRACE_DISABLES:
		return "devres undoes this enable";
	case TRACE_PHASE:
		return phase_text(root, t);
	case TRACE_REGION:
		return region_text(t);
	case TRACE_REGION_FREED:
		return "regions released here";
	case TRACE_MAPPED:
		return textf(run->prog, "%s() maps a BAR", site_callee(run, t->site));
	case TRACE_RETURNS:
		if (root->seeks)
			return "an errno is returned";
		return t->a == 2 ? "opening the interface fails: it is not stopped" :
		       t->a	 ? "probe fails" :
				   "probe succeeds: the driver is bound";
	default:
		return NULL;
	}
}

/*
 * Steps that lead nowhere of interest: calls that hold no other step, nor the last one, in END; failures but the last
 * before the next step.
 */
static bool interesting(const struct trace *t, const struct trace *next, const struct verdict *v, const struct fn *end)
{
	switch (t->kind) {
	case TRACE_REGION:
	case TRACE_REGION_FREED:
		return v->regions;
	case TRACE_MAPPED:
		return v->mapped && t->site == v->mapped;
	case TRACE_CALL:
		return next ? next->depth > t->depth : end && t->a == end->index;
	case TRACE_FAILS:
		return !next || next->kind != TRACE_FAILS;
	case TRACE_VECTORS_INTX:
	case TRACE_DEVRES:
		return false;
	default:
		return true;
	}
}

static enum step_kind step_kind(const struct trace *t)
{
	switch (t->kind) {
	case TRACE_PHASE:
	case TRACE_RUNS_ACTION:
		return STEP_ENTERS;
	case TRACE_CALL:
		return STEP_CALLS;
	case TRACE_FAILS:
		return STEP_FAILS;
	case TRACE_ENABLED:
	case TRACE_VECTORS:
	case TRACE_HANDLER:
	case TRACE_ACTION:
	case TRACE_REGION:
	case TRACE_MAPPED:
		return STEP_ACQUIRES;
	case TRACE_DISABLED:
	case TRACE_FREED:
	case TRACE_HANDLER_FREED:
	case TRACE_RELEASED:
	case TRACE_DISABLES:
	case TRACE_REGION_FREED:
		return STEP_RELEASES;
	case TRACE_RETURNS:
		return STEP_RETURNS;
	default:
		return STEP_OTHER;
	}
}

static bool releases_at(struct program *prog, uint32_t site)
{
	const struct callee *callee = site ? program_site_callee(prog, site) : NULL;

	return callee && callee->api && ((const struct op *)callee->api)->effects & EFFECT_RELEASES;
}

static bool is_step(const struct trace *t, const struct trace *next, const struct verdict *v, const struct fn *end)
{
	if (t->kind == TRACE_RETURNS && t->a == 1 && !next && v->end)
		return false; /* the last step says it */
	return interesting(t, next, v, end);
}

unsigned int count_steps(const struct root *root, const struct state *st, const struct verdict *v)
{
	uint32_t at = v->end ? v->end_site : v->site;
	const struct fn *end = at ? program_site_fn(root->run.prog, at) : NULL;
	const struct trace *t, *next = NULL;
	unsigned int n = 1;

	for (t = st->trace; t; t = t->up) {
		if (!is_step(t, next, v, end))
			continue;
		next = t;
		n++;
	}
	return n;
}

struct finding_step *trace_steps(const struct root *root, const struct state *st, const struct verdict *v,
				 unsigned int *nsteps)
{
	const struct trace *last = st->trace, *t, *next = NULL;
	struct program *prog = root->run.prog;
	unsigned int n = count_steps(root, st, v), i;
	struct finding_step *steps;
	uint32_t at = v->end ? v->end_site : v->site;
	const struct fn *fn, *end = at ? program_site_fn(prog, at) : NULL;

	steps = results_alloc(prog, n * sizeof(*steps));
	i = n;
	if (v->end) {
		i--;
		steps[i].at = v->end_site ? place_of(prog, v->end_site) : (struct place){ .file = "" };
		fn = program_site_fn(prog, v->end_site);
		steps[i].function = fn && v->end_site ? program_text(prog, fn->name) : "";
		steps[i].text = v->end;
	} else {
		i--;
		steps[i].at = place_of(prog, v->site);
		steps[i].function = program_text(prog, program_site_fn(prog, v->site)->name);
		steps[i].text = "here";
	}
	steps[i].kind = STEP_WRONG;
	steps[i].state = step_state(root, root->run.domain->glance(st->property));
	for (t = last; t; t = t->up) {
		if (!is_step(t, next, v, end))
			continue;
		next = t;
		i--;
		steps[i].at = place_of(prog, t->site);
		fn = program_site_fn(prog, t->site);
		steps[i].function = fn ? program_text(prog, fn->name) : "";
		steps[i].text = step_text(root, t);
		steps[i].depth = t->depth;
		steps[i].kind = step_kind(t);
		steps[i].state = step_state(root, t->glance);
		if (t->kind == TRACE_RETURNS && !t->a) /* what has returned is not in probe any more */
			steps[i].state.phase = "bound";
	}
	*nsteps = n;
	steps_name_phases(steps, n, device_of(st), releases_at(prog, v->end ? v->end_site : v->site));
	return steps;
}
