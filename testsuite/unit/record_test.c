// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * record_test.c - records: what is written is read back, and whatever else is read is refused without harm
 */
#include "pcidevres/flow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "../../flow/record.h"

static int failures;
static const char *form = "record";

static void report(bool right, const char *what)
{
	printf("%s: %s: %s\n", right ? "PASS" : "FAIL", form, what);
	failures += !right;
}

/* ---- a unit with something of everything ----------------------------------------------------------------------- */

static struct flow_operand op_value(uint32_t index)
{
	return (struct flow_operand){ .kind = FLOW_OP_VALUE, .index = index };
}

static struct flow_operand op_const(int64_t number)
{
	return (struct flow_operand){ .kind = FLOW_OP_CONST, .number = number };
}

static struct flow_operand op_other(int kind, uint32_t index, int64_t number)
{
	return (struct flow_operand){ .kind = kind, .index = index, .number = number };
}

static struct flow_operand *copy_args(struct flow_unit *unit, uint32_t count, const struct flow_operand *args)
{
	struct flow_operand *copy = flow_alloc(unit, count * sizeof(*copy));

	memcpy(copy, args, count * sizeof(*copy));
	return copy;
}

#define ARGS(unit, ...)                                                                                       \
	.nargs = sizeof((struct flow_operand[]){ __VA_ARGS__ }) / sizeof(struct flow_operand),                \
	.args = copy_args(unit, sizeof((struct flow_operand[]){ __VA_ARGS__ }) / sizeof(struct flow_operand), \
			  (struct flow_operand[]){ __VA_ARGS__ })

static uint32_t *numbers(struct flow_unit *unit, uint32_t count, const uint32_t *from)
{
	uint32_t *copy = flow_alloc(unit, count * sizeof(*copy));

	memcpy(copy, from, count * sizeof(*copy));
	return copy;
}

static struct flow_loc at(struct flow_unit *unit, const char *file, uint32_t line, uint32_t column)
{
	return (struct flow_loc){ flow_intern(unit, file), line, column };
}

/* The entry block: one of each kind of instruction that needs no predecessor. */
static void fill_entry(struct flow_unit *u, struct flow_block *block)
{
	flow_str tag = flow_intern(u, "pci_dev"), field = flow_intern(u, "dev");
	const struct flow_insn insns[] = {
		{ .op = FLOW_COPY,
		  .bits = 32,
		  .dst = 2,
		  .flags = FLOW_F_NARROW,
		  .callee = FLOW_NONE,
		  .loc = at(u, "a.c", 10, 2),
		  ARGS(u, op_value(0)) },
		{ .op = FLOW_ADDR,
		  .bits = 64,
		  .dst = 3,
		  .offset = 1536,
		  .tag = tag,
		  .field = field,
		  .callee = FLOW_NONE,
		  .flags = FLOW_F_INDEX,
		  .loc = at(u, "a.c", 10, 2),
		  ARGS(u, op_value(0)) },
		{ .op = FLOW_LOAD,
		  .bits = 1,
		  .dst = 4,
		  .offset = -64,
		  .tag = tag,
		  .field = field,
		  .callee = FLOW_NONE,
		  .flags = FLOW_F_VOLATILE,
		  .loc = at(u, "b.h", 5, 1),
		  ARGS(u, op_value(3)) },
		{ .op = FLOW_STORE,
		  .bits = 64,
		  .dst = FLOW_NONE,
		  .offset = 64,
		  .callee = FLOW_NONE,
		  ARGS(u, op_value(0), op_value(3)) },
		{ .op = FLOW_STORE,
		  .bits = 8,
		  .dst = FLOW_NONE,
		  .offset = -FLOW_BITS_MAX,
		  .callee = FLOW_NONE,
		  .loc = at(u, "a.c", 11, 0),
		  ARGS(u, op_other(FLOW_OP_LOCAL, 1, 64), op_const(INT64_MAX)) },
		{ .op = FLOW_CLEAR,
		  .dst = FLOW_NONE,
		  .size = 256,
		  .callee = FLOW_NONE,
		  ARGS(u, op_other(FLOW_OP_LOCAL, 0, -8)) },
		{ .op = FLOW_MOVE,
		  .dst = FLOW_NONE,
		  .size = 128,
		  .offset = 32,
		  .callee = FLOW_NONE,
		  ARGS(u, op_other(FLOW_OP_GLOBAL, 0, 320), op_other(FLOW_OP_LOCAL, 0, 0)) },
		{ .op = FLOW_BINARY,
		  .binop = FLOW_MAX,
		  .bits = 32,
		  .dst = 5,
		  .flags = FLOW_F_UNSIGNED,
		  .callee = FLOW_NONE,
		  ARGS(u, op_value(2), op_const(-22)) },
		{ .op = FLOW_CALL,
		  .bits = 32,
		  .dst = 6,
		  .callee = 1,
		  .flags = FLOW_F_MACRO,
		  .loc = at(u, "a.c", 4000000, 80),
		  ARGS(u, op_value(0), op_const(1), op_const(-1), op_other(FLOW_OP_SYMBOL, 0, 0),
		       op_other(FLOW_OP_STRING, flow_intern(u, "name"), 0), op_other(FLOW_OP_OPAQUE, 0, 0)) },
		{ .op = FLOW_CALL, .dst = FLOW_NONE, .callee = 2, .loc = at(u, "a.c", 12, 3) },
		{ .op = FLOW_CALL,
		  .bits = 16,
		  .dst = 7,
		  .callee = FLOW_NONE,
		  .target = op_value(3),
		  .tag = flow_intern(u, "ops"),
		  .field = flow_intern(u, "start"),
		  ARGS(u, op_value(1)) },
		{ .op = FLOW_CLOBBER, .bits = 64, .dst = 8, .callee = FLOW_NONE },
		{ .op = FLOW_CLOBBER, .dst = FLOW_NONE, .callee = FLOW_NONE, ARGS(u, op_value(8)) },
	};

	block->ninsns = sizeof(insns) / sizeof(*insns);
	block->insns = flow_alloc(u, sizeof(insns));
	memcpy(block->insns, insns, sizeof(insns));
	block->term = FLOW_COND;
	block->cmp = FLOW_LT;
	block->flags = FLOW_F_UNSIGNED;
	block->a = op_value(6);
	block->b = op_const(0);
	block->loc = at(u, "a.c", 13, 9);
	block->nsuccs = 2;
	block->succs = numbers(u, 2, (uint32_t[]){ 3, 1 });
}

