// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * slice.c - of functions that matter, the instructions that do
 *
 * Kept are calls of interest and stores somebody reads; with them what they need: where their operands come from and
 * the branches that decide whether they are reached (slice-cfg.c), and where the operands of those come from. A load
 * that is kept makes every store to that field one that is read, in all functions, so this goes round until nothing
 * more is found. Everything else is dropped, and where only a result is asked for that can be anything, nothing is left
 * but that.
 *
 * Fields are told apart by struct and name: this is C, and nobody reaches a flag by another name.
 */
#include "slice.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/hashtab.h>
#include <libiberty/libiberty.h>

struct state {
	struct slicing *how;
	struct flow_unit *unit;
	struct slice_fn *fns;
	bool *writes; /* by function: it or what it calls stores what is read */
	htab_t fields;
	bool changed;
};

/* ---- fields that are read -------------------------------------------------------------------------------------- */

static void *field_key(flow_str tag, flow_str field)
{
	return (void *)(uintptr_t)((uint64_t)tag << 32 | field | (uint64_t)1 << 63);
}

static void read_field(struct state *s, const struct flow_insn *load)
{
	void *key = field_key(load->tag, load->field);
	void **slot = htab_find_slot(s->fields, key, INSERT);

	if (*slot)
		return;
	*slot = key;
	s->changed = true;
}

static bool is_read(const struct state *s, const struct flow_insn *store)
{
	return htab_find(s->fields, field_key(store->tag, store->field));
}

/* What becomes of a call whose body stores what is read is not for its caller to say. */
static enum slice_call call_kind(const struct state *s, const struct flow_function *fn, const struct flow_insn *call)
{
	enum slice_call kind = s->how->call(fn, call, s->how->data);
	uint32_t body = kind == SLICE_DROP ? s->how->body(call, s->how->data) : FLOW_NONE;

	return body != FLOW_NONE && s->writes[body] ? SLICE_RESULT : kind;
}

/* ---- what one thing needs -------------------------------------------------------------------------------------- */

static void keep_insn(struct state *s, uint32_t f, uint32_t block, uint32_t number);

static void need_operand(struct state *s, uint32_t f, const struct flow_operand *operand)
{
	struct slice_fn *sf = &s->fns[f];
	const struct flow_def *def;

	if (operand->kind == FLOW_OP_LOCAL && !sf->local[operand->index])
		sf->local[operand->index] = s->changed = true;
	if (operand->kind != FLOW_OP_VALUE || sf->value[operand->index])
		return;
	sf->value[operand->index] = s->changed = true;
	def = &sf->def[operand->index];
	if (def->insn)
		keep_insn(s, f, def->block, def->insn - s->unit->functions[f].blocks[def->block].insns);
}

static void need_block(struct state *s, uint32_t f, uint32_t number)
{
	const struct flow_function *fn = &s->unit->functions[f];
	struct slice_fn *sf = &s->fns[f];

	if (sf->block[number])
		return;
	sf->block[number] = s->changed = true;
	for (uint32_t i = sf->control[number]; i < sf->control[number + 1]; i++) {
		uint32_t by = sf->controls[i];

		if (sf->branch[by])
			continue;
		sf->branch[by] = true;
		need_block(s, f, by);
		need_operand(s, f, &fn->blocks[by].a);
		need_operand(s, f, &fn->blocks[by].b);
	}
}

/* A parameter that the body does not look at need not be given. */
static bool argument_needed(const struct state *s, const struct flow_function *fn, const struct flow_insn *call,
			    uint32_t number)
{
	uint32_t body = s->how->body(call, s->how->data);

	if (body == FLOW_NONE)
		return s->how->argument(fn, call, number, s->how->data);
	return number >= s->unit->functions[body].nparams || s->fns[body].value[number];
}

/* Its value is asked for by nobody here. */
static bool stores_any(const struct state *s, const struct flow_function *fn, const struct flow_insn *insn)
{
	return insn->op == FLOW_STORE && insn->field && insn->args[0].kind != FLOW_OP_LOCAL && !is_read(s, insn) &&
	       s->how->store(fn, insn, s->how->data) != SLICE_STORE_KEEP;
}

