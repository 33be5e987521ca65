// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * record-write.c - a flow unit as bytes
 *
 * Strings are numbered in the order they are first used, so that the table holds exactly those in use; everything else
 * is written to one buffer, which goes behind the table.
 */
#include "record.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/hashtab.h>
#include <libiberty/libiberty.h>

struct buffer {
	unsigned char *data;
	size_t size, room;
};

struct dict_entry {
	struct dict_row row;
	uint32_t number;
};

struct writer {
	const struct flow_unit *unit;
	struct buffer out;
	flow_str *numbers; /* new number of each of the unit's strings, 0: not used yet */
	flow_str *order;   /* the unit's number of each new number */
	uint32_t nstrings; /* used so far, with "" */
	htab_t places, types, params;
	flow_str loc_file;
	uint32_t loc_line, loc_column;
	uint32_t last_dst; /* may be FLOW_NONE, which is -1 */
};

static void put_byte(struct writer *w, unsigned int byte)
{
	struct buffer *out = &w->out;

	if (out->size == out->room) {
		out->room = out->room ? out->room * 2 : 1024;
		out->data = xrealloc(out->data, out->room);
	}
	out->data[out->size++] = byte;
}

static void put(struct writer *w, uint64_t number)
{
	while (number >= 0x80) {
		put_byte(w, (number & 0x7f) | 0x80);
		number >>= 7;
	}
	put_byte(w, number);
}

static void put_signed(struct writer *w, int64_t number)
{
	put(w, zigzag(number));
}

static uint32_t string_number(struct writer *w, flow_str s)
{
	if (s && !w->numbers[s]) {
		w->order[w->nstrings] = s;
		w->numbers[s] = w->nstrings++;
	}
	return w->numbers[s];
}

static void put_string(struct writer *w, flow_str s)
{
	put(w, string_number(w, s));
}

/* ---- dictionaries ---------------------------------------------------------------------------------------------- */

static hashval_t dict_hash(const void *entry)
{
	return iterative_hash(&((const struct dict_entry *)entry)->row, sizeof(struct dict_row), 0);
}

static int dict_equal(const void *a, const void *b)
{
	return memcmp(&((const struct dict_entry *)a)->row, &((const struct dict_entry *)b)->row,
		      sizeof(struct dict_row)) == 0;
}

static htab_t dict_new(void)
{
	return htab_create_alloc(31, dict_hash, dict_equal, free, xcalloc, free);
}

/* Shifted by SHIFT to leave room for flags, which go below. */
static void put_row(struct writer *w, htab_t dict, int64_t a, int64_t b, int64_t c, unsigned int shift,
		    unsigned int flags)
{
	struct dict_entry key = { { { a, b, c } }, 0 };
	struct dict_entry *entry;
	void **slot = htab_find_slot(dict, &key, INSERT);
	int i;

	if (*slot) {
		entry = *slot;
		put(w, (uint64_t)entry->number << shift | flags);
		return;
	}
	entry = xmalloc(sizeof(*entry));
	*entry = key;
	entry->number = htab_elements(dict) - 1;
	*slot = entry;
	put(w, (uint64_t)entry->number << shift | flags);
	for (i = 0; i < DICT_COLUMNS; i++)
		put_signed(w, entry->row.column[i]);
}

/* ---- locations and operands ------------------------------------------------------------------------------------ */

static unsigned int loc_state(const struct writer *w, const struct flow_loc *loc)
{
	if (!loc->file && !loc->line && !loc->column)
		return LOC_NONE;
	if (loc->file == w->loc_file && loc->line == w->loc_line && loc->column == w->loc_column)
		return LOC_SAME;
	return LOC_NEW;
}

static void put_new_loc(struct writer *w, const struct flow_loc *loc)
{
	bool other_file = loc->file != w->loc_file;

	put(w, zigzag((int64_t)loc->line - w->loc_line) << 1 | other_file);
	if (other_file)
		put_string(w, loc->file);
	put(w, loc->column);
	w->loc_file = loc->file;
	w->loc_line = loc->line;
	w->loc_column = loc->column;
}