static void fill_function(struct flow_unit *u, struct flow_function *function)
{
	struct flow_block *b;
	uint32_t i;

	function->symbol = 0;
	function->loc = at(u, "a.c", 8, 12);
	function->nparams = 2;
	function->nvalues = 10;
	function->values = flow_alloc(u, 10 * sizeof(*function->values));
	for (i = 0; i < 10; i++) {
		struct flow_value *value = &function->values[i];

		value->bits = i < 2 || i == 3 ? 64 : 32;
		value->is_pointer = i < 2;
		value->is_unsigned = i == 5;
		value->name = flow_intern(u, i == 0 ? "pdev" : i == 6 ? "ret" : "");
		value->tag = flow_intern(u, i == 0 ? "pci_dev" : "");
	}
	function->nlocals = 2;
	function->locals = flow_alloc(u, 2 * sizeof(*function->locals));
	function->locals[0] = (struct flow_local){ flow_intern(u, "affd"), flow_intern(u, "irq_affinity"), 320 };
	function->nblocks = 5;
	function->blocks = b = flow_alloc(u, 5 * sizeof(*b));
	fill_entry(u, &b[0]);

	b[1].term = FLOW_SWITCH;
	b[1].a = op_value(6);
	b[1].nsuccs = 2;
	b[1].succs = numbers(u, 2, (uint32_t[]){ 2, 3 });
	b[1].npreds = 1;
	b[1].preds = numbers(u, 1, (uint32_t[]){ 0 });
	b[1].ncases = 2;
	b[1].cases = flow_alloc(u, 2 * sizeof(*b[1].cases));
	b[1].cases[0] = (struct flow_case){ INT64_MIN, -1, 1 };
	b[1].cases[1] = (struct flow_case){ 4, INT64_MAX, 0 };

	b[2].term = FLOW_JUMP;
	b[2].nsuccs = 1;
	b[2].succs = numbers(u, 1, (uint32_t[]){ 3 });
	b[2].npreds = 1;
	b[2].preds = numbers(u, 1, (uint32_t[]){ 1 });

	/* Predecessors in another order than a record has them. */
	b[3].npreds = 3;
	b[3].preds = numbers(u, 3, (uint32_t[]){ 2, 0, 1 });
	b[3].ninsns = 1;
	b[3].insns = flow_alloc(u, sizeof(*b[3].insns));
	b[3].insns[0] = (struct flow_insn){ .op = FLOW_PHI,
					    .bits = 32,
					    .dst = 9,
					    .callee = FLOW_NONE,
					    ARGS(u, op_const(2), op_const(0), op_value(6)) };
	b[3].term = FLOW_RETURN;
	b[3].a = op_value(9);
	b[3].loc = at(u, "a.c", 20, 2);

	b[4].term = FLOW_STOP;
}

