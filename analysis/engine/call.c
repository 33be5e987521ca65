// SPDX-License-Identifier: GPL-2.0-or-later
/* call.c - calls: to functions here, to the domain's, to those nobody sees, and through pointers. */
#include <stdlib.h>
#include <string.h>

#include <libiberty.h>

#include "engine/answer.h"
#include "engine/elsewhere.h"
#include "engine/turn.h"

#define MAX_DEPTH 48
#define MAX_TARGETS 12 /* tried one by one */
#define MAX_KNOWN 256
#define MAX_EVENTS 5	   /* of a state machine, each raised while the one before is dealt with */
#define DISPATCHER 12	   /* instructions */
#define COARSE_FUNCTION 10 /* instructions with all it calls; as long a one is run coarsely, too */

/* A result T of few bits is no larger than they allow. */
static term_t with_range(const struct call *call, struct state *st, term_t t)
{
	const struct flow_value *v = &call->fn->flow->values[call->insn->dst];
	struct interval r = interval_all();

	if (v->is_unsigned && v->bits && v->bits < 32 && !state_fact(st, t)) {
		r.lo = 0;
		r.hi = (int64_t)((1ULL << v->bits) - 1);
		state_fact_set(st, t, r);
	}
	return t;
}

/* WHICH: 0 or CALL_UNSEEN */
static term_t call_result(struct call *call, struct state *st, uint32_t which)
{
	if (!call->insn || call->insn->dst == FLOW_NONE) /* no insn: the driver core calls */
		return TERM_UNKNOWN;
	return with_range(call, st, run_symbol(call->run, st, SYMBOL_CALL, call->site, which, 0));
}

/* What a function without a body may do to what its pointer arguments lead to. */
static void unseen_arguments(struct call *call, struct state *st, const struct flow_symbol *sym, bool acts)
{
	const struct flow_symbol_param *param;
	struct run *run = call->run;
	uint32_t i;

	for (i = 0; i < call->nargs; i++) {
		if (!call->args[i] || term_is_const(run->prog->terms, call->args[i], NULL))
			continue;
		param = sym && i < sym->nparams ? &sym->params[i] : NULL;
		if (param && (!param->is_pointer || param->is_const))
			continue;
		if (run_is_local(run, call->args[i]))
			run_havoc_object(run, st, call->args[i], param ? param->size : 0, call->site);
		else if (acts)
			run_havoc_object(run, st, call->args[i], 0, call->site);
		else if (param && param->tag && param->size && (sym->flags & FLOW_SYM_GLOBAL_HEADER))
			run_havoc_lent(run, st, call->args[i], param->size, call->site);
		else if (param && param->tag && param->size)
			run_havoc_object(run, st, call->args[i], param->size, call->site);
	}
}

/* Asked of nobody in particular: what the machine is like, which does not change. */
static bool asks_machine(const struct call *call, const struct flow_symbol *sym)
{
	return sym && sym->name && (sym->flags & FLOW_SYM_GLOBAL_HEADER) && !call->nargs && !sym->nparams &&
	       call->insn->dst != FLOW_NONE && ((sym->flags & FLOW_SYM_PURE) || sym->ret_bits == 1);
}

/* A call of what is not here: of SYM, or through a pointer, NULL. ACTS: it may do to what it is given whatever it likes. */
static void run_unseen(struct call *call, struct state *st, const struct flow_symbol *sym, bool acts,
		       outcome_fn outcome, void *data)
{
	struct terms *terms = call->run->prog->terms;
	term_t result;

	if (!sym || !(sym->flags & (FLOW_SYM_PURE | FLOW_SYM_PRINTS)))
		unseen_arguments(call, st, sym, acts);
	if (acts)
		call->run->domain->opaque(call, st);
	else if (sym && !(sym->flags & (FLOW_SYM_PURE | FLOW_SYM_DEFINED | FLOW_SYM_PRINTS)) &&
		 call->insn->dst == FLOW_NONE)
		call->run->domain->given(call, st);
	if (asks_machine(call, sym))
		result = with_range(call, st, term_symbol(terms, SYMBOL_QUERY, call->callee->name, QUERY_MACHINE, 0));
	else
		result = call_result(call, st, sym ? 0 : CALL_UNSEEN);
	outcome(call, st, result, data);
}