static void need_operands(struct state *s, uint32_t f, uint32_t block, const struct flow_insn *insn)
{
	const struct flow_function *fn = &s->unit->functions[f];

	for (uint32_t i = 0; i < insn->nargs; i++) {
		if (insn->op == FLOW_CALL && !argument_needed(s, fn, insn, i))
			continue;
		/* Writing to a local is not reading it. */
		if (flow_writes(insn) && i == 0 && insn->args[i].kind == FLOW_OP_LOCAL)
			continue;
		if (i == 1 && stores_any(s, fn, insn))
			continue;
		need_operand(s, f, &insn->args[i]);
		if (insn->op == FLOW_PHI)
			need_block(s, f, fn->blocks[block].preds[i]);
	}
	if (insn->op == FLOW_CALL && insn->target.kind == FLOW_OP_VALUE)
		need_operand(s, f, &insn->target);
}

static void need_body(struct state *s, uint32_t body, bool result)
{
	if (body == FLOW_NONE)
		return;
	if (!s->how->keep[body])
		s->how->keep[body] = s->changed = true;
	if (result && !s->fns[body].result)
		s->fns[body].result = s->changed = true;
}

static bool is_live(const struct slice_fn *sf, const struct flow_insn *insn)
{
	return insn->dst != FLOW_NONE && sf->value[insn->dst];
}

static void keep_insn(struct state *s, uint32_t f, uint32_t block, uint32_t number)
{
	const struct flow_function *fn = &s->unit->functions[f];
	struct slice_fn *sf = &s->fns[f];
	const struct flow_insn *insn = &fn->blocks[block].insns[number];

	if (sf->insn[sf->first[block] + number])
		return;
	sf->insn[sf->first[block] + number] = s->changed = true;
	need_block(s, f, block);
	if (insn->op == FLOW_LOAD && (insn->field || insn->args[0].kind != FLOW_OP_LOCAL))
		read_field(s, insn);
	else if (insn->op == FLOW_CALL && call_kind(s, fn, insn) == SLICE_DROP)
		return; /* any value */
	need_operands(s, f, block, insn);
}

/* ---- where it begins ------------------------------------------------------------------------------------------- */

static bool takes_read_local(const struct slice_fn *sf, const struct flow_insn *call)
{
	for (uint32_t i = 0; i < call->nargs; i++) {
		if (call->args[i].kind == FLOW_OP_LOCAL && sf->local[call->args[i].index])
			return true;
	}
	return false;
}

static bool store_is_read(const struct state *s, const struct flow_function *fn, const struct slice_fn *sf,
			  const struct flow_insn *insn)
{
	if (insn->args[0].kind == FLOW_OP_LOCAL) {
		const struct flow_local *local = &fn->locals[insn->args[0].index];

		/* What is stored to a struct but no field is padding, or all of it. */
		return sf->local[insn->args[0].index] &&
		       (insn->op != FLOW_STORE ||
			(insn->field ? is_read(s, insn) || s->how->store(fn, insn, s->how->data) != SLICE_STORE_DROP :
				       !local->tag));
	}
	if (insn->op != FLOW_STORE && !insn->field)
		return true; /* all of an object */
	return is_read(s, insn) || s->how->store(fn, insn, s->how->data) != SLICE_STORE_DROP;
}

static bool starts(const struct state *s, const struct flow_function *fn, const struct slice_fn *sf,
		   const struct flow_insn *insn)
{
	uint32_t body;

	if (flow_writes(insn))
		return store_is_read(s, fn, sf, insn);
	if (insn->op != FLOW_CALL)
		return false;
	if (call_kind(s, fn, insn) == SLICE_KEEP)
		return true;
	body = s->how->body(insn, s->how->data);
	return (body != FLOW_NONE && s->writes[body]) || takes_read_local(sf, insn);
}

/* Calls that stay need the bodies they go to; what a body looks at may have grown since the call was looked at. */
static void follow_call(struct state *s, uint32_t f, uint32_t block, const struct flow_insn *call)
{
	if (call_kind(s, &s->unit->functions[f], call) == SLICE_DROP)
		return;
	need_body(s, s->how->body(call, s->how->data), is_live(&s->fns[f], call));
	need_operands(s, f, block, call);
}

