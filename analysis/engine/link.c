// SPDX-License-Identifier: GPL-2.0-or-later
/* link.c - resolves names over units and modules, and works out which functions can matter. */
#include <stdlib.h>
#include <string.h>

#include <libiberty.h>

#include "engine/answer.h"
#include "engine/elsewhere.h"
#include "engine/flags.h"
#include "engine/names.h"
#include "engine/program.h"

#define SMALL_FUNCTION 80 /* instructions with all it calls; such a function is run even if it holds no event */
#define LOOP_WEIGHT 3
#define MAX_MODIFIED 4096

static void number_strings(struct program *prog, struct unit *u)
{
	uint32_t i;

	u->names = XCNEWVEC(uint32_t, u->flow->nstrings + 1);
	for (i = 0; i < u->flow->nstrings; i++)
		u->names[i] = names_number(prog->names, u->flow->strings[i]);
}

static void collect(struct program *prog)
{
	uint32_t nfns = 0, nvars = 0, b, i, f;
	const struct flow_function *flow;
	struct unit *u;
	struct fn *fn;
	size_t n;

	for (n = 0; n < prog->nunits; n++) {
		nfns += prog->units[n]->flow->nfunctions;
		nvars += prog->units[n]->flow->nglobals;
	}
	prog->fns = XCNEWVEC(struct fn, nfns + 1);
	prog->vars = XCNEWVEC(struct var, nvars + 1);
	for (n = 0; n < prog->nunits; n++) {
		u = prog->units[n];
		number_strings(prog, u);
		u->first_global = prog->nvars;
		for (i = 0; i < u->flow->nglobals; i++) {
			prog->vars[prog->nvars].unit = u;
			prog->vars[prog->nvars++].flow = &u->flow->globals[i];
		}
		for (f = 0; f < u->flow->nfunctions; f++) {
			flow = &u->flow->functions[f];
			fn = &prog->fns[prog->nfns];
			fn->unit = u;
			fn->flow = flow;
			fn->symbol = &u->flow->symbols[flow->symbol];
			fn->name = u->names[fn->symbol->name];
			fn->index = prog->nfns++;
			fn->first_site = prog->nsites;
			fn->sites = XNEWVEC(uint32_t, flow->nblocks);
			for (b = 0; b < flow->nblocks; b++) {
				fn->sites[b] = fn->first_site + fn->nsites;
				fn->nsites += flow->blocks[b].ninsns + 2;
				fn->ninsns += flow->blocks[b].ninsns;
			}
			prog->nsites += fn->nsites;
		}
	}
}

/* The last definition wins nothing: a name defined twice in one scope stays with the first. */
struct scope {
	uint32_t *first; /* by name: number of a function, or variable, + 1 */
	uint32_t *next;	 /* by number: the next of that name + 1 */
};

static uint32_t resolve(const struct program *prog, const struct scope *scope, const struct unit *u,
			const struct flow_symbol *sym)
{
	uint32_t name = u->names[sym->name], i, exported = NO_FN;
	const struct fn *fn;

	if (sym->flags & (FLOW_SYM_DEFINED | FLOW_SYM_STATIC))
		return NO_FN;
	for (i = scope->first[name]; i; i = scope->next[i - 1]) {
		fn = &prog->fns[i - 1];
		if (fn->symbol->flags & FLOW_SYM_STATIC)
			continue;
		if (fn->unit->module == u->module)
			return i - 1;
		if (fn->symbol->flags & FLOW_SYM_EXPORTED)
			exported = i - 1;
	}
	return exported;
}

