// SPDX-License-Identifier: GPL-2.0-or-later
/* memory.c - what places hold, and what is known of values. */
#include <string.h>

#include <libiberty.h>

#include "engine/rows.h"

struct interval run_range(const struct run *run, const struct state *st, term_t t)
{
	const struct term *p = term_get(run->prog->terms, t);
	const struct fact *fact;
	struct interval r = interval_all();

	switch (p->kind) {
	case TERM_K_UNKNOWN:
		return r;
	case TERM_K_CONST:
		return interval_of(p->k);
	case TERM_K_SYMBOL:
		if (p->op == SYMBOL_NULL)
			return interval_of(0);
		if (p->op == SYMBOL_ROOT) {
			r.lo = 1;
			r.nonzero = true;
			return r;
		}
		break;
	case TERM_K_BINARY:
		r = interval_binary(p->op, run_range(run, st, p->a), run_range(run, st, p->b));
		break;
	case TERM_K_ANSWER:
		break;
	default: /* addresses of something */
		r.lo = 1;
		r.nonzero = true;
		return r;
	}
	fact = state_fact(st, t);
	return fact ? interval_meet(r, fact->range) : r;
}

/* objects that are there at the same time and whose beginnings are known: a pointer into one is none into another */
static bool apart(const struct run *run, term_t a, term_t b)
{
	const struct terms *terms = run->prog->terms;
	term_t oa = term_object(terms, a), ob = term_object(terms, b);
	const struct term *pa = term_get(terms, oa), *pb = term_get(terms, ob);

	if (oa == ob)
		return false;
	return (pa->kind == TERM_K_FUNC || pa->kind == TERM_K_GLOBAL || pa->kind == TERM_K_LOCAL ||
		(pa->kind == TERM_K_SYMBOL && (pa->op == SYMBOL_FRESH || pa->op == SYMBOL_ROOT))) &&
	       (pb->kind == TERM_K_FUNC || pb->kind == TERM_K_GLOBAL || pb->kind == TERM_K_LOCAL ||
		(pb->kind == TERM_K_SYMBOL && (pb->op == SYMBOL_FRESH || pb->op == SYMBOL_ROOT)));
}

int run_compare(const struct run *run, const struct state *st, term_t a, uint8_t cmp, bool is_unsigned, term_t b)
{
	struct interval r;
	term_t whole;

	if (a && a == b)
		return cmp == FLOW_EQ || cmp == FLOW_LE || cmp == FLOW_GE;
	if ((cmp == FLOW_EQ || cmp == FLOW_NE) && a && b && apart(run, a, b))
		return cmp == FLOW_NE;
	r = run_range(run, st, a);
	if (interval_compare(cmp, is_unsigned, r, run_range(run, st, b)) >= 0)
		return interval_compare(cmp, is_unsigned, r, run_range(run, st, b));
	if (!a || !b)
		return -1;
	whole = term_binary(run->prog->terms, cmp, a, b);
	r = whole ? run_range(run, st, whole) : interval_all();
	if (r.lo == r.hi)
		return r.lo != 0;
	return r.nonzero ? 1 : -1;
}

/* What WHOLE, which is x & MASK or x | MASK, says of x. */
static struct interval bits_behind(uint8_t op, struct interval whole, uint64_t mask)
{
	struct interval r = interval_all();

	r.ones = interval_ones(whole);
	r.zeros = interval_zeros(whole);
	if (op == FLOW_AND) {
		r.zeros &= mask;
		if (whole.nonzero && !(mask & (mask - 1))) /* one bit */
			r.ones |= mask;
	} else {
		r.ones &= ~mask;
	}
	return r;
}

