// SPDX-License-Identifier: GPL-2.0-or-later
/* step.c - the effect of one instruction that is no call. */
#include <libiberty.h>

#include "engine/run.h"

term_t run_typed(const struct run *run, uint32_t tag)
{
	uint32_t i;

	for (i = 0; i < run->ntyped; i++)
		if (run->typed[i].tag == tag)
			return run->typed[i].several ? TERM_UNKNOWN : run->typed[i].object;
	return TERM_UNKNOWN;
}

void run_note_type(struct run *run, uint32_t tag, term_t t)
{
	uint32_t i;

	for (i = 0; i < run->ntyped; i++) {
		if (run->typed[i].tag != tag)
			continue;
		if (run->typed[i].object != t)
			run->typed[i].several = true;
		return;
	}
	run->typed = XRESIZEVEC(struct typed, run->typed, run->ntyped + 1);
	run->typed[run->ntyped++] = (struct typed){ .tag = tag, .object = t };
}

/* A pointer to something the driver allocated, seen as pointer to a struct. */
static void note_type(struct run *run, const struct fn *fn, const struct flow_value *v, term_t t)
{
	const struct term *p = term_get(run->prog->terms, term_base(run->prog->terms, t, &(int64_t){ 0 }));

	if (v->tag && p->kind == TERM_K_SYMBOL && p->op == SYMBOL_FRESH)
		run_note_type(run, fn->unit->names[v->tag], t);
}

static const char *text_or_null(const struct fn *fn, flow_str s)
{
	return s ? flow_text(fn->unit->flow, s) : NULL;
}

static term_t place(struct run *run, const struct fn *fn, const struct state *st, const struct flow_insn *insn)
{
	struct terms *terms = run->prog->terms;
	term_t t = term_addr(terms, run_operand(run, fn, st, &insn->args[0]), insn->offset);

	return insn->flags & FLOW_F_INDEX ? term_elem(terms, t) : t;
}

static void default_range(struct state *st, const struct terms *terms, term_t t, const struct flow_value *v)
{
	const struct term *p = term_get(terms, t);
	struct interval r = interval_all();

	/* 32 bits are cast to int and back too often to say that they are not negative */
	if (p->kind != TERM_K_SYMBOL || !v->bits || v->bits >= 32 || state_fact(st, t))
		return;
	if (!v->is_unsigned)
		return;
	r.lo = 0;
	r.hi = (int64_t)((1ULL << v->bits) - 1);
	state_fact_set(st, t, r);
}

/*
 * Several flags at once: the compiler asks `!a && !b` of neighbours in one load of two bits, which is no member.
 * TERM_UNKNOWN: nothing is known of them together.
 */
static term_t load_flags(struct run *run, struct state *st, term_t address, uint8_t bits, uint32_t site)
{
	struct terms *terms = run->prog->terms;
	struct interval r = { .lo = 1, .hi = (1 << bits) - 1, .nonzero = true };
	int64_t flag, value = 0;
	bool known = true;
	uint8_t k;
	term_t t;

	for (k = 0; k < bits; k++) {
		t = run_load(run, st, term_addr(terms, address, k), 0, NULL, NULL);
		if (term_is_const(terms, t, &flag))
			value |= (flag & 1) << k;
		else
			known = false;
	}
	if (known)
		return term_const(terms, value);
	if (!value)
		return TERM_UNKNOWN;
	t = run_symbol(run, st, SYMBOL_HAVOC, site, 0, 0);
	state_fact_set(st, t, r);
	return t;
}

/*
 * The driver waits in a loop until T, which it knows to be the wrong thing, is another: somebody else will see to that,
 * or nobody does. Asked again, the answer is the same.
 */
static bool waits_for_other(const struct run *run, const struct state *st, const struct flow_insn *insn, term_t t,
			    int64_t bits)
{
	struct terms *terms = run->prog->terms;
	term_t asked = bits == -1 ? t : term_binary(terms, FLOW_AND, t, term_const(terms, bits));
	struct interval r = run_range(run, st, asked);

	if (!asked || term_has_symbol(terms, asked, SYMBOL_AWAITED))
		return false;
	return ((insn->flags & FLOW_F_UNTIL_SET) && r.lo == 0 && r.hi == 0) ||
	       ((insn->flags & FLOW_F_UNTIL_CLEAR) && (r.lo > 0 || r.hi < 0 || r.nonzero));
}

