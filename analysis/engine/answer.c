// SPDX-License-Identifier: GPL-2.0-or-later
/* answer.c - the same question, the same answer */
#include "engine/answer.h"

#define MAX_LOOKS 4

static bool is_question(const struct fn *fn)
{
	return fn->flow->nparams == 1 && fn->symbol->ret_bits && !fn->symbol->ret_pointer;
}

/* ---- objects that do not change ---- */

/* Does INSN only look at what FN was given, or work on what was seen? *LOOKS counts the looks. */
static bool only_looks(const struct program *prog, const struct fn *fn, const struct flow_insn *insn, uint32_t *looks)
{
	const struct callee *callee;
	const struct flow_symbol *sym;

	switch (insn->op) {
	case FLOW_COPY:
	case FLOW_ADDR:
	case FLOW_BINARY:
	case FLOW_PHI:
	case FLOW_CLOBBER: /* the kernel has variables filled with a pattern */
		return true;
	case FLOW_LOAD:
		*looks += insn->args[0].kind == FLOW_OP_VALUE;
		return (insn->args[0].kind == FLOW_OP_VALUE || insn->args[0].kind == FLOW_OP_LOCAL) &&
		       insn->dst != FLOW_NONE && !fn->flow->values[insn->dst].is_pointer;
	case FLOW_STORE:
		return insn->args[0].kind == FLOW_OP_LOCAL;
	case FLOW_CALL:
		callee = program_callee(fn, insn);
		sym = callee ? &fn->unit->flow->symbols[insn->callee] : NULL;
		/* resource_size(), say, of what it has looked at */
		if (sym && !sym->name && (sym->flags & FLOW_SYM_PURE))
			return true;
		*looks += 1;
		return callee && callee->api && prog->domain->looks(callee->api);
	default:
		return false;
	}
}

bool answer_fixed(const struct program *prog, const struct fn *fn)
{
	const struct flow_function *f = fn->flow;
	uint32_t b, i, looks = 0;

	if (!is_question(fn) || !prog->domain->object(flow_text(fn->unit->flow, f->values[0].tag)))
		return false;
	for (b = 0; b < f->nblocks; b++)
		for (i = 0; i < f->blocks[b].ninsns; i++) {
			if (!only_looks(prog, fn, &f->blocks[b].insns[i], &looks))
				return false;
		}
	return looks;
}

/* ---- objects that do ---- */

/* At what FN was given, or at what that leads to: `card->dev->model`. */
static bool is_look(const struct fn *fn, const struct flow_insn *insn)
{
	return insn->op == FLOW_LOAD && insn->args[0].kind == FLOW_OP_VALUE &&
	       (!insn->args[0].index || fn->flow->values[insn->args[0].index].is_pointer) &&
	       !(insn->flags & (FLOW_F_INDEX | FLOW_F_VOLATILE)) && insn->dst != FLOW_NONE;
}

/* The function of that kind that INSN asks about what FN was given, or NULL. */
static const struct fn *asks_other(const struct program *prog, const struct fn *fn, const struct flow_insn *insn)
{
	const struct callee *callee = insn->op == FLOW_CALL ? program_callee(fn, insn) : NULL;

	if (!callee || callee->fn == NO_FN || !prog->fns[callee->fn].looks || insn->nargs != 1 ||
	    insn->args[0].kind != FLOW_OP_VALUE || insn->args[0].index)
		return NULL;
	return &prog->fns[callee->fn];
}

bool answer_looks(const struct program *prog, const struct fn *fn)
{
	const struct flow_function *f = fn->flow;
	const struct flow_insn *insn;
	uint32_t b, i, looks = 0;

	if (!is_question(fn))
		return false;
	for (b = 0; b < f->nblocks; b++)
		for (i = 0; i < f->blocks[b].ninsns; i++) {
			insn = &f->blocks[b].insns[i];
			if (is_look(fn, insn) || asks_other(prog, fn, insn))
				looks++;
			else if (insn->op != FLOW_COPY && insn->op != FLOW_BINARY && insn->op != FLOW_PHI)
				return false;
		}
	return looks && looks <= MAX_LOOKS;
}

bool answer_possible(const struct fn *fn)
{
	uint32_t b;

	for (b = 0; fn->looks && b < fn->flow->nblocks; b++)
		if (fn->flow->blocks[b].term == FLOW_COND)
			return true;
	return false;
}

/* What a look of FN at the object ADDRESS sees. */
static term_t seen(struct run *run, struct state *st, const struct fn *fn, const struct flow_insn *insn, term_t address)
{
	const struct flow_value *v = &fn->flow->values[insn->dst];
	uint32_t field = program_field(run->prog, fn->unit, insn->tag, insn->field);

	return run_load(run, st, term_addr(run->prog->terms, address, insn->offset), run_field(insn, v, field),
			v->is_pointer ? flow_text(fn->unit->flow, v->tag) : NULL,
			flow_text(fn->unit->flow, insn->field));
}

/* Adds to *ANSWER what FN sees of GIVEN; *OPEN: not all of it is a number. False: of some nothing is known. */
static bool add_seen(struct run *run, struct state *st, const struct fn *fn, term_t given, term_t *answer, bool *open)
{
	const struct flow_function *f = fn->flow;
	const struct flow_insn *insn, *looks[MAX_LOOKS];
	const struct fn *other;
	term_t looked[MAX_LOOKS], base, t;
	uint32_t b, i, k, n = 0;

	for (b = 0; b < f->nblocks; b++)
		for (i = 0; i < f->blocks[b].ninsns; i++) {
			insn = &f->blocks[b].insns[i];
			other = asks_other(run->prog, fn, insn);
			if (other && other != fn && !add_seen(run, st, other, given, answer, open))
				return false;
			if (!is_look(fn, insn))
				continue;
			base = insn->args[0].index ? TERM_UNKNOWN : given;
			for (k = 0; k < n; k++)
				if (looks[k]->dst == insn->args[0].index)
					base = looked[k];
			t = base ? seen(run, st, fn, insn, base) : TERM_UNKNOWN;
			if (!t)
				return false;
			looks[n] = insn;
			looked[n++] = t;
			*open |= !term_is_const(run->prog->terms, t, NULL);
			*answer = term_answer(run->prog->terms, fn->same, *answer, t);
		}
	return true;
}

term_t answer_asked(struct call *call, struct state *st, const struct fn *fn)
{
	term_t answer = call->args[0];
	bool open = false;

	if (!fn->answers || !call->insn || !answer)
		return TERM_UNKNOWN;
	if (!add_seen(call->run, st, fn, call->args[0], &answer, &open) || !open)
		return TERM_UNKNOWN;
	/* of this function, whatever the others it asks */
	return term_answer(call->run->prog->terms, fn->same, answer, term_const(call->run->prog->terms, 0));
}

bool answer_given(struct run *run, struct state *st, term_t answer, term_t *result)
{
	const struct term *p = term_get(run->prog->terms, *result);
	struct interval range;
	int64_t k;

	if (term_is_const(run->prog->terms, *result, &k))
		return run_assume(run, st, answer, FLOW_EQ, false, *result);
	/* a value that is also looked at elsewhere keeps its own name */
	if (*result && !(p->kind == TERM_K_BINARY && p->op >= FLOW_EQ) &&
	    !(p->kind == TERM_K_SYMBOL && p->op == SYMBOL_JOIN))
		return true;
	range = run_range(run, st, answer);
	if (*result && !run_assume_range(run, st, *result, range))
		return false;
	range = run_range(run, st, *result);
	*result = answer;
	return run_assume_range(run, st, answer, range);
}
