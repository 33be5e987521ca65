// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * fix.c - where a finding can be mended mechanically
 *
 * A call that releases what devres releases anyway may go if that is all it was ever seen to do: on no way of any driver
 * does it release what the driver answers for, or what is asked for again, nor does it run while the driver is bound.
 */
#include <string.h>

#include "report/census.h"
#include "report/findings.h"
#include "report/fix.h"

static const struct op *op_at(const struct fn *fn, const struct flow_insn *insn)
{
	if (!insn || insn->op != FLOW_CALL || insn->callee == FLOW_NONE)
		return NULL;
	return fn->unit->callees[insn->callee].api;
}

static bool is(const struct op *op, const char *effect)
{
	return !strcmp(op->row->effect, effect);
}

/* Code that is not here may call it, with a device of another kind. */
static bool called_from_elsewhere(const struct program *prog, const struct fn *fn)
{
	if (prog->options.single_file)
		return !(fn->symbol->flags & FLOW_SYM_STATIC);
	return fn->symbol->flags & FLOW_SYM_EXPORTED;
}

/* Does the rule say that devres does the same again? */
static bool says_redundant(const char *rule, const struct op *op)
{
	if (is(op, "vectors-"))
		return !strcmp(rule, "managed-vectors-freed") || !strcmp(rule, "vectors-freed-in-use");
	return is(op, "disable") && !strcmp(rule, "mixed-enable");
}

/* The last call behind SITE, with nothing but straight code between, that frees a handler; UINT32_MAX: none. */
static uint32_t handler_freed_after(const struct program *prog, const struct fn *fn, uint32_t site)
{
	const struct flow_insn *insn;
	const struct op *op;
	uint32_t found = UINT32_MAX;

	/* the next block starts at a site that is no instruction */
	while ((insn = program_site_insn(prog, ++site))) {
		op = op_at(fn, insn);
		if (op && is(op, "handler-") && !(insn->flags & FLOW_F_MACRO))
			found = site;
	}
	return found;
}

static void set(struct program *prog, struct finding_fix *fix, enum fix_kind kind, uint32_t site, const char *callee)
{
	fix->kind = kind;
	fix->at = place_of(prog, site);
	fix->callee = callee;
}

static const char *callee_name(const struct program *prog, const struct fn *fn, uint32_t site)
{
	return program_text(prog, fn->unit->callees[program_site_insn(prog, site)->callee].name);
}

/* pci_ functions whose pcim_ twin takes the same arguments. */
static const char *managed_twin(const struct program *prog, const struct fn *fn, const char *name)
{
	static const struct {
		const char *name, *twin, *when;
	} twins[] = {
		{ "pci_alloc_irq_vectors", "pcim_alloc_irq_vectors", "decl:pcim_alloc_irq_vectors" },
		{ "pci_alloc_irq_vectors_affinity", "pcim_alloc_irq_vectors_affinity",
		  "decl:pcim_alloc_irq_vectors_affinity" },
		{ "pci_request_regions", "pcim_request_all_regions", "decl:pcim_request_all_regions" },
		{ "pci_request_region", "pcim_request_region", "decl:pcim_request_region" },
	};
	size_t i;

	for (i = 0; i < sizeof(twins) / sizeof(twins[0]); i++)
		if (!strcmp(name, twins[i].name) && api_holds(prog->options.api, fn->unit->flow, twins[i].when))
			return twins[i].twin;
	return NULL;
}

void fix_find(struct program *prog, const char *rule, uint32_t site, struct finding_fix *fix)
{
	const struct flow_insn *insn = program_site_insn(prog, site);
	const struct fn *fn = program_site_fn(prog, site);
	const struct op *op = fn ? op_at(fn, insn) : NULL;
	const char *name, *twin;
	uint32_t seen, after;

	if (!op || (insn->flags & FLOW_F_MACRO) || called_from_elsewhere(prog, fn))
		return;
	name = callee_name(prog, fn, site);
	seen = census_releases(prog, site);
	if (says_redundant(rule, op) && (seen & ~RELEASED_LAST) == RELEASED_DEVRES) {
		set(prog, fix, FIX_DELETE, site, name);
	} else if (is(op, "vectors-") && !strcmp(rule, "vectors-freed-in-use")) {
		after = handler_freed_after(prog, fn, site);
		if (after == UINT32_MAX)
			return;
		set(prog, fix, FIX_MOVE, site, name);
		fix->to = place_of(prog, after);
		fix->other = callee_name(prog, fn, after);
	} else if (!strcmp(rule, "hybrid-allocation") && seen == RELEASED_DEVRES) {
		twin = managed_twin(prog, fn, name);
		if (!twin)
			return;
		set(prog, fix, FIX_RENAME, site, name);
		fix->other = twin;
	}
}
