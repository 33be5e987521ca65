// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * dump.c - a flow unit as text, for people
 *
 * Values read %3 or %3.name, parameters first; places read [base + bits] with the field as a comment. Nothing reads
 * this back: change it as you like.
 */
#include "pcidevres/flow-tools.h"

#include <inttypes.h>

struct dump {
	const struct flow_unit *unit;
	const struct flow_function *function;
	FILE *file;
};

static const char *const binop_text[] = {
	[FLOW_ADD] = "+",   [FLOW_SUB] = "-",	[FLOW_MUL] = "*", [FLOW_DIV] = "/",  [FLOW_MOD] = "%",
	[FLOW_AND] = "&",   [FLOW_OR] = "|",	[FLOW_XOR] = "^", [FLOW_SHL] = "<<", [FLOW_SHR] = ">>",
	[FLOW_MIN] = "min", [FLOW_MAX] = "max", [FLOW_EQ] = "==", [FLOW_NE] = "!=",  [FLOW_LT] = "<",
	[FLOW_LE] = "<=",   [FLOW_GT] = ">",	[FLOW_GE] = ">=",
};

static const char *text(const struct dump *d, flow_str s)
{
	return flow_text(d->unit, s);
}

static void dump_bits(const struct dump *d, int64_t bits)
{
	uint64_t size = bits < 0 ? -(uint64_t)bits : (uint64_t)bits;

	if (bits)
		fprintf(d->file, " %c %" PRIu64, bits < 0 ? '-' : '+', size);
}

static void dump_value(const struct dump *d, uint32_t number)
{
	fprintf(d->file, "%%%" PRIu32, number);
	if (d->function && d->function->values[number].name)
		fprintf(d->file, ".%s", text(d, d->function->values[number].name));
}

static void dump_string(const struct dump *d, const char *s)
{
	fputc('"', d->file);
	for (unsigned int i = 0; s[i] && i < 40; i++)
		fputc(s[i] < ' ' || s[i] == '"' ? '.' : s[i], d->file);
	fputc('"', d->file);
}

static void dump_operand(const struct dump *d, const struct flow_operand *operand)
{
	switch (operand->kind) {
	case FLOW_OP_VALUE:
		dump_value(d, operand->index);
		break;
	case FLOW_OP_CONST:
		fprintf(d->file, "%" PRId64, operand->number);
		break;
	case FLOW_OP_SYMBOL:
		fprintf(d->file, "&%s()", text(d, d->unit->symbols[operand->index].name));
		break;
	case FLOW_OP_GLOBAL:
		fprintf(d->file, "&%s", text(d, d->unit->globals[operand->index].name));
		dump_bits(d, operand->number);
		break;
	case FLOW_OP_LOCAL:
		fprintf(d->file, "&$%" PRIu32 ".%s", operand->index,
			d->function ? text(d, d->function->locals[operand->index].name) : "");
		dump_bits(d, operand->number);
		break;
	case FLOW_OP_STRING:
		dump_string(d, text(d, operand->index));
		break;
	case FLOW_OP_OPAQUE:
		fputc('?', d->file);
		break;
	default:
		fputs("none", d->file);
	}
}

static void dump_place(const struct dump *d, const struct flow_insn *insn)
{
	fputc('[', d->file);
	dump_operand(d, &insn->args[0]);
	dump_bits(d, insn->offset);
	if (insn->flags & FLOW_F_INDEX)
		fputs(" + n", d->file);
	fputc(']', d->file);
}

static void dump_args(const struct dump *d, const struct flow_insn *insn)
{
	for (uint32_t i = 0; i < insn->nargs; i++) {
		if (i)
			fputs(", ", d->file);
		dump_operand(d, &insn->args[i]);
	}
}

static void dump_call(const struct dump *d, const struct flow_insn *insn)
{
	if (insn->callee != FLOW_NONE) {
		fprintf(d->file, "%s", text(d, d->unit->symbols[insn->callee].name));
	} else {
		fputs("(*", d->file);
		dump_operand(d, &insn->target);
		fputc(')', d->file);
	}
	fputc('(', d->file);
	dump_args(d, insn);
	fputc(')', d->file);
}

static void dump_phi(const struct dump *d, const struct flow_insn *insn, const struct flow_block *block)
{
	fputs("phi", d->file);
	for (uint32_t i = 0; i < insn->nargs; i++) {
		fprintf(d->file, " %" PRIu32 ":", block->preds[i]);
		dump_operand(d, &insn->args[i]);
	}
}

