// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * record-read.c - bytes as a flow unit
 *
 * The bytes may be anything. Reading past the end, a count that what is left cannot hold, or a number out of range sets
 * `bad`, after which every read gives 0; loops end because every element takes at least one byte. Indices that are only
 * stored are left to flow_unit_check(), indices that are used here are tested here.
 */
#include "record.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

struct dict {
	struct dict_row *rows;
	uint32_t count, room;
};

struct reader {
	const unsigned char *at, *end;
	bool bad;
	struct flow_unit *unit;
	struct dict places, types, params;
	struct flow_loc loc; /* the last new one */
	uint32_t last_dst;   /* may be FLOW_NONE, which is -1 */
};

static uint64_t fail(struct reader *r)
{
	r->bad = true;
	r->at = r->end;
	return 0;
}

static unsigned int get_byte(struct reader *r)
{
	return r->at < r->end ? *r->at++ : fail(r);
}

static uint64_t get(struct reader *r)
{
	uint64_t number = 0;
	unsigned int i, byte;

	for (i = 0; i < VARINT_MAX; i++) {
		byte = get_byte(r);
		number |= (uint64_t)(byte & 0x7f) << (7 * i);
		if (!(byte & 0x80))
			return i == VARINT_MAX - 1 && byte > 1 ? fail(r) : number;
	}
	return fail(r);
}

static int64_t get_signed(struct reader *r)
{
	return unzigzag(get(r));
}

static uint32_t get_u32(struct reader *r)
{
	uint64_t number = get(r);

	return number > UINT32_MAX ? fail(r) : number;
}

/* A count of things that take at least LEAST bytes each. */
static uint32_t get_count(struct reader *r, unsigned int least)
{
	uint64_t number = get(r);

	return number > (uint64_t)(r->end - r->at) / least || number > UINT32_MAX ? fail(r) : number;
}

static flow_str get_string(struct reader *r)
{
	uint64_t number = get(r);

	return number >= r->unit->nstrings ? fail(r) : number;
}

/* BASE + STEP as an index; BASE may be FLOW_NONE, which is -1. */
static uint32_t index_from(struct reader *r, uint32_t base, int64_t step)
{
	int64_t sum;

	if (step > (int64_t)UINT32_MAX || step < -(int64_t)UINT32_MAX)
		return fail(r);
	sum = (int64_t)(int32_t)base + step;
	return sum < 0 || sum >= (int64_t)UINT32_MAX ? fail(r) : (uint64_t)sum;
}

/* Zeroed memory for COUNT things; NULL for none. COUNT is bounded by the record's size. */
static void *get_array(struct reader *r, uint32_t count, size_t size)
{
	return count && !r->bad ? flow_alloc(r->unit, count * size) : NULL;
}

/* ---- dictionaries ---------------------------------------------------------------------------------------------- */

static struct dict_row get_row(struct reader *r, struct dict *dict, unsigned int shift, unsigned int *flags)
{
	static const struct dict_row empty;
	uint64_t code = get(r);
	uint64_t number = code >> shift;
	int i;

	*flags = code & ((1u << shift) - 1);
	if (r->bad || number > dict->count) {
		fail(r);
		return empty;
	}
	if (number == dict->count) {
		if (dict->count == dict->room) {
			dict->room = dict->room ? dict->room * 2 : 64;
			dict->rows = xrealloc(dict->rows, dict->room * sizeof(*dict->rows));
		}
		for (i = 0; i < DICT_COLUMNS; i++)
			dict->rows[number].column[i] = get_signed(r);
		dict->count++;
	}
	return dict->rows[number];
}

static flow_str row_string(struct reader *r, int64_t number)
{
	return number < 0 || number >= (int64_t)r->unit->nstrings ? fail(r) : (uint64_t)number;
}

/* ---- locations and operands ------------------------------------------------------------------------------------ */

static uint32_t line_from(struct reader *r, int64_t step)
{
	int64_t line;

	if (step > (int64_t)UINT32_MAX || step < -(int64_t)UINT32_MAX)
		return fail(r);
	line = (int64_t)r->loc.line + step;
	return line < 0 || line > (int64_t)UINT32_MAX ? fail(r) : (uint64_t)line;
}

static void get_loc_by_state(struct reader *r, unsigned int state, struct flow_loc *loc)
{
	uint64_t code;

	switch (state) {
	case LOC_NONE:
		return;
	case LOC_SAME:
		break;
	case LOC_NEW:
		code = get(r);
		r->loc.line = line_from(r, unzigzag(code >> 1));
		if (code & 1)
			r->loc.file = get_string(r);
		r->loc.column = get_u32(r);
		break;
	default:
		fail(r);
	}
	*loc = r->loc;
}