/* Is what INSN makes stored again? */
static bool is_put_back(const struct fn *fn, const struct flow_insn *insn)
{
	const struct flow_block *b = fn->flow->blocks, *end = b + fn->flow->nblocks;
	const struct flow_insn *store;

	for (; b < end; b++)
		for (store = b->insns; store < b->insns + b->ninsns; store++)
			if (store->op == FLOW_STORE && store->args[1].kind == FLOW_OP_VALUE &&
			    store->args[1].index == insn->dst)
				return true;
	return false;
}

/* The bits of what LOAD gives that are waited for: those that are looked at; -1: all of it, 0: none. */
static int64_t awaited_bits(const struct fn *fn, const struct flow_insn *load)
{
	const struct flow_block *b = fn->flow->blocks, *end = b + fn->flow->nblocks;
	const struct flow_insn *insn;
	int64_t bits = 0;
	uint32_t i;

	for (; b < end; b++) {
		if (b->term == FLOW_COND && b->a.kind == FLOW_OP_VALUE && b->a.index == load->dst)
			return -1;
		for (insn = b->insns; insn < b->insns + b->ninsns; insn++)
			for (i = 0; i < insn->nargs; i++) {
				if (insn->args[i].kind != FLOW_OP_VALUE || insn->args[i].index != load->dst)
					continue;
				if (insn->op == FLOW_BINARY && (insn->binop == FLOW_OR || insn->binop == FLOW_AND) &&
				    is_put_back(fn, insn))
					continue; /* with or without another bit: what set_bit() and clear_bit() do */
				if (insn->op != FLOW_BINARY || insn->binop != FLOW_AND || i ||
				    insn->args[1].kind != FLOW_OP_CONST)
					return -1;
				bits |= insn->args[1].number;
			}
	}
	return bits;
}

/* What is there when the wait is over: OLD, but for BITS. */
static term_t awaited(struct run *run, struct state *st, term_t address, uint32_t field, uint32_t site, term_t old,
		      int64_t bits)
{
	struct terms *terms = run->prog->terms;
	term_t t = run_symbol(run, st, SYMBOL_AWAITED, site, 0, 0), rest;

	if (bits != -1) {
		rest = term_binary(terms, FLOW_AND, old, term_const(terms, ~bits));
		t = term_binary(terms, FLOW_OR, rest, term_binary(terms, FLOW_AND, t, term_const(terms, bits)));
	}
	if (address)
		run_store(run, st, address, field, t, site);
	return t;
}

static term_t step_load(struct run *run, const struct fn *fn, struct state *st, const struct flow_insn *insn,
			uint32_t site)
{
	const struct flow_value *v = insn->dst != FLOW_NONE ? &fn->flow->values[insn->dst] : NULL;
	uint32_t field = run->prog->site_fields[site];
	term_t address, t;
	int64_t bits;

	if (!v || (run->others && !v->is_pointer && field < run->nstored && run->others[field]))
		return TERM_UNKNOWN;
	address = place(run, fn, st, insn);
	if (!insn->field && insn->bits > 1 && insn->bits < 8)
		return load_flags(run, st, address, insn->bits, site);
	t = run_load(run, st, address, run_field(insn, v, field), text_or_null(fn, v->tag),
		     text_or_null(fn, insn->field));
	bits = insn->flags & (FLOW_F_UNTIL_SET | FLOW_F_UNTIL_CLEAR) ? awaited_bits(fn, insn) : 0;
	if (bits && waits_for_other(run, st, insn, t, bits))
		t = awaited(run, st, address, field, site, t, bits);
	if ((insn->flags & FLOW_F_VOLATILE) && term_get(run->prog->terms, t)->kind == TERM_K_SYMBOL && !v->is_pointer)
		return run_symbol(run, st, SYMBOL_CALL, site, 0, 0);
	default_range(st, run->prog->terms, t, v);
	return t;
}

struct clear {
	struct run *run;
	term_t base;
	int64_t from, to;
};

static bool cell_outside(struct cell *cell, void *data)
{
	struct clear *c = data;

	return cell->base != c->base || cell->offset < c->from || cell->offset >= c->to;
}

/* A member written to by an extent that is not known: that member, not all that comes behind it. */
static void clear_range(struct run *run, struct state *st, term_t address, int64_t size, struct clear *c)
{
	c->run = run;
	c->base = term_base(run->prog->terms, address, &c->from);
	c->to = size ? c->from + size : c->from ? c->from + 1 : INT64_MAX;
	state_cells_filter(st, cell_outside, c);
}

