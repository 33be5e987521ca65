// SPDX-License-Identifier: GPL-2.0-or-later
/* others.c - what callbacks store that may run at any time, and so while probe waits for it. */
#include <stdlib.h>

#include <libiberty.h>

#include "life/life.h"

struct others {
	const struct run *run;
	unsigned char *stored;	/* by field */
	unsigned char *visited; /* by function */
};

static void add_stores(struct others *o, uint32_t index)
{
	const struct program *prog = o->run->prog;
	const struct fn *fn = &prog->fns[index];
	const struct flow_insn *insn;
	const struct callee *callee;
	uint32_t b, i, site;

	if (o->visited[index])
		return;
	o->visited[index] = 1;
	for (b = 0, site = fn->first_site; b < fn->flow->nblocks; site += 2, b++)
		for (i = 0; i < fn->flow->blocks[b].ninsns; i++, site++) {
			insn = &fn->flow->blocks[b].insns[i];
			callee = insn->op == FLOW_CALL ? program_callee(fn, insn) : NULL;
			if (callee && callee->fn != NO_FN)
				add_stores(o, callee->fn);
			else if (insn->op == FLOW_STORE && prog->site_fields[site + 1])
				o->stored[prog->site_fields[site + 1]] = 1;
		}
}

unsigned char *others_find(const struct run *run, const struct driver *d)
{
	struct others o = { .run = run };
	const struct fn *fn;
	uint32_t i;

	o.stored = XCNEWVEC(unsigned char, run->nstored);
	o.visited = XCNEWVEC(unsigned char, run->prog->nfns);
	for (i = 0; i < run->prog->nfns; i++) {
		fn = &run->prog->fns[i];
		/*
		 * the first is not set of what is given to functions of the table, the second not of other files'
		 * functions
		 */
		if ((run->prog->address_taken[i] || (fn->symbol->flags & FLOW_SYM_ADDRESSED)) && !driver_orders(d, i) &&
		    run_module_reachable(run, fn->unit->module))
			add_stores(&o, i);
	}
	free(o.visited);
	return o.stored;
}