static void fill_symbols(struct flow_unit *u)
{
	static const char *const names[] = { "foo_probe", "pci_alloc_irq_vectors", "foo_stop" };
	uint32_t i;

	u->nsymbols = 3;
	u->symbols = flow_alloc(u, 3 * sizeof(*u->symbols));
	for (i = 0; i < 3; i++) {
		u->symbols[i].name = flow_intern(u, names[i]);
		u->symbols[i].function = FLOW_NONE;
	}
	u->symbols[0].function = 0;
	u->symbols[0].flags = FLOW_SYM_DEFINED | FLOW_SYM_STATIC | FLOW_SYM_ADDRESSED;
	u->symbols[0].ret_bits = 32;
	u->symbols[1].flags = FLOW_SYM_GLOBAL_HEADER | FLOW_SYM_HEADER | FLOW_SYM_WEAK;
	u->symbols[1].header = flow_intern(u, "include/linux/pci.h");
	u->symbols[1].ret_pointer = true;
	u->symbols[1].ret_bits = 64;
	u->symbols[1].nparams = 2;
	u->symbols[1].params = flow_alloc(u, 2 * sizeof(*u->symbols[1].params));
	u->symbols[1].params[0] = (struct flow_symbol_param){ flow_intern(u, "pci_dev"), 20000, true, true };
	u->symbols[1].params[1].size = FLOW_BITS_MAX;
}

static struct flow_unit *hand_made(void)
{
	struct flow_unit *u = flow_unit_new();

	flow_intern(u, "not used anywhere");
	u->source = flow_intern(u, "drivers/foo/a.c");
	u->root = flow_intern(u, "/usr/src/linux");
	u->modname = flow_intern(u, "foo");
	u->basename = flow_intern(u, "a");
	u->compiler = flow_intern(u, "12.2.0");
	fill_symbols(u);
	u->nglobals = 2;
	u->globals = flow_alloc(u, 2 * sizeof(*u->globals));
	u->globals[0].name = flow_intern(u, "foo_driver");
	u->globals[0].tag = flow_intern(u, "pci_driver");
	u->globals[0].flags = FLOW_GLOBAL_STATIC | FLOW_GLOBAL_DEFINED;
	u->globals[0].size = 2048;
	u->globals[0].elem = 1024;
	u->globals[0].loc = at(u, "a.c", 30, 1);
	u->globals[0].ninits = 3;
	u->globals[0].inits = flow_alloc(u, 3 * sizeof(*u->globals[0].inits));
	u->globals[0].inits[0] = (struct flow_init){ 64, flow_intern(u, "pci_driver"), flow_intern(u, "probe"),
						     op_other(FLOW_OP_SYMBOL, 0, 0) };
	u->globals[0].inits[1] = (struct flow_init){ 128, flow_intern(u, "pci_driver"), flow_intern(u, "name"),
						     op_other(FLOW_OP_STRING, flow_intern(u, "foo"), 0) };
	u->globals[0].inits[2] = (struct flow_init){ 0, 0, 0, op_other(FLOW_OP_GLOBAL, 1, -64) };
	u->globals[1].name = flow_intern(u, "other");
	u->nfunctions = 1;
	u->functions = flow_alloc(u, sizeof(*u->functions));
	fill_function(u, &u->functions[0]);
	u->nprobes = 2;
	u->probes = flow_alloc(u, 2 * sizeof(*u->probes));
	u->probes[0] = (struct flow_probe){ flow_intern(u, "field:pci_dev.pinned"), -1 };
	u->probes[1] = (struct flow_probe){ flow_intern(u, "decl:pcim_intx"), 2 };
	return u;
}

/* ---- is it the same? ------------------------------------------------------------------------------------------- */

struct pair {
	const struct flow_unit *a, *b;
};

static bool same_text(const struct pair *p, flow_str a, flow_str b)
{
	return strcmp(flow_text(p->a, a), flow_text(p->b, b)) == 0;
}

static bool same_loc(const struct pair *p, const struct flow_loc *a, const struct flow_loc *b)
{
	return same_text(p, a->file, b->file) && a->line == b->line && a->column == b->column;
}