bool run_assume_range(struct run *run, struct state *st, term_t t, struct interval range)
{
	const struct term p = *term_get(run->prog->terms, t);
	struct interval old = run_range(run, st, t), now = interval_meet(old, range), r;
	int64_t k;

	if (interval_empty(now))
		return false;
	if (p.kind == TERM_K_BINARY) {
		if (p.op >= FLOW_EQ) {
			if (now.lo == 0 && now.hi == 0)
				return run_assume(run, st, p.a, flow_negated(p.op), false, p.b);
			if (now.nonzero)
				return run_assume(run, st, p.a, p.op, false, p.b);
			return true;
		}
		if (p.op == FLOW_ADD && term_is_const(run->prog->terms, p.b, &k)) {
			r = interval_binary(FLOW_SUB, now, interval_of(k));
			if (now.nonzero && r.lo == INT64_MIN && r.hi == INT64_MAX) /* x + k != 0 */
				return run_assume(run, st, p.a, FLOW_NE, false, term_const(run->prog->terms, -k));
			r.nonzero = r.lo > 0 || r.hi < 0;
			return run_assume_range(run, st, p.a, r);
		}
		if (p.op == FLOW_XOR && term_is_const(run->prog->terms, p.b, &k) && k == 1 &&
		    (now.nonzero || !now.hi)) {
			r = run_range(run, st, p.a); /* !flag */
			if (r.lo >= 0 && r.hi <= 1)
				return run_assume_range(run, st, p.a, interval_of(!now.nonzero));
		}
		if (p.op == FLOW_OR && now.lo == 0 && now.hi == 0 &&
		    (!run_assume_range(run, st, p.a, now) || !run_assume_range(run, st, p.b, now)))
			return false;
		if (p.op == FLOW_AND && now.nonzero) { /* bits are set in both */
			r = interval_all();
			r.nonzero = true;
			if (!run_assume_range(run, st, p.a, r) || !run_assume_range(run, st, p.b, r))
				return false;
		}
		if ((p.op == FLOW_AND || p.op == FLOW_OR) && term_is_const(run->prog->terms, p.b, &k) &&
		    !run_assume_range(run, st, p.a, bits_behind(p.op, now, (uint64_t)k)))
			return false;
	} else if (p.kind != TERM_K_SYMBOL && p.kind != TERM_K_ANSWER) {
		return true;
	}
	if (interval_same(now, old))
		return true;
	state_fact_set(st, t, now);
	return p.kind != TERM_K_SYMBOL || p.op != SYMBOL_PLACE || rows_allow(run, st, t);
}

bool run_assume(struct run *run, struct state *st, term_t a, uint8_t cmp, bool is_unsigned, term_t b)
{
	struct interval ra = run_range(run, st, a), rb = run_range(run, st, b);
	term_t whole;

	switch (run_compare(run, st, a, cmp, is_unsigned, b)) {
	case 0:
		return false;
	case 1:
		return true;
	}
	if (!a || !b) {
		if (a)
			return run_assume_range(run, st, a, interval_refine(cmp, is_unsigned, ra, rb));
		return !b || run_assume_range(run, st, b, interval_refine(flow_mirrored(cmp), is_unsigned, rb, ra));
	}
	/* what intervals cannot hold: two unknowns compared, and holes in the middle */
	if ((!term_is_const(run->prog->terms, a, NULL) && !term_is_const(run->prog->terms, b, NULL)) ||
	    (cmp == FLOW_NE && rb.lo == rb.hi && rb.lo != 0 && rb.lo > ra.lo && rb.lo < ra.hi)) {
		whole = term_binary(run->prog->terms, cmp, a, b);
		if (whole)
			state_fact_set(st, whole, interval_of(1));
		whole = term_binary(run->prog->terms, flow_negated(cmp), a, b);
		if (whole)
			state_fact_set(st, whole, interval_of(0));
	}
	return run_assume_range(run, st, a, interval_refine(cmp, is_unsigned, ra, rb)) &&
	       run_assume_range(run, st, b, interval_refine(flow_mirrored(cmp), is_unsigned, rb, ra));
}

/* How many values of one place may be told apart, because functions that wait for others to return hold them. */
#define MAX_HELD 4

static bool is_held(const struct run *run, term_t t)
{
	return t < run->nuses && run->uses[t].waiting;
}

