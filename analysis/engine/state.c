// SPDX-License-Identifier: GPL-2.0-or-later
/* state.c - copy-on-write tables and the state made of them. */
#include <stdlib.h>
#include <string.h>

#include <libiberty.h>

#include "engine/state.h"

static struct table *table_new(size_t each)
{
	struct table *t = XCNEW(struct table);

	t->refs = 1;
	t->each = each;
	return t;
}

static void table_put(struct table *t)
{
	if (--t->refs)
		return;
	free(t->data);
	free(t);
}

static struct table *table_get(struct table *t)
{
	t->refs++;
	return t;
}

struct table *table_own(struct table **table)
{
	struct table *old = *table, *t;

	if (old->refs == 1) {
		old->marked = 0;
		return old;
	}
	t = XNEW(struct table);
	*t = *old;
	t->marked = 0;
	t->refs = 1;
	t->room = old->count + 8;
	t->data = xmalloc(t->room * t->each);
	if (old->count)
		memcpy(t->data, old->data, old->count * old->each);
	old->refs--;
	*table = t;
	return t;
}

/* room for one element at position AT, zeroed */
static void *table_insert(struct table **table, uint32_t at)
{
	struct table *t = table_own(table);
	unsigned char *p;

	if (t->count == t->room) {
		t->room = t->room ? t->room * 2 : 16;
		t->data = xrealloc(t->data, t->room * t->each);
	}
	p = t->data + at * t->each;
	if (at < t->count)
		memmove(p + t->each, p, (t->count - at) * t->each);
	memset(p, 0, t->each);
	t->count++;
	return p;
}

bool table_equal(const struct table *a, const struct table *b)
{
	return a == b || (a->count == b->count && (!a->count || !memcmp(a->data, b->data, a->count * a->each)));
}

struct state *state_new(size_t property_size, uint32_t nvalues)
{
	struct state *st = xcalloc(1, sizeof(*st) + property_size);

	st->memory = table_new(sizeof(struct cell));
	st->facts = table_new(sizeof(struct fact));
	st->objects = table_new(sizeof(struct object));
	st->nvalues = nvalues;
	st->values = XCNEWVEC(term_t, nvalues ? nvalues : 1);
	return st;
}

struct state *state_copy(const struct state *st, size_t property_size)
{
	struct state *new = xmalloc(sizeof(*new) + property_size);

	memcpy(new, st, sizeof(*st) + property_size);
	table_get(new->memory);
	table_get(new->facts);
	table_get(new->objects);
	new->values = XNEWVEC(term_t, st->nvalues ? st->nvalues : 1);
	memcpy(new->values, st->values, st->nvalues * sizeof(term_t));
	return new;
}

void state_free(struct state *st)
{
	table_put(st->memory);
	table_put(st->facts);
	table_put(st->objects);
	free(st->values);
	free(st);
}

void state_enter(struct state *st, uint32_t nvalues)
{
	free(st->values);
	st->nvalues = nvalues;
	st->values = XCNEWVEC(term_t, nvalues ? nvalues : 1);
	st->back_edge = false;
}