static void step_clear(struct run *run, const struct fn *fn, struct state *st, const struct flow_insn *insn)
{
	term_t address = place(run, fn, st, insn);
	struct object *object;
	struct clear c;

	if (!address)
		return;
	clear_range(run, st, address, insn->size, &c);
	if (c.from == 0 && c.base == term_object(run->prog->terms, c.base)) {
		object = state_object_put(st, c.base);
		object->zeroed = true;
	}
}

/* A copy of a static variable, or of part of it: what it is initialised with. */
static void copy_initial(struct run *run, struct state *st, const struct flow_insn *insn, term_t from,
			 const struct clear *to)
{
	struct terms *terms = run->prog->terms;
	int64_t start, offset;
	const struct term *p = term_get(terms, term_base(terms, from, &start));
	const struct flow_init *init;
	const struct var *var;
	struct cell *cell;
	term_t value;
	uint32_t i;

	if (p->kind != TERM_K_GLOBAL)
		return;
	var = &run->prog->vars[p->a];
	for (i = 0; i < var->flow->ninits; i++) {
		init = &var->flow->inits[i];
		offset = init->offset - start;
		if (offset < 0 || (insn->size && offset >= insn->size) || state_cell(st, to->base, to->from + offset))
			continue;
		value = run_load(run, st, term_addr(terms, from, offset), 0, NULL, NULL);
		cell = state_cell_put(st, to->base, to->from + offset);
		cell->field = program_field(run->prog, var->unit, init->tag, init->field);
		cell->value = value;
	}
}

static void step_move(struct run *run, const struct fn *fn, struct state *st, const struct flow_insn *insn,
		      uint32_t site)
{
	struct terms *terms = run->prog->terms;
	term_t to = place(run, fn, st, insn), from = run_operand(run, fn, st, &insn->args[1]), base;
	struct cell copied[32], *cell;
	const struct cell *cells = (const struct cell *)st->memory->data;
	uint32_t i, n = 0;
	int64_t start, offset;
	struct object *object;
	struct clear c;

	if (!to)
		return;
	base = term_base(terms, from, &start);
	for (i = 0; base && i < st->memory->count && n < 32; i++)
		if (cells[i].base == base && cells[i].offset >= start &&
		    (!insn->size || cells[i].offset < start + insn->size))
			copied[n++] = cells[i];
	clear_range(run, st, to, insn->size, &c);
	if (run_is_local(run, to)) {
		object = state_object_put(st, c.base);
		object->generation = site;
		object->zeroed = false;
	}
	for (i = 0; i < n; i++) {
		offset = c.from + (copied[i].offset - start);
		if (offset > FLOW_BITS_MAX) /* moved on and on */
			continue;
		cell = state_cell_put(st, c.base, offset);
		cell->field = copied[i].field;
		cell->value = copied[i].value;
	}
	copy_initial(run, st, insn, from, &c);
}

/* x + 0xffffffff is x - 1 where x has 32 bits: sums stay in range, as they do in the driver's mind */
static term_t wrapped(struct terms *terms, const struct flow_insn *insn, term_t b)
{
	int64_t k;

	if ((insn->binop != FLOW_ADD && insn->binop != FLOW_SUB) || insn->bits < 8 || insn->bits > 32 ||
	    !term_is_const(terms, b, &k) || k < (int64_t)1 << (insn->bits - 1) || k >= (int64_t)1 << insn->bits)
		return b;
	return term_const(terms, k - ((int64_t)1 << insn->bits));
}

/* PTR_ALIGN(p, k): a little further on in the same memory, which is where what matters begins. */
static term_t aligned(const struct terms *terms, enum flow_binop op, term_t a, term_t b)
{
	const struct term *sum = term_get(terms, a), *p;
	int64_t mask, k;

	if (op != FLOW_AND || sum->kind != TERM_K_BINARY || sum->op != FLOW_ADD || !term_is_const(terms, b, &mask) ||
	    !term_is_const(terms, sum->b, &k) || k <= 0 || mask != ~k || (k & (k + 1)))
		return TERM_UNKNOWN;
	p = term_get(terms, sum->a);
	return p->kind == TERM_K_SYMBOL && p->op == SYMBOL_FRESH ? sum->a : TERM_UNKNOWN;
}

#define MAX_MORE 8 /* large numbers are how GCC asks for a range, with wrapping */