static void get_loc(struct reader *r, struct flow_loc *loc)
{
	get_loc_by_state(r, get_byte(r), loc);
}

static void get_operand(struct reader *r, struct flow_operand *operand)
{
	unsigned int byte = get_byte(r);
	uint64_t payload = byte >> OPERAND_SHIFT;

	if (payload == OPERAND_MORE)
		payload += get(r);
	operand->kind = byte & OPERAND_KIND_MASK;
	switch (operand->kind) {
	case FLOW_OP_VALUE:
		operand->index = index_from(r, r->last_dst, (int64_t)(0 - (uint64_t)unzigzag(payload)));
		break;
	case FLOW_OP_CONST:
		operand->number = unzigzag(payload);
		break;
	case FLOW_OP_SYMBOL:
	case FLOW_OP_GLOBAL:
	case FLOW_OP_LOCAL:
	case FLOW_OP_STRING:
		if (payload >= UINT32_MAX)
			fail(r);
		operand->index = payload;
		break;
	}
	if (operand->kind == FLOW_OP_GLOBAL || operand->kind == FLOW_OP_LOCAL)
		operand->number = get_signed(r);
}

/* ---- functions ------------------------------------------------------------------------------------------------- */

static void get_dst(struct reader *r, struct flow_insn *insn, const struct flow_function *function)
{
	uint64_t code;

	insn->dst = FLOW_NONE;
	switch (insn->op) {
	case FLOW_STORE:
	case FLOW_CLEAR:
	case FLOW_MOVE:
		return;
	case FLOW_CALL:
	case FLOW_CLOBBER:
		code = get(r);
		if (!code)
			return;
		code--;
		break;
	default:
		code = get(r);
	}
	insn->dst = index_from(r, r->last_dst + 1, unzigzag(code));
	if (insn->dst >= function->nvalues)
		fail(r);
	r->last_dst = insn->dst;
}

static void get_place(struct reader *r, struct flow_insn *insn)
{
	unsigned int flags;
	struct dict_row row = get_row(r, &r->places, 0, &flags);

	insn->tag = row_string(r, row.column[0]);
	insn->field = row_string(r, row.column[1]);
	insn->offset = row.column[2];
}

static void get_args(struct reader *r, struct flow_insn *insn, const struct flow_block *block)
{
	uint32_t i;

	switch (insn->op) {
	case FLOW_STORE:
	case FLOW_MOVE:
	case FLOW_BINARY:
		insn->nargs = 2;
		break;
	case FLOW_PHI:
		insn->nargs = block->npreds;
		break;
	case FLOW_CALL:
	case FLOW_CLOBBER:
		insn->nargs = get_count(r, 1);
		break;
	default:
		insn->nargs = 1;
	}
	if (insn->nargs > (size_t)(r->end - r->at))
		insn->nargs = fail(r);
	insn->args = get_array(r, insn->nargs, sizeof(*insn->args));
	for (i = 0; !r->bad && i < insn->nargs; i++)
		get_operand(r, &insn->args[i]);
}

static void get_insn(struct reader *r, const struct flow_function *function, const struct flow_block *block,
		     struct flow_insn *insn)
{
	unsigned int byte = get_byte(r);
	uint32_t code, width;

	insn->op = byte & INSN_OP_MASK;
	if (insn->op > FLOW_CLOBBER)
		fail(r);
	get_loc_by_state(r, byte >> INSN_LOC_SHIFT & 3, &insn->loc);
	if (byte & INSN_FLAGS)
		insn->flags = get_byte(r);
	if (byte & INSN_BITS)
		insn->bits = get_byte(r);
	get_dst(r, insn, function);

	insn->callee = FLOW_NONE;
	switch (insn->op) {
	case FLOW_ADDR:
	case FLOW_LOAD:
	case FLOW_STORE:
		get_place(r, insn);
		break;
	case FLOW_CLEAR:
	case FLOW_MOVE:
		get_place(r, insn);
		insn->size = get_signed(r);
		break;
	case FLOW_BINARY:
		insn->binop = get_byte(r);
		break;
	case FLOW_CALL:
		code = get_u32(r);
		insn->callee = code - 1;
		if (!code) {
			get_place(r, insn);
			get_operand(r, &insn->target);
		}
		break;
	}
	get_args(r, insn, block);
	if (r->bad || byte & INSN_BITS)
		return;
	width = insn_width_value(insn);
	if (width != FLOW_NONE && width < function->nvalues)
		insn->bits = function->values[width].bits;
}

