// SPDX-License-Identifier: GPL-2.0-or-later
/* term.c - the table of symbolic values. */
#include <stdlib.h>
#include <string.h>

#include <libiberty.h>

#include "engine/term.h"
#include "pcidevres/flow.h"

#define MAX_DEPTH 4

static uint64_t mix(uint64_t h, uint64_t v)
{
	h ^= v + 0x9e3779b97f4a7c15ULL + (h << 6) + (h >> 2);
	return h * 0xff51afd7ed558ccdULL;
}

static uint64_t term_hash(const struct term *t)
{
	uint64_t h = mix(0, ((uint64_t)t->kind << 8) | t->op);

	h = mix(h, ((uint64_t)t->a << 32) | t->b);
	h = mix(h, (uint64_t)t->k);
	return h ^ (h >> 29);
}

struct terms *terms_new(void)
{
	struct terms *terms = XCNEW(struct terms);

	terms->room = 1024;
	terms->all = XCNEWVEC(struct term, terms->room);
	terms->count = 1;
	terms->nslots = 4096;
	terms->slots = XCNEWVEC(uint32_t, terms->nslots);
	return terms;
}

void terms_free(struct terms *terms)
{
	free(terms->all);
	free(terms->slots);
	free(terms);
}

void terms_reset(struct terms *terms)
{
	terms->count = 1;
	memset(terms->slots, 0, terms->nslots * sizeof(*terms->slots));
}

static void rehash(struct terms *terms)
{
	uint32_t i, at;

	free(terms->slots);
	terms->nslots *= 2;
	terms->slots = XCNEWVEC(uint32_t, terms->nslots);
	for (i = 1; i < terms->count; i++) {
		at = term_hash(&terms->all[i]) & (terms->nslots - 1);
		while (terms->slots[at])
			at = (at + 1) & (terms->nslots - 1);
		terms->slots[at] = i;
	}
}

/* of T, which is about to be made */
static term_t find_source(const struct terms *terms, const struct term *p, term_t t)
{
	term_t a, b;

	switch (p->kind) {
	case TERM_K_ADDR:
	case TERM_K_ELEM:
		return term_source(terms, p->a);
	case TERM_K_BINARY:
	case TERM_K_ANSWER:
		a = term_source(terms, p->a);
		b = term_source(terms, p->b);
		return !a || a == b ? b : !b ? a : t;
	case TERM_K_SYMBOL:
		if (p->op == SYMBOL_PLACE) /* can be loaded again */
			return term_source(terms, p->a);
		return p->op == SYMBOL_ROOT || p->op == SYMBOL_NULL || p->op == SYMBOL_PARAM || p->op == SYMBOL_QUERY ||
				       p->op == SYMBOL_NUMBER ?
			       TERM_UNKNOWN :
			       t;
	default:
		return TERM_UNKNOWN;
	}
}

static term_t intern(struct terms *terms, uint8_t kind, uint8_t op, uint32_t a, uint32_t b, int64_t k)
{
	struct term key = { .kind = kind, .op = op, .a = a, .b = b, .k = k };
	uint32_t at = term_hash(&key) & (terms->nslots - 1);
	const struct term *t;

	for (; terms->slots[at]; at = (at + 1) & (terms->nslots - 1)) {
		t = &terms->all[terms->slots[at]];
		if (t->kind == kind && t->op == op && t->a == a && t->b == b && t->k == k)
			return terms->slots[at];
	}
	if (terms->count == terms->room) {
		terms->room *= 2;
		terms->all = XRESIZEVEC(struct term, terms->all, terms->room);
	}
	key.source = find_source(terms, &key, terms->count);
	terms->all[terms->count] = key;
	terms->slots[at] = terms->count++;
	if (terms->count * 2 > terms->nslots)
		rehash(terms);
	return terms->count - 1;
}

term_t term_const(struct terms *terms, int64_t k)
{
	return intern(terms, TERM_K_CONST, 0, 0, 0, k);
}

term_t term_answer(struct terms *terms, uint32_t fn, term_t given, term_t seen)
{
	return intern(terms, TERM_K_ANSWER, 0, given, seen, fn);
}

term_t term_symbol(struct terms *terms, enum symbol_kind kind, uint32_t a, uint32_t b, int64_t k)
{
	return intern(terms, TERM_K_SYMBOL, kind, a, b, k);
}

