// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * parse.c - reads the text of an API table; the format is in docs/api-table.md
 *
 * Effects, keys and values are checked here, because a misspelt word in a user's table would otherwise be silently
 * without effect.
 */
#include "table.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>
#include <libiberty/objalloc.h>

static const struct {
	const char *word;
	enum api_class class;
	const char *needs; /* the key of an argument, or NULL */
} effects[] = {
#define EFFECT(word, class, run, mask, needs) { word, API_##class, needs },
#include "pcidevres/effects.def"
};

#define NEFFECTS (sizeof(effects) / sizeof(*effects))

enum api_class api_class(const struct api_row *row)
{
	size_t i = 0;

	while (i < NEFFECTS && row->effect != effects[i].word)
		i++;
	return i < NEFFECTS ? effects[i].class : API_TRACKED;
}

/* What may stand behind a key: an argument, a member TAG.NAME, or one of the words listed ("" is the bare key). */
struct key {
	const char *name;
	enum { WORD, ARGUMENT, MEMBER } kind;
	const char *words[10];
};

static const struct key keys[] = {
	{ "dev", ARGUMENT, { NULL } },
	{ "irq", ARGUMENT, { NULL } },
	{ "nr", ARGUMENT, { NULL } },
	{ "fn", ARGUMENT, { NULL } },
	{ "thread", ARGUMENT, { NULL } },
	{ "id", ARGUMENT, { NULL } },
	{ "data", ARGUMENT, { NULL } },
	{ "value", ARGUMENT, { NULL } },
	{ "min", ARGUMENT, { NULL } },
	{ "max", ARGUMENT, { NULL } },
	{ "flags", ARGUMENT, { NULL } },
	{ "gfp", ARGUMENT, { NULL } },
	{ "entries", ARGUMENT, { NULL } },
	{ "map", ARGUMENT, { NULL } },
	{ "bar", ARGUMENT, { NULL } },
	{ "mask", ARGUMENT, { NULL } },
	{ "addr", ARGUMENT, { NULL } },
	{ "object", ARGUMENT, { NULL } },
	{ "out", ARGUMENT, { NULL } },
	{ "ops", ARGUMENT, { NULL } },
	{ "at", ARGUMENT, { NULL } },
	{ "first", MEMBER, { NULL } },
	{ "then", MEMBER, { NULL } },
	{ "keeps", MEMBER, { NULL } },
	{ "holds", MEMBER, { NULL } },
	{ "counted", WORD, { "", NULL } },
	{ "bars", WORD, { "all", "mem", "io", NULL } },
	{ "ret", WORD, { "E0", "CNT", "GE0", "P0", "PE", NULL } },
	{ "kind", WORD, { "any", "msi", "msix", NULL } },
	{ "family", WORD, { "plain", "devm", "pci", "pcim", "io", NULL } },
	{ "managed", WORD, { "", "hybrid", "always", NULL } },
	{ "of", WORD, { "enabled", "functions", "managed", "msi", "present", "type", "up", "vectors", NULL } },
	{ "zero", WORD, { "", NULL } },
	{ "drvdata", WORD, { "", NULL } },
	{ "reset", WORD, { "", NULL } },
	{ "region", WORD, { "", NULL } },
	{ "same", WORD, { "", NULL } },
	{ "looks", WORD, { "", NULL } },
	{ "event", WORD, { "", NULL } },
	{ "found", WORD, { "", NULL } },
	{ "second", WORD, { "", NULL } },
	{ "makes", WORD, { "net_device", NULL } },
};

#define ATTRS_MAX 16

struct parser {
	struct objalloc *arena;
	const char *file;
	struct api_text *result;
	const char *line_start, *at; /* of the current line */
	unsigned int line;
	char *wrong; /* the first complaint */
};

/* A word of the current line. */
struct token {
	const char *text;
	size_t length;
	unsigned int column;
};

/* ---- small helpers --------------------------------------------------------------------------------------------- */

char *api_complain(const char *file, unsigned int line, unsigned int column, const char *format, ...)
{
	char *what, *result;
	va_list args;

	va_start(args, format);
	what = xvasprintf(format, args);
	va_end(args);
	result = xasprintf("%s:%u:%u: %s", file, line, column, what);
	free(what);
	return result;
}

#define complain(p, token, ...)                                                                        \
	do {                                                                                           \
		if (!(p)->wrong)                                                                       \
			(p)->wrong = api_complain((p)->file, (p)->line, (token)->column, __VA_ARGS__); \
	} while (0)