term_t run_symbol(struct run *run, struct state *st, enum symbol_kind kind, uint32_t site, uint32_t b, int64_t k)
{
	term_t first = term_symbol(run->prog->terms, kind, site, b, k), t = first;
	bool of_memory = kind == SYMBOL_HAVOC && b;
	int64_t i;

	for (i = 1; kind != SYMBOL_NUMBER && !of_memory && i < MAX_HELD && is_held(run, t); i++)
		t = term_symbol(run->prog->terms, kind, site, b, k + i);
	if (is_held(run, t))
		t = first;
	state_forget_symbol(run->prog->terms, st, t);
	return t;
}

term_t run_undefined(const struct run *run, const struct fn *fn, uint32_t value)
{
	const struct flow_value *v = &fn->flow->values[value];

	return v->tag && run->domain->object(flow_text(fn->unit->flow, v->tag)) ? term_const(run->prog->terms, 0) :
										  TERM_UNKNOWN;
}

term_t run_operand(struct run *run, const struct fn *fn, const struct state *st, const struct flow_operand *op)
{
	struct terms *terms = run->prog->terms;
	const struct callee *c;

	switch (op->kind) {
	case FLOW_OP_VALUE:
		return st->values[op->index];
	case FLOW_OP_CONST: /* a negative errno that went through an unsigned int is one again */
		if (op->number > 0xfffff000LL && op->number <= 0xffffffffLL)
			return term_const(terms, op->number - 0x100000000LL);
		return term_const(terms, op->number);
	case FLOW_OP_SYMBOL:
		c = &fn->unit->callees[op->index];
		return c->fn != NO_FN ? term_func(terms, c->fn, false) : term_func(terms, c->name, true);
	case FLOW_OP_GLOBAL:
		return term_addr(terms, term_global(terms, fn->unit->globals[op->index]), op->number);
	case FLOW_OP_LOCAL:
		return term_addr(terms, term_local(terms, fn->index, op->index), op->number);
	case FLOW_OP_STRING:
		return term_string(terms);
	default:
		return TERM_UNKNOWN;
	}
}

/* Does the variable point to itself there, and may be made to point elsewhere? */
static bool is_list_head(const struct var *var, const struct flow_init *init)
{
	const struct flow_global *to = &var->unit->flow->globals[init->value.index];

	return to == var->flow && !(var->flow->flags & FLOW_GLOBAL_CONST);
}

term_t run_initial(struct run *run, uint32_t number, int64_t offset)
{
	const struct var *var = &run->prog->vars[number];
	const struct flow_init *init;
	struct terms *terms = run->prog->terms;
	const struct callee *c;
	uint32_t i;

	for (i = 0; i < var->flow->ninits; i++) {
		init = &var->flow->inits[i];
		if (init->offset != offset)
			continue;
		switch (init->value.kind) {
		case FLOW_OP_CONST:
			return var->flow->flags & FLOW_GLOBAL_CONST ? term_const(terms, init->value.number) :
								      TERM_UNKNOWN;
		case FLOW_OP_SYMBOL:
			c = &var->unit->callees[init->value.index];
			return c->fn != NO_FN ? term_func(terms, c->fn, false) : term_func(terms, c->name, true);
		case FLOW_OP_GLOBAL:
			if (is_list_head(var, init)) /* empty, to begin with */
				return TERM_UNKNOWN;
			return term_addr(terms, term_global(terms, var->unit->globals[init->value.index]),
					 init->value.number);
		case FLOW_OP_STRING:
			return term_string(terms);
		}
		return TERM_UNKNOWN;
	}
	/* an initialiser without the member sets it to zero; tables of numbers may have been cut short */
	if ((var->flow->flags & FLOW_GLOBAL_CONST) && (var->flow->flags & FLOW_GLOBAL_DEFINED) && var->flow->ninits &&
	    !var->flow->elem)
		return term_const(terms, 0);
	return TERM_UNKNOWN;
}