static void link_unit(struct program *prog, const struct scope *scope, struct unit *u, uint32_t first_fn)
{
	const struct flow_symbol *sym;
	struct callee *c;
	const void *api;
	uint32_t i;
	bool own;

	u->callees = XCNEWVEC(struct callee, u->flow->nsymbols + 1);
	for (i = 0; i < u->flow->nsymbols; i++) {
		sym = &u->flow->symbols[i];
		c = &u->callees[i];
		c->fn = NO_FN;
		c->name = u->names[sym->name];
		/*
		 * a driver's own function may bear an API name: its body counts (but not a header's stub), unless a
		 * user says otherwise
		 */
		own = (sym->flags & FLOW_SYM_DEFINED) && !(sym->flags & FLOW_SYM_HEADER);
		c->effects = prog->domain->lookup(prog, u, flow_text(u->flow, sym->name), own, &api);
		c->api = api;
		if (api)
			continue;
		if (sym->function != FLOW_NONE)
			c->fn = first_fn + sym->function;
		else
			c->fn = resolve(prog, scope, u, sym);
	}
	elsewhere_mark(prog, u);
}

/* The variable of that name which U means: of its own module, exported, or the only one there is. */
static uint32_t resolve_global(const struct program *prog, const struct scope *scope, const struct unit *u,
			       uint32_t name)
{
	uint32_t i, found = UINT32_MAX;

	for (i = scope->first[name]; i; i = scope->next[i - 1]) {
		if (prog->vars[i - 1].unit->module == u->module)
			return i - 1;
		if (found == UINT32_MAX || (prog->vars[i - 1].flow->flags & FLOW_GLOBAL_EXPORTED))
			found = i - 1;
	}
	return found;
}

static void link_globals(struct program *prog, struct scope *scope)
{
	uint32_t i, g, name, found;
	struct unit *u;
	size_t n;

	for (i = prog->nvars; i-- > 0;) {
		if (!(prog->vars[i].flow->flags & FLOW_GLOBAL_DEFINED) ||
		    (prog->vars[i].flow->flags & FLOW_GLOBAL_STATIC))
			continue;
		name = prog->vars[i].unit->names[prog->vars[i].flow->name];
		scope->next[i] = scope->first[name];
		scope->first[name] = i + 1;
	}
	for (n = 0; n < prog->nunits; n++) {
		u = prog->units[n];
		u->globals = XCNEWVEC(uint32_t, u->flow->nglobals + 1);
		for (g = 0; g < u->flow->nglobals; g++) {
			u->globals[g] = u->first_global + g;
			if (u->flow->globals[g].flags & FLOW_GLOBAL_DEFINED)
				continue;
			found = resolve_global(prog, scope, u, u->names[u->flow->globals[g].name]);
			if (found != UINT32_MAX)
				u->globals[g] = found;
		}
	}
}

/* Of all functions that member NUMBER may hold. */
static uint32_t slot_effects(const struct program *prog, uint32_t number)
{
	uint32_t i, mask = 0;

	if (number && number < prog->nslots)
		for (i = 0; i < prog->slots[number].count; i++)
			mask |= prog->fns[prog->slots[number].fns[i]].effects;
	return mask;
}

uint32_t program_call_effects(struct program *prog, const struct fn *fn, const struct flow_insn *insn)
{
	const struct callee *c;

	if (insn->callee == FLOW_NONE)
		return slot_effects(prog, program_field(prog, fn->unit, insn->tag, insn->field));
	c = &fn->unit->callees[insn->callee];
	if (c->api)
		return c->effects;
	if (c->fn != NO_FN)
		return prog->fns[c->fn].effects;
	return c->opaque ? EFFECT_OPAQUE : 0;
}

static void mark_data_stores(struct program *prog)
{
	uint32_t f, s;

	prog->data_field = program_name(prog, prog->domain->data_field);
	for (f = 0; f < prog->nfns; f++)
		for (s = prog->fns[f].first_site; s < prog->fns[f].first_site + prog->fns[f].nsites; s++)
			if (prog->site_fields[s] == prog->data_field && program_site_insn(prog, s)->op == FLOW_STORE)
				prog->fns[f].effects |= EFFECT_DATA;
}

/*
 * Puts a function that matters where calls go through: to know which one is to know what they do. What is given to a
 * function that puts it there changes as a rule, as a state does: then none that may stand there is like another.
 */