static void put_loc(struct writer *w, const struct flow_loc *loc)
{
	unsigned int state = loc_state(w, loc);

	put_byte(w, state);
	if (state == LOC_NEW)
		put_new_loc(w, loc);
}

static void put_operand(struct writer *w, const struct flow_operand *operand)
{
	uint64_t payload = 0;

	switch (operand->kind) {
	case FLOW_OP_VALUE:
		payload = zigzag((int64_t)(int32_t)w->last_dst - operand->index);
		break;
	case FLOW_OP_CONST:
		payload = zigzag(operand->number);
		break;
	case FLOW_OP_SYMBOL:
	case FLOW_OP_GLOBAL:
	case FLOW_OP_LOCAL:
		payload = operand->index;
		break;
	case FLOW_OP_STRING:
		payload = string_number(w, operand->index);
		break;
	}
	if (payload < OPERAND_MORE) {
		put_byte(w, operand->kind | payload << OPERAND_SHIFT);
	} else {
		put_byte(w, operand->kind | OPERAND_MORE << OPERAND_SHIFT);
		put(w, payload - OPERAND_MORE);
	}
	if (operand->kind == FLOW_OP_GLOBAL || operand->kind == FLOW_OP_LOCAL)
		put_signed(w, operand->number);
}

/* ---- functions ------------------------------------------------------------------------------------------------- */

static void put_dst(struct writer *w, const struct flow_insn *insn)
{
	uint64_t step = zigzag((int64_t)insn->dst - (int32_t)w->last_dst - 1);

	switch (insn->op) {
	case FLOW_STORE:
	case FLOW_CLEAR:
	case FLOW_MOVE:
		return;
	case FLOW_CALL:
	case FLOW_CLOBBER:
		put(w, insn->dst == FLOW_NONE ? 0 : step + 1);
		break;
	default:
		put(w, step);
	}
	if (insn->dst != FLOW_NONE)
		w->last_dst = insn->dst;
}

static void put_place(struct writer *w, flow_str tag, flow_str field, int64_t offset)
{
	uint32_t tag_number = string_number(w, tag);
	uint32_t field_number = string_number(w, field);

	put_row(w, w->places, tag_number, field_number, offset, 0, 0);
}

/* The order record_derive_preds() will give the predecessors. The caller frees the numbers. */
static uint32_t *pred_order(const struct flow_block *block)
{
	uint32_t *order = xmalloc((block->npreds + 1) * sizeof(*order));
	uint32_t i, j;

	for (i = 0; i < block->npreds; i++) {
		for (j = i; j > 0 && block->preds[order[j - 1]] > block->preds[i]; j--)
			order[j] = order[j - 1];
		order[j] = i;
	}
	return order;
}

static void put_args(struct writer *w, const struct flow_insn *insn, const uint32_t *order)
{
	uint32_t i;

	if (insn->op == FLOW_CALL || insn->op == FLOW_CLOBBER)
		put(w, insn->nargs);
	for (i = 0; i < insn->nargs; i++)
		put_operand(w, &insn->args[insn->op == FLOW_PHI ? order[i] : i]);
}

static unsigned int expected_bits(const struct flow_function *function, const struct flow_insn *insn)
{
	uint32_t value = insn_width_value(insn);

	return value == FLOW_NONE ? 0 : function->values[value].bits;
}