term_t term_addr(struct terms *terms, term_t base, int64_t offset)
{
	const struct term *t = term_get(terms, base);

	if (!base)
		return TERM_UNKNOWN;
	if (t->kind == TERM_K_CONST)
		return term_const(terms, (int64_t)((uint64_t)t->k + (uint64_t)(offset / 8)));
	if (t->kind == TERM_K_ADDR) {
		if (__builtin_add_overflow(offset, t->k, &offset))
			return TERM_UNKNOWN;
		base = t->a;
	}
	if (offset > FLOW_BITS_MAX || offset < -FLOW_BITS_MAX) /* the sum of too many */
		return TERM_UNKNOWN;
	return offset ? intern(terms, TERM_K_ADDR, 0, base, 0, offset) : base;
}

term_t term_elem(struct terms *terms, term_t base)
{
	const struct term *t = term_get(terms, base);

	if (!base)
		return TERM_UNKNOWN;
	if (t->kind == TERM_K_ELEM || (t->kind == TERM_K_ADDR && term_get(terms, t->a)->kind == TERM_K_ELEM))
		return base; /* an element of an element: two-dimensional or walked; same summary */
	return intern(terms, TERM_K_ELEM, 0, base, 0, 0);
}

term_t term_func(struct terms *terms, uint32_t index, bool external)
{
	return intern(terms, TERM_K_FUNC, external, index, 0, 0);
}

term_t term_global(struct terms *terms, uint32_t index)
{
	return intern(terms, TERM_K_GLOBAL, 0, index, 0, 0);
}

term_t term_local(struct terms *terms, uint32_t function, uint32_t index)
{
	return intern(terms, TERM_K_LOCAL, 0, function, index, 0);
}

term_t term_string(struct terms *terms)
{
	return intern(terms, TERM_K_STRING, 0, 0, 0, 0);
}

bool term_is_const(const struct terms *terms, term_t t, int64_t *k)
{
	const struct term *p = term_get(terms, t);

	if (p->kind != TERM_K_CONST)
		return false;
	if (k)
		*k = p->k;
	return true;
}

static unsigned int term_depth(const struct terms *terms, term_t t)
{
	const struct term *p = term_get(terms, t);
	unsigned int a, b;

	if (p->kind != TERM_K_BINARY)
		return 0;
	a = term_depth(terms, p->a);
	b = term_depth(terms, p->b);
	return 1 + (a > b ? a : b);
}

static bool is_compare(uint8_t op)
{
	return op >= FLOW_EQ;
}

/* x + c1 + c2 and x - c keep one shape, so that equal sums are equal terms */
static term_t add_const(struct terms *terms, term_t a, int64_t k)
{
	const struct term *p = term_get(terms, a);
	int64_t inner;

	if (p->kind == TERM_K_BINARY && p->op == FLOW_ADD && term_is_const(terms, p->b, &inner)) {
		a = p->a;
		k = (int64_t)((uint64_t)k + (uint64_t)inner);
	}
	if (!k)
		return a;
	if (term_depth(terms, a) >= MAX_DEPTH)
		return TERM_UNKNOWN;
	return intern(terms, TERM_K_BINARY, FLOW_ADD, a, term_const(terms, k), 0);
}

/* (x | c) & m and its like: flags set and cleared on the way are known when tested, whatever x is */
static term_t fold_bits(struct terms *terms, uint8_t op, term_t a, int64_t k)
{
	const struct term *p = term_get(terms, a);
	term_t x, mask;
	int64_t inner;

	if (op == FLOW_AND && k == 0)
		return term_const(terms, 0);
	if ((op == FLOW_AND && k == -1) || (op == FLOW_OR && k == 0))
		return a;
	if (p->kind != TERM_K_BINARY || !term_is_const(terms, p->b, &inner))
		return TERM_UNKNOWN;
	x = p->a; /* P is gone when the next term is made */
	if (p->op == op) {
		mask = term_const(terms, op == FLOW_AND ? k & inner : k | inner);
		return term_binary(terms, op, x, mask);
	}
	if (op == FLOW_AND && p->op == FLOW_OR) {
		if ((inner & k) == k)
			return term_const(terms, k);
		if (!(inner & k)) {
			mask = term_const(terms, k);
			return term_binary(terms, FLOW_AND, x, mask);
		}
	}
	return TERM_UNKNOWN;
}

