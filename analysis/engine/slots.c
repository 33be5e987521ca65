// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * slots.c - which functions a member of a struct may hold: from tables, from what is stored, and from what is handed to
 * a function that stores it
 */
#include <string.h>

#include <libiberty.h>

#include "engine/program.h"

#define SETTERS 2 /* functions that hand it on before it is stored */

static void add_storer(struct slot *slot, uint32_t fn, const struct module *module)
{
	uint32_t i;

	for (i = 0; i < slot->nstorers; i++)
		if (slot->storers[i].fn == fn && slot->storers[i].module == module)
			return;
	if (slot->nstorers == slot->storer_room) {
		slot->storer_room = slot->storer_room ? slot->storer_room * 2 : 4;
		slot->storers = XRESIZEVEC(struct storer, slot->storers, slot->storer_room);
	}
	slot->storers[slot->nstorers++] = (struct storer){ fn, module };
}

static struct slot *slot_of(struct program *prog, uint32_t number)
{
	if (number >= prog->nslots) {
		prog->slots = XRESIZEVEC(struct slot, prog->slots, number + 1024);
		memset(prog->slots + prog->nslots, 0, (number + 1024 - prog->nslots) * sizeof(struct slot));
		prog->nslots = number + 1024;
	}
	return &prog->slots[number];
}

/* The function SYMBOL of U may be what member NUMBER holds, 0 if it is none. */
static void slot_add(struct program *prog, const struct unit *u, uint32_t number, uint32_t symbol)
{
	uint32_t fn = u->callees[symbol].fn, i;
	bool harmless = u->flow->symbols[symbol].flags & FLOW_SYM_PRUNED;
	struct slot *slot;

	if (fn != NO_FN)
		prog->address_taken[fn] = 1;
	if (!number || (fn == NO_FN && !harmless))
		return;
	slot = slot_of(prog, number);
	if (fn == NO_FN) {
		slot->harmless = true;
		return;
	}
	add_storer(slot, fn, u->module);
	for (i = 0; i < slot->count; i++)
		if (slot->fns[i] == fn)
			return;
	if (slot->count == slot->room) {
		slot->room = slot->room ? slot->room * 2 : 4;
		slot->fns = XRESIZEVEC(uint32_t, slot->fns, slot->room);
	}
	slot->fns[slot->count++] = fn;
}

/* The function of the program's that INSN calls by name, or NO_FN. */
static uint32_t called(const struct fn *fn, const struct flow_insn *insn)
{
	const struct callee *callee = program_callee(fn, insn);

	return callee ? callee->fn : NO_FN;
}

/*
 * The member that FN stores what parameter PARAM gives it to, by itself or by a function it hands it on to; 0 if to
 * none.
 */
static uint32_t member_of_param(struct program *prog, const struct fn *fn, uint32_t param, uint32_t depth)
{
	const struct flow_insn *insn;
	uint32_t b, i, a, number = 0, to;

	for (b = 0; b < fn->flow->nblocks; b++)
		for (i = 0; i < fn->flow->blocks[b].ninsns && !number; i++) {
			insn = &fn->flow->blocks[b].insns[i];
			to = called(fn, insn);
			for (a = 0; a < insn->nargs && !number; a++) {
				if (insn->args[a].kind != FLOW_OP_VALUE || insn->args[a].index != param)
					continue;
				if (insn->op == FLOW_STORE && a == 1)
					number = program_field(prog, fn->unit, insn->tag, insn->field);
				else if (to != NO_FN && depth && a < prog->fns[to].flow->nparams)
					number = member_of_param(prog, &prog->fns[to], a, depth - 1);
			}
		}
	return number;
}

uint32_t slots_member(struct program *prog, const struct fn *fn, const struct flow_insn *insn, uint32_t a)
{
	uint32_t to = called(fn, insn);

	if (insn->op == FLOW_STORE)
		return program_field(prog, fn->unit, insn->tag, insn->field);
	return to != NO_FN && a < prog->fns[to].flow->nparams ? member_of_param(prog, &prog->fns[to], a, SETTERS) : 0;
}

void slots_collect(struct program *prog)
{
	const struct flow_init *init;
	const struct flow_insn *insn;
	uint32_t g, i, f, b, a;
	const struct fn *fn;
	const struct unit *u;
	size_t n;

	for (n = 0; n < prog->nunits; n++) {
		u = prog->units[n];
		for (g = 0; g < u->flow->nglobals; g++)
			for (i = 0; i < u->flow->globals[g].ninits; i++) {
				init = &u->flow->globals[g].inits[i];
				if (init->value.kind == FLOW_OP_SYMBOL)
					slot_add(prog, u, program_field(prog, u, init->tag, init->field),
						 init->value.index);
			}
	}
	for (f = 0; f < prog->nfns; f++) {
		fn = &prog->fns[f];
		for (b = 0; b < fn->flow->nblocks; b++)
			for (i = 0; i < fn->flow->blocks[b].ninsns; i++) {
				insn = &fn->flow->blocks[b].insns[i];
				/* the domain knows when what is passed to an API function runs */
				if (insn->op == FLOW_CALL && insn->callee != FLOW_NONE &&
				    fn->unit->callees[insn->callee].api)
					continue;
				for (a = 0; a < insn->nargs; a++)
					if (insn->args[a].kind == FLOW_OP_SYMBOL)
						slot_add(prog, fn->unit, slots_member(prog, fn, insn, a),
							 insn->args[a].index);
			}
	}
}