static void put_insn(struct writer *w, const struct flow_function *function, const struct flow_insn *insn,
		     const uint32_t *order)
{
	unsigned int loc = loc_state(w, &insn->loc);
	bool other_bits = insn->bits != expected_bits(function, insn);

	put_byte(w, insn->op | loc << INSN_LOC_SHIFT | (insn->flags ? INSN_FLAGS : 0) | (other_bits ? INSN_BITS : 0));
	if (loc == LOC_NEW)
		put_new_loc(w, &insn->loc);
	if (insn->flags)
		put_byte(w, insn->flags);
	if (other_bits)
		put_byte(w, insn->bits);
	put_dst(w, insn);

	switch (insn->op) {
	case FLOW_ADDR:
	case FLOW_LOAD:
	case FLOW_STORE:
		put_place(w, insn->tag, insn->field, insn->offset);
		break;
	case FLOW_CLEAR:
	case FLOW_MOVE:
		put_place(w, insn->tag, insn->field, insn->offset);
		put_signed(w, insn->size);
		break;
	case FLOW_BINARY:
		put_byte(w, insn->binop);
		break;
	case FLOW_CALL:
		put(w, insn->callee == FLOW_NONE ? 0 : (uint64_t)insn->callee + 1);
		if (insn->callee == FLOW_NONE) {
			put_place(w, insn->tag, insn->field, 0);
			put_operand(w, &insn->target);
		}
		break;
	}
	put_args(w, insn, order);
}

static void put_edges(struct writer *w, uint32_t number, const struct flow_block *block)
{
	unsigned int code = TERM_STOP;
	unsigned int flags = loc_state(w, &block->loc) << TERM_LOC_SHIFT;
	uint32_t i;

	switch (block->term) {
	case FLOW_JUMP:
		code = TERM_JUMP;
		break;
	case FLOW_COND:
		code = TERM_COND + block->cmp - FLOW_EQ;
		break;
	case FLOW_SWITCH:
		code = TERM_SWITCH;
		break;
	case FLOW_RETURN:
		code = TERM_RETURN;
		break;
	}
	put_byte(w, code | flags | (block->flags & FLOW_F_UNSIGNED ? TERM_UNSIGNED : 0));
	if (flags == LOC_NEW << TERM_LOC_SHIFT)
		put_new_loc(w, &block->loc);
	if (code == TERM_SWITCH)
		put(w, block->nsuccs);
	for (i = 0; i < block->nsuccs; i++)
		put_signed(w, (int64_t)block->succs[i] - number - 1);
}

static void put_cases(struct writer *w, const struct flow_block *block)
{
	int64_t previous = 0;
	uint32_t i;

	put(w, block->ncases);
	for (i = 0; i < block->ncases; i++) {
		const struct flow_case *c = &block->cases[i];

		put_signed(w, (int64_t)((uint64_t)c->low - (uint64_t)previous));
		put_signed(w, (int64_t)((uint64_t)c->high - (uint64_t)c->low));
		put(w, c->succ);
		previous = c->high;
	}
}

static void put_block(struct writer *w, const struct flow_function *function, const struct flow_block *block)
{
	uint32_t *order = pred_order(block);
	uint32_t i;

	put(w, block->ninsns);
	for (i = 0; i < block->ninsns; i++)
		put_insn(w, function, &block->insns[i], order);
	free(order);
	if (block->term == FLOW_COND || block->term == FLOW_SWITCH || block->term == FLOW_RETURN)
		put_operand(w, &block->a);
	if (block->term == FLOW_COND)
		put_operand(w, &block->b);
	if (block->term == FLOW_SWITCH)
		put_cases(w, block);
}

static void put_function(struct writer *w, const struct flow_function *function)
{
	uint32_t i;

	put(w, function->symbol);
	put_loc(w, &function->loc);
	put(w, function->nparams);
	put(w, function->nvalues);
	for (i = 0; i < function->nvalues; i++) {
		const struct flow_value *value = &function->values[i];
		unsigned int flags = (value->is_pointer ? TYPE_POINTER : 0) | (value->is_unsigned ? TYPE_UNSIGNED : 0);

		put_row(w, w->types, string_number(w, value->tag), value->bits, flags, 1, value->name != 0);
		if (value->name)
			put_string(w, value->name);
	}
	put(w, function->nlocals);
	for (i = 0; i < function->nlocals; i++) {
		put_string(w, function->locals[i].name);
		put_string(w, function->locals[i].tag);
		put_signed(w, function->locals[i].size);
	}
	put(w, function->nblocks);
	for (i = 0; i < function->nblocks; i++)
		put_edges(w, i, &function->blocks[i]);
	w->last_dst = function->nparams - 1;
	for (i = 0; i < function->nblocks; i++)
		put_block(w, function, &function->blocks[i]);
}

