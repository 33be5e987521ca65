// SPDX-License-Identifier: GPL-2.0-or-later
/* reach.c - which functions a driver of several in a module has to do with: it calls them, or names them somewhere. */
#include <stdlib.h>
#include <string.h>

#include <libiberty.h>

#include "life/life.h"

struct reach {
	const struct program *prog;
	unsigned char *fns, *vars; /* by number: known */
};

static void reach_function(struct reach *r, uint32_t index);

static void reach_variable(struct reach *r, uint32_t index);

static void reach_operand(struct reach *r, const struct unit *u, const struct flow_operand *operand)
{
	if (operand->kind == FLOW_OP_SYMBOL)
		reach_function(r, u->callees[operand->index].fn);
	else if (operand->kind == FLOW_OP_GLOBAL)
		reach_variable(r, u->globals[operand->index]);
}

static void reach_variable(struct reach *r, uint32_t index)
{
	const struct var *var = &r->prog->vars[index];
	uint32_t i;

	if (r->vars[index])
		return;
	r->vars[index] = 1;
	for (i = 0; i < var->flow->ninits; i++)
		reach_operand(r, var->unit, &var->flow->inits[i].value);
}

static void reach_insn(struct reach *r, const struct fn *fn, const struct flow_insn *insn)
{
	uint32_t a;

	if (insn->op == FLOW_CALL && insn->callee != FLOW_NONE)
		reach_function(r, fn->unit->callees[insn->callee].fn);
	for (a = 0; a < insn->nargs; a++)
		reach_operand(r, fn->unit, &insn->args[a]);
}

static void reach_function(struct reach *r, uint32_t index)
{
	const struct fn *fn;
	uint32_t b, i;

	if (index == NO_FN || r->fns[index])
		return;
	r->fns[index] = 1;
	fn = &r->prog->fns[index];
	for (b = 0; b < fn->flow->nblocks; b++)
		for (i = 0; i < fn->flow->blocks[b].ninsns; i++)
			reach_insn(r, fn, &fn->flow->blocks[b].insns[i]);
}

static void reach_driver(struct reach *r, const struct driver *d)
{
	unsigned int c, s;

	reach_function(r, d->probe);
	reach_function(r, d->remove);
	reach_function(r, d->configure);
	for (c = 0; c < d->ncycles; c++)
		for (s = 0; s < CYCLE_STEPS; s++)
			reach_function(r, d->cycles[c].step[s]);
}

struct others_reach {
	const struct driver *own;
	struct reach reach;
	unsigned int count;
};

static void add_other(struct driver *driver, void *data)
{
	struct others_reach *o = data;

	if (driver->unit == o->own->unit && !strcmp(driver->name, o->own->name))
		return;
	o->count++;
	reach_driver(&o->reach, driver);
}

static void reach_init(struct reach *r, const struct program *prog)
{
	r->prog = prog;
	r->fns = XCNEWVEC(unsigned char, prog->nfns);
	r->vars = XCNEWVEC(unsigned char, prog->nvars);
}

unsigned char *strangers_find(const struct driver *d)
{
	struct others_reach o = { .own = d };
	struct reach own;
	uint32_t i;

	reach_init(&o.reach, d->prog);
	drivers_find(d->prog, d->module, add_other, &o);
	free(o.reach.vars);
	if (!o.count) {
		free(o.reach.fns);
		return NULL;
	}
	reach_init(&own, d->prog);
	reach_driver(&own, d);
	for (i = 0; i < d->prog->nfns; i++)
		o.reach.fns[i] &= !own.fns[i];
	free(own.vars);
	free(own.fns);
	return o.reach.fns;
}
