// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * guess.c - paths that take a side of a condition of which nothing is known, where the driver may well know.
 */
#include "engine/guess.h"

#define ANYTHING UINT32_MAX /* may hang on it */

/* May code that is not here have stored T, or part of it? */
static bool unseen(const struct terms *terms, term_t t)
{
	const struct term *p = term_get(terms, t);

	if (p->kind == TERM_K_BINARY)
		return unseen(terms, p->a) || unseen(terms, p->b);
	return p->kind == TERM_K_SYMBOL && p->op == SYMBOL_HAVOC;
}

/* Does T tell whether a call of FN's, to a function the domain knows, has failed? */
static bool is_status(const struct run *run, const struct state *st, const struct fn *fn, term_t t)
{
	const struct term *p = term_get(run->prog->terms, t);
	const struct callee *callee;
	const struct flow_insn *insn;

	if (p->kind != TERM_K_SYMBOL || p->op != SYMBOL_CALL || program_site_fn(run->prog, p->a) != fn)
		return false;
	callee = program_site_callee(run->prog, p->a);
	insn = program_site_insn(run->prog, p->a);
	return callee && callee->api && insn && insn->dst != FLOW_NONE &&
	       (fn->flow->values[insn->dst].is_pointer || run_range(run, st, t).lo < 0);
}

/*
 * Into a release although nothing is held that it would release: the flag may well say so. Past a loop that acquires:
 * it may well have turned. What the core tells a callback is no flag of the driver's, nor is what has just failed, nor a
 * number that the object has whatever the driver does.
 */
void guess_side(const struct run *run, struct state *st, const struct fn *fn, const struct guard *guard, term_t t,
		int side)
{
	if (term_is_told(run->prog->terms, t) || is_status(run, st, fn, t))
		return;
	if (guard->releases[side] && !guard->acquires[side])
		st->guessed |= GUESSED_RELEASE | (unseen(run->prog->terms, t) ? GUESSED_UNSEEN : 0);
	if (guard->skips == side + 1 && !st->back_edge)
		st->guessed |= GUESSED_LOOP;
}

/* Was T known once, and is no more: behind a join, or after something unseen could write there? */
static bool lost(const struct terms *terms, term_t t)
{
	const struct term *p = term_get(terms, t);

	if (p->kind == TERM_K_BINARY || p->kind == TERM_K_ANSWER)
		return lost(terms, p->a) || lost(terms, p->b);
	if (p->kind == TERM_K_SYMBOL)
		return p->op == SYMBOL_JOIN || p->op == SYMBOL_HAVOC || (p->op == SYMBOL_PLACE && p->b);
	return p->kind == TERM_K_UNKNOWN;
}

/* Is T the answer of a query that was asked before, on ways of which each had its own answer? */
static bool mixed(const struct run *run, const struct state *st, term_t t)
{
	const struct term *p = term_get(run->prog->terms, t);

	return (st->guessed & GUESSED_MIXED) && p->kind == TERM_K_SYMBOL && p->op == SYMBOL_QUERY &&
	       p->b != QUERY_MACHINE;
}

/*
 * Does the condition ask whether a list of the module's is at its end? Who is on it, other lives decide: that what is
 * looked for is not there is a guess.
 */
static bool ends_list(const struct terms *terms, term_t at, term_t head)
{
	const struct term *p = term_get(terms, at);
	term_t list = term_list(terms, at);

	if (p->kind == TERM_K_BINARY && (p->op == FLOW_EQ || p->op == FLOW_NE))
		return ends_list(terms, p->a, p->b) || ends_list(terms, p->b, p->a);
	return list && list == term_object(terms, head);
}

/* These EFFECTS hang on a guess. Where nothing is held and ways are kept apart there is nothing to get wrong. */
static void lose(const struct run *run, struct state *st, uint32_t effects)
{
	if (!run->coarse && !run->again && !run->domain->held(st->property))
		return;
	st->lost |= effects & ~EFFECT_PLAIN;
}

void guess_end(const struct run *run, struct state *st, term_t ta, term_t tb)
{
	if (ends_list(run->prog->terms, ta, tb) || ends_list(run->prog->terms, tb, ta))
		lose(run, st, ANYTHING);
}