/* Some element of an array on the stack holds one of the numbers stored there. */
static bool range_of_local(const struct run *run, const struct state *st, term_t array, struct interval *range)
{
	const struct cell *cells = (const struct cell *)st->memory->data;
	uint32_t i, n = 0;
	int64_t k;

	for (i = 0; i < st->memory->count; i++) {
		if (cells[i].base != array)
			continue;
		if (!term_is_const(run->prog->terms, cells[i].value, &k))
			return false;
		*range = n++ ? interval_hull(*range, interval_of(k)) : interval_of(k);
	}
	return n > 1;
}

/* Some element of a constant table holds one of the numbers there. */
static bool range_of_elements(const struct run *run, const struct state *st, term_t base, int64_t offset,
			      struct interval *range)
{
	const struct terms *terms = run->prog->terms;
	const struct term *p = term_get(terms, base);
	const struct flow_global *g;
	int64_t from, k;
	uint32_t i, n = 0;

	if (p->kind != TERM_K_ELEM)
		return false;
	base = term_base(terms, p->a, &from);
	p = term_get(terms, base);
	if (p->kind == TERM_K_LOCAL && !from && !offset)
		return range_of_local(run, st, base, range);
	if (p->kind != TERM_K_GLOBAL)
		return false;
	g = run->prog->vars[p->a].flow;
	if (!(g->flags & FLOW_GLOBAL_CONST) || !(g->flags & FLOW_GLOBAL_DEFINED) || g->elem <= 0 || !g->size)
		return false;
	for (i = 0; i < g->ninits; i++) {
		k = g->inits[i].value.number;
		if ((g->inits[i].offset - from - offset) % g->elem)
			continue;
		if (g->inits[i].value.kind != FLOW_OP_CONST)
			return false;
		*range = n++ ? interval_hull(*range, interval_of(k)) : interval_of(k);
	}
	return n && n == (uint32_t)(g->size / g->elem); /* elements without a number are 0, or were cut short */
}

term_t run_implicit(const struct run *run, const struct state *st, term_t base, int64_t offset)
{
	const struct object *object = state_object(st, term_object(run->prog->terms, base));
	const struct term *p = term_get(run->prog->terms, base);

	if (object && object->zeroed && p->kind != TERM_K_ELEM && !run->others)
		return term_const(run->prog->terms, 0);
	return term_symbol(run->prog->terms, SYMBOL_PLACE, base, object ? object->generation : 0, offset);
}

/*
 * A field that holds 0 from the beginning does so until it is stored to, which must be something that is seen. One
 * that is read but never stored to is set by code that is not here.
 */
static bool keeps_zero(const struct run *run, uint32_t field)
{
	return !run->others && (!field || (field < run->nstored && run->stored[field] == STORED_SEEN));
}

/* So does a pointer that is no member. Of functions of other files it is not recorded that they store such. */
static bool keeps_null(const struct run *run)
{
	return run->module->nunits == 1 && !(run->stored[0] & STORED_UNSEEN);
}

/*
 * T is what FIELD began with, 0, but for the bits that functions may have changed which are not run. Of a module in
 * several files they may be in none of the records.
 */
static void note_zeros(const struct run *run, struct state *st, term_t t, uint32_t field)
{
	struct interval r = interval_all();

	if (run->module->nunits != 1 || !field || field >= run->nstored || !(run->stored[field] & STORED_UNSEEN))
		return;
	r.zeros = ~run->unseen_bits[field];
	if (r.zeros && !state_fact(st, t))
		state_fact_set(st, t, interval_meet(r, interval_all()));
}

/* Was any element of this array stored to that the one at BASE may be, by a known index or by whatever? */
static bool element_stored(const struct terms *terms, const struct state *st, term_t base, uint32_t field)
{
	const struct cell *cells = (const struct cell *)st->memory->data;
	term_t object = term_object(terms, base), other;
	bool known = term_get(terms, base)->kind != TERM_K_ELEM;
	uint32_t i;

	for (i = 0; i < st->memory->count; i++) {
		other = cells[i].base;
		if (cells[i].field != field || other == base || term_object(terms, other) != object)
			continue;
		if (known ? term_get(terms, other)->kind == TERM_K_ELEM : other == object)
			return true;
	}
	return false;
}

