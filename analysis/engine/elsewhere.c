// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * elsewhere.c - what nobody sees may do anything: functions in another file where one file is analysed, in modules that
 * nobody gave where whole modules are; those that stand in tables there; those that are only known by a pointer
 */
#include <string.h>

#include <libiberty.h>

#include "engine/elsewhere.h"
#include "engine/names.h"

/* ---- by what is declared ---------------------------------------------------------------------------------------- */

/* Is FILE in the folder of the unit's source, or below it? */
static bool same_folder(const struct unit *u, const char *file)
{
	const char *source = flow_text(u->flow, u->flow->source), *slash = strrchr(source, '/');

	return slash && !strncmp(source, file, (size_t)(slash - source + 1));
}

/*
 * Is SYM where nobody sees it? Which module a function is of is told by the linked object, or else by where it is
 * declared. A file that was given and left no record never names the domain's objects.
 */
static bool is_elsewhere(const struct program *prog, const struct unit *u, const struct flow_symbol *sym)
{
	if (prog->options.single_file)
		return true;
	return !(sym->flags & FLOW_SYM_GIVEN) &&
	       ((sym->flags & FLOW_SYM_FOREIGN) || !same_folder(u, flow_text(u->flow, sym->header)));
}

/* May a function do anything to the objects it takes? One that takes the whole object has no body for some reason. */
static bool is_opaque(const struct program *prog, const struct unit *u, const struct flow_symbol *sym, bool elsewhere)
{
	bool objects = false;
	const char *tag;
	uint32_t i;

	for (i = 0; i < sym->nparams; i++) {
		if (!sym->params[i].is_pointer || !sym->params[i].tag)
			continue;
		objects = true;
		tag = flow_text(u->flow, sym->params[i].tag);
		if (prog->domain->object(tag) && (prog->options.single_file || prog->domain->whole(tag)))
			return true;
	}
	return objects && elsewhere;
}

void elsewhere_mark(const struct program *prog, struct unit *u)
{
	const struct flow_symbol *sym;
	struct callee *c;
	uint32_t i;

	for (i = 0; i < u->flow->nsymbols; i++) {
		sym = &u->flow->symbols[i];
		c = &u->callees[i];
		if (c->api || c->fn != NO_FN ||
		    (sym->flags &
		     (FLOW_SYM_PRUNED | FLOW_SYM_DEFINED | FLOW_SYM_GLOBAL_HEADER | FLOW_SYM_PURE | FLOW_SYM_PRINTS)))
			continue;
		c->elsewhere = is_elsewhere(prog, u, sym);
		c->opaque = is_opaque(prog, u, sym, c->elsewhere);
	}
}

/* ---- by name ---------------------------------------------------------------------------------------------------- */

static bool knows_more(const struct callee *a, const struct callee *b)
{
	return !b || (a->api && !b->api) || (!b->api && a->elsewhere && !b->elsewhere);
}

void elsewhere_collect(struct program *prog)
{
	const struct unit *u;
	uint32_t i, name;
	size_t n;

	prog->nexternals = names_count(prog->names);
	prog->externals = XCNEWVEC(struct external, prog->nexternals + 1);
	for (n = 0; n < prog->nunits; n++) {
		u = prog->units[n];
		for (i = 0; i < u->flow->nsymbols; i++) {
			name = u->callees[i].name;
			if (u->callees[i].fn == NO_FN && knows_more(&u->callees[i], prog->externals[name].callee))
				prog->externals[name] = (struct external){ &u->callees[i], &u->flow->symbols[i] };
		}
	}
}

const struct external *program_external(const struct program *prog, uint32_t name)
{
	return name < prog->nexternals && prog->externals[name].callee ? &prog->externals[name] : NULL;
}

/* ---- by what is given ------------------------------------------------------------------------------------------- */

/* Does T lead to what the domain follows, or to memory of the driver's own? */
static bool leads_on(const struct run *run, const struct state *st, term_t t)
{
	term_t object = term_object(run->prog->terms, t);

	return object && (run->domain->fixed(run, object) || state_object(st, object));
}

static bool given_anything(const struct call *call, const struct state *st, const struct flow_symbol *sym)
{
	uint32_t i;

	for (i = 0; i < call->nargs; i++)
		if ((!sym || (i < sym->nparams && sym->params[i].is_pointer && !sym->params[i].tag)) &&
		    leads_on(call->run, st, call->args[i]))
			return true;
	return false;
}

/*
 * Is it handed a function of the driver's that lets go of what is held? Where that is meant to go, it may run it there
 * and then; elsewhere it registers it, as a rule.
 */
static bool given_release(const struct call *call, const struct state *st)
{
	const struct run *run = call->run;
	uint32_t i;

	for (i = 0; i < call->nargs; i++)
		if (run_effects_of(run, call->args[i]) & EFFECT_RELEASES & run->domain->held(st->property))
			return true;
	return false;
}

bool elsewhere_may_act(const struct call *call, const struct state *st, const struct flow_symbol *sym)
{
	const struct callee *c = call->callee;

	if (!c || c->opaque)
		return c;
	if (c->api) /* through a pointer */
		return c->effects & ~EFFECT_PLAIN;
	return (c->elsewhere && given_anything(call, st, sym)) ||
	       (call->run->domain->undoing(st->property) && given_release(call, st));
}

/* Is the pointer read from a table that nobody gave? */
static bool in_table_elsewhere(const struct run *run, term_t target)
{
	const struct terms *terms = run->prog->terms;
	const struct term *p = term_get(terms, term_origin(terms, target));

	return p->kind == TERM_K_GLOBAL && !(run->prog->vars[p->a].flow->flags & FLOW_GLOBAL_DEFINED);
}

/* Nobody has put a function where the pointer was: may it be that of a function here that matters, and takes what is given? */
static bool is_named(const struct call *call)
{
	const struct program *prog = call->run->prog;
	const struct fn *fn;
	uint32_t i;

	for (i = 0; i < prog->nfns; i++) {
		fn = &prog->fns[i];
		if (prog->address_taken[i] && !prog->dispatched[i] && (fn->effects & EFFECT_RELEASES) &&
		    fn->flow->nparams == call->nargs && run_module_reachable(call->run, fn->unit->module))
			return true;
	}
	return false;
}

/* A function of this file that can reach nothing that matters may be what is called. */
bool elsewhere_unresolved(const struct call *call, const struct state *st, term_t target, uint32_t field)
{
	const struct program *prog = call->run->prog;

	if (is_named(call))
		return given_anything(call, st, NULL);
	if (!in_table_elsewhere(call->run, target) &&
	    (!prog->options.single_file || (field < prog->nslots && prog->slots[field].harmless)))
		return false;
	return given_anything(call, st, NULL);
}