/*
 * Is VALUE an unsigned member as it was found, and is SUM never compared with a number? That would ask for a range, or
 * a wrap.
 */
static bool counts(const struct fn *fn, uint32_t value, uint32_t sum)
{
	const struct flow_block *b = fn->flow->blocks, *end = b + fn->flow->nblocks;
	bool loaded = false;
	uint32_t i;

	for (; b < end; b++) {
		if (b->term == FLOW_COND && b->a.kind == FLOW_OP_VALUE && b->a.index == sum &&
		    b->b.kind == FLOW_OP_CONST)
			return false;
		for (i = 0; i < b->ninsns; i++) {
			const struct flow_insn *insn = &b->insns[i];

			loaded |= insn->op == FLOW_LOAD && insn->dst == value;
			if ((insn->op == FLOW_BINARY || insn->op == FLOW_COPY) && insn->args[0].kind == FLOW_OP_VALUE &&
			    insn->args[0].index == sum &&
			    (insn->op == FLOW_COPY || insn->args[1].kind == FLOW_OP_CONST))
				return false;
		}
	}
	return loaded && fn->flow->values[value].is_unsigned;
}

/* T is A, which a member held, and a few more: a count that has gone up is not 0, it does not overflow. */
static void note_count(const struct run *run, const struct fn *fn, struct state *st, const struct flow_insn *insn,
		       term_t t, term_t a, term_t b)
{
	const struct term *p = term_get(run->prog->terms, a);
	struct interval r;
	int64_t k;

	if (insn->binop != FLOW_ADD || !(insn->flags & FLOW_F_UNSIGNED) || p->kind != TERM_K_SYMBOL ||
	    p->op != SYMBOL_PLACE ||
	    term_get(run->prog->terms, term_object(run->prog->terms, p->a))->kind == TERM_K_GLOBAL ||
	    !term_is_const(run->prog->terms, b, &k) || k <= 0 || k > MAX_MORE || insn->args[0].kind != FLOW_OP_VALUE)
		return;
	r = run_range(run, st, t);
	if (r.lo > 0 || r.hi < k || !counts(fn, insn->args[0].index, insn->dst))
		return;
	r.lo = k;
	r.nonzero = true;
	state_fact_set(st, t, r);
}

static term_t step_binary(struct run *run, const struct fn *fn, struct state *st, const struct flow_insn *insn,
			  uint32_t site)
{
	struct terms *terms = run->prog->terms;
	term_t a = run_operand(run, fn, st, &insn->args[0]), b = run_operand(run, fn, st, &insn->args[1]), t;
	int c;

	if (insn->binop >= FLOW_EQ) {
		c = run_compare(run, st, a, insn->binop, insn->flags & FLOW_F_UNSIGNED, b);
		if (c >= 0)
			return term_const(terms, c);
		if ((insn->flags & FLOW_F_UNSIGNED) && insn->binop > FLOW_NE) {
			struct interval rb = run_range(run, st, b);

			/* IS_ERR_VALUE(p) as a value: p is below zero in the way pointers are counted here */
			if (rb.lo == rb.hi && rb.lo < 0 && rb.lo >= -4096 &&
			    (insn->binop == FLOW_GE || insn->binop == FLOW_GT))
				return term_binary(terms, FLOW_LT, a, term_const(terms, 0));
			if (run_range(run, st, a).lo < 0 || rb.lo < 0)
				return run_symbol(run, st, SYMBOL_HAVOC, site, 0, 0);
		}
	}
	if (insn->binop == FLOW_SUB && a == b && a)
		return term_const(terms, 0);
	t = aligned(terms, insn->binop, a, b);
	if (t)
		return t;
	t = term_binary(terms, insn->binop, a, wrapped(terms, insn, b));
	if (!t)
		t = run_symbol(run, st, SYMBOL_HAVOC, site, 0, 0);
	note_count(run, fn, st, insn, t, a, b);
	return t;
}

/*
 * A callback is given a part of the driver's data: a work item, a timer, a net device. What it finds around that is the
 * one object of the struct that the driver made, if there is one.
 */
static term_t known_object(const struct run *run, const struct fn *fn, const struct flow_value *v, term_t t)
{
	const struct terms *terms = run->prog->terms;
	const struct term *p;
	term_t known;

	if (!v->tag || !run->ntyped)
		return t;
	p = term_get(terms, term_origin(terms, t));
	if (p->kind != TERM_K_SYMBOL || p->op != SYMBOL_PARAM)
		return t;
	known = run_typed(run, fn->unit->names[v->tag]);
	return known ? known : t;
}