/* T was found at BASE, OFFSET. An element nobody stored is one of the table's, in each turn of a loop anew. */
static void note_element(const struct run *run, struct state *st, term_t t, term_t base, int64_t offset)
{
	const struct term *p = term_get(run->prog->terms, t);
	struct interval range;

	if (p->kind == TERM_K_SYMBOL && p->op == SYMBOL_PLACE && p->a == base && !state_fact(st, t) &&
	    range_of_elements(run, st, base, offset, &range))
		state_fact_set(st, t, range);
}

term_t run_load(struct run *run, struct state *st, term_t address, uint32_t field, const char *tag,
		const char *field_name)
{
	struct terms *terms = run->prog->terms;
	const struct cell *cell;
	const struct term *p;
	struct object *object;
	struct cell *new;
	int64_t offset;
	term_t base, t;
	bool element, lone = field == FIELD_POINTER;

	field = lone ? 0 : field;
	if (!address)
		return tag ? run->domain->initial(run, st, TERM_UNKNOWN, 0, tag, field_name) : TERM_UNKNOWN;
	base = term_base(terms, address, &offset);
	t = run->domain->load(run, st, base, offset, field);
	if (t)
		return t;
	cell = state_cell(st, base, offset);
	if (cell) {
		note_element(run, st, cell->value, base, offset);
		return cell->value;
	}
	p = term_get(terms, base); /* until the next term is made */
	element = p->kind == TERM_K_ELEM;
	if (p->kind == TERM_K_GLOBAL) {
		t = run_initial(run, p->a, offset);
		if (t)
			return t;
	} else if (p->kind == TERM_K_CONST) {
		/* who follows NULL knows better: it was set in a function that is in no record, and not lost since */
		return field ? term_symbol(terms, SYMBOL_PLACE, base, field, offset) : TERM_UNKNOWN;
	}
	object = state_object(st, term_object(terms, base));
	if (object && object->zeroed && (lone && !run_is_local(run, base) ? keeps_null(run) : keeps_zero(run, field)) &&
	    (!element || field) && !element_stored(terms, st, base, field))
		return term_const(terms, 0);
	t = tag ? run->domain->initial(run, st, base, offset, tag, field_name) : TERM_UNKNOWN;
	if (!t) {
		t = term_symbol(terms, SYMBOL_PLACE, base, object ? object->generation : 0, offset);
		note_element(run, st, t, base, offset);
		if (object && object->zeroed && !element)
			note_zeros(run, st, t, field);
	}
	new = state_cell_put(st, base, offset);
	new->field = field;
	new->value = t;
	return t;
}

struct field_havoc {
	struct run *run;
	struct state *st;
	const struct modified *modified;
	uint32_t field; /* one field, when modified is NULL */
	uint32_t site;
};

/* UNSEEN: by code that is not here, which knows none of the driver's functions. False: the cell keeps what it holds. */
static bool havoc_cell(struct run *run, struct cell *cell, uint32_t site, bool unseen)
{
	const struct term *p = term_get(run->prog->terms, cell->value);

	/* a device pointer or a callback is set up once: what else is stored there is the same */
	if ((p->kind == TERM_K_FUNC && (unseen || run_targets(run, cell->field, NULL, 0) < 2)) ||
	    run->domain->fixed(run, term_object(run->prog->terms, cell->value)))
		return false;
	cell->value = term_symbol(run->prog->terms, SYMBOL_HAVOC, site, cell->base, cell->offset);
	return true;
}

static bool cell_in_fields(struct cell *cell, void *data)
{
	struct field_havoc *h = data;
	struct interval known = interval_all(), old;
	uint64_t bits = UINT64_MAX;

	if (!cell->field || run_is_local(h->run, cell->base))
		return true;
	if (h->modified)
		bits = modified_bits(h->modified, cell->field);
	else if (cell->field != h->field)
		return true;
	if (!bits)
		return true;
	old = run_range(h->run, h->st, cell->value);
	if (!havoc_cell(h->run, cell, h->site, false))
		return true;
	/* what was known of the content this call left the last time says nothing of what it leaves now */
	state_forget_facts(h->run->prog->terms, h->st, cell->value);
	known.ones = interval_ones(old) & ~bits;
	known.zeros = interval_zeros(old) & ~bits;
	if (known.ones || known.zeros)
		state_fact_set(h->st, cell->value, interval_meet(known, interval_all()));
	return true;
}