static bool stores_function(struct program *prog, const struct fn *fn, const struct flow_insn *insn)
{
	uint32_t a, to;

	if (insn->op == FLOW_STORE && insn->args[1].kind == FLOW_OP_SYMBOL) {
		to = fn->unit->callees[insn->args[1].index].fn;
		return to != NO_FN && (prog->fns[to].effects & ~EFFECT_PLAIN);
	}
	for (a = 0; insn->op == FLOW_CALL && a < insn->nargs; a++)
		if (insn->args[a].kind == FLOW_OP_SYMBOL &&
		    (slot_effects(prog, slots_member(prog, fn, insn, a)) & ~EFFECT_PLAIN))
			return true;
	return false;
}

static void close_effects(struct program *prog)
{
	const struct flow_insn *insn;
	uint32_t f, b, i, mask;
	bool again = true;
	struct fn *fn;

	mark_data_stores(prog);
	while (again) {
		again = false;
		for (f = prog->nfns; f-- > 0;) {
			fn = &prog->fns[f];
			mask = fn->effects;
			for (b = 0; b < fn->flow->nblocks; b++)
				for (i = 0; i < fn->flow->blocks[b].ninsns; i++) {
					insn = &fn->flow->blocks[b].insns[i];
					if (insn->op == FLOW_CALL)
						mask |= program_call_effects(prog, fn, insn);
					if (stores_function(prog, fn, insn))
						mask |= EFFECT_DATA;
				}
			again |= mask != fn->effects;
			fn->effects = mask;
		}
	}
}

/* a way back to an earlier block: good enough to tell functions that loop */
static bool loops(const struct flow_function *f)
{
	uint32_t b, s;

	for (b = 0; b < f->nblocks; b++)
		for (s = 0; s < f->blocks[b].nsuccs; s++)
			if (f->blocks[b].succs[s] <= b)
				return true;
	return false;
}

/* a loop is run a few times */
static uint32_t own_weight(const struct fn *fn)
{
	return loops(fn->flow) ? LOOP_WEIGHT * fn->ninsns : fn->ninsns;
}

/* instructions of a function and of all it calls; recursion weighs too much */
static void weigh(struct program *prog)
{
	const struct flow_insn *insn;
	uint32_t f, b, i, weight, callee, round;
	struct fn *fn;

	for (f = 0; f < prog->nfns; f++)
		prog->fns[f].weight = own_weight(&prog->fns[f]);
	for (round = 0; round < 8; round++)
		for (f = 0; f < prog->nfns; f++) {
			fn = &prog->fns[f];
			weight = fn->weight > SMALL_FUNCTION ? fn->weight : own_weight(fn);
			for (b = 0; b < fn->flow->nblocks && weight <= SMALL_FUNCTION; b++)
				for (i = 0; i < fn->flow->blocks[b].ninsns && weight <= SMALL_FUNCTION; i++) {
					insn = &fn->flow->blocks[b].insns[i];
					if (insn->op != FLOW_CALL || insn->callee == FLOW_NONE)
						continue;
					callee = fn->unit->callees[insn->callee].fn;
					if (callee != NO_FN)
						weight += prog->fns[callee].weight;
				}
			fn->weight = weight;
		}
}

static void add_store(struct module *module, uint32_t field, uint32_t how, uint64_t bits)
{
	if (module->nstores == module->room) {
		module->room = module->room ? module->room * 2 : 64;
		module->stores = XRESIZEVEC(struct stored, module->stores, module->room);
	}
	module->stores[module->nstores++] = (struct stored){ .field = field, .how = how, .bits = bits };
}

/* To no member of anything: an element of an array of pointers, say. Such stores go by field number 0. */
static bool stores_pointer(const struct fn *fn, const struct flow_insn *insn)
{
	const struct flow_operand *value = &insn->args[1];

	return !insn->field && insn->args[0].kind != FLOW_OP_LOCAL &&
	       (value->kind == FLOW_OP_VALUE ? fn->flow->values[value->index].is_pointer :
					       value->kind != FLOW_OP_CONST);
}

