// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * turn.c - calls in a loop. Through an element of a table, `steps[i].init()`, which it is the turns decide, and they are
 * not counted: any is tried in each.
 */
#include "engine/turn.h"

bool turn_in_loop(const struct call *call)
{
	uint32_t block = program_site_block(call->run->prog, call->site, &(uint32_t){ 0 });

	return call->insn && block != UINT32_MAX && call->fn->cfg->in_loop[block];
}

bool turn_chooses(const struct call *call)
{
	const struct flow_function *fn = call->fn->flow;
	const struct flow_insn *insn = flow_definition(fn, &call->insn->target);

	if (!insn || insn->op != FLOW_LOAD)
		return false;
	if (!(insn->flags & FLOW_F_INDEX)) {
		insn = flow_definition(fn, &insn->args[0]);
		if (!insn || insn->op != FLOW_ADDR || !(insn->flags & FLOW_F_INDEX))
			return false;
	}
	return turn_in_loop(call);
}

bool turn_repeats(const struct call *call)
{
	const struct caller *caller;

	if (turn_in_loop(call))
		return true;
	for (caller = call->run->caller; caller; caller = caller->up)
		if (turn_in_loop(caller->call))
			return true;
	return false;
}