static bool same_operand(const struct pair *p, const struct flow_operand *a, const struct flow_operand *b)
{
	if (a->kind != b->kind || a->number != b->number)
		return false;
	return a->kind == FLOW_OP_STRING ? same_text(p, a->index, b->index) : a->index == b->index;
}

static bool same_insn(const struct pair *p, const struct flow_insn *a, const struct flow_insn *b)
{
	uint32_t i;

	if (a->op != b->op || a->binop != b->binop || a->flags != b->flags || a->bits != b->bits || a->dst != b->dst ||
	    a->offset != b->offset || a->size != b->size || !same_text(p, a->tag, b->tag) ||
	    !same_text(p, a->field, b->field) || a->callee != b->callee || !same_operand(p, &a->target, &b->target) ||
	    a->nargs != b->nargs || !same_loc(p, &a->loc, &b->loc))
		return false;
	for (i = 0; a->op != FLOW_PHI && i < a->nargs; i++) {
		if (!same_operand(p, &a->args[i], &b->args[i]))
			return false;
	}
	return true;
}

/* Each predecessor of A is one of B, with the same argument in every PHI. */
static bool same_preds(const struct pair *p, const struct flow_block *a, const struct flow_block *b)
{
	uint32_t i, j, k;

	for (i = 0; i < a->npreds; i++) {
		for (j = 0; j < b->npreds && b->preds[j] != a->preds[i]; j++)
			;
		if (j == b->npreds)
			return false;
		for (k = 0; k < a->ninsns && a->insns[k].op == FLOW_PHI; k++) {
			if (!same_operand(p, &a->insns[k].args[i], &b->insns[k].args[j]))
				return false;
		}
	}
	return true;
}

static bool same_block(const struct pair *p, const struct flow_block *a, const struct flow_block *b)
{
	uint32_t i;

	if (a->ninsns != b->ninsns || a->term != b->term || a->cmp != b->cmp || a->flags != b->flags ||
	    !same_operand(p, &a->a, &b->a) || !same_operand(p, &a->b, &b->b) || !same_loc(p, &a->loc, &b->loc) ||
	    a->nsuccs != b->nsuccs || a->npreds != b->npreds || a->ncases != b->ncases)
		return false;
	for (i = 0; i < a->ninsns; i++) {
		if (!same_insn(p, &a->insns[i], &b->insns[i]))
			return false;
	}
	for (i = 0; i < a->nsuccs; i++) {
		if (a->succs[i] != b->succs[i])
			return false;
	}
	for (i = 0; i < a->ncases; i++) {
		if (memcmp(&a->cases[i], &b->cases[i], offsetof(struct flow_case, succ) + sizeof(uint32_t)) != 0)
			return false;
	}
	return same_preds(p, a, b);
}

static bool same_function(const struct pair *p, const struct flow_function *a, const struct flow_function *b)
{
	uint32_t i;

	if (a->symbol != b->symbol || !same_loc(p, &a->loc, &b->loc) || a->nparams != b->nparams ||
	    a->nvalues != b->nvalues || a->nlocals != b->nlocals || a->nblocks != b->nblocks)
		return false;
	for (i = 0; i < a->nvalues; i++) {
		const struct flow_value *v = &a->values[i], *w = &b->values[i];

		if (!same_text(p, v->name, w->name) || !same_text(p, v->tag, w->tag) || v->bits != w->bits ||
		    v->is_unsigned != w->is_unsigned || v->is_pointer != w->is_pointer)
			return false;
	}
	for (i = 0; i < a->nlocals; i++) {
		if (!same_text(p, a->locals[i].name, b->locals[i].name) || a->locals[i].size != b->locals[i].size ||
		    !same_text(p, a->locals[i].tag, b->locals[i].tag))
			return false;
	}
	for (i = 0; i < a->nblocks; i++) {
		if (!same_block(p, &a->blocks[i], &b->blocks[i]))
			return false;
	}
	return true;
}

static bool same_symbol(const struct pair *p, const struct flow_symbol *a, const struct flow_symbol *b)
{
	uint32_t i;

	if (!same_text(p, a->name, b->name) || !same_text(p, a->header, b->header) || a->flags != b->flags ||
	    a->function != b->function || a->nparams != b->nparams || a->ret_bits != b->ret_bits ||
	    a->ret_pointer != b->ret_pointer)
		return false;
	for (i = 0; i < a->nparams; i++) {
		const struct flow_symbol_param *v = &a->params[i], *w = &b->params[i];

		if (!same_text(p, v->tag, w->tag) || v->size != w->size || v->is_pointer != w->is_pointer ||
		    v->is_const != w->is_const)
			return false;
	}
	return true;
}