static void get_edges(struct reader *r, const struct flow_function *function, uint32_t number, struct flow_block *block)
{
	static const uint8_t terms[] = { FLOW_JUMP, FLOW_SWITCH, FLOW_RETURN, FLOW_STOP };
	static const uint8_t nsuccs[] = { 1, 0, 0, 0 };
	unsigned int byte = get_byte(r);
	unsigned int code = byte & TERM_MASK;
	uint32_t i;

	if (code < TERM_COND) {
		block->term = terms[code];
		block->nsuccs = nsuccs[code];
	} else if (code <= TERM_COND + FLOW_GE - FLOW_EQ) {
		block->term = FLOW_COND;
		block->cmp = FLOW_EQ + code - TERM_COND;
		block->nsuccs = 2;
	} else {
		fail(r);
	}
	if (byte & TERM_UNSIGNED)
		block->flags = FLOW_F_UNSIGNED;
	get_loc_by_state(r, byte >> TERM_LOC_SHIFT & 3, &block->loc);
	if (code == TERM_SWITCH)
		block->nsuccs = get_count(r, 1);
	block->succs = get_array(r, block->nsuccs, sizeof(*block->succs));
	for (i = 0; !r->bad && i < block->nsuccs; i++) {
		block->succs[i] = index_from(r, number + 1, get_signed(r));
		if (block->succs[i] >= function->nblocks)
			fail(r);
	}
}

static void get_cases(struct reader *r, struct flow_block *block)
{
	uint64_t previous = 0;
	uint32_t i;

	block->ncases = get_count(r, 3);
	block->cases = get_array(r, block->ncases, sizeof(*block->cases));
	for (i = 0; !r->bad && i < block->ncases; i++) {
		struct flow_case *c = &block->cases[i];

		c->low = (int64_t)(previous + (uint64_t)get_signed(r));
		c->high = (int64_t)((uint64_t)c->low + (uint64_t)get_signed(r));
		c->succ = get_u32(r);
		previous = (uint64_t)c->high;
	}
}

static void get_block(struct reader *r, const struct flow_function *function, struct flow_block *block)
{
	uint32_t i;

	block->ninsns = get_count(r, 2);
	block->insns = get_array(r, block->ninsns, sizeof(*block->insns));
	for (i = 0; !r->bad && i < block->ninsns; i++)
		get_insn(r, function, block, &block->insns[i]);
	if (block->term == FLOW_COND || block->term == FLOW_SWITCH || block->term == FLOW_RETURN)
		get_operand(r, &block->a);
	if (block->term == FLOW_COND)
		get_operand(r, &block->b);
	if (block->term == FLOW_SWITCH)
		get_cases(r, block);
}

static void get_values(struct reader *r, struct flow_function *function)
{
	unsigned int named;
	uint32_t i;

	function->nvalues = get_count(r, 1);
	if (function->nparams > function->nvalues)
		fail(r);
	function->values = get_array(r, function->nvalues, sizeof(*function->values));
	for (i = 0; !r->bad && i < function->nvalues; i++) {
		struct flow_value *value = &function->values[i];
		struct dict_row row = get_row(r, &r->types, 1, &named);

		if (row.column[1] < 0 || row.column[1] > 64)
			fail(r);
		value->tag = row_string(r, row.column[0]);
		value->bits = row.column[1];
		value->is_pointer = row.column[2] & TYPE_POINTER;
		value->is_unsigned = row.column[2] & TYPE_UNSIGNED;
		if (named)
			value->name = get_string(r);
	}
}

static void get_function(struct reader *r, uint32_t number)
{
	struct flow_function *function = &r->unit->functions[number];
	uint32_t i;

	function->symbol = get_u32(r);
	if (function->symbol >= r->unit->nsymbols)
		fail(r);
	else
		r->unit->symbols[function->symbol].function = number;
	get_loc(r, &function->loc);
	function->nparams = get_u32(r);
	get_values(r, function);
	function->nlocals = get_count(r, 3);
	function->locals = get_array(r, function->nlocals, sizeof(*function->locals));
	for (i = 0; !r->bad && i < function->nlocals; i++) {
		function->locals[i].name = get_string(r);
		function->locals[i].tag = get_string(r);
		function->locals[i].size = get_signed(r);
	}
	function->nblocks = get_count(r, 2);
	function->blocks = get_array(r, function->nblocks, sizeof(*function->blocks));
	for (i = 0; !r->bad && i < function->nblocks; i++)
		get_edges(r, function, i, &function->blocks[i]);
	if (r->bad)
		return;
	record_derive_preds(r->unit, function);
	r->last_dst = function->nparams - 1;
	for (i = 0; !r->bad && i < function->nblocks; i++)
		get_block(r, function, &function->blocks[i]);
}

