// SPDX-License-Identifier: GPL-2.0-or-later
/* program.c - modules, units and sites; the public face of analysis.h is in life/. */
#include <stdlib.h>
#include <string.h>

#include <libiberty.h>

#include "engine/names.h"
#include "engine/program.h"

uint32_t program_name(struct program *prog, const char *text)
{
	return names_number(prog->names, text);
}

const char *program_text(const struct program *prog, uint32_t name)
{
	return names_text(prog->names, name);
}

uint32_t program_field(struct program *prog, const struct unit *unit, flow_str tag, flow_str field)
{
	char text[256];
	const char *t, *f;
	size_t lt, lf;

	if (!tag || !field)
		return 0;
	t = flow_text(unit->flow, tag);
	f = flow_text(unit->flow, field);
	lt = strlen(t);
	lf = strlen(f);
	if (lt + lf + 2 > sizeof(text))
		return 0;
	memcpy(text, t, lt);
	text[lt] = '.';
	memcpy(text + lt + 1, f, lf + 1);
	return names_number(prog->names, text);
}

struct module *program_add_module(struct program *prog, const char *name)
{
	struct module *m = XCNEW(struct module);

	m->name = xstrdup(name);
	m->index = prog->nmodules;
	prog->modules = XRESIZEVEC(struct module *, prog->modules, prog->nmodules + 1);
	prog->modules[prog->nmodules++] = m;
	return m;
}

void program_add_unit(struct program *prog, struct module *module, struct flow_unit *flow)
{
	struct unit *u = XCNEW(struct unit);

	u->flow = flow;
	u->module = module;
	module->units = XRESIZEVEC(struct unit *, module->units, module->nunits + 1);
	module->units[module->nunits++] = u;
	prog->units = XRESIZEVEC(struct unit *, prog->units, prog->nunits + 1);
	prog->units[prog->nunits++] = u;
}

const struct fn *program_site_fn(const struct program *prog, uint32_t site)
{
	uint32_t low = 0, high = prog->nfns, mid;

	if (site >= prog->nsites)
		return NULL;
	while (low < high) {
		mid = (low + high) / 2;
		if (prog->fns[mid].first_site + prog->fns[mid].nsites <= site)
			low = mid + 1;
		else
			high = mid;
	}
	return &prog->fns[low];
}

/* Sites of a function: for each block its start, its instructions, its end. */
uint32_t program_block_site(const struct fn *fn, uint32_t block)
{
	return fn->sites[block];
}

uint32_t program_term_site(const struct fn *fn, uint32_t block)
{
	return program_block_site(fn, block) + fn->flow->blocks[block].ninsns + 1;
}

uint32_t program_return_site(const struct fn *fn)
{
	uint32_t b;

	for (b = 0; b < fn->flow->nblocks; b++)
		if (fn->flow->blocks[b].term == FLOW_RETURN && fn->flow->blocks[b].loc.line)
			return program_term_site(fn, b);
	return fn->first_site;
}

uint32_t program_site_block(const struct program *prog, uint32_t site, uint32_t *at)
{
	const struct fn *fn = program_site_fn(prog, site);
	uint32_t low = 0, high = fn ? fn->flow->nblocks : 0, mid;

	if (!fn)
		return UINT32_MAX;
	while (high - low > 1) {
		mid = (low + high) / 2;
		if (fn->sites[mid] <= site)
			low = mid;
		else
			high = mid;
	}
	*at = site - fn->sites[low];
	return low;
}

const struct flow_insn *program_site_insn(const struct program *prog, uint32_t site)
{
	uint32_t at, block = program_site_block(prog, site, &at);
	const struct flow_block *b;

	if (block == UINT32_MAX)
		return NULL;
	b = &program_site_fn(prog, site)->flow->blocks[block];
	return at && at <= b->ninsns ? &b->insns[at - 1] : NULL;
}

const struct callee *program_callee(const struct fn *fn, const struct flow_insn *insn)
{
	return insn && insn->op == FLOW_CALL && insn->callee != FLOW_NONE ? &fn->unit->callees[insn->callee] : NULL;
}

const struct callee *program_site_callee(const struct program *prog, uint32_t site)
{
	return program_callee(program_site_fn(prog, site), program_site_insn(prog, site));
}

struct flow_loc program_site_loc(const struct program *prog, uint32_t site, const struct unit **unit)
{
	const struct fn *fn = program_site_fn(prog, site);
	const struct flow_insn *insn = program_site_insn(prog, site);
	struct flow_loc loc = { 0 };
	uint32_t at, block;

	*unit = fn ? fn->unit : NULL;
	if (!fn)
		return loc;
	block = program_site_block(prog, site, &at);
	if (insn)
		loc = insn->loc;
	else if (block != UINT32_MAX)
		loc = fn->flow->blocks[block].loc;
	return loc.line ? loc : fn->flow->loc;
}

uint64_t modified_bits(const struct modified *m, uint32_t field)
{
	uint32_t low = 0, high = m->count, mid;

	if (m->everything)
		return UINT64_MAX;
	while (low < high) {
		mid = (low + high) / 2;
		if (m->fields[mid].field == field)
			return m->fields[mid].bits;
		if (m->fields[mid].field < field)
			low = mid + 1;
		else
			high = mid;
	}
	return 0;
}

bool program_stored_in(const struct program *prog, uint32_t field, uint32_t fn)
{
	uint32_t i;

	for (i = 0; field < prog->nslots && i < prog->slots[field].count; i++)
		if (prog->slots[field].fns[i] == fn)
			return true;
	return false;
}