static bool same_global(const struct pair *p, const struct flow_global *a, const struct flow_global *b)
{
	uint32_t i;

	if (!same_text(p, a->name, b->name) || !same_text(p, a->tag, b->tag) || a->flags != b->flags ||
	    a->size != b->size || a->elem != b->elem || !same_loc(p, &a->loc, &b->loc) || a->ninits != b->ninits)
		return false;
	for (i = 0; i < a->ninits; i++) {
		const struct flow_init *v = &a->inits[i], *w = &b->inits[i];

		if (v->offset != w->offset || !same_text(p, v->tag, w->tag) || !same_text(p, v->field, w->field) ||
		    !same_operand(p, &v->value, &w->value))
			return false;
	}
	return true;
}

static bool same_unit(const struct flow_unit *a, const struct flow_unit *b)
{
	const struct pair pair = { a, b }, *p = &pair;
	uint32_t i;

	if (!same_text(p, a->source, b->source) || !same_text(p, a->root, b->root) ||
	    !same_text(p, a->modname, b->modname) || !same_text(p, a->basename, b->basename) ||
	    !same_text(p, a->compiler, b->compiler) || a->nsymbols != b->nsymbols || a->nglobals != b->nglobals ||
	    a->nfunctions != b->nfunctions || a->nprobes != b->nprobes)
		return false;
	for (i = 0; i < a->nsymbols; i++) {
		if (!same_symbol(p, &a->symbols[i], &b->symbols[i]))
			return false;
	}
	for (i = 0; i < a->nglobals; i++) {
		if (!same_global(p, &a->globals[i], &b->globals[i]))
			return false;
	}
	for (i = 0; i < a->nfunctions; i++) {
		if (!same_function(p, &a->functions[i], &b->functions[i]))
			return false;
	}
	for (i = 0; i < a->nprobes; i++) {
		if (!same_text(p, a->probes[i].name, b->probes[i].name) || a->probes[i].value != b->probes[i].value)
			return false;
	}
	return true;
}

/* ---- tests ----------------------------------------------------------------------------------------------------- */

static enum flow_record_status read_at(const unsigned char *data, size_t size, size_t *pos, struct flow_unit **unit)
{
	return flow_record_read(data, size, pos, unit, NULL);
}

/* Reads a copy that ends where its memory ends, so that a sanitizer or valgrind sees one byte too many. */
static enum flow_record_status read_copy(const unsigned char *data, size_t size)
{
	unsigned char *copy = malloc(size ? size : 1);
	struct flow_unit *unit;
	enum flow_record_status status;
	size_t pos = 0;

	memcpy(copy, data, size);
	status = read_at(copy, size, &pos, &unit);
	flow_unit_free(unit);
	free(copy);
	return status;
}

static void put_u32(unsigned char *data, uint32_t number)
{
	int i;

	for (i = 0; i < 4; i++)
		data[i] = number >> (8 * i);
}

/* CRC-32 as libiberty's xcrc32() has it, so that damage gets past the checksum. */
static void seal(unsigned char *data, size_t size)
{
	uint32_t crc = 0xffffffff;
	size_t i;
	int bit;

	for (i = 16; i < size; i++) {
		crc ^= (uint32_t)data[i] << 24;
		for (bit = 0; bit < 8; bit++)
			crc = crc << 1 ^ (crc & 0x80000000 ? 0x04c11db7 : 0);
	}
	put_u32(data + 12, crc);
}

static void test_round_trip(const struct flow_unit *unit, const unsigned char *data, size_t size)
{
	struct flow_unit *again = NULL;
	unsigned char *second;
	size_t pos = 0, second_size;

	report(read_at(data, size, &pos, &again) == FLOW_RECORD_OK && pos == size, "a record reads back");
	if (!again)
		return;
	report(same_unit(unit, again), "all that was written is there");
	report(!flow_lookup(again, "not used anywhere"), "strings nobody uses are left out");
	flow_record_write(again, &second, &second_size);
	report(second_size == size && memcmp(data, second, size) == 0, "writing it again gives the same bytes");
	free(second);
	flow_unit_free(again);
}