/* Run coarsely, what it would have said had it been run may well be known. */
static term_t skipped_result(struct call *call, struct state *st)
{
	if (!call->run->coarse || !call->insn || call->insn->dst == FLOW_NONE)
		return call_result(call, st, 0);
	return with_range(call, st, run_symbol(call->run, st, SYMBOL_HAVOC, call->site, 0, 0));
}

/* A function with a body that holds no event and is too long to be worth running. */
static void skip_function(struct call *call, struct fn *fn, struct state *st, outcome_fn outcome, void *data)
{
	struct run *run = call->run;
	uint32_t i;

	run_havoc_fields(run, st, program_modified(run->prog, fn), call->site);
	for (i = 0; i < call->nargs; i++)
		if (call->args[i] && run_is_local(run, call->args[i]))
			run_havoc_object(run, st, call->args[i], 0, call->site);
	if (fn->effects & EFFECT_OPAQUE)
		run->domain->opaque(call, st);
	outcome(call, st, skipped_result(call, st), data);
}

bool run_has_effects(const struct run *run, const struct fn *fn)
{
	return fn->effects & ~(EFFECT_OPAQUE | (EFFECT_RARE & ~run->rare));
}

/* Not run is what neither matters nor is small, and where time is short what does nothing and takes long. */
static bool is_skipped(const struct run *run, const struct fn *fn)
{
	if (fn->interpret == INTERPRET_NEVER || (fn->interpret == INTERPRET_RARELY && !(fn->effects & run->rare)))
		return true;
	return run->coarse && !run_has_effects(run, fn) && !fn->looks && fn->weight > COARSE_FUNCTION;
}

struct way { /* how the caller came to the call */
	bool back_edge;
	uint8_t guessed;
	term_t answer; /* what the call asks for, or TERM_UNKNOWN */
};

/* Puts the caller's values back around what the callee returned with. */
static void leave_function(struct call *call, const struct saved *saved, const struct way *way, struct exits *exits,
			   outcome_fn outcome, void *data)
{
	struct state *st;
	term_t result;
	uint32_t i;

	for (i = 0; i < exits->count; i++) {
		st = exits->states[i];
		result = st->values[0];
		state_enter(st, saved->nvalues);
		memcpy(st->values, saved->values, saved->nvalues * sizeof(*saved->values));
		st->back_edge = way->back_edge;
		if (st->guessed & GUESSED_RELEASE)
			st->guessed ^= GUESSED_RELEASE | GUESSED_BEFORE;
		st->guessed |= way->guessed;
		if (way->answer && !answer_given(call->run, st, way->answer, &result))
			state_free(st);
		else
			outcome(call, st, result, data);
	}
	exits->count = 0;
}

/* Does little but call through a pointer. */
static bool dispatches(const struct fn *fn)
{
	uint32_t b, i;

	for (b = 0; fn->ninsns <= DISPATCHER && b < fn->flow->nblocks; b++)
		for (i = 0; i < fn->flow->blocks[b].ninsns; i++)
			if (fn->flow->blocks[b].insns[i].op == FLOW_CALL &&
			    fn->flow->blocks[b].insns[i].callee == FLOW_NONE)
				return true;
	return false;
}

/* What a state machine does in one state may raise the next event. Other recursion is not followed. */
static bool may_recur(const struct fn *fn)
{
	return !fn->active || (fn->active < MAX_EVENTS && dispatches(fn));
}