term_t term_binary(struct terms *terms, uint8_t op, term_t a, term_t b)
{
	int64_t ka = 0, kb = 0;
	bool ca = term_is_const(terms, a, &ka), cb = term_is_const(terms, b, &kb);
	struct interval i;
	term_t swap;
	int c;

	if (ca && cb) {
		if (is_compare(op)) {
			c = interval_compare(op, false, interval_of(ka), interval_of(kb));
			return term_const(terms, c);
		}
		i = interval_binary(op, interval_of(ka), interval_of(kb));
		return i.lo == i.hi ? term_const(terms, i.lo) : TERM_UNKNOWN;
	}
	if (!a || !b)
		return TERM_UNKNOWN;
	if (op == FLOW_AND || op == FLOW_OR) {
		if (ca) {
			swap = a;
			a = b;
			b = swap;
			kb = ka;
			cb = true;
		}
		swap = cb ? fold_bits(terms, op, a, kb) : TERM_UNKNOWN;
		if (swap)
			return swap;
	}
	if (op == FLOW_XOR && cb && kb == 1 && term_get(terms, a)->kind == TERM_K_BINARY &&
	    is_compare(term_get(terms, a)->op)) /* !truth */
		return term_binary(terms, flow_negated(term_get(terms, a)->op), term_get(terms, a)->a,
				   term_get(terms, a)->b);
	if (op == FLOW_ADD && cb)
		return add_const(terms, a, kb);
	if (op == FLOW_ADD && ca)
		return add_const(terms, b, ka);
	if (op == FLOW_SUB && cb && kb != INT64_MIN)
		return add_const(terms, a, -kb);
	if ((op == FLOW_SUB || op == FLOW_XOR) && a == b)
		return term_const(terms, 0);
	if ((op == FLOW_GT || op == FLOW_GE) ||
	    ((op == FLOW_EQ || op == FLOW_NE || op == FLOW_AND || op == FLOW_OR || op == FLOW_MUL || op == FLOW_ADD) &&
	     a > b && !cb)) {
		swap = a;
		a = b;
		b = swap;
		if (is_compare(op))
			op = flow_mirrored(op);
	}
	if (term_depth(terms, a) >= MAX_DEPTH || term_depth(terms, b) >= MAX_DEPTH)
		return TERM_UNKNOWN;
	return intern(terms, TERM_K_BINARY, op, a, b, 0);
}

term_t term_base(const struct terms *terms, term_t t, int64_t *offset)
{
	const struct term *p = term_get(terms, t);

	*offset = 0;
	if (p->kind != TERM_K_ADDR)
		return t;
	*offset = p->k;
	return p->a;
}

term_t term_object(const struct terms *terms, term_t t)
{
	const struct term *p = term_get(terms, t);

	while (p->kind == TERM_K_ADDR || p->kind == TERM_K_ELEM) {
		t = p->a;
		p = term_get(terms, t);
	}
	return t;
}

term_t term_origin(const struct terms *terms, term_t t)
{
	term_t object = term_object(terms, t);
	const struct term *p = term_get(terms, object);

	while (p->kind == TERM_K_SYMBOL && p->op == SYMBOL_PLACE) {
		object = term_object(terms, p->a);
		p = term_get(terms, object);
	}
	return object;
}

term_t term_list(const struct terms *terms, term_t t)
{
	term_t origin = term_origin(terms, t);

	return origin != term_object(terms, t) && term_get(terms, origin)->kind == TERM_K_GLOBAL ? origin :
												   TERM_UNKNOWN;
}

bool term_is_made_of(const struct terms *terms, term_t t, term_t part)
{
	const struct term *p = term_get(terms, t);
	term_t source = term_source(terms, t);

	if (term_source(terms, part) == part && (source <= part || term_get(terms, source)->kind == TERM_K_SYMBOL))
		return source == part;
	switch (p->kind) {
	case TERM_K_ADDR:
	case TERM_K_ELEM:
		return term_mentions(terms, p->a, part);
	case TERM_K_BINARY:
	case TERM_K_ANSWER:
		return term_mentions(terms, p->a, part) || term_mentions(terms, p->b, part);
	case TERM_K_SYMBOL:
		return p->op == SYMBOL_PLACE && term_mentions(terms, p->a, part);
	default:
		return false;
	}
}

bool term_varies(const struct terms *terms, term_t t)
{
	const struct term *p = term_get(terms, t);

	switch (p->kind) {
	case TERM_K_ELEM:
		return true;
	case TERM_K_ADDR:
		return term_varies(terms, p->a);
	case TERM_K_BINARY:
	case TERM_K_ANSWER:
		return term_varies(terms, p->a) || term_varies(terms, p->b);
	case TERM_K_SYMBOL:
		return p->op == SYMBOL_PLACE && term_varies(terms, p->a);
	default:
		return false;
	}
}

bool term_has_symbol(const struct terms *terms, term_t t, enum symbol_kind kind)
{
	const struct term *p = term_get(terms, t);

	switch (p->kind) {
	case TERM_K_BINARY:
	case TERM_K_ANSWER:
		return term_has_symbol(terms, p->a, kind) || term_has_symbol(terms, p->b, kind);
	case TERM_K_SYMBOL:
		return p->op == kind;
	default:
		return false;
	}
}
