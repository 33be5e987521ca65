/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * term.h - symbolic values, each distinct one stored once.
 *
 * A term is a number; equal numbers mean equal run-time values on the path that holds them. What is known of a symbol's
 * value (its interval) is a fact of a state, not of the term.
 */
#ifndef ANALYSIS_TERM_H
#define ANALYSIS_TERM_H

#include <stdbool.h>
#include <stdint.h>

typedef uint32_t term_t;

#define TERM_UNKNOWN 0			/* any value, equal to nothing, not even to itself */

enum term_kind {
	TERM_K_UNKNOWN,
	TERM_K_CONST,			/* k */
	TERM_K_SYMBOL,			/* an unknown but fixed value; `op` is its enum symbol_kind */
	TERM_K_ADDR,			/* a: base, k: bits behind it (never 0) */
	TERM_K_ELEM,			/* a: address of an array; some element of it */
	TERM_K_FUNC,			/* a: function (program index) or, with op 1, external (program symbol) */
	TERM_K_GLOBAL,			/* a: variable (program index) */
	TERM_K_LOCAL,			/* a: function, b: stack object */
	TERM_K_STRING,
	TERM_K_BINARY,			/* op: enum flow_binop, a, b */
	TERM_K_ANSWER,			/* k: function that was given a and saw b there; a may be such a term, for more seen */
};

#define CALL_UNSEEN 3			/* through a pointer to a function nobody knows */

#define QUERY_MACHINE 2

enum symbol_kind {
	SYMBOL_CALL,			/* a: call site; what it returned last; b: CALL_UNSEEN, or what the domain says */
	SYMBOL_FRESH,			/* a: call site; object it made last */
	SYMBOL_NUMBER,			/* a: call site, b: kind chosen by the domain */
	SYMBOL_PLACE,			/* a: base, k: offset, b: generation; first content of a place */
	SYMBOL_HAVOC,			/* a: site, b: base, k: offset; content after something unseen wrote there */
	SYMBOL_JOIN,			/* a: block, b and k: which value or place */
	SYMBOL_PARAM,			/* a: function, b: parameter number */
	SYMBOL_QUERY,			/* a: function, k: its argument; what it says of an object that does not change; b: 0 a
					 * function here, 1 one of the domain's, by name, QUERY_MACHINE by name, of no object */
	SYMBOL_AWAITED,			/* a: site; what somebody else may have stored while the driver waited for it */
	SYMBOL_EVENT,			/* a: call site; what has become of the object, by no doing of the driver's */
	SYMBOL_NULL,			/* NULL that was put where a pointer to the driver's own data belongs */
	SYMBOL_ROOT,			/* a: number; objects a root is given, chosen by the domain */
};

struct term {
	uint8_t kind, op;
	uint32_t a, b;
	term_t source;
	int64_t k;
};

struct terms {				/* term.c makes them */
	struct term *all;
	uint32_t count, room;
	uint32_t *slots;		/* open addressing; 0 is free (TERM_UNKNOWN is never looked up) */
	uint32_t nslots;
};

struct terms *terms_new(void);
void terms_free(struct terms *terms);
/* Forgets all terms; numbers start again. */
void terms_reset(struct terms *terms);
static inline const struct term *term_get(const struct terms *terms, term_t t)
{
	return &terms->all[t];
}

/*
 * What is known of T is known of this: a symbol that stands for another value when its site is come by again, a term
 * of two of them, or TERM_UNKNOWN, where there is none.
 */
static inline term_t term_source(const struct terms *terms, term_t t)
{
	return terms->all[t].source;
}

term_t term_const(struct terms *terms, int64_t k);
term_t term_answer(struct terms *terms, uint32_t fn, term_t given, term_t seen);
term_t term_symbol(struct terms *terms, enum symbol_kind kind, uint32_t a, uint32_t b, int64_t k);
/* BASE plus OFFSET bits; constants and addresses fold */
term_t term_addr(struct terms *terms, term_t base, int64_t offset);
term_t term_elem(struct terms *terms, term_t base);
term_t term_func(struct terms *terms, uint32_t index, bool external);
term_t term_global(struct terms *terms, uint32_t index);
term_t term_local(struct terms *terms, uint32_t function, uint32_t index);
term_t term_string(struct terms *terms);
/* folds constants; keeps depth small: too deep gives TERM_UNKNOWN */
term_t term_binary(struct terms *terms, uint8_t op, term_t a, term_t b);

bool term_is_const(const struct terms *terms, term_t t, int64_t *k);
/* Splits an address into the object it starts from and the offset in bits. */
term_t term_base(const struct terms *terms, term_t t, int64_t *offset);
/* The object an address is part of: behind all offsets and array elements. */
term_t term_object(const struct terms *terms, term_t t);
/* The object from which pointers were followed to T. */
term_t term_origin(const struct terms *terms, term_t t);
/* That, where it is a static variable and not T's own object; or TERM_UNKNOWN. */
term_t term_list(const struct terms *terms, term_t t);
/* Is T what the driver is told, or has whatever it does? That is no flag of its own, to say what it holds. */
static inline bool term_is_told(const struct terms *terms, term_t t)
{
	const struct term *p = term_get(terms, t);

	return p->kind == TERM_K_SYMBOL && (p->op == SYMBOL_PARAM || p->op == SYMBOL_NUMBER || p->op == SYMBOL_EVENT);
}

bool term_is_made_of(const struct terms *terms, term_t t, term_t part);

/* Does T mention PART anywhere? A term is made after its parts, so that its number is the greater. */
static inline bool term_mentions(const struct terms *terms, term_t t, term_t part)
{
	return t <= part ? t == part : term_is_made_of(terms, t, part);
}

/* Does T name some element of an array, or what is kept there? Equal terms then need not be equal values. */
bool term_varies(const struct terms *terms, term_t t);
/* Is T, or a part of it, a symbol of this kind? */
bool term_has_symbol(const struct terms *terms, term_t t, enum symbol_kind kind);

/*
 * What may be known of a value: lo <= value <= hi, != 0 when nonzero is set, and bits that are 1 or 0 in any case: the
 * flags of a word, where ways meet that have set others. Pointers count as positive.
 */
struct interval {
	int64_t lo, hi;
	uint64_t ones, zeros;		/* not filled for a single number, that says it all */
	bool nonzero;
};

struct interval interval_all(void);
struct interval interval_of(int64_t k);
bool interval_empty(struct interval i);
bool interval_same(struct interval a, struct interval b);
/* Bits known to be 1, to be 0. */
uint64_t interval_ones(struct interval i);
uint64_t interval_zeros(struct interval i);
struct interval interval_meet(struct interval a, struct interval b);
struct interval interval_hull(struct interval a, struct interval b);
struct interval interval_binary(uint8_t op, struct interval a, struct interval b);
/* 1 certainly true, 0 certainly false, -1 unknown */
int interval_compare(uint8_t cmp, bool is_unsigned, struct interval a, struct interval b);
/* A narrowed by knowing `A cmp B`. */
struct interval interval_refine(uint8_t cmp, bool is_unsigned, struct interval a, struct interval b);

#endif