bool run_is_local(const struct run *run, term_t base)
{
	return term_get(run->prog->terms, term_object(run->prog->terms, base))->kind == TERM_K_LOCAL;
}

void run_havoc_fields(struct run *run, struct state *st, const struct modified *m, uint32_t site)
{
	struct field_havoc h = { .run = run, .st = st, .modified = m, .site = site };

	if (m->count || m->everything)
		state_cells_filter(st, cell_in_fields, &h);
}

/* One of several functions that matter is put where calls go through: which one is a choice as that of a table is. */
static bool is_choice(const struct run *run, uint32_t field, term_t value)
{
	const struct term *p = term_get(run->prog->terms, value);

	return p->kind == TERM_K_FUNC && !p->op && (run->prog->fns[p->a].effects & ~EFFECT_PLAIN) &&
	       run_targets(run, field, NULL, 0) > 1;
}

void run_store(struct run *run, struct state *st, term_t address, uint32_t field, term_t value, uint32_t site)
{
	struct field_havoc h = { .run = run, .st = st, .field = field, .site = site };
	struct cell *cell;
	int64_t offset;
	term_t base;

	if (!address) { /* somewhere: any object's such field may have changed */
		if (field)
			state_cells_filter(st, cell_in_fields, &h);
		return;
	}
	base = term_base(run->prog->terms, address, &offset);
	if (!value)
		value = run_symbol(run, st, SYMBOL_HAVOC, site, base, offset);
	cell = state_cell_put(st, base, offset);
	if (cell->value != value && is_choice(run, field, value))
		st->choice = st->choice * 31 + value;
	cell->field = field;
	cell->value = value;
}

void run_stored_unseen(struct run *run, uint32_t field, int64_t bits)
{
	if (!field || field >= run->nstored)
		return;
	run->stored[field] |= STORED_UNSEEN;
	run->unseen_bits[field] |= (uint64_t)bits;
}

struct object_havoc {
	struct run *run;
	struct state *st;
	term_t base;
	int64_t from, to;
	uint32_t site;
	bool lent;
};

/* The driver's memory, behind a pointer that it or a framework has put there. */
static bool leads_to_own(const struct run *run, const struct cell *cell)
{
	const struct term *p = term_get(run->prog->terms, term_object(run->prog->terms, cell->value));

	return p->kind == TERM_K_SYMBOL && p->op == SYMBOL_FRESH;
}

static bool cell_in_object(struct cell *cell, void *data)
{
	struct object_havoc *h = data;

	if (cell->base == h->base && cell->offset >= h->from && cell->offset < h->to &&
	    !(h->lent && leads_to_own(h->run, cell)))
		havoc_cell(h->run, cell, h->site, true);
	return true;
}

static void havoc_object(struct run *run, struct state *st, term_t address, int64_t size, uint32_t site, bool lent)
{
	struct object_havoc h = { .run = run, .st = st, .site = site, .lent = lent };
	struct object *object;

	if (!address || run->domain->fixed(run, term_object(run->prog->terms, address)))
		return;
	h.base = term_base(run->prog->terms, address, &h.from);
	h.to = size ? h.from + size : INT64_MAX;
	state_cells_filter(st, cell_in_object, &h);
	if (!size) {
		object = state_object_put(st, term_object(run->prog->terms, h.base));
		object->generation = site;
		object->zeroed = false;
	}
}

void run_havoc_object(struct run *run, struct state *st, term_t address, int64_t size, uint32_t site)
{
	havoc_object(run, st, address, size, site, false);
}

void run_havoc_lent(struct run *run, struct state *st, term_t address, int64_t size, uint32_t site)
{
	havoc_object(run, st, address, size, site, true);
}