static enum interpret interpretation(const struct fn *fn)
{
	if (fn->weight <= SMALL_FUNCTION || (fn->effects & ~(EFFECT_OPAQUE | EFFECT_RARE)))
		return INTERPRET_ALWAYS;
	return fn->effects & EFFECT_RARE ? INTERPRET_RARELY : INTERPRET_NEVER;
}

static uint32_t stored_how(const struct fn *fn)
{
	if (fn->interpret == INTERPRET_RARELY)
		return fn->effects & EFFECT_RARE;
	return fn->interpret == INTERPRET_ALWAYS ? STORED_SEEN : STORED_UNSEEN;
}

static void mark_stores(struct program *prog)
{
	const struct flow_insn *insn;
	uint32_t f, b, i, number, round;
	struct fn *fn;

	/* those that ask others come after them */
	for (round = 0; round < 3; round++)
		for (f = 0; f < prog->nfns; f++)
			prog->fns[f].looks = prog->fns[f].looks || answer_looks(prog, &prog->fns[f]);
	for (f = 0; f < prog->nfns; f++) {
		fn = &prog->fns[f];
		fn->answers = answer_possible(fn);
		fn->interpret = interpretation(fn);
		fn->query = answer_fixed(prog, fn);
		for (b = 0; b < fn->flow->nblocks; b++)
			for (i = 0; i < fn->flow->blocks[b].ninsns; i++) {
				insn = &fn->flow->blocks[b].insns[i];
				/* what is left of a function stores somewhere; that counts from when it is run */
				if (insn->op != FLOW_STORE || insn->args[0].kind == FLOW_OP_OPAQUE)
					continue;
				number = program_field(prog, fn->unit, insn->tag, insn->field);
				if (number || stores_pointer(fn, insn))
					add_store(fn->unit->module, number, stored_how(fn),
						  flow_bits_changed(fn->unit->flow, fn->flow, insn));
			}
	}
}

static bool same_place(const struct fn *a, const struct fn *b)
{
	return a->flow->loc.line == b->flow->loc.line &&
	       !strcmp(flow_text(a->unit->flow, a->flow->loc.file), flow_text(b->unit->flow, b->flow->loc.file));
}

/* Each file that includes a header has an inline function of its own. What one answers, the other does. */
static void find_same(struct program *prog, uint32_t *by_name)
{
	struct fn *fn;
	uint32_t f;

	for (f = 0; f < prog->nfns; f++) {
		fn = &prog->fns[f];
		fn->same = f;
		if (!(fn->symbol->flags & FLOW_SYM_HEADER))
			continue;
		if (by_name[fn->name] && same_place(&prog->fns[by_name[fn->name] - 1], fn))
			fn->same = by_name[fn->name] - 1;
		else
			by_name[fn->name] = f + 1;
	}
}

static void number_fields(struct program *prog)
{
	const struct flow_insn *insn;
	uint32_t f, b, i, field, site = 0;

	prog->site_fields = XCNEWVEC(uint32_t, prog->nsites + 1);
	for (f = 0; f < prog->nfns; f++)
		for (b = 0; b < prog->fns[f].flow->nblocks; b++, site += 2)
			for (i = 0; i < prog->fns[f].flow->blocks[b].ninsns; i++, site++) {
				insn = &prog->fns[f].flow->blocks[b].insns[i];
				field = program_field(prog, prog->fns[f].unit, insn->tag, insn->field);
				prog->site_fields[site + 1] = field;
				/* a header that files of a driver share is the driver's */
				if (insn->op == FLOW_CALL && insn->callee == FLOW_NONE && field < prog->nslots &&
				    !(prog->fns[f].symbol->flags & FLOW_SYM_GLOBAL_HEADER))
					prog->slots[field].called = true;
			}
}

/*
 * Which functions the driver calls itself, through the tables they stand in. What a framework calls, the driver does
 * not.
 */