/* The same record without compression, so that damage reaches the reader of the contents. Free it. */
static unsigned char *stored_record(const struct flow_unit *unit, size_t *size)
{
	unsigned char *contents, *record;

	record_write_contents(unit, &contents, size);
	record = malloc(RECORD_HEADER + 1 + *size);
	memcpy(record, RECORD_MAGIC, 4);
	record[RECORD_HEADER] = BODY_STORED;
	memcpy(record + RECORD_HEADER + 1, contents, *size);
	*size += RECORD_HEADER + 1;
	put_u32(record + 4, FLOW_RECORD_VERSION);
	put_u32(record + 8, *size);
	seal(record, *size);
	free(contents);
	return record;
}

/* The size of SIZE bytes of contents when packed; 0: they do not come back. */
static size_t pack_and_back(const unsigned char *contents, size_t size)
{
	size_t packed_size, again_size = 0;
	unsigned char *packed = record_pack(contents, size, &packed_size);
	unsigned char *again = record_unpack(packed, packed_size, &again_size);
	bool same = again && again_size == size && memcmp(contents, again, size) == 0;

	free(again);
	free(packed);
	return same ? packed_size : 0;
}

static void test_packing(void)
{
	static const unsigned char lie[] = { BODY_DEFLATED, 0xff, 0xff, 0xff, 0x7f, 3, 0 };
	unsigned char *contents = calloc(1, 100000);
	uint32_t seed = 1, i;
	size_t size;

	size = pack_and_back(contents, 100000);
	report(size == 100001, "zeros would pack too well, and are stored");
	for (i = 0; i < 100000; i++) {
		seed = seed * 1664525 + 1013904223;
		contents[i] = seed >> 29;
	}
	size = pack_and_back(contents, 100000);
	report(size && size < 50000, "packed and unpacked");
	free(contents);
	report(!record_unpack(lie, sizeof(lie), &size), "a length that cannot be true is refused");
}

/* Contents of zeros as deflate makes them: a few bytes for thousands. */
static void test_bomb(void)
{
	unsigned char *zeros = calloc(1, 1 << 20), *body = malloc(1 << 20), *contents;
	z_stream stream = { 0 };
	size_t size, length = 0;

	deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
	stream.next_in = zeros;
	stream.avail_in = 1 << 20;
	stream.next_out = body + 5;
	stream.avail_out = (1 << 20) - 5;
	deflateSetDictionary(&stream, (const unsigned char *)record_words, record_words_size);
	deflate(&stream, Z_FINISH);
	size = 5 + stream.total_out;
	deflateEnd(&stream);
	body[0] = BODY_DEFLATED;
	put_u32(body + 1, 1 << 20);
	contents = record_unpack(body, size, &length);
	report(size < 2000 && !contents, "a megabyte out of a thousand bytes is refused");
	free(contents);
	free(body);
	free(zeros);
}

/* All of a short record's counts say that a million things follow. */
static void test_counts(void)
{
	static const unsigned char many[] = { 0xc0, 0x84, 0x3d };
	unsigned char contents[16];
	bool right = true;
	size_t at;

	for (at = 0; at + sizeof(many) <= sizeof(contents); at++) {
		struct flow_unit *unit = flow_unit_new();

		memset(contents, 0, sizeof(contents));
		memcpy(contents + at, many, sizeof(many));
		right &= !record_read_contents(contents, sizeof(contents), unit);
		flow_unit_free(unit);
	}
	report(right, "more things than there are bytes are refused");
}

static void test_empty(void)
{
	struct flow_unit *unit = flow_unit_new(), *again = NULL;
	unsigned char *data;
	size_t size, pos = 0;

	flow_record_write(unit, &data, &size);
	report(read_at(data, size, &pos, &again) == FLOW_RECORD_OK && same_unit(unit, again) && size < 40,
	       "an empty unit is a short record");
	free(data);
	flow_unit_free(unit);
	flow_unit_free(again);
}

static void test_truncation(const unsigned char *data, size_t size)
{
	bool right = read_copy(data, 0) == FLOW_RECORD_END;
	size_t cut;

	for (cut = 1; cut < size; cut++)
		right &= read_copy(data, cut) == FLOW_RECORD_TRUNCATED;
	report(right, "cut at every byte: truncated");
}

/* A record that says it is shorter than it is, with a checksum that is right for that. */
static void test_shortened(const unsigned char *data, size_t size)
{
	unsigned char *copy = malloc(size);
	bool right = true;
	size_t cut;

	for (cut = 16; cut < size; cut++) {
		memcpy(copy, data, size);
		put_u32(copy + 8, cut);
		seal(copy, cut);
		right &= read_copy(copy, cut) == FLOW_RECORD_MALFORMED;
	}
	report(right, "shortened at every byte, sealed again: malformed");
	free(copy);
}

