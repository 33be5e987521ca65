// SPDX-License-Identifier: GPL-2.0-or-later
/* join.c - comparing and joining states of equal property. */
#include <stdlib.h>
#include <string.h>

#include <libiberty.h>
#include <objalloc.h>

#include "engine/guess.h"
#include "engine/run.h"

static bool value_live(const struct cfg *cfg, uint32_t block, uint32_t v)
{
	return !cfg || cfg_live(cfg, block, v);
}

bool run_same(const struct run *run, const struct state *a, const struct state *b, const struct cfg *cfg,
	      uint32_t block)
{
	uint32_t v;

	if (memcmp(a->property, b->property, run->domain->property_size))
		return false;
	for (v = 0; v < a->nvalues; v++)
		if (a->values[v] != b->values[v] && value_live(cfg, block, v))
			return false;
	return table_equal(a->memory, b->memory) && table_equal(a->facts, b->facts) &&
	       table_equal(a->objects, b->objects);
}

struct renamed {
	term_t symbol;
	struct interval range;
};

struct joining {
	struct run *run;
	struct state *a;
	const struct state *b;
	uint32_t site;
	bool widen, changed;
	struct renamed *renamed;
	uint32_t nrenamed, room;
	term_t oldest; /* of the new names; what is older mentions none of them */
	struct cell *cells;
	uint32_t ncells;
	struct fact *facts;
	uint32_t nfacts;
};

static struct interval widen(struct interval old, struct interval new)
{
	if (interval_ones(old) != new.ones || interval_zeros(old) != new.zeros)
		new.ones = new.zeros = 0;
	/* let go by steps that tests ask for: still positive, still not negative, still an error or 0 */
	if (new.lo < old.lo)
		new.lo = new.lo >= 1 ? 1 : new.lo >= 0 ? 0 : INT64_MIN;
	if (new.hi > old.hi)
		new.hi = new.hi <= -1 ? -1 : new.hi <= 0 ? 0 : INT64_MAX;
	return new;
}

/* One name for two values that differ. Of elements of a list, or none, it remains known that they are in it. */
static term_t name_pair(const struct joining *j, term_t ta, term_t tb, uint32_t b, int64_t k)
{
	struct terms *terms = j->run->prog->terms;
	term_t la = term_list(terms, ta), lb = term_list(terms, tb), list = la ? la : lb;

	if (list && (la == lb || term_is_const(terms, la ? tb : ta, NULL)))
		return term_symbol(terms, SYMBOL_PLACE, list, j->site + 1, k ^ (int64_t)((uint64_t)b << 40));
	return term_symbol(terms, SYMBOL_JOIN, j->site, b, k);
}

static term_t rename_pair(struct joining *j, term_t ta, term_t tb, uint32_t b, int64_t k)
{
	struct interval ra, r;
	term_t symbol = j->run->domain->merge(j->run, ta, tb);

	if (symbol) {
		j->changed |= symbol != ta;
		return symbol;
	}
	symbol = name_pair(j, ta, tb, b, k);
	ra = run_range(j->run, j->a, ta);
	r = interval_hull(ra, run_range(j->run, j->b, tb));
	if (j->widen && !interval_same(ra, r))
		r = widen(ra, r);
	if (symbol != ta || !interval_same(ra, r))
		j->changed = true;
	if (j->nrenamed == j->room) {
		j->room = j->room ? j->room * 2 : 32;
		j->renamed = XRESIZEVEC(struct renamed, j->renamed, j->room);
	}
	if (!j->nrenamed || symbol < j->oldest)
		j->oldest = symbol;
	j->renamed[j->nrenamed++] = (struct renamed){ symbol, r };
	return symbol;
}

static void join_objects(struct joining *j)
{
	const struct object *ob = (const struct object *)j->b->objects->data;
	struct object *oa;
	uint32_t i, generation;
	bool zeroed;

	if (table_equal(j->a->objects, j->b->objects))
		return;
	for (i = 0; i < j->b->objects->count; i++) {
		oa = state_object(j->a, ob[i].base);
		if (!oa) {
			*state_object_put(j->a, ob[i].base) = ob[i];
			j->changed = true;
			continue;
		}
		generation = oa->generation == ob[i].generation ? oa->generation : j->site;
		zeroed = oa->zeroed && ob[i].zeroed;
		if (oa->generation == generation && oa->zeroed == zeroed)
			continue;
		oa = state_object_put(j->a, ob[i].base);
		oa->generation = generation;
		oa->zeroed = zeroed;
		j->changed = true;
	}
}

static void join_cell(struct joining *j, const struct cell *key, term_t ta, term_t tb)
{
	struct cell *cell = &j->cells[j->ncells++];

	*cell = *key;
	cell->value = ta == tb ? ta : rename_pair(j, ta, tb, key->base, key->offset);
}

