// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * fix.c - where a finding can be mended mechanically
 *
 * A call that releases what devres releases anyway may go if that is all it was ever seen to do: on no way of any
 * driver does it release what the driver answers for, or what is asked for again, and nothing but probe and remove
 * leads to it.
 */
#include <stdlib.h>
#include <string.h>

#include <libiberty.h>

#include "report/census.h"
#include "report/findings.h"
#include "report/fix.h"

/* Code that is not here may call it, with a device of another kind. */
static bool called_from_elsewhere(const struct program *prog, const struct fn *fn)
{
	if (prog->options.single_file)
		return !(fn->symbol->flags & FLOW_SYM_STATIC);
	return fn->symbol->flags & FLOW_SYM_EXPORTED;
}

/* How often is a pointer to FN stored in FIELD of some table, or, if that is NULL, in any? */
static uint32_t times_stored(struct program *prog, uint32_t fn, const char *field)
{
	uint32_t first = field ? program_name(prog, field) : 0, last = field ? first + 1 : prog->nslots, s, i, n = 0;

	for (s = first; s < last && s < prog->nslots; s++)
		for (i = 0; i < prog->slots[s].count; i++)
			n += prog->slots[s].fns[i] == fn;
	return n;
}

/*
 * May FN start at another time than probe and remove? So may an action of devres, but that is seen. A pointer that is
 * stored in no table is given to somebody who calls it, whenever that is.
 */
static bool starts_elsewhere(struct program *prog, uint32_t fn)
{
	uint32_t expected;

	if (called_from_elsewhere(prog, &prog->fns[fn]))
		return true;
	expected = times_stored(prog, fn, "pci_driver.probe") + times_stored(prog, fn, "pci_driver.remove");
	return prog->address_taken[fn] && (!expected || times_stored(prog, fn, NULL) != expected);
}

static void visit(struct program *prog, uint32_t fn, uint32_t *work, uint32_t *nwork)
{
	if (fn == NO_FN || prog->visited[fn] == prog->visit)
		return;
	prog->visited[fn] = prog->visit;
	work[(*nwork)++] = fn;
}

static void visit_callees(struct program *prog, const struct fn *fn, uint32_t *work, uint32_t *nwork)
{
	const struct callee *callee;
	uint32_t b, i;

	for (b = 0; b < fn->flow->nblocks; b++)
		for (i = 0; i < fn->flow->blocks[b].ninsns; i++) {
			callee = program_callee(fn, &fn->flow->blocks[b].insns[i]);
			if (callee)
				visit(prog, callee->fn, work, nwork);
		}
}

/*
 * Is there a way of calls to FN from anything but probe and remove, followed or not? A budget that ran out, or an order
 * nobody knows, hides what happens while the driver is bound, and nothing is known of a shutdown.
 */
static bool reached_elsewhere(struct program *prog, const struct fn *fn)
{
	uint32_t *work = XNEWVEC(uint32_t, prog->nfns + 1), nwork = 0, f;
	bool reached;

	prog->visit++;
	for (f = 0; f < prog->nfns; f++)
		if (starts_elsewhere(prog, f))
			visit(prog, f, work, &nwork);
	while (nwork)
		visit_callees(prog, &prog->fns[work[--nwork]], work, &nwork);
	reached = prog->visited[fn->index] == prog->visit;
	free(work);
	return reached;
}

/* Does the rule say that devres does the same again? */
static bool says_redundant(const char *rule, const struct op *op)
{
	if (op->run == effect_free_vectors)
		return !strcmp(rule, "managed-vectors-freed") || !strcmp(rule, "vectors-freed-in-use");
	if (op->run == effect_free_region)
		return !strcmp(rule, "mixed-regions");
	return op->run == effect_disable && !strcmp(rule, "mixed-enable");
}

/* The last call behind SITE, with nothing but straight code between, that frees a handler; UINT32_MAX: none. */
static uint32_t handler_freed_after(const struct program *prog, const struct fn *fn, uint32_t site)
{
	const struct flow_insn *insn;
	const struct callee *callee;
	const struct op *op;
	uint32_t found = UINT32_MAX;

	/* the next block starts at a site that is no instruction */
	while ((insn = program_site_insn(prog, ++site))) {
		callee = program_callee(fn, insn);
		op = callee ? callee->api : NULL;
		if (op && op->run == effect_free_handler && !(insn->flags & FLOW_F_MACRO))
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

static const char *callee_name(const struct program *prog, uint32_t site)
{
	return program_text(prog, program_site_callee(prog, site)->name);
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
	const struct callee *callee = program_callee(fn, insn);
	const struct op *op = callee ? callee->api : NULL;
	const char *name, *twin;
	uint32_t seen, after;

	if (!op || (insn->flags & FLOW_F_MACRO))
		return;
	name = callee_name(prog, site);
	seen = census_releases(prog, site);
	if (says_redundant(rule, op) && (seen & ~RELEASED_LAST) == RELEASED_DEVRES) {
		if (reached_elsewhere(prog, fn))
			return;
		set(prog, fix, FIX_DELETE, site, name);
	} else if (op->run == effect_free_vectors && !strcmp(rule, "vectors-freed-in-use")) {
		after = handler_freed_after(prog, fn, site);
		if (after == UINT32_MAX)
			return;
		set(prog, fix, FIX_MOVE, site, name);
		fix->to = place_of(prog, after);
		fix->other = callee_name(prog, after);
	} else if (!strcmp(rule, "hybrid-allocation") && seen == RELEASED_DEVRES && !called_from_elsewhere(prog, fn)) {
		/* what is released by hand must not be any more first */
		twin = managed_twin(prog, fn, name);
		if (!twin || census_any_release(prog, op->run == effect_vectors ? RELEASES_VECTORS : RELEASES_REGION))
			return;
		set(prog, fix, FIX_RENAME, site, name);
		fix->other = twin;
	}
}