static void test_flips(const unsigned char *data, size_t size)
{
	unsigned char *copy = malloc(size);
	bool refused = true, survived = true;
	size_t bit;

	for (bit = 0; bit < size * 8; bit++) {
		enum flow_record_status status;

		memcpy(copy, data, size);
		copy[bit / 8] ^= 1 << bit % 8;
		status = read_copy(copy, size);
		refused &= status != FLOW_RECORD_OK && status != FLOW_RECORD_END;
		if (bit < 128)
			continue;
		seal(copy, size);
		status = read_copy(copy, size);
		survived &= status == FLOW_RECORD_OK || status == FLOW_RECORD_MALFORMED;
	}
	report(refused, "each bit flipped: refused");
	report(survived, "each bit flipped, sealed again: read or refused, nothing worse");
	free(copy);
}

static void test_noise(const unsigned char *data, size_t size)
{
	unsigned char *copy = malloc(size);
	uint32_t seed = 12345;
	bool survived = true;
	int round, hit;

	for (round = 0; round < 20000; round++) {
		enum flow_record_status status;

		memcpy(copy, data, size);
		for (hit = 0; hit < 1 + round % 5; hit++) {
			seed = seed * 1664525 + 1013904223;
			copy[16 + (seed >> 8) % (size - 16)] = seed & 0x40 ? 0xff : seed >> 24;
		}
		seal(copy, size);
		status = read_copy(copy, size);
		survived &= status == FLOW_RECORD_OK || status == FLOW_RECORD_MALFORMED;
	}
	report(survived, "random bytes, sealed again: read or refused, nothing worse");
	free(copy);
}

static void test_version(const unsigned char *data, size_t size)
{
	unsigned char *copy = malloc(size);
	struct flow_unit *unit;
	unsigned int version = 0;
	size_t pos = 0;

	memcpy(copy, data, size);
	put_u32(copy + 4, 99);
	report(flow_record_read(copy, size, &pos, &unit, &version) == FLOW_RECORD_OTHER_VERSION && !unit &&
		       version == 99 && pos == size,
	       "another version is named and stepped over");
	memcpy(copy, data, size);
	copy[0] = 'q';
	report(read_copy(copy, size) == FLOW_RECORD_MAGIC, "other contents are no record");
	free(copy);
}

static void test_concatenation(const unsigned char *data, size_t size)
{
	static const size_t padding[] = { 0, 1, 7, 4096 };
	unsigned char *both = calloc(1, 2 * size + 2 * 4096);
	struct flow_unit *unit;
	bool right = true;
	size_t i;

	for (i = 0; i < sizeof(padding) / sizeof(*padding); i++) {
		size_t total = 2 * size + 2 * padding[i], pos = 0;

		memset(both, 0, total);
		memcpy(both, data, size);
		memcpy(both + size + padding[i], data, size);
		right &= read_at(both, total, &pos, &unit) == FLOW_RECORD_OK;
		flow_unit_free(unit);
		right &= read_at(both, total, &pos, &unit) == FLOW_RECORD_OK;
		flow_unit_free(unit);
		right &= read_at(both, total, &pos, &unit) == FLOW_RECORD_END && !unit && pos == total;
	}
	report(right, "two records with and without padding: two, then the end");
	free(both);
}

static void test_check(void)
{
	struct flow_unit *u = hand_made();
	struct flow_block *b = u->functions[0].blocks;

	report(!flow_unit_check(u), "the hand-made unit hangs together");
	b[3].preds[0] = 1;
	report(flow_unit_check(u) != NULL, "check: predecessors that do not match");
	b[3].preds[0] = 2;
	b[0].insns[0].args[0].index = 10;
	report(flow_unit_check(u) != NULL, "check: value out of range");
	b[0].insns[0].args[0].index = 0;
	b[0].insns[3].dst = 0;
	report(flow_unit_check(u) != NULL, "check: a store has no result");
	b[0].insns[3].dst = FLOW_NONE;
	b[0].insns[8].callee = 3;
	report(flow_unit_check(u) != NULL, "check: callee out of range");
	b[0].insns[8].callee = 1;
	report(!flow_unit_check(u), "check: repaired");
	report(flow_probe_value(u, "decl:pcim_intx", 7) == 2 && flow_probe_value(u, "decl:nothing", 7) == 7,
	       "probes answer, or are missing");
	flow_unit_free(u);
}

#define MANY_WAYS (1u << 18)