static void *allocate(struct parser *p, size_t size)
{
	void *memory = objalloc_alloc(p->arena, size);

	if (!memory)
		xmalloc_failed(size);
	return memory;
}

static char *copy_text(struct parser *p, const char *text, size_t length)
{
	char *copy = allocate(p, length + 1);

	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

void api_rows_append(struct api_rows *rows, const struct api_row *row)
{
	rows->list = xrealloc(rows->list, (rows->count + 1) * sizeof(*rows->list));
	rows->list[rows->count++] = row;
}

void api_semantics_append(struct api_semantics *semantics, const struct api_semantic *semantic)
{
	semantics->list = xrealloc(semantics->list, (semantics->count + 1) * sizeof(*semantics->list));
	semantics->list[semantics->count++] = semantic;
}

void api_names_append(struct api_names *names, const char *name)
{
	names->list = xrealloc(names->list, (names->count + 1) * sizeof(*names->list));
	names->list[names->count++] = name;
}

static void conditions_append(struct api_conditions *conditions, const char *expression, unsigned int line,
			      unsigned int column)
{
	conditions->list = xrealloc(conditions->list, (conditions->count + 1) * sizeof(*conditions->list));
	conditions->list[conditions->count++] = (struct api_condition){ expression, line, column };
}

bool api_rows_same(const struct api_row *a, const struct api_row *b)
{
	return strcmp(a->name, b->name) == 0 && strcmp(a->when, b->when) == 0;
}

void api_text_free(struct api_text *text)
{
	free(text->rows.list);
	free(text->semantics.list);
	free(text->probes.list);
	free(text->conditions.list);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

bool api_next_word(const char **at, struct api_word *word)
{
	const char *text = *at;

	while (is_blank(*text))
		text++;
	word->negated = *text == '!';
	text += word->negated;
	word->text = text;
	while (*text && !is_blank(*text))
		text++;
	word->length = text - word->text;
	*at = text;
	return word->length != 0;
}

/* ---- words of a line ------------------------------------------------------------------------------------------- */

/* False at the end of the line; a word starting with "#" ends it, too. */
static bool next_token(struct parser *p, struct token *token)
{
	while (is_blank(*p->at))
		p->at++;
	token->text = p->at;
	token->column = (unsigned int)(p->at - p->line_start) + 1;
	token->length = 0;
	if (!*p->at || *p->at == '\n' || *p->at == '#')
		return false;
	while (*p->at && *p->at != '\n' && !is_blank(*p->at))
		p->at++;
	token->length = p->at - token->text;
	return true;
}

static bool token_is(const struct token *token, const char *text)
{
	return strlen(text) == token->length && memcmp(token->text, text, token->length) == 0;
}

/* The part of TOKEN from FROM on, up to TO. */
static struct token token_part(const struct token *token, size_t from, size_t to)
{
	return (struct token){ token->text + from, to - from, token->column + (unsigned int)from };
}

static bool is_name(const struct token *token, const char *more)
{
	size_t i;

	if (!token->length || isdigit((unsigned char)token->text[0]))
		return false;
	for (i = 0; i < token->length; i++) {
		unsigned char c = token->text[i];

		if (!isalnum(c) && c != '_' && !strchr(more, c))
			return false;
	}
	return true;
}

static bool starts_with(const struct token *token, const char *prefix)
{
	size_t length = strlen(prefix);

	return token->length > length && memcmp(token->text, prefix, length) == 0;
}

/* TAG.NAME */
static bool is_member(const struct token *token)
{
	const char *dot = memchr(token->text, '.', token->length);

	return is_name(token, ".") && dot && dot != token->text && dot + 1 != token->text + token->length;
}

/* field:TAG.NAME, decl:NAME, body:NAME or struct:TAG */
static bool is_probe(const struct token *token)
{
	struct token rest;

	if (starts_with(token, "field:")) {
		rest = token_part(token, 6, token->length);
		return is_member(&rest);
	}
	if (starts_with(token, "decl:") || starts_with(token, "body:")) {
		rest = token_part(token, 5, token->length);
		return is_name(&rest, "");
	}
	if (starts_with(token, "struct:")) {
		rest = token_part(token, 7, token->length);
		return is_name(&rest, "");
	}
	return false;
}

/* [!]PROBE or [!]SEMANTIC */
static bool check_condition_word(struct parser *p, const struct token *token)
{
	struct token rest = token_part(token, token->text[0] == '!', token->length);

	if (is_probe(&rest) || (is_name(&rest, "-") && !memchr(rest.text, ':', rest.length)))
		return true;
	complain(p, token,
		 "'%.*s' is no condition; write field:TAG.NAME, decl:NAME, body:NAME, struct:TAG or a semantic's name",
		 (int)token->length, token->text);
	return false;
}

/* ---- lines ----------------------------------------------------------------------------------------------------- */

static void parse_probes(struct parser *p)
{
	size_t before = p->result->probes.count;
	struct token token;

	while (!p->wrong && next_token(p, &token)) {
		if (is_probe(&token))
			api_names_append(&p->result->probes, copy_text(p, token.text, token.length));
		else
			complain(p, &token,
				 "'%.*s' is no probe; write field:TAG.NAME, decl:NAME, body:NAME or struct:TAG",
				 (int)token.length, token.text);
	}
	if (p->result->probes.count == before)
		complain(p, &token, "'probe' needs one; write field:TAG.NAME, decl:NAME, body:NAME or struct:TAG");
}

/* The words up to the end of the line, each a condition, as one expression. */
static const char *parse_expression(struct parser *p)
{
	struct token token, first = { 0 };
	const char *end = p->at;

	while (next_token(p, &token)) {
		if (!check_condition_word(p, &token))
			return "";
		if (!first.text)
			first = token;
		end = token.text + token.length;
	}
	if (!first.text) {
		complain(p, &token,
			 "a semantic needs a condition; write field:TAG.NAME, decl:NAME, body:NAME, struct:TAG or a "
			 "semantic's name");
		return "";
	}
	return copy_text(p, first.text, end - first.text);
}

static void parse_semantic(struct parser *p)
{
	struct api_semantic *semantic;
	struct token name, equals;

	if (!next_token(p, &name) || !is_name(&name, "-")) {
		complain(p, &name, "a semantic needs a name of letters, digits, '_' and '-'");
		return;
	}
	if (!next_token(p, &equals) || !token_is(&equals, "=")) {
		complain(p, &equals, "'=' expected after semantic '%.*s'", (int)name.length, name.text);
		return;
	}
	semantic = allocate(p, sizeof(*semantic));
	semantic->name = copy_text(p, name.text, name.length);
	semantic->expression = parse_expression(p);
	api_semantics_append(&p->result->semantics, semantic);
	conditions_append(&p->result->conditions, semantic->expression, p->line, name.column);
}

static const struct key *find_key(const struct token *token)
{
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		if (token_is(token, keys[i].name))
			return &keys[i];
	}
	return NULL;
}

/* $N; for gfp also $-N, counted from the end. */
static bool is_argument(const struct token *token, const struct key *key)
{
	size_t i = 1;

	if (token->length < 2 || token->text[0] != '$')
		return false;
	if (token->text[1] == '-' && strcmp(key->name, "gfp") == 0)
		i = 2;
	if (i == token->length || token->length - i > 2)
		return false;
	for (; i < token->length; i++) {
		if (!isdigit((unsigned char)token->text[i]))
			return false;
	}
	return true;
}

static void check_value(struct parser *p, const struct key *key, const struct token *value)
{
	size_t i;

	if (key->kind == MEMBER) {
		if (!is_member(value))
			complain(p, value, "'%s' needs a member such as %s=snd_card.private_free", key->name,
				 key->name);
		return;
	}
	if (key->kind == ARGUMENT) {
		if (!is_argument(value, key))
			complain(p, value, "'%s' needs an argument such as %s=$0", key->name, key->name);
		return;
	}
	for (i = 0; key->words[i]; i++) {
		if (token_is(value, key->words[i]))
			return;
	}
	complain(p, value, "'%.*s' is nothing '%s' can be; docs/api-table.md lists the words", (int)value->length,
		 value->text, key->name);
}

/* Adds one more word to the row's condition. */
static void parse_when(struct parser *p, struct api_row *row, const struct token *value)
{
	char *both;
	size_t length = strlen(row->when);

	if (!value->length || !check_condition_word(p, value)) {
		complain(p, value, "'when' needs a condition such as when=vector-hybrid");
		return;
	}
	both = allocate(p, length + value->length + 2);
	memcpy(both, row->when, length);
	if (length)
		both[length++] = ' ';
	memcpy(both + length, value->text, value->length);
	both[length + value->length] = '\0';
	row->when = both;
	conditions_append(&p->result->conditions, copy_text(p, value->text, value->length), p->line, value->column);
}

static void parse_attribute(struct parser *p, struct api_row *row, const struct token *token)
{
	const char *equals = memchr(token->text, '=', token->length);
	size_t length = equals ? (size_t)(equals - token->text) : token->length;
	struct token name = token_part(token, 0, length);
	struct token value = token_part(token, equals ? length + 1 : length, token->length);
	const struct key *key;

	if (token_is(&name, "when")) {
		parse_when(p, row, &value);
		return;
	}
	key = find_key(&name);
	if (!key) {
		complain(p, token, "'%.*s' is no attribute; docs/api-table.md lists them", (int)name.length, name.text);
		return;
	}
	check_value(p, key, &value);
	if (api_attr(row, key->name))
		complain(p, token, "'%s' is there twice; leave one out", key->name);
	if (row->nattrs == ATTRS_MAX) {
		complain(p, token, "more than %u attributes; leave some out", ATTRS_MAX);
		return;
	}
	row->attrs[row->nattrs].key = key->name;
	row->attrs[row->nattrs++].value = copy_text(p, value.text, value.length);
}

/* The number of the effect among those above; NEFFECTS after complaining. */
static size_t parse_effect(struct parser *p, const struct token *name)
{
	struct token token;
	size_t i = 0;

	if (!next_token(p, &token)) {
		complain(p, &token, "'%.*s' needs an effect; docs/api-table.md lists them", (int)name->length,
			 name->text);
		return NEFFECTS;
	}
	while (i < NEFFECTS && !token_is(&token, effects[i].word))
		i++;
	if (i == NEFFECTS)
		complain(p, &token, "'%.*s' is no effect; docs/api-table.md lists them", (int)token.length, token.text);
	return i;
}

/* One row for each of the names, which are separated by commas. */
static void add_rows(struct parser *p, const struct token *names, const struct api_row *pattern)
{
	size_t from = 0, to;

	while (from <= names->length) {
		struct token name;
		struct api_row *row;

		for (to = from; to < names->length && names->text[to] != ','; to++)
			;
		name = token_part(names, from, to);
		if (!is_name(&name, "")) {
			complain(p, &name, "'%.*s' is no function name", (int)name.length, name.text);
			return;
		}
		row = allocate(p, sizeof(*row));
		*row = *pattern;
		row->name = copy_text(p, name.text, name.length);
		api_rows_append(&p->result->rows, row);
		from = to + 1;
	}
}

/* Those of mappings are none of handlers. */
static void check_family(struct parser *p, const struct token *names, const struct api_row *row)
{
	const char *family = api_attr(row, "family");

	if (family && !strncmp(row->effect, "handler", 7) && (!strcmp(family, "pcim") || !strcmp(family, "io")))
		complain(p, names, "'%s' is no family of handlers; plain, devm and pci are", family);
}

static void parse_row(struct parser *p, const struct token *names)
{
	struct api_attr attrs[ATTRS_MAX];
	struct api_row row = { .when = "", .attrs = attrs, .file = p->file, .line = p->line };
	size_t effect = parse_effect(p, names);
	struct token token;

	if (effect < NEFFECTS)
		row.effect = effects[effect].word;
	while (!p->wrong && next_token(p, &token))
		parse_attribute(p, &row, &token);
	if (p->wrong)
		return;
	check_family(p, names, &row);
	/* without that argument the row would do nothing at all */
	if (effects[effect].needs && !api_attr(&row, effects[effect].needs))
		complain(p, names, "'%s' needs to know which argument: add %s=$N", row.effect, effects[effect].needs);
	row.attrs = allocate(p, (row.nattrs + 1) * sizeof(*row.attrs));
	memcpy(row.attrs, attrs, row.nattrs * sizeof(*row.attrs));
	add_rows(p, names, &row);
}

static void parse_line(struct parser *p)
{
	struct token first;

	if (!next_token(p, &first))
		return;
	if (token_is(&first, "semantic"))
		parse_semantic(p);
	else if (token_is(&first, "probe"))
		parse_probes(p);
	else
		parse_row(p, &first);
}

char *api_parse(struct objalloc *arena, const char *file, const char *text, struct api_text *result)
{
	struct parser p = { .arena = arena, .result = result, .at = text };

	memset(result, 0, sizeof(*result));
	p.file = copy_text(&p, file, strlen(file));
	while (!p.wrong && *p.at) {
		p.line++;
		p.line_start = p.at;
		parse_line(&p);
		p.at += strcspn(p.at, "\n");
		p.at += *p.at == '\n';
	}
	return p.wrong;
}
