// SPDX-License-Identifier: GPL-2.0-or-later
/* findings.c - one finding for each rule, site and module: the one with the shortest path. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <libiberty.h>
#include <objalloc.h>

#include "engine/names.h"
#include "report/findings.h"
#include "report/fix.h"

struct record {
	struct finding finding;
	const struct rule *rule;
	const struct module *module;
	uint32_t site;
	bool fails, dropped, guesses;
};

struct results {
	struct objalloc *memory;
	struct record *records;
	size_t count, room;
	struct finding *sorted;
	size_t nsorted;
};

struct results *results_new(void)
{
	struct results *results = XCNEW(struct results);

	results->memory = objalloc_create();
	return results;
}

void results_free(struct results *results)
{
	objalloc_free(results->memory);
	free(results->records);
	free(results->sorted);
	free(results);
}

static struct results *results_of(const struct program *prog)
{
	return prog->results;
}

void *results_alloc(struct program *prog, size_t size)
{
	void *p = objalloc_alloc(results_of(prog)->memory, size ? size : 1);

	if (!p)
		xmalloc_failed(size);
	memset(p, 0, size);
	return p;
}

const char *results_text(struct program *prog, const char *text)
{
	return text ? strcpy(results_alloc(prog, strlen(text) + 1), text) : NULL;
}

/* Length of FORMAT with its %s replaced; copies it to TO unless that is NULL. */
static size_t expand(char *to, const char *format, va_list args)
{
	const char *p, *arg;
	size_t n = 0, length;

	for (p = format; *p; p++) {
		if (p[0] == '%' && p[1] == 's') {
			arg = va_arg(args, const char *);
			length = strlen(arg);
			if (to)
				memcpy(to + n, arg, length);
			n += length;
			p++;
		} else {
			if (to)
				to[n] = *p;
			n++;
		}
	}
	return n;
}

const char *textf(struct program *prog, const char *format, ...)
{
	va_list args;
	size_t length;
	char *text;

	va_start(args, format);
	length = expand(NULL, format, args);
	va_end(args);
	text = results_alloc(prog, length + 1);
	va_start(args, format);
	expand(text, format, args);
	va_end(args);
	return text;
}

struct place place_of(struct program *prog, uint32_t site)
{
	const struct unit *unit;
	struct flow_loc loc = program_site_loc(prog, site, &unit);
	struct place at = { .file = "", .line = loc.line, .column = loc.column };

	if (unit)
		at.file = flow_text(unit->flow, loc.file);
	return at;
}

static struct record *find_record(struct results *results, const struct rule *rule, const struct module *module,
				  uint32_t site)
{
	size_t i;

	for (i = 0; i < results->count; i++)
		if (results->records[i].rule == rule && results->records[i].site == site &&
		    results->records[i].module == module)
			return &results->records[i];
	return NULL;
}

static struct record *new_record(struct results *results)
{
	if (results->count == results->room) {
		results->room = results->room ? results->room * 2 : 16;
		results->records = XRESIZEVEC(struct record, results->records, results->room);
	}
	memset(&results->records[results->count], 0, sizeof(struct record));
	return &results->records[results->count++];
}

/* All of the path lies in the file of the finding: one file alone proves it. */
static bool in_one_unit(struct program *prog, const struct trace *t, uint32_t site, const struct unit *root_unit)
{
	const struct fn *fn = program_site_fn(prog, site), *other;

	if (!fn || fn->unit != root_unit)
		return false;
	for (; t; t = t->up) {
		other = program_site_fn(prog, t->site);
		if (other && other->unit != fn->unit)
			return false;
	}
	return true;
}

static bool names_failure(const struct trace *t)
{
	for (; t; t = t->up)
		if (t->kind == TRACE_FAILS)
			return true;
	return false;
}

void report(const struct rule *rule, const struct moment *m, const struct verdict *v)
{
	struct program *prog = m->run->prog;
	const struct root *root = root_of(m->run);
	struct results *results = results_of(prog);
	const struct fn *fn = program_site_fn(prog, v->site);
	struct record *r = find_record(results, rule, m->run->module, v->site);
	bool fails, guesses = (m->st->lost & rule->about) && !v->any_way;
	struct finding *f;

	if (!fn || (root->seeks && !rule->of_others))
		return;
	/* which ways belong together was not kept */
	if ((m->st->guessed & GUESSED_COARSE) && rule->about && !v->any_way && !v->counted)
		return;
	fails = names_failure(m->st->trace);
	/* the path without a guess convinces, then the one that names what fails; else the shortest */
	if (r && (r->guesses != guesses ? guesses :
		  r->fails != fails	? r->fails :
					  r->finding.nsteps <= count_steps(root, m->st, v)))
		return;
	if (!r) {
		r = new_record(results);
		r->rule = rule;
		r->module = m->run->module;
		r->site = v->site;
	}
	r->fails = fails;
	r->guesses = guesses;
	f = &r->finding;
	f->rule = rule->info.id;
	f->level = guesses && rule->info.level < 2 ? 2 : rule->info.level;
	f->severity = v->severity;
	f->module = m->run->module->name;
	f->function = program_text(prog, fn->name);
	f->at = place_of(prog, v->site);
	f->message = v->message;
	f->model = vector_model_name(root->sem.model);
	f->steps = trace_steps(root, m->st, v, &f->nsteps);
	f->effect = v->effect;
	f->advice = v->advice;
	f->document = v->document;
	f->needs_merge = m->dev->opaque || !in_one_unit(prog, m->st->trace, v->site, root->unit);
}