void run_call_fn(struct call *call, struct fn *fn, struct state *st, outcome_fn outcome, void *data)
{
	struct run *run = call->run;
	struct exits exits = { 0 };
	uint32_t nvalues = st->nvalues;
	struct way way = { .back_edge = st->back_edge, .guessed = st->guessed & GUESSED_WAY };
	struct caller caller = { .call = call, .up = run->caller };
	struct saved saved;
	term_t *values;

	if (fn->query && call->insn && call->insn->dst != FLOW_NONE && call->args[0] &&
	    run->domain->fixed(run, term_object(run->prog->terms, call->args[0]))) {
		outcome(call, st,
			with_range(call, st, term_symbol(run->prog->terms, SYMBOL_QUERY, fn->same, 0, call->args[0])),
			data);
		return;
	}
	if (!may_recur(fn) || run->depth >= MAX_DEPTH) {
		run_give_up(run, fn, run->depth < MAX_DEPTH ? "recursion" : "call depth", "");
		st->lost |= fn->effects & ~EFFECT_PLAIN;
		skip_function(call, fn, st, outcome, data);
		return;
	}
	if (is_skipped(run, fn)) {
		skip_function(call, fn, st, outcome, data);
		return;
	}
	values = XNEWVEC(term_t, nvalues + 1);
	memcpy(values, st->values, nvalues * sizeof(*values));
	if (run_has_effects(run, fn))
		run_trace(run, st, TRACE_CALL, call->site, fn->index, 0);
	way.answer = answer_asked(call, st, fn);
	run_save(run, &saved, values, nvalues);
	run->depth++;
	run->caller = &caller;
	run_function(run, fn, st, call->args, call->nargs, &exits);
	run->caller = caller.up;
	run->depth--;
	run_restore(run, &saved);
	leave_function(call, &saved, &way, &exits, outcome, data);
	exits_free(&exits);
	free(values);
}

struct substitution {
	struct terms *terms;
	term_t from, to;
};

/* T with FROM replaced by TO, for the shapes in which a base occurs. */
static term_t substitute(const struct substitution *s, term_t t)
{
	const struct term *p = term_get(s->terms, t);
	term_t inner;
	int64_t k = p->k;

	if (t == s->from)
		return s->to;
	if (p->kind != TERM_K_ADDR)
		return t;
	inner = substitute(s, p->a);
	return inner == p->a ? t : term_addr(s->terms, inner, k);
}

static bool substitute_cell(struct cell *cell, void *data)
{
	struct substitution *s = data;

	cell->value = substitute(s, cell->value);
	return cell->base != s->from;
}

/* May the object BASE be (part of) variable I? A pointer from elsewhere may, an element of a table is in that table. */
static bool may_be(const struct terms *terms, term_t base, uint32_t i)
{
	const struct term *p = term_get(terms, base);

	if (p->kind == TERM_K_ELEM) {
		p = term_get(terms, term_object(terms, base));
		return p->kind == TERM_K_GLOBAL && p->a == i;
	}
	return p->kind == TERM_K_SYMBOL;
}

/*
 * The pointer came from member OFFSET of an object nobody stored to. If FN stands in a static table, the object is
 * that table from now on, so that its other members agree.
 */
static void choose_target(struct run *run, struct state *st, term_t target, const struct fn *fn, uint32_t field)
{
	struct terms *terms = run->prog->terms;
	struct substitution s = { .terms = terms };
	const struct term *p = term_get(terms, target);
	const struct flow_global *g;
	struct cell *cell;
	int64_t offset = p->k;
	uint32_t i, k, v;
	term_t from = p->a;

	if (p->kind != TERM_K_SYMBOL || p->op != SYMBOL_PLACE)
		return;
	s.from = term_base(terms, from, &(int64_t){ 0 });
	for (i = 0; i < run->prog->nvars; i++) {
		if (!may_be(terms, s.from, i))
			continue;
		g = run->prog->vars[i].flow;
		for (k = 0; k < g->ninits; k++) {
			if (g->inits[k].value.kind != FLOW_OP_SYMBOL ||
			    run->prog->vars[i].unit->callees[g->inits[k].value.index].fn != fn->index ||
			    program_field(run->prog, run->prog->vars[i].unit, g->inits[k].tag, g->inits[k].field) !=
				    field)
				continue;
			s.to = term_addr(terms, term_global(terms, i), g->inits[k].offset - offset);
			state_cells_filter(st, substitute_cell, &s);
			for (v = 0; v < st->nvalues; v++)
				st->values[v] = substitute(&s, st->values[v]);
			return;
		}
	}
	cell = state_cell_put(st, from, offset);
	cell->field = field;
	cell->value = term_func(terms, fn->index, false);
}