/* Both tables are sorted alike: one merge. What a state did not store is its implicit content. */
static void join_cells(struct joining *j)
{
	const struct cell *a = (const struct cell *)j->a->memory->data, *b = (const struct cell *)j->b->memory->data;
	uint32_t na = j->a->memory->count, nb = j->b->memory->count, i = 0, k = 0;
	int order;

	j->cells = XNEWVEC(struct cell, na + nb + 1);
	while (i < na || k < nb) {
		if (i == na)
			order = 1;
		else if (k == nb)
			order = -1;
		else if (a[i].base != b[k].base)
			order = a[i].base < b[k].base ? -1 : 1;
		else
			order = a[i].offset < b[k].offset ? -1 : a[i].offset > b[k].offset;
		if (order < 0) {
			join_cell(j, &a[i], a[i].value, run_implicit(j->run, j->b, a[i].base, a[i].offset));
			i++;
		} else if (order > 0) {
			j->changed = true;
			join_cell(j, &b[k], run_implicit(j->run, j->a, b[k].base, b[k].offset), b[k].value);
			k++;
		} else {
			join_cell(j, &a[i], a[i].value, b[k].value);
			i++;
			k++;
		}
	}
}

static bool mentions_renamed(const struct joining *j, term_t t)
{
	uint32_t i;

	if (t < j->oldest)
		return false;
	for (i = 0; i < j->nrenamed; i++)
		if (term_mentions(j->run->prog->terms, t, j->renamed[i].symbol))
			return true;
	return false;
}

static void join_facts(struct joining *j)
{
	const struct fact *a = (const struct fact *)j->a->facts->data;
	const struct fact *fb;
	const struct fact *next = (const struct fact *)j->b->facts->data, *end = next + j->b->facts->count;
	struct interval r;
	uint32_t i;

	j->facts = XNEWVEC(struct fact, j->a->facts->count + 1);
	for (i = 0; i < j->a->facts->count; i++) {
		while (next < end && next->term < a[i].term)
			next++;
		fb = next < end && next->term == a[i].term ? next : NULL;
		if (fb && interval_same(a[i].range, fb->range) && !j->nrenamed) {
			j->facts[j->nfacts++] = a[i];
			continue;
		}
		if (mentions_renamed(j, a[i].term))
			continue; /* rename_pair() has seen what changes */
		if (!fb) {
			j->changed = true;
			continue;
		}
		r = interval_hull(a[i].range, fb->range);
		if (!interval_same(r, a[i].range)) {
			j->changed = true;
			if (j->widen)
				r = widen(a[i].range, r);
		}
		j->facts[j->nfacts] = a[i];
		j->facts[j->nfacts].range.lo = r.lo;
		j->facts[j->nfacts].range.hi = r.hi;
		j->facts[j->nfacts].range.ones = r.ones;
		j->facts[j->nfacts].range.zeros = r.zeros;
		j->facts[j->nfacts++].range.nonzero = r.nonzero;
	}
}

static void set_table(struct table **table, const void *data, uint32_t count)
{
	struct table *t = table_own(table);

	if (t->room < count) {
		t->room = count;
		t->data = xrealloc(t->data, count * t->each);
	}
	if (count)
		memcpy(t->data, data, count * t->each);
	t->count = count;
}

static uint32_t trace_length(const struct trace *t)
{
	uint32_t n = 0;

	for (; t; t = t->up)
		n++;
	return n;
}

/*
 * The joined state has come one way or the other. The story told is A's, less the failures that B's way did not meet:
 * what follows need not hold because of them.
 */
static const struct trace *join_traces(struct run *run, const struct trace *a, const struct trace *b)
{
	uint32_t na = trace_length(a), nb = trace_length(b), n = 0, i;
	const struct trace *x = a, *kept[64];
	struct trace *copy;

	for (; na > nb; na--)
		x = x->up;
	for (; nb > na; nb--)
		b = b->up;
	while (x != b) {
		x = x->up;
		b = b->up;
	}
	for (; a != x && n < 64; a = a->up)
		if (a->kind != TRACE_FAILS)
			kept[n++] = a;
	for (i = n; i-- > 0;) {
		copy = run_alloc(run, sizeof(*copy));
		*copy = *kept[i];
		copy->up = x;
		x = copy;
	}
	return x;
}

static bool has_failures(const struct trace *a, const struct trace *end)
{
	for (; a != end; a = a->up)
		if (a->kind == TRACE_FAILS)
			return true;
	return false;
}

bool run_join(struct run *run, struct state *a, const struct state *b, const struct cfg *cfg, uint32_t block,
	      uint32_t site, bool widen)
{
	struct joining j = { .run = run, .a = a, .b = b, .site = site, .widen = widen };
	term_t *values = XNEWVEC(term_t, a->nvalues + 1);
	uint32_t v, i;

	for (v = 0; v < a->nvalues; v++) {
		if (a->values[v] == b->values[v])
			values[v] = a->values[v];
		else if (!value_live(cfg, block, v))
			values[v] = TERM_UNKNOWN;
		else
			values[v] = rename_pair(&j, a->values[v], b->values[v], v, -1);
	}
	if (!table_equal(a->memory, b->memory)) {
		join_cells(&j);
		set_table(&a->memory, j.cells, j.ncells);
	}
	if (j.nrenamed || !table_equal(a->facts, b->facts)) {
		join_facts(&j);
		set_table(&a->facts, j.facts, j.nfacts);
	}
	join_objects(&j);
	for (i = 0; i < j.nrenamed; i++)
		if (!interval_same(j.renamed[i].range, interval_all()))
			state_fact_set(a, j.renamed[i].symbol, j.renamed[i].range);
	free(a->values);
	a->values = values;
	a->back_edge |= b->back_edge;
	a->progress &= b->progress;
	if (a->trace != b->trace && has_failures(a->trace, NULL))
		a->trace = join_traces(run, a->trace, b->trace);
	j.changed |= guess_join(a, b);
	free(j.renamed);
	free(j.cells);
	free(j.facts);
	return j.changed;
}