static void dump_operation(const struct dump *d, const struct flow_insn *insn, const struct flow_block *block)
{
	switch (insn->op) {
	case FLOW_COPY:
		dump_operand(d, &insn->args[0]);
		break;
	case FLOW_ADDR:
		fputc('&', d->file);
		dump_place(d, insn);
		break;
	case FLOW_LOAD:
		dump_place(d, insn);
		break;
	case FLOW_STORE:
		dump_place(d, insn);
		fputs(" = ", d->file);
		dump_operand(d, &insn->args[1]);
		break;
	case FLOW_CLEAR:
		dump_place(d, insn);
		fprintf(d->file, " = 0 (%" PRId64 ")", insn->size);
		break;
	case FLOW_MOVE:
		dump_place(d, insn);
		fputs(" = *", d->file);
		dump_operand(d, &insn->args[1]);
		fprintf(d->file, " (%" PRId64 ")", insn->size);
		break;
	case FLOW_BINARY:
		dump_operand(d, &insn->args[0]);
		fprintf(d->file, " %s%s ", binop_text[insn->binop], insn->flags & FLOW_F_UNSIGNED ? "u" : "");
		dump_operand(d, &insn->args[1]);
		break;
	case FLOW_PHI:
		dump_phi(d, insn, block);
		break;
	case FLOW_CALL:
		dump_call(d, insn);
		break;
	default:
		fputs("any", d->file);
	}
}

static void dump_insn(const struct dump *d, const struct flow_insn *insn, const struct flow_block *block)
{
	fputs("\t", d->file);
	if (insn->dst != FLOW_NONE) {
		dump_value(d, insn->dst);
		fputs(" = ", d->file);
	}
	dump_operation(d, insn, block);
	if (insn->bits)
		fprintf(d->file, " :%u", insn->bits);
	if (insn->flags & FLOW_F_NARROW)
		fputs(" narrow", d->file);
	if (insn->flags & FLOW_F_VOLATILE)
		fputs(" volatile", d->file);
	if (insn->flags & FLOW_F_UNTIL_SET)
		fputs(" until-set", d->file);
	if (insn->flags & FLOW_F_UNTIL_CLEAR)
		fputs(" until-clear", d->file);
	if (insn->flags & FLOW_F_MACRO)
		fputs(" macro", d->file);
	if (insn->field)
		fprintf(d->file, " {%s.%s}", text(d, insn->tag), text(d, insn->field));
	if (insn->loc.line)
		fprintf(d->file, "  ; %s:%" PRIu32 ":%" PRIu32, text(d, insn->loc.file), insn->loc.line,
			insn->loc.column);
	fputc('\n', d->file);
}

static void dump_switch(const struct dump *d, const struct flow_block *block)
{
	fputs("switch ", d->file);
	dump_operand(d, &block->a);
	for (uint32_t i = 0; i < block->ncases; i++) {
		const struct flow_case *c = &block->cases[i];

		fprintf(d->file, " %" PRId64, c->low);
		if (c->high != c->low)
			fprintf(d->file, "..%" PRId64, c->high);
		fprintf(d->file, " -> B%" PRIu32, block->succs[c->succ]);
	}
	fprintf(d->file, " else -> B%" PRIu32, block->succs[0]);
}

static void dump_terminator(const struct dump *d, const struct flow_block *block)
{
	fputc('\t', d->file);
	switch (block->term) {
	case FLOW_JUMP:
		fprintf(d->file, "goto B%" PRIu32, block->succs[0]);
		break;
	case FLOW_COND:
		fputs("if ", d->file);
		dump_operand(d, &block->a);
		fprintf(d->file, " %s%s ", binop_text[block->cmp], block->flags & FLOW_F_UNSIGNED ? "u" : "");
		dump_operand(d, &block->b);
		fprintf(d->file, " -> B%" PRIu32 " else B%" PRIu32, block->succs[0], block->succs[1]);
		break;
	case FLOW_SWITCH:
		dump_switch(d, block);
		break;
	case FLOW_RETURN:
		fputs("return ", d->file);
		dump_operand(d, &block->a);
		break;
	default:
		fputs("stop", d->file);
	}
	if (block->loc.line)
		fprintf(d->file, "  ; %s:%" PRIu32 ":%" PRIu32, text(d, block->loc.file), block->loc.line,
			block->loc.column);
	fputc('\n', d->file);
}