/*
 * Is T what kind of object it is that is simulated, asked for the first time where something is let go? The driver has
 * asked before, in another way: by what its table of ids says of it.
 */
static bool kind_of_object(const struct run *run, const struct state *st, term_t t)
{
	const struct term *p = term_get(run->prog->terms, t);
	struct interval r = run_range(run, st, t);

	return p->kind == TERM_K_SYMBOL && p->op == SYMBOL_PLACE && r.hi - 1 > r.lo && !r.nonzero &&
	       run->domain->fixed(run, term_object(run->prog->terms, p->a));
}

/* Both sides are taken of a condition that what came before may well decide: a path through it is likely, not sure. */
void guess_value(const struct run *run, struct state *st, const struct guard *guard, term_t ta, term_t tb)
{
	bool matters = guard->releases[0] || guard->releases[1] || guard->undoes[0] || guard->undoes[1] ||
		       guard->acquires[0] || guard->acquires[1] || guard->skips;

	if (mixed(run, st, ta))
		lose(run, st, ANYTHING);
	else if (matters && (lost(run->prog->terms, ta) || lost(run->prog->terms, tb)))
		lose(run, st, guard->effects);
}

void guess_unlikely(struct state *st)
{
	st->lost = ANYTHING;
}

/* What an operation returned that nobody knows, or what became of that and other values where ways met. */
static bool obscure(const struct terms *terms, term_t t)
{
	const struct term *p = term_get(terms, t);

	return p->kind == TERM_K_SYMBOL && (p->op == SYMBOL_JOIN || (p->op == SYMBOL_CALL && p->b == CALL_UNSEEN));
}

/*
 * "TA CMP TB" is to hold in ST. A status that is not negative has not failed; most operations return no counts, so that
 * one that is told from 0 all the same may well never be positive.
 */
bool guess_positive(const struct run *run, struct state *st, const struct guard *guard, term_t ta, uint8_t cmp,
		    term_t tb)
{
	struct interval range = run_range(run, st, ta);
	int64_t k;

	if ((cmp != FLOW_NE && cmp != FLOW_GT) || range.lo || range.hi != INT64_MAX || !obscure(run->prog->terms, ta) ||
	    !term_is_const(run->prog->terms, tb, &k) || k)
		return true;
	lose(run, st, guard->effects & ~EFFECT_PLAIN ? guard->effects : ANYTHING);
	return !run->coarse;
}

/* Is T a member of something that is itself only known by the place where it hangs? */
static bool far(const struct terms *terms, term_t t)
{
	const struct term *p = term_get(terms, t), *object;

	if (p->kind != TERM_K_SYMBOL || p->op != SYMBOL_PLACE)
		return false;
	object = term_get(terms, term_object(terms, p->a));
	return object->kind == TERM_K_SYMBOL && object->op == SYMBOL_PLACE;
}

void guess_case(const struct run *run, struct state *st, term_t t, uint32_t effects)
{
	bool only_releases = !(effects & ~(EFFECT_RELEASES | EFFECT_PLAIN));

	if (lost(run->prog->terms, t) || far(run->prog->terms, t) || (only_releases && kind_of_object(run, st, t)))
		lose(run, st, effects);
}

/* What is reached with fewer guesses as well does not hang on the others; the path shown is then that one. */
bool guess_prefer(struct state *a, const struct state *b)
{
	bool coarse = (a->guessed ^ b->guessed) & GUESSED_COARSE;

	if ((b->lost & ~a->lost) || (b->guessed & ~a->guessed & GUESSED_COARSE) || (a->lost == b->lost && !coarse))
		return false;
	a->lost = b->lost;
	a->guessed = (a->guessed & ~GUESSED_COARSE) | (b->guessed & GUESSED_COARSE);
	a->trace = b->trace;
	return true;
}

bool guess_join(struct state *a, const struct state *b)
{
	bool surer = guess_prefer(a, b);
	uint8_t mixed = a->choice != b->choice ? GUESSED_MIXED : (a->guessed | b->guessed) & GUESSED_MIXED;
	bool newly = (mixed & ~a->guessed) != 0;

	a->guessed = ((a->guessed | b->guessed) & GUESSED_WAY) | (a->guessed & GUESSED_COARSE) | mixed;
	return surer || newly;
}