/* ---- everything else ------------------------------------------------------------------------------------------- */

static void put_symbol(struct writer *w, const struct flow_symbol *symbol)
{
	uint32_t i;

	put_string(w, symbol->name);
	put(w, symbol->flags);
	put_string(w, symbol->header);
	put(w, (uint64_t)symbol->ret_bits << 1 | symbol->ret_pointer);
	put(w, symbol->nparams);
	for (i = 0; i < symbol->nparams; i++) {
		const struct flow_symbol_param *param = &symbol->params[i];

		put_row(w, w->params, string_number(w, param->tag), param->size,
			(param->is_pointer ? TYPE_POINTER : 0) | (param->is_const ? TYPE_CONST : 0), 0, 0);
	}
}

static void put_global(struct writer *w, const struct flow_global *global)
{
	int64_t offset = 0;
	uint32_t i;

	put_string(w, global->name);
	put_string(w, global->tag);
	put(w, global->flags);
	put_signed(w, global->size);
	put_signed(w, global->elem);
	put_loc(w, &global->loc);
	put(w, global->ninits);
	w->last_dst = FLOW_NONE;
	for (i = 0; i < global->ninits; i++) {
		const struct flow_init *init = &global->inits[i];

		put_place(w, init->tag, init->field, (int64_t)((uint64_t)init->offset - (uint64_t)offset));
		put_operand(w, &init->value);
		offset = init->offset;
	}
}

static void put_unit(struct writer *w)
{
	const struct flow_unit *unit = w->unit;
	uint32_t i;

	put_string(w, unit->source);
	put_string(w, unit->root);
	put_string(w, unit->modname);
	put_string(w, unit->basename);
	put_string(w, unit->compiler);
	put(w, unit->nprobes);
	for (i = 0; i < unit->nprobes; i++) {
		put_string(w, unit->probes[i].name);
		put_signed(w, unit->probes[i].value);
	}
	put(w, unit->nsymbols);
	for (i = 0; i < unit->nsymbols; i++)
		put_symbol(w, &unit->symbols[i]);
	put(w, unit->nglobals);
	for (i = 0; i < unit->nglobals; i++)
		put_global(w, &unit->globals[i]);
	put(w, unit->nfunctions);
	for (i = 0; i < unit->nfunctions; i++)
		put_function(w, &unit->functions[i]);
}

/* The table of the strings that W's output refers to. */
static struct buffer string_table(struct writer *w)
{
	struct buffer contents = w->out;
	struct buffer table;
	uint32_t i;

	memset(&w->out, 0, sizeof(w->out));
	put(w, w->nstrings - 1);
	for (i = 1; i < w->nstrings; i++) {
		const char *text = w->unit->strings[w->order[i]];

		do
			put_byte(w, (unsigned char)*text);
		while (*text++);
	}
	table = w->out;
	w->out = contents;
	return table;
}

void record_write_contents(const struct flow_unit *unit, unsigned char **data, size_t *size)
{
	struct writer w = { .unit = unit, .nstrings = 1, .last_dst = FLOW_NONE };
	struct buffer table;

	w.numbers = xcalloc(unit->nstrings, sizeof(*w.numbers));
	w.order = xcalloc(unit->nstrings, sizeof(*w.order));
	w.places = dict_new();
	w.types = dict_new();
	w.params = dict_new();

	put_unit(&w);
	table = string_table(&w);
	*size = table.size + w.out.size;
	*data = xmalloc(*size);
	memcpy(*data, table.data, table.size);
	memcpy(*data + table.size, w.out.data, w.out.size);

	free(table.data);
	free(w.out.data);
	htab_delete(w.places);
	htab_delete(w.types);
	htab_delete(w.params);
	free(w.numbers);
	free(w.order);
}