/* ---- everything else ------------------------------------------------------------------------------------------- */

static void get_symbol(struct reader *r, struct flow_symbol *symbol)
{
	unsigned int unused;
	uint64_t code;
	uint32_t i;

	symbol->name = get_string(r);
	symbol->flags = get_u32(r) & ~(uint32_t)(FLOW_SYM_FOREIGN | FLOW_SYM_GIVEN);
	symbol->header = get_string(r);
	symbol->function = FLOW_NONE;
	code = get(r);
	if (code >> 1 > 64)
		fail(r);
	symbol->ret_bits = code >> 1;
	symbol->ret_pointer = code & 1;
	symbol->nparams = get_count(r, 1);
	symbol->params = get_array(r, symbol->nparams, sizeof(*symbol->params));
	for (i = 0; !r->bad && i < symbol->nparams; i++) {
		struct flow_symbol_param *param = &symbol->params[i];
		struct dict_row row = get_row(r, &r->params, 0, &unused);

		param->tag = row_string(r, row.column[0]);
		param->size = row.column[1];
		param->is_pointer = row.column[2] & TYPE_POINTER;
		param->is_const = row.column[2] & TYPE_CONST;
	}
}

static void get_global(struct reader *r, struct flow_global *global)
{
	uint64_t offset = 0;
	unsigned int unused;
	uint32_t i;

	global->name = get_string(r);
	global->tag = get_string(r);
	global->flags = get_u32(r);
	global->size = get_signed(r);
	global->elem = get_signed(r);
	get_loc(r, &global->loc);
	global->ninits = get_count(r, 2);
	global->inits = get_array(r, global->ninits, sizeof(*global->inits));
	r->last_dst = FLOW_NONE;
	for (i = 0; !r->bad && i < global->ninits; i++) {
		struct flow_init *init = &global->inits[i];
		struct dict_row row = get_row(r, &r->places, 0, &unused);

		init->tag = row_string(r, row.column[0]);
		init->field = row_string(r, row.column[1]);
		offset += (uint64_t)row.column[2];
		init->offset = (int64_t)offset;
		get_operand(r, &init->value);
	}
}

/* Strings are numbered as they come: an empty or repeated one would shift the numbers of all behind it. */
static void get_strings(struct reader *r)
{
	uint32_t count = get_count(r, 2), i;

	for (i = 0; !r->bad && i < count; i++) {
		const unsigned char *nul = memchr(r->at, 0, r->end - r->at);

		if (!nul || flow_intern(r->unit, (const char *)r->at) != i + 1) {
			fail(r);
			return;
		}
		r->at = nul + 1;
	}
}

static void get_unit(struct reader *r)
{
	struct flow_unit *unit = r->unit;
	uint32_t i;

	get_strings(r);
	unit->source = get_string(r);
	unit->root = get_string(r);
	unit->modname = get_string(r);
	unit->basename = get_string(r);
	unit->compiler = get_string(r);
	unit->nprobes = get_count(r, 2);
	unit->probes = get_array(r, unit->nprobes, sizeof(*unit->probes));
	for (i = 0; !r->bad && i < unit->nprobes; i++) {
		unit->probes[i].name = get_string(r);
		unit->probes[i].value = get_signed(r);
	}
	unit->nsymbols = get_count(r, 5);
	unit->symbols = get_array(r, unit->nsymbols, sizeof(*unit->symbols));
	for (i = 0; !r->bad && i < unit->nsymbols; i++)
		get_symbol(r, &unit->symbols[i]);
	unit->nglobals = get_count(r, 7);
	unit->globals = get_array(r, unit->nglobals, sizeof(*unit->globals));
	for (i = 0; !r->bad && i < unit->nglobals; i++)
		get_global(r, &unit->globals[i]);
	unit->nfunctions = get_count(r, 6);
	unit->functions = get_array(r, unit->nfunctions, sizeof(*unit->functions));
	for (i = 0; !r->bad && i < unit->nfunctions; i++)
		get_function(r, i);
}

bool record_read_contents(const unsigned char *data, size_t size, struct flow_unit *unit)
{
	struct reader r = { .at = data, .end = data + size, .unit = unit, .last_dst = FLOW_NONE };

	get_unit(&r);
	free(r.places.rows);
	free(r.types.rows);
	free(r.params.rows);
	return !r.bad && r.at == r.end;
}