/* Is RULE about a free that does less harm than one that is final and not devres' to make? */
static bool is_milder_free(const char *rule)
{
	return !strcmp(rule, "managed-vectors-recycled") || !strcmp(rule, "managed-vectors-own-action");
}

/* A free that is final on one path is reported as that, not as what it is on another. */
static void drop_shadowed(struct results *results)
{
	size_t i, k;

	for (i = 0; i < results->count; i++)
		for (k = 0; k < results->count; k++)
			if (is_milder_free(results->records[i].finding.rule) &&
			    !strcmp(results->records[k].finding.rule, "managed-vectors-freed") &&
			    results->records[i].site == results->records[k].site &&
			    results->records[i].module == results->records[k].module)
				results->records[i].dropped = true;
}

/* FNV-1a, twice with different starts: an identity, not a secret */
static void hash_text(uint64_t h[2], const char *text)
{
	const unsigned char *p;

	for (p = (const unsigned char *)text;; p++) {
		h[0] = (h[0] ^ *p) * 0x100000001b3ULL;
		h[1] = (h[1] ^ (*p + 0x55)) * 0x100000001b3ULL;
		if (!*p)
			break;
	}
}

/* How many calls of the same function precede SITE in its function. */
static unsigned int earlier_calls(struct program *prog, uint32_t site)
{
	const struct fn *fn = program_site_fn(prog, site);
	const struct flow_insn *insn = program_site_insn(prog, site), *other;
	unsigned int n = 0;
	uint32_t s;

	for (s = fn->first_site; insn && insn->op == FLOW_CALL && s < site; s++) {
		other = program_site_insn(prog, s);
		n += other && other->op == FLOW_CALL && other->callee == insn->callee;
	}
	return n;
}

/* Rule, file, function, callee and which of its calls: no line numbers, and nothing that other findings change. */
static void fingerprint(struct program *prog, struct record *r)
{
	static const char digits[] = "0123456789abcdef";
	uint64_t h[2] = { 0xcbf29ce484222325ULL, 0x84222325cbf29ce4ULL };
	const struct callee *callee = program_site_callee(prog, r->site);
	unsigned int earlier = earlier_calls(prog, r->site), i;
	char count[16] = { (char)('0' + earlier % 64), 0 };

	hash_text(h, r->finding.rule);
	hash_text(h, r->finding.at.file);
	hash_text(h, r->finding.function);
	if (callee)
		hash_text(h, program_text(prog, callee->name));
	for (i = 1, earlier /= 64; earlier; earlier /= 64) /* a digit, as a rule */
		count[i++] = (char)('0' + earlier % 64);
	hash_text(h, count);
	for (i = 0; i < 32; i++)
		r->finding.fingerprint[i] = digits[h[i / 16] >> (i % 16 * 4) & 15];
	r->finding.fingerprint[32] = 0;
}

static int compare_records(const void *pa, const void *pb)
{
	const struct finding *a = &((const struct record *)pa)->finding, *b = &((const struct record *)pb)->finding;
	int c = strcmp(a->module, b->module);

	if (!c)
		c = strcmp(a->at.file, b->at.file);
	if (!c && a->at.line != b->at.line)
		return a->at.line < b->at.line ? -1 : 1;
	if (!c && a->at.column != b->at.column)
		return a->at.column < b->at.column ? -1 : 1;
	return c ? c : strcmp(a->rule, b->rule);
}

void results_finish(struct program *prog)
{
	struct results *results = results_of(prog);
	size_t i;

	drop_shadowed(results);
	if (results->count)
		qsort(results->records, results->count, sizeof(struct record), compare_records);
	results->sorted = XCNEWVEC(struct finding, results->count + 1);
	for (i = 0; i < results->count; i++) {
		if (results->records[i].dropped)
			continue;
		fingerprint(prog, &results->records[i]);
		fix_find(prog, results->records[i].finding.rule, results->records[i].site,
			 &results->records[i].finding.fix);
		results->sorted[results->nsorted++] = results->records[i].finding;
	}
}

const struct finding *results_findings(const struct results *results, size_t *count)
{
	*count = results->nsorted;
	return results->sorted;
}
