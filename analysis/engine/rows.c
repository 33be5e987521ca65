// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * rows.c - one row of a constant table, nobody knows which: what is known of several of its members must be so in some
 * row. `info = &infos[id->driver_data]; if (info->lines) ...; if (info->modern) ...` takes no way that no card takes.
 */
#include "engine/rows.h"

#define MAX_ROWS 64 /* longer ranges of an initialiser are not written out: plugin/lower_decl.c */

struct table_row {
	struct run *run;
	term_t element; /* the row, as terms name it */
	const struct flow_global *table;
	uint32_t number; /* of the table in the program */
	int64_t from;	 /* of the first row */
	int64_t row;
	bool null; /* what is asked of lies behind NULL in this row: the table's end, as a rule */
};

/* The element of an array on which T hangs, by members and pointers; TERM_UNKNOWN: none. */
static term_t element_of(const struct terms *terms, term_t t)
{
	const struct term *p = term_get(terms, t);

	while (p->kind == TERM_K_ADDR || (p->kind == TERM_K_SYMBOL && p->op == SYMBOL_PLACE)) {
		t = p->a;
		p = term_get(terms, t);
	}
	return p->kind == TERM_K_ELEM ? t : TERM_UNKNOWN;
}

/* The constant table of which R->element is a row, or false. */
static bool find_table(struct table_row *r)
{
	const struct terms *terms = r->run->prog->terms;
	const struct term *p = term_get(terms, term_base(terms, term_get(terms, r->element)->a, &r->from));

	if (p->kind != TERM_K_GLOBAL)
		return false;
	r->number = p->a;
	r->table = r->run->prog->vars[p->a].flow;
	return (r->table->flags & FLOW_GLOBAL_CONST) && (r->table->flags & FLOW_GLOBAL_DEFINED) && r->table->elem > 0 &&
	       r->table->size / r->table->elem <= MAX_ROWS;
}

/* What is not listed is 0. A table of which no row has a value there may have been cut short. */
static bool is_zero(const struct flow_global *g, int64_t offset)
{
	uint32_t i;

	if (!(g->flags & FLOW_GLOBAL_CONST) || !(g->flags & FLOW_GLOBAL_DEFINED))
		return false;
	for (i = 0; i < g->ninits && g->elem; i++)
		if ((g->inits[i].offset - offset) % g->elem == 0)
			return true;
	return !g->elem;
}

static term_t in_row(struct table_row *r, term_t t);

/* What is stored at OFFSET of what T is in this row. */
static term_t content(struct table_row *r, term_t t, int64_t offset)
{
	struct terms *terms = r->run->prog->terms;
	const struct term *p;
	int64_t at;
	term_t value;

	t = in_row(r, t);
	if (!t)
		return TERM_UNKNOWN;
	p = term_get(terms, term_base(terms, t, &at));
	r->null |= p->kind == TERM_K_CONST;
	if (p->kind != TERM_K_GLOBAL)
		return TERM_UNKNOWN;
	value = run_initial(r->run, p->a, at + offset);
	return value || !is_zero(r->run->prog->vars[p->a].flow, at + offset) ? value : term_const(terms, 0);
}

/* T as it is in this row; TERM_UNKNOWN: that cannot be told. */
static term_t in_row(struct table_row *r, term_t t)
{
	struct terms *terms = r->run->prog->terms;
	const struct term p = *term_get(terms, t);
	term_t inner;

	if (t == r->element)
		return term_addr(terms, term_global(terms, r->number), r->from + r->row * r->table->elem);
	switch (p.kind) {
	case TERM_K_ADDR:
		inner = in_row(r, p.a);
		return inner ? term_addr(terms, inner, p.k) : TERM_UNKNOWN;
	case TERM_K_SYMBOL:
		return p.op == SYMBOL_PLACE ? content(r, p.a, p.k) : TERM_UNKNOWN;
	case TERM_K_CONST:
	case TERM_K_GLOBAL:
		return t;
	default:
		return TERM_UNKNOWN;
	}
}

/* May FACT hold in this row? */
static bool fact_fits(struct table_row *r, const struct fact *fact)
{
	term_t t;
	int64_t k;

	if (element_of(r->run->prog->terms, fact->term) != r->element)
		return true;
	r->null = false;
	t = in_row(r, fact->term);
	if (!t)
		return !r->null;
	if (term_is_const(r->run->prog->terms, t, &k))
		return !interval_empty(interval_meet(fact->range, interval_of(k)));
	return fact->range.hi > 0; /* an address */
}

bool rows_allow(struct run *run, const struct state *st, term_t t)
{
	struct table_row r = { .run = run, .element = element_of(run->prog->terms, t) };
	const struct fact *facts = (const struct fact *)st->facts->data;
	uint32_t i;

	if (!r.element || !find_table(&r))
		return true;
	for (r.row = 0; r.row < r.table->size / r.table->elem; r.row++) {
		for (i = 0; i < st->facts->count && fact_fits(&r, &facts[i]); i++)
			;
		if (i == st->facts->count)
			return true;
	}
	return false;
}