static void slice_block(struct state *s, uint32_t f, uint32_t number)
{
	const struct flow_function *fn = &s->unit->functions[f];
	const struct flow_block *block = &fn->blocks[number];
	struct slice_fn *sf = &s->fns[f];

	for (uint32_t i = 0; i < block->ninsns; i++) {
		const struct flow_insn *insn = &block->insns[i];

		if (!sf->insn[sf->first[number] + i] && starts(s, fn, sf, insn))
			keep_insn(s, f, number, i);
		if (sf->insn[sf->first[number] + i] && insn->op == FLOW_CALL)
			follow_call(s, f, number, insn);
		if (sf->insn[sf->first[number] + i] && insn->op == FLOW_STORE)
			need_operands(s, f, number, insn); /* the field may be read by now */
	}
	if (block->term == FLOW_RETURN && sf->result) {
		need_block(s, f, number);
		need_operand(s, f, &block->a);
	}
}

/* Of one that is not kept itself: would its callers miss a store? */
static bool find_writes(const struct state *s, uint32_t f)
{
	const struct flow_function *fn = &s->unit->functions[f];

	for (uint32_t i = 0; i < fn->nblocks; i++) {
		for (uint32_t j = 0; j < fn->blocks[i].ninsns; j++) {
			const struct flow_insn *insn = &fn->blocks[i].insns[j];
			uint32_t body;

			if (flow_writes(insn) && insn->args[0].kind != FLOW_OP_LOCAL &&
			    (insn->op == FLOW_STORE || insn->field) &&
			    (is_read(s, insn) || s->how->lends(fn, insn, s->how->data)))
				return true;
			body = insn->op == FLOW_CALL ? s->how->body(insn, s->how->data) : FLOW_NONE;
			if (body != FLOW_NONE && s->writes[body])
				return true;
		}
	}
	return false;
}

/* ---- set-up ---------------------------------------------------------------------------------------------------- */

void slice_start(const struct flow_function *fn, struct slice_fn *s)
{
	uint32_t total = 0;

	s->first = XNEWVEC(uint32_t, fn->nblocks + 1);
	s->def = XNEWVEC(struct flow_def, fn->nvalues + 1);
	flow_definitions(fn, s->def);
	for (uint32_t i = 0; i < fn->nblocks; i++) {
		s->first[i] = total;
		total += fn->blocks[i].ninsns;
	}
	s->insn = XCNEWVEC(bool, total + 1);
	s->block = XCNEWVEC(bool, fn->nblocks + 1);
	s->branch = XCNEWVEC(bool, fn->nblocks + 1);
	s->value = XCNEWVEC(bool, fn->nvalues + 1);
	s->local = XCNEWVEC(bool, fn->nlocals + 1);
	slice_find_controls(fn, s);
}

void slice_end(struct slice_fn *s)
{
	free(s->first);
	free(s->def);
	free(s->insn);
	free(s->block);
	free(s->branch);
	free(s->value);
	free(s->local);
	free(s->ipdom);
	free(s->control);
	free(s->controls);
}

/* ---- what is left ---------------------------------------------------------------------------------------------- */

static void reduce_call(struct state *s, uint32_t f, struct flow_insn *call)
{
	const struct flow_function *fn = &s->unit->functions[f];
	bool any_value = call_kind(s, fn, call) == SLICE_DROP;

	if (!is_live(&s->fns[f], call)) {
		call->dst = FLOW_NONE;
		call->bits = 0;
	}
	for (uint32_t i = 0; i < call->nargs; i++) {
		if (call->args[i].kind == FLOW_OP_LOCAL && s->fns[f].local[call->args[i].index])
			continue;
		if (call->args[i].kind == FLOW_OP_VALUE && s->fns[f].value[call->args[i].index])
			continue;
		if (call->args[i].kind == FLOW_OP_LOCAL || any_value || !argument_needed(s, fn, call, i))
			call->args[i] = (struct flow_operand){ .kind = FLOW_OP_OPAQUE };
	}
	while (call->nargs && call->args[call->nargs - 1].kind == FLOW_OP_OPAQUE)
		call->nargs--;
	if (call->target.kind == FLOW_OP_VALUE && !s->fns[f].value[call->target.index])
		call->target = (struct flow_operand){ .kind = FLOW_OP_OPAQUE };
}

