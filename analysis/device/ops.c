// SPDX-License-Identifier: GPL-2.0-or-later
/* ops.c - the rows of the API table, read once: which effect a function has, and on what. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <hashtab.h>
#include <libiberty.h>

#include "device/ops.h"

static const struct {
	const char *word;
	effect_fn *run;
	uint32_t effects;
} effects[] = {
#define EFFECT(word, class, run, mask, needs) { word, run, mask },
#include "pcidevres/effects.def"
};

static enum ret_class parse_ret(const char *text)
{
	static const struct {
		const char *word;
		enum ret_class ret;
	} words[] = { { "E0", RET_E0 }, { "CNT", RET_CNT }, { "GE0", RET_GE0 }, { "P0", RET_P0 }, { "PE", RET_PE } };
	unsigned int i;

	for (i = 0; text && i < sizeof(words) / sizeof(words[0]); i++)
		if (!strcmp(text, words[i].word))
			return words[i].ret;
	return text ? RET_ANY : RET_VOID;
}

static int parse_word(const char *text, const char *const *words, int missing)
{
	int i;

	for (i = 0; text && words[i]; i++)
		if (!strcmp(text, words[i]))
			return i;
	return missing;
}

/* A member of struct op that is called as the attribute of a row that it comes from. */
struct attribute {
	const char *key;
	size_t offset;
};

#define MEMBER(name) #name, offsetof(struct op, name)

/* Which argument of the call is what; -1: none. */
static void parse_arguments(struct op *op, const struct api_row *row)
{
	static const struct attribute arguments[] = {
		{ MEMBER(dev) }, { MEMBER(irq) },  { MEMBER(nr) },    { MEMBER(fn) },	  { MEMBER(id) },
		{ MEMBER(min) }, { MEMBER(max) },  { MEMBER(flags) }, { MEMBER(value) },  { MEMBER(data) },
		{ MEMBER(bar) }, { MEMBER(mask) }, { MEMBER(addr) },  { MEMBER(object) }, { MEMBER(out) },
		{ MEMBER(ops) }, { MEMBER(at) },
	};
	unsigned int i;

	for (i = 0; i < sizeof(arguments) / sizeof(arguments[0]); i++)
		*(int *)((char *)op + arguments[i].offset) = api_arg(row, arguments[i].key);
}

/* What a row says by having an attribute, whatever its value. */
static void parse_flags(struct op *op, const struct api_row *row)
{
	static const struct attribute flags[] = {
		{ MEMBER(region) }, { MEMBER(found) }, { MEMBER(reset) }, { MEMBER(zero) },   { MEMBER(drvdata) },
		{ MEMBER(same) },   { MEMBER(looks) }, { MEMBER(event) }, { MEMBER(second) }, { MEMBER(counted) },
	};
	unsigned int i;

	for (i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		*(bool *)((char *)op + flags[i].offset) = api_attr(row, flags[i].key);
}

static void parse_op(struct op *op, const struct api_row *row)
{
	static const char *const managed[] = { "never", "always", "hybrid", NULL };
	static const char *const family[] = { "plain", "devm", "pci", "pcim", "io", NULL };
	static const char *const bars[] = { "all", "mem", "io", NULL };
	static const char *const kinds[] = { "none", "msi", "msix", "any", NULL };
	unsigned int i;

	op->row = row;
	op->run = effect_neutral;
	for (i = 0; i < sizeof(effects) / sizeof(effects[0]); i++) {
		if (!strcmp(row->effect, effects[i].word)) {
			op->run = effects[i].run;
			op->effects = effects[i].effects;
		}
	}
	op->ret = parse_ret(api_attr(row, "ret"));
	parse_arguments(op, row);
	op->first = api_attr(row, "first");
	op->then = api_attr(row, "then");
	op->keeps = api_attr(row, "keeps");
	op->holds = api_attr(row, "holds");
	op->bars = parse_word(api_attr(row, "bars"), bars, BARS_MASK);
	op->managed = api_attr(row, "managed") && !*api_attr(row, "managed") ?
			      1 :
			      parse_word(api_attr(row, "managed"), managed, 0);
	op->family = parse_word(api_attr(row, "family"), family, FAMILY_PLAIN);
	op->kinds = parse_word(api_attr(row, "kind"), kinds, KIND_MSI | KIND_MSIX);
	if (op->run == effect_free_vectors)
		op->effects = (op->kinds & KIND_MSI ? RELEASES_MSI : 0) | (op->kinds & KIND_MSIX ? RELEASES_MSIX : 0);
	parse_flags(op, row);
	op->table = !strcmp(row->effect, "map-table");
	if (op->region)
		op->effects = op->run == effect_map ? ACQUIRES_REGION : RELEASES_REGION;
	op->on_list = op->managed == 1 || op->run == effect_action ||
		      (op->family == FAMILY_DEVM && (op->effects & ACQUIRES_HANDLER));
	op->makes = api_attr(row, "makes");
}

static hashval_t hash_op(const void *p)
{
	return htab_hash_pointer(((const struct op *)p)->row);
}

static int op_equals(const void *a, const void *row)
{
	return ((const struct op *)a)->row == row;
}

/* Lives as long as PROG. Rows belong to the table, which outlives every program. */
static const struct op *op_of(struct program *prog, const struct api_row *row)
{
	struct op *op;
	void **slot;

	if (!prog->ops)
		prog->ops = htab_create(256, hash_op, op_equals, free);
	slot = htab_find_slot_with_hash(prog->ops, row, htab_hash_pointer(row), INSERT);
	if (!*slot) {
		op = XCNEW(struct op);
		parse_op(op, row);
		*slot = op;
	}
	return *slot;
}

uint32_t ops_lookup(struct program *prog, const struct unit *unit, const char *name, bool own, const void **api)
{
	const struct api_row *const *rows;
	const struct op *op;
	size_t count, i;

	*api = NULL;
	rows = api_rows(prog->options.api, name, own, &count);
	for (i = 0; i < count; i++) {
		if (!api_holds(prog->options.api, unit->flow, rows[i]->when))
			continue;
		op = op_of(prog, rows[i]);
		*api = op;
		return op->effects;
	}
	return 0;
}

struct asked_member {
	struct program *prog;
	uint32_t fn;
	bool found;
};

static int look_at_members(void **slot, void *data)
{
	const struct op *op = *slot;
	struct asked_member *m = data;

	m->found = (op->first && program_stored_in(m->prog, program_name(m->prog, op->first), m->fn)) ||
		   (op->then && program_stored_in(m->prog, program_name(m->prog, op->then), m->fn));
	return !m->found;
}

bool ops_releases_object(struct program *prog, uint32_t fn)
{
	struct asked_member m = { .prog = prog, .fn = fn };

	if (prog->ops)
		htab_traverse(prog->ops, look_at_members, &m);
	return m.found;
}