struct symbols {
	term_t *list;
	uint32_t count, room;
};

static struct use *use_of(struct run *run, term_t t)
{
	if (t >= run->nuses) {
		run->uses = XRESIZEVEC(struct use, run->uses, t + 4096);
		memset(run->uses + run->nuses, 0, (t + 4096 - run->nuses) * sizeof(*run->uses));
		run->nuses = t + 4096;
	}
	return &run->uses[t];
}

static void add_symbol(struct symbols *symbols, term_t t)
{
	if (symbols->count == symbols->room) {
		symbols->room = symbols->room ? symbols->room * 2 : 16;
		symbols->list = XRESIZEVEC(term_t, symbols->list, symbols->room);
	}
	symbols->list[symbols->count++] = t;
}

/* Marks what T hangs on as in use by BY; the symbols among that go to SYMBOLS as well, if that is not NULL. */
static void mark(struct run *run, term_t t, enum used by, struct symbols *symbols)
{
	term_t source = term_source(run->prog->terms, t);
	const struct term *p;

	if (!source || (source < run->nuses && run->uses[source].mark[by] == run->mark[by]))
		return;
	use_of(run, source)->mark[by] = run->mark[by];
	p = term_get(run->prog->terms, source);
	if (p->kind == TERM_K_SYMBOL) {
		if (symbols)
			add_symbol(symbols, source);
		return;
	}
	mark(run, p->a, by, symbols);
	mark(run, p->b, by, symbols);
}

/* Cells are sorted by base. What is marked already stays so, until the table changes or another is looked at. */
static void mark_memory(struct run *run, struct table *memory)
{
	const struct cell *cells = (const struct cell *)memory->data;
	uint32_t i;

	if (memory->marked && memory->marked == run->mark[BY_MEMORY])
		return;
	memory->marked = ++run->mark[BY_MEMORY];
	for (i = 0; i < memory->count; i++) {
		mark(run, cells[i].value, BY_MEMORY, NULL);
		if (!i || cells[i].base != cells[i - 1].base)
			mark(run, cells[i].base, BY_MEMORY, NULL);
	}
}

void run_save(struct run *run, struct saved *saved, const term_t *values, uint32_t nvalues)
{
	struct symbols symbols = { 0 };
	uint32_t i;

	run->mark[BY_VALUES]++;
	for (i = 0; i < nvalues; i++)
		mark(run, values[i], BY_VALUES, &symbols);
	for (i = 0; i < symbols.count; i++)
		use_of(run, symbols.list[i])->waiting++;
	*saved = (struct saved){
		.values = values,
		.nvalues = nvalues,
		.symbols = symbols.list,
		.nsymbols = symbols.count,
	};
}

void run_restore(struct run *run, struct saved *saved)
{
	uint32_t i;

	for (i = 0; i < saved->nsymbols; i++)
		run->uses[saved->symbols[i]].waiting--;
	free(saved->symbols);
}

static bool in_use(struct run *run, term_t t)
{
	term_t source = term_source(run->prog->terms, t);
	const struct term *p = term_get(run->prog->terms, source);
	const struct use *use;

	switch (p->kind) {
	case TERM_K_BINARY:
	case TERM_K_ANSWER:
		return in_use(run, p->a) && in_use(run, p->b);
	case TERM_K_SYMBOL:
		if (source >= run->nuses)
			return false;
		use = &run->uses[source];
		return use->waiting || use->mark[BY_VALUES] == run->mark[BY_VALUES] ||
		       use->mark[BY_MEMORY] == run->mark[BY_MEMORY];
	default:
		return true;
	}
}

static bool fact_in_use(struct fact *fact, void *data)
{
	return in_use(data, fact->term);
}

void run_tidy(struct run *run, struct state *st, const struct cfg *cfg, uint32_t block)
{
	uint32_t i;

	if (!st->facts->count)
		return;
	run->mark[BY_VALUES]++;
	for (i = 0; i < st->nvalues; i++)
		if (value_live(cfg, block, i))
			mark(run, st->values[i], BY_VALUES, NULL);
		else
			st->values[i] = TERM_UNKNOWN;
	mark_memory(run, st->memory);
	for (i = 0; i < st->facts->count; i++)
		if (!in_use(run, ((const struct fact *)st->facts->data)[i].term)) {
			state_facts_filter(st, fact_in_use, run);
			break;
		}
}