/*
 * Nothing is known of the result, and nothing else is asked of the call. It stays one: what tests a result is told from
 * what tests a flag. A truth value may be either. What is asked of the machine it says each time, so it keeps its name.
 */
static void make_any(const struct state *s, struct flow_insn *call)
{
	bool same = s->how->same(call, s->how->data);

	call->op = call->bits == 1 && !same ? FLOW_CLOBBER : FLOW_CALL;
	if (!same)
		call->callee = call->bits == 1 ? FLOW_NONE : s->how->anybody;
	call->nargs = 0;
	call->flags = 0;
	call->tag = call->field = 0;
	memset(&call->loc, 0, sizeof(call->loc));
	memset(&call->target, 0, sizeof(call->target));
}

static void reduce(struct state *s, uint32_t f)
{
	struct flow_function *fn = &s->unit->functions[f];
	struct slice_fn *sf = &s->fns[f];

	for (uint32_t i = 0; i < fn->nblocks; i++) {
		for (uint32_t j = 0; j < fn->blocks[i].ninsns; j++) {
			struct flow_insn *insn = &fn->blocks[i].insns[j];

			if (!sf->insn[sf->first[i] + j])
				continue;
			if (stores_any(s, fn, insn) && insn->args[1].kind == FLOW_OP_VALUE)
				insn->args[1] = (struct flow_operand){ .kind = FLOW_OP_OPAQUE };
			if (insn->op != FLOW_CALL)
				continue;
			if (call_kind(s, fn, insn) == SLICE_DROP && !takes_read_local(sf, insn))
				make_any(s, insn);
			else
				reduce_call(s, f, insn);
		}
	}
	slice_apply(s->unit, fn, sf);
}

static bool matters(const struct flow_insn *call, void *data)
{
	const struct state *s = data;
	uint32_t body = s->how->body(call, s->how->data);

	if (body != FLOW_NONE)
		return s->how->keep[body];
	return s->how->call(NULL, call, s->how->data) == SLICE_KEEP;
}

static hashval_t hash_field(const void *entry)
{
	uint64_t key = (uintptr_t)entry;

	return (hashval_t)(key * 0x9e3779b97f4a7c15ull >> 32);
}

static int equal_fields(const void *a, const void *b)
{
	return a == b;
}

/* By somebody in another file, or through a pointer. */
static bool result_is_asked(const struct flow_symbol *symbol)
{
	return !(symbol->flags & FLOW_SYM_STATIC) || (symbol->flags & FLOW_SYM_ADDRESSED);
}

void slice_unit(struct slicing *slicing)
{
	struct state s = { .how = slicing, .unit = slicing->unit };
	uint32_t n = s.unit->nfunctions;

	s.fields = htab_create_alloc(255, hash_field, equal_fields, NULL, xcalloc, free);
	s.fns = XCNEWVEC(struct slice_fn, n + 1);
	s.writes = XCNEWVEC(bool, n + 1);
	for (uint32_t f = 0; f < n; f++) {
		slice_cut_dead_ends(&s.unit->functions[f], matters, &s);
		slice_start(&s.unit->functions[f], &s.fns[f]);
		s.fns[f].result = result_is_asked(&s.unit->symbols[s.unit->functions[f].symbol]);
	}
	s.changed = true;
	while (s.changed) {
		s.changed = false;
		for (uint32_t f = n; f-- > 0;) {
			if (!s.writes[f] && find_writes(&s, f))
				s.writes[f] = s.changed = true;
			for (uint32_t b = 0; slicing->keep[f] && b < s.unit->functions[f].nblocks; b++)
				slice_block(&s, f, b);
		}
	}
	/* A call is reduced by what its callee's parameters are for, so all are there to the end. */
	for (uint32_t f = 0; f < n; f++) {
		if (slicing->keep[f])
			reduce(&s, f);
	}
	for (uint32_t f = 0; f < n; f++)
		slice_end(&s.fns[f]);
	slicing->fields = s.fields;
	free(s.fns);
	free(s.writes);
}

bool slice_reads(const struct slicing *slicing, flow_str tag, flow_str field)
{
	return htab_find(slicing->fields, field_key(tag, field));
}

void slice_free(struct slicing *slicing)
{
	htab_delete(slicing->fields);
}