/* Is T a function, put at AT beside others, which other elements of the array hold? */
static bool joins_functions(const struct run *run, const struct state *st, term_t at, term_t t)
{
	const struct terms *terms = run->prog->terms;
	const struct cell *cell;
	int64_t offset;
	term_t base;

	if (term_get(terms, t)->kind != TERM_K_FUNC || !term_varies(terms, at))
		return false;
	base = term_base(terms, at, &offset);
	cell = state_cell(st, base, offset);
	return cell && cell->value != t && !term_is_const(terms, cell->value, NULL);
}

/*
 * What is stored at AT. Driver data that is set to NULL is told from other zeros: who follows it gets no further. Which
 * of several functions an element holds is not known.
 */
static term_t stored(struct run *run, const struct fn *fn, const struct state *st, const struct flow_insn *insn,
		     term_t at, uint32_t site)
{
	term_t t = run_operand(run, fn, st, &insn->args[1]);
	int64_t k;

	if (joins_functions(run, st, at, t))
		return TERM_UNKNOWN;
	if (run->prog->site_fields[site] == run->prog->data_field && term_is_const(run->prog->terms, t, &k) && !k)
		return term_symbol(run->prog->terms, SYMBOL_NULL, 0, 0, 0);
	return t;
}

/* Of a number of few bits seen as a signed one, the upper half is below 0. That is how GCC asks for the highest bit. */
static term_t seen_signed(struct run *run, struct state *st, const struct flow_value *v, term_t t, uint32_t site)
{
	struct interval r = run_range(run, st, t);
	int64_t half, k;

	if (!t || v->is_unsigned || v->is_pointer || v->bits < 8 || v->bits >= 32)
		return t;
	half = (int64_t)1 << (v->bits - 1);
	if (r.lo < 0 || r.hi < half || r.hi >= 2 * half)
		return t;
	if (term_is_const(run->prog->terms, t, &k))
		return term_const(run->prog->terms, k - 2 * half);
	return run_symbol(run, st, SYMBOL_HAVOC, site, 0, 0);
}

void run_step(struct run *run, const struct fn *fn, struct state *st, const struct flow_insn *insn, uint32_t site)
{
	term_t t = TERM_UNKNOWN;

	switch (insn->op) {
	case FLOW_PHI: /* done on the edge */
		return;
	case FLOW_COPY:
		t = run_operand(run, fn, st, &insn->args[0]);
		if (insn->dst != FLOW_NONE)
			t = seen_signed(run, st, &fn->flow->values[insn->dst], t, site);
		break;
	case FLOW_ADDR:
		t = place(run, fn, st, insn);
		break;
	case FLOW_LOAD:
		t = step_load(run, fn, st, insn, site);
		break;
	case FLOW_STORE:
		if (insn->args[0].kind == FLOW_OP_OPAQUE) {
			run_stored_unseen(run, run->prog->site_fields[site],
					  insn->args[1].kind == FLOW_OP_CONST ? insn->args[1].number : -1);
			return;
		}
		t = place(run, fn, st, insn);
		run_store(run, st, t, run->prog->site_fields[site], stored(run, fn, st, insn, t, site), site);
		return;
	case FLOW_CLEAR:
		step_clear(run, fn, st, insn);
		return;
	case FLOW_MOVE:
		step_move(run, fn, st, insn, site);
		return;
	case FLOW_BINARY:
		t = step_binary(run, fn, st, insn, site);
		break;
	case FLOW_CLOBBER:
		t = insn->dst == FLOW_NONE ? TERM_UNKNOWN : run_undefined(run, fn, insn->dst);
		if (!t && insn->dst != FLOW_NONE)
			t = run_symbol(run, st, SYMBOL_HAVOC, site, 0, 0);
		break;
	}
	if (insn->dst == FLOW_NONE)
		return;
	if (insn->op == FLOW_COPY || insn->op == FLOW_ADDR || insn->op == FLOW_LOAD)
		t = known_object(run, fn, &fn->flow->values[insn->dst], t);
	st->values[insn->dst] = t;
	if (insn->op == FLOW_COPY || insn->op == FLOW_ADDR)
		note_type(run, fn, &fn->flow->values[insn->dst], t);
}