/* A switch with many ways to one block: to look for each of them among all takes minutes. */
static void test_many_edges(void)
{
	struct flow_unit *u = hand_made();
	struct flow_function *fn = &u->functions[0];
	struct flow_block *b = fn->blocks;
	uint32_t i;

	b[0] = (struct flow_block){ .term = FLOW_SWITCH, .nsuccs = MANY_WAYS };
	b[0].succs = flow_alloc(u, MANY_WAYS * sizeof(*b[0].succs));
	b[1] = (struct flow_block){ .term = FLOW_STOP, .npreds = MANY_WAYS };
	b[1].preds = flow_alloc(u, MANY_WAYS * sizeof(*b[1].preds));
	b[2] = (struct flow_block){ .term = FLOW_JUMP, .nsuccs = 1, .npreds = 1 };
	b[2].succs = numbers(u, 1, (uint32_t[]){ 1 });
	b[2].preds = numbers(u, 1, (uint32_t[]){ 0 });
	fn->nblocks = 3;
	for (i = 0; i < MANY_WAYS; i++)
		b[0].succs[i] = i ? 1 : 2;
	b[1].preds[MANY_WAYS - 1] = 2;
	report(!flow_unit_check(u), "check: many ways from block to block");
	b[1].preds[7] = 2;
	report(flow_unit_check(u) != NULL, "check: as many ways, but not from the same blocks");
	flow_unit_free(u);
}

/* PLACE, a number of UNIT's, may be LEAST, but not less. */
static bool bounded_below(struct flow_unit *unit, int64_t *place, int64_t least)
{
	int64_t before = *place;
	bool right;

	*place = least;
	right = !flow_unit_check(unit);
	*place = least - 1;
	right &= flow_unit_check(unit) != NULL;
	*place = INT64_MIN;
	right &= flow_unit_check(unit) != NULL;
	*place = before;
	return right;
}

static bool bounded_above(struct flow_unit *unit, int64_t *place)
{
	int64_t before = *place;
	bool right;

	*place = FLOW_BITS_MAX;
	right = !flow_unit_check(unit);
	*place = FLOW_BITS_MAX + 1;
	right &= flow_unit_check(unit) != NULL;
	*place = INT64_MAX;
	right &= flow_unit_check(unit) != NULL;
	*place = before;
	return right;
}

/* What is added up later must not overflow then. */
static void test_bounds(void)
{
	struct flow_unit *u = hand_made();
	struct flow_function *fn = &u->functions[0];
	struct flow_insn *insns = fn->blocks[0].insns;
	int64_t *offsets[] = { &insns[1].offset,	      &insns[4].offset,		   &insns[4].args[0].number,
			       &insns[6].args[0].number,      &u->globals[0].inits[0].offset,
			       &u->globals[0].inits[2].value.number, &u->probes[0].value };
	int64_t *sizes[] = { &insns[5].size,	   &fn->locals[0].size,	 &u->symbols[1].params[0].size,
			     &u->globals[0].size, &u->globals[0].elem };
	bool right = true;
	size_t i;

	for (i = 0; i < sizeof(offsets) / sizeof(*offsets); i++)
		right &= bounded_below(u, offsets[i], -FLOW_BITS_MAX) && bounded_above(u, offsets[i]);
	report(right, "check: offsets no object can have");
	right = true;
	for (i = 0; i < sizeof(sizes) / sizeof(*sizes); i++)
		right &= bounded_below(u, sizes[i], 0) && bounded_above(u, sizes[i]);
	report(right, "check: sizes no object can have");
	insns[4].args[1].number = INT64_MIN;
	report(!flow_unit_check(u), "check: a number may be any");
	flow_unit_free(u);
}

int main(void)
{
	struct flow_unit *unit = hand_made();
	unsigned char *data, *stored;
	size_t size, stored_size;

	test_check();
	test_bounds();
	test_many_edges();
	flow_record_write(unit, &data, &size);
	test_round_trip(unit, data, size);
	test_empty();
	test_truncation(data, size);
	test_shortened(data, size);
	test_flips(data, size);
	test_noise(data, size);
	stored = stored_record(unit, &stored_size);
	report(read_copy(stored, stored_size) == FLOW_RECORD_OK, "a record that is not compressed");
	report(size < stored_size, "compression pays");
	form = "stored record";
	test_shortened(stored, stored_size);
	test_flips(stored, stored_size);
	test_noise(stored, stored_size);
	form = "record";
	free(stored);
	test_packing();
	test_bomb();
	test_counts();
	test_version(data, size);
	test_concatenation(data, size);
	free(data);
	flow_unit_free(unit);
	return failures != 0;
}
