// SPDX-License-Identifier: GPL-2.0-or-later
/* flags.c - members that tell whether there is something to let go */
#include <libiberty.h>

#include "engine/domain.h"
#include "engine/flags.h"
#include "engine/names.h"

/* The member that the condition at the end of BLOCK asks about, or 0. */
static uint32_t tested(struct program *prog, const struct fn *fn, const struct flow_block *block)
{
	const struct flow_insn *insn = block->term == FLOW_COND ? flow_source(fn->flow, &block->a) : NULL;

	return insn && insn->op == FLOW_LOAD ? program_field(prog, fn->unit, insn->tag, insn->field) : 0;
}

static bool releases(struct program *prog, const struct fn *fn, uint32_t b)
{
	const struct flow_block *block = &fn->flow->blocks[b];
	uint32_t i;

	for (i = 0; i < block->ninsns; i++)
		if (block->insns[i].op == FLOW_CALL &&
		    (program_call_effects(prog, fn, &block->insns[i]) & EFFECT_RELEASES))
			return true;
	return false;
}

void flags_find(struct program *prog)
{
	const struct flow_block *block;
	const struct fn *fn;
	uint32_t f, b, field;

	prog->nflags = names_count(prog->names) + 1;
	prog->flags = XCNEWVEC(unsigned char, prog->nflags);
	for (f = 0; f < prog->nfns; f++) {
		fn = &prog->fns[f];
		for (b = 0; (fn->effects & EFFECT_RELEASES) && b < fn->flow->nblocks; b++) {
			block = &fn->flow->blocks[b];
			field = tested(prog, fn, block);
			if (field && field < prog->nflags &&
			    (releases(prog, fn, block->succs[0]) || releases(prog, fn, block->succs[1])))
				prog->flags[field] = 1;
		}
	}
}

/* Of elements of arrays, and of objects that a loop makes, one stands for all: what it says holds of one of them. */
static bool is_flag(const struct run *run, const struct state *st, const struct cell *cell)
{
	const struct program *prog = run->prog;
	const struct object *object;

	if (!cell->field || cell->field >= prog->nflags || !prog->flags[cell->field] ||
	    term_varies(prog->terms, cell->base))
		return false;
	object = state_object(st, term_object(prog->terms, cell->base));
	return !object || !object->many;
}

uint32_t flags_class(const struct run *run, const struct state *st)
{
	const struct cell *cells = (const struct cell *)st->memory->data;
	struct interval r;
	uint32_t i, class = 0;

	if (!(run->domain->held(st->property) & EFFECT_RELEASES))
		return 0;
	for (i = 0; i < st->memory->count; i++) {
		if (!is_flag(run, st, &cells[i]))
			continue;
		r = run_range(run, st, cells[i].value);
		if (r.lo > 0 || r.hi < 0 || r.nonzero)
			class = class * 31 + cells[i].field;
	}
	return class;
}