/* position of the first cell not before (base, offset) */
static uint32_t cell_find(const struct table *t, term_t base, int64_t offset)
{
	const struct cell *cells = (const struct cell *)t->data;
	uint32_t low = 0, high = t->count, mid;

	while (low < high) {
		mid = (low + high) / 2;
		if (cells[mid].base < base || (cells[mid].base == base && cells[mid].offset < offset))
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

struct cell *state_cell(const struct state *st, term_t base, int64_t offset)
{
	uint32_t at = cell_find(st->memory, base, offset);
	struct cell *cell = (struct cell *)st->memory->data + at;

	return at < st->memory->count && cell->base == base && cell->offset == offset ? cell : NULL;
}

struct cell *state_cell_put(struct state *st, term_t base, int64_t offset)
{
	uint32_t at = cell_find(st->memory, base, offset);
	struct cell *cell = (struct cell *)st->memory->data + at;

	if (at < st->memory->count && cell->base == base && cell->offset == offset)
		return (struct cell *)table_own(&st->memory)->data + at;
	cell = table_insert(&st->memory, at);
	cell->base = base;
	cell->offset = offset;
	return cell;
}

static uint32_t fact_find(const struct table *t, term_t term)
{
	const struct fact *facts = (const struct fact *)t->data;
	uint32_t low = 0, high = t->count, mid;

	while (low < high) {
		mid = (low + high) / 2;
		if (facts[mid].term < term)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

const struct fact *state_fact(const struct state *st, term_t t)
{
	uint32_t at = fact_find(st->facts, t);
	const struct fact *fact = (const struct fact *)st->facts->data + at;

	return at < st->facts->count && fact->term == t ? fact : NULL;
}

void state_fact_set(struct state *st, term_t t, struct interval range)
{
	uint32_t at = fact_find(st->facts, t);
	struct fact *fact = (struct fact *)st->facts->data + at;

	if (at < st->facts->count && fact->term == t) {
		if (interval_same(fact->range, range))
			return;
		fact = (struct fact *)table_own(&st->facts)->data + at;
	} else {
		fact = table_insert(&st->facts, at);
		fact->term = t;
	}
	fact->range.lo = range.lo;
	fact->range.hi = range.hi;
	fact->range.ones = range.ones;
	fact->range.zeros = range.zeros;
	fact->range.nonzero = range.nonzero;
}

static uint32_t object_find(const struct table *t, term_t base)
{
	const struct object *objects = (const struct object *)t->data;
	uint32_t at;

	for (at = 0; at < t->count && objects[at].base < base; at++)
		;
	return at;
}

struct object *state_object(const struct state *st, term_t base)
{
	uint32_t at = object_find(st->objects, base);
	struct object *object = (struct object *)st->objects->data + at;

	return at < st->objects->count && object->base == base ? object : NULL;
}

struct object *state_object_put(struct state *st, term_t base)
{
	uint32_t at = object_find(st->objects, base);
	struct object *object = (struct object *)st->objects->data + at;

	if (at < st->objects->count && object->base == base)
		return (struct object *)table_own(&st->objects)->data + at;
	object = table_insert(&st->objects, at);
	object->base = base;
	return object;
}

void state_cells_filter(struct state *st, bool (*keep)(struct cell *cell, void *data), void *data)
{
	struct table *t = table_own(&st->memory);
	struct cell *cells = (struct cell *)t->data;
	uint32_t i, n = 0;

	for (i = 0; i < t->count; i++)
		if (keep(&cells[i], data))
			cells[n++] = cells[i];
	t->count = n;
}

void state_facts_filter(struct state *st, bool (*keep)(struct fact *fact, void *data), void *data)
{
	struct table *t = table_own(&st->facts);
	struct fact *facts = (struct fact *)t->data;
	uint32_t i, n = 0;

	for (i = 0; i < t->count; i++)
		if (keep(&facts[i], data))
			facts[n++] = facts[i];
	t->count = n;
}

struct forget {
	struct terms *terms;
	term_t symbol;
	bool seen;
};

static bool cell_survives(struct cell *cell, void *data)
{
	struct forget *f = data;

	if (term_mentions(f->terms, cell->base, f->symbol))
		return false;
	if (term_mentions(f->terms, cell->value, f->symbol))
		cell->value = TERM_UNKNOWN;
	return true;
}

static bool fact_survives(struct fact *fact, void *data)
{
	struct forget *f = data;

	return !term_mentions(f->terms, fact->term, f->symbol);
}

static bool mentioned(const struct forget *f, const struct state *st)
{
	const struct cell *cells = (const struct cell *)st->memory->data;
	uint32_t i;

	for (i = 0; i < st->memory->count; i++)
		if (term_mentions(f->terms, cells[i].base, f->symbol) ||
		    term_mentions(f->terms, cells[i].value, f->symbol))
			return true;
	return false;
}

void state_forget_facts(struct terms *terms, struct state *st, term_t symbol)
{
	struct forget f = { .terms = terms, .symbol = symbol };
	const struct fact *facts = (const struct fact *)st->facts->data;
	uint32_t i;

	for (i = 0; i < st->facts->count; i++) {
		if (term_mentions(terms, facts[i].term, symbol)) {
			state_facts_filter(st, fact_survives, &f);
			break;
		}
	}
	for (i = 0; i < st->nvalues; i++)
		if (term_mentions(terms, st->values[i], symbol))
			st->values[i] = TERM_UNKNOWN;
}

void state_forget_symbol(struct terms *terms, struct state *st, term_t symbol)
{
	struct forget f = { .terms = terms, .symbol = symbol };

	if (mentioned(&f, st))
		state_cells_filter(st, cell_survives, &f);
	state_forget_facts(terms, st, symbol);
}