/* Nothing is left of it but a number. */
static bool only_returns(const struct fn *fn)
{
	const struct flow_block *block = fn->flow->blocks;

	return fn->flow->nblocks == 1 && !block->ninsns && block->term == FLOW_RETURN && block->a.kind == FLOW_OP_CONST;
}

/* FN, the only candidate, does nothing that matters: is what it says worth knowing? A number may be. */
static bool says(const struct call *call, const struct fn *fn)
{
	return only_returns(fn) || (fn->interpret == INTERPRET_ALWAYS && call->insn->dst != FLOW_NONE);
}

/* The member the pointer that CALL goes through stands in, also as an element of an array of them; 0: none. */
static uint32_t member_called(const struct call *call)
{
	struct program *prog = call->run->prog;
	uint32_t field = prog->site_fields[call->site];
	const struct flow_insn *insn;

	if (field)
		return field;
	insn = flow_definition(call->fn->flow, &call->insn->target);
	return insn && insn->op == FLOW_LOAD ? program_field(prog, call->fn->unit, insn->tag, insn->field) : 0;
}

static void call_candidates(struct call *call, struct state *st, term_t target, outcome_fn outcome, void *data)
{
	struct run *run = call->run;
	uint32_t field = member_called(call), n, i, list[MAX_KNOWN], relevant = 0, effects = 0;
	struct state *copy;

	n = run_targets(run, field, list, MAX_KNOWN);
	for (i = 0; i < n && i < MAX_KNOWN; i++) {
		relevant |= run_has_effects(run, &run->prog->fns[list[i]]);
		effects |= run->prog->fns[list[i]].effects & ~EFFECT_PLAIN;
	}
	if (n == 1 && !relevant && says(call, &run->prog->fns[list[0]])) {
		run_call_fn(call, &run->prog->fns[list[0]], st, outcome, data);
		return;
	}
	if (!n || !relevant || n > MAX_TARGETS) {
		if (relevant || !n)
			run_give_up(run, call->fn, n ? "too many targets" : "unresolved pointer",
				    flow_text(call->fn->unit->flow, call->insn->field));
		run_unseen(call, st, NULL, !n && elsewhere_unresolved(call, st, target, field), outcome, data);
		return;
	}
	if (n > 1 && turn_chooses(call)) {
		/* a list of what is to be undone: in which order, and if all, is not known */
		if (!(effects & ~EFFECT_RELEASES)) {
			run_unseen(call, st, NULL, true, outcome, data);
			return;
		}
		st->lost |= effects;
	}
	for (i = 0; i < n; i++) {
		copy = i + 1 < n ? run_copy(run, st) : st;
		if (n > 1)
			copy->choice = copy->choice * 31 + list[i] + 1;
		choose_target(run, copy, target, &run->prog->fns[list[i]], field);
		run_call_fn(call, &run->prog->fns[list[i]], copy, outcome, data);
	}
}

void run_call(struct call *call, struct state *st, outcome_fn outcome, void *data)
{
	const struct fn *fn = call->fn;
	const struct flow_insn *insn = call->insn;
	const struct flow_symbol *sym = NULL;
	const struct external *external;
	struct run *run = call->run;
	const struct term *p;
	term_t target;

	call->callee = NULL;
	if (insn->callee != FLOW_NONE) {
		call->callee = &fn->unit->callees[insn->callee];
		sym = &fn->unit->flow->symbols[insn->callee];
	} else {
		target = run_operand(run, fn, st, &insn->target);
		p = term_get(run->prog->terms, target);
		if (p->kind == TERM_K_FUNC && !p->op) {
			run_call_fn(call, &run->prog->fns[p->a], st, outcome, data);
			return;
		}
		if (p->kind != TERM_K_FUNC) {
			call_candidates(call, st, target, outcome, data);
			return;
		}
		external = program_external(run->prog, p->a);
		if (external) {
			call->callee = external->callee;
			sym = external->symbol;
		}
	}
	if (call->callee && call->callee->api && insn->callee != FLOW_NONE)
		run->domain->call(call, st, outcome, data);
	else if (call->callee && call->callee->fn != NO_FN)
		run_call_fn(call, &run->prog->fns[call->callee->fn], st, outcome, data);
	else
		run_unseen(call, st, sym, elsewhere_may_act(call, st, sym), outcome, data);
}