static void find_dispatched(struct program *prog)
{
	uint32_t s, i;

	prog->dispatched = XCNEWVEC(unsigned char, prog->nfns + 1);
	for (s = 0; s < prog->nslots; s++)
		for (i = 0; i < prog->slots[s].count; i++)
			prog->dispatched[prog->slots[s].fns[i]] |= prog->slots[s].called ? DISPATCHED_OWN :
											   DISPATCHED_ELSE;
}

void program_link(struct program *prog)
{
	struct scope scope;
	uint32_t f, nnames, first_fn = 0;
	size_t n;

	collect(prog);
	nnames = names_count(prog->names);
	scope.first = XCNEWVEC(uint32_t, nnames);
	scope.next = XCNEWVEC(uint32_t, prog->nfns + 1);
	for (f = prog->nfns; f-- > 0;) {
		scope.next[f] = scope.first[prog->fns[f].name];
		scope.first[prog->fns[f].name] = f + 1;
	}
	for (n = 0; n < prog->nunits; n++) {
		link_unit(prog, &scope, prog->units[n], first_fn);
		first_fn += prog->units[n]->flow->nfunctions;
	}
	memset(scope.first, 0, nnames * sizeof(*scope.first));
	scope.next = XRESIZEVEC(uint32_t, scope.next, prog->nvars + 1);
	link_globals(prog, &scope);
	memset(scope.first, 0, nnames * sizeof(*scope.first));
	find_same(prog, scope.first);
	elsewhere_collect(prog);
	free(scope.first);
	free(scope.next);
	prog->address_taken = XCNEWVEC(unsigned char, prog->nfns + 1);
	prog->visited = XCNEWVEC(uint32_t, prog->nfns + 1);
	slots_collect(prog);
	number_fields(prog);
	find_dispatched(prog);
	close_effects(prog);
	weigh(prog);
	mark_stores(prog);
	flags_find(prog);
}

static int compare_fields(const void *a, const void *b)
{
	const struct modified_field *x = a, *y = b;

	return x->field < y->field ? -1 : x->field > y->field;
}

struct gather {
	struct modified_field *fields;
	uint32_t count;
	bool everything;
};

static void gather_fields(struct program *prog, const struct fn *fn, struct gather *g)
{
	const struct flow_insn *insn;
	uint32_t b, i, number, callee;

	if (prog->visited[fn->index] == prog->visit || g->everything)
		return;
	prog->visited[fn->index] = prog->visit;
	for (b = 0; b < fn->flow->nblocks; b++)
		for (i = 0; i < fn->flow->blocks[b].ninsns; i++) {
			insn = &fn->flow->blocks[b].insns[i];
			if (insn->op == FLOW_CALL && insn->callee != FLOW_NONE) {
				callee = fn->unit->callees[insn->callee].fn;
				if (callee != NO_FN)
					gather_fields(prog, &prog->fns[callee], g);
			}
			if (!flow_writes(insn))
				continue;
			number = program_field(prog, fn->unit, insn->tag, insn->field);
			if (!number)
				continue;
			if (g->count == MAX_MODIFIED)
				g->everything = true;
			else
				g->fields[g->count++] =
					(struct modified_field){ number,
								 flow_bits_changed(fn->unit->flow, fn->flow, insn) };
		}
}

const struct modified *program_modified(struct program *prog, struct fn *fn)
{
	struct gather g = { 0 };
	struct modified *m;
	uint32_t i;

	if (fn->modified)
		return fn->modified;
	g.fields = XNEWVEC(struct modified_field, MAX_MODIFIED);
	prog->visit++;
	gather_fields(prog, fn, &g);
	qsort(g.fields, g.count, sizeof(*g.fields), compare_fields);
	m = XCNEW(struct modified);
	m->everything = g.everything;
	m->fields = XNEWVEC(struct modified_field, g.count + 1);
	for (i = 0; i < g.count; i++)
		if (m->count && m->fields[m->count - 1].field == g.fields[i].field)
			m->fields[m->count - 1].bits |= g.fields[i].bits;
		else
			m->fields[m->count++] = g.fields[i];
	free(g.fields);
	fn->modified = m;
	return m;
}