static void dump_function(struct dump *d, const struct flow_function *function)
{
	d->function = function;
	fprintf(d->file, "\nfunction %s(", text(d, d->unit->symbols[function->symbol].name));
	for (uint32_t i = 0; i < function->nparams; i++) {
		const struct flow_value *value = &function->values[i];

		fprintf(d->file, "%s%s%s", i ? ", " : "", text(d, value->tag), value->tag ? " *" : "");
		dump_value(d, i);
	}
	fprintf(d->file, ")  ; %s:%" PRIu32 "\n", text(d, function->loc.file), function->loc.line);
	for (uint32_t i = 0; i < function->nblocks; i++) {
		const struct flow_block *block = &function->blocks[i];

		fprintf(d->file, "B%" PRIu32 ":", i);
		for (uint32_t j = 0; j < block->npreds; j++)
			fprintf(d->file, "%s%" PRIu32, j ? " " : "\t\t; from ", block->preds[j]);
		fputc('\n', d->file);
		for (uint32_t j = 0; j < block->ninsns; j++)
			dump_insn(d, &block->insns[j], block);
		dump_terminator(d, block);
	}
	d->function = NULL;
}

static void dump_global(const struct dump *d, const struct flow_global *global)
{
	fprintf(d->file, "global %s", text(d, global->name));
	if (global->tag)
		fprintf(d->file, " struct %s", text(d, global->tag));
	fprintf(d->file, " size %" PRId64, global->size);
	if (global->elem)
		fprintf(d->file, " element %" PRId64, global->elem);
	fprintf(d->file, "%s%s%s%s\n", global->flags & FLOW_GLOBAL_DEFINED ? " defined" : "",
		global->flags & FLOW_GLOBAL_STATIC ? " static" : "", global->flags & FLOW_GLOBAL_CONST ? " const" : "",
		global->flags & FLOW_GLOBAL_EXPORTED ? " exported" : "");
	for (uint32_t i = 0; i < global->ninits; i++) {
		const struct flow_init *init = &global->inits[i];

		fprintf(d->file, "\t+%" PRId64 " %s.%s = ", init->offset, text(d, init->tag), text(d, init->field));
		dump_operand(d, &init->value);
		fputc('\n', d->file);
	}
}

static void dump_symbol(const struct dump *d, const struct flow_symbol *symbol)
{
	static const char *const flags[] = {
		"defined", "static",	"exported", "header", "global-header", "noreturn", "pruned",
		"pure",	   "addressed", "weak",	    "prints", "foreign",       "given",	   "library",
	};

	fprintf(d->file, "symbol %s(", text(d, symbol->name));
	for (uint32_t i = 0; i < symbol->nparams; i++) {
		const struct flow_symbol_param *param = &symbol->params[i];

		fprintf(d->file, "%s%s%s%s", i ? ", " : "", param->is_const ? "const " : "", text(d, param->tag),
			param->is_pointer ? "*" : "n");
	}
	fputc(')', d->file);
	for (unsigned int i = 0; i < sizeof(flags) / sizeof(*flags); i++) {
		if (symbol->flags & 1U << i)
			fprintf(d->file, " %s", flags[i]);
	}
	fprintf(d->file, "  ; %s\n", text(d, symbol->header));
}

void flow_dump(const struct flow_unit *unit, FILE *file)
{
	struct dump d = { unit, NULL, file };

	fprintf(file, "unit %s module %s base %s root %s compiler %s\n", flow_text(unit, unit->source),
		flow_text(unit, unit->modname), flow_text(unit, unit->basename), flow_text(unit, unit->root),
		flow_text(unit, unit->compiler));
	for (uint32_t i = 0; i < unit->nprobes; i++)
		fprintf(file, "probe %s = %" PRId64 "\n", flow_text(unit, unit->probes[i].name), unit->probes[i].value);
	for (uint32_t i = 0; i < unit->nsymbols; i++)
		dump_symbol(&d, &unit->symbols[i]);
	for (uint32_t i = 0; i < unit->nglobals; i++)
		dump_global(&d, &unit->globals[i]);
	for (uint32_t i = 0; i < unit->nfunctions; i++)
		dump_function(&d, &unit->functions[i]);
}
