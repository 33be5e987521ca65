// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * census.c - who answers for what in each module, and what each releasing call was seen to release
 *
 * Both are sums over all states, so a call of which one way is fine and another is not has the bits of both.
 */
#include <stdlib.h>
#include <string.h>

#include <hashtab.h>
#include <libiberty.h>

#include "report/census.h"

#define FLAG_MSI_ANY (FLAG_MSI | FLAG_MSIX)

/* A releasing call, in the life of the drivers of one module. */
struct release {
	uint32_t site;
	size_t module;
	uint32_t seen; /* RELEASED_* */
};

/* What was seen, before it is known what matters. */
struct seen {
	struct census all;
	uint32_t later; /* enable by calls that are no part of probe */
};

struct census_book {
	struct census *modules;	 /* what is said in the end */
	struct seen *own, *lent; /* by module: in the lives of its drivers; by its code in others' lives */
	size_t nmodules;
	htab_t releases;
};

static hashval_t hash_release(const void *p)
{
	const struct release *r = p;

	return r->site * 31 + (hashval_t)r->module;
}

static int same_release(const void *a, const void *b)
{
	const struct release *x = a, *y = b;

	return x->site == y->site && x->module == y->module;
}

struct census_book *census_new(struct program *prog)
{
	struct census_book *book = XCNEW(struct census_book);

	book->nmodules = prog->nmodules;
	book->modules = XCNEWVEC(struct census, prog->nmodules + 1);
	book->own = XCNEWVEC(struct seen, prog->nmodules + 1);
	book->lent = XCNEWVEC(struct seen, prog->nmodules + 1);
	book->releases = htab_create(64, hash_release, same_release, free);
	return book;
}

void census_free(struct census_book *book)
{
	if (!book)
		return;
	htab_delete(book->releases);
	free(book->modules);
	free(book->own);
	free(book->lent);
	free(book);
}

void census_driver(struct program *prog, const struct module *module)
{
	struct census_book *book = prog->census;

	book->own[module->index].all.drivers++;
}

static void note_release(struct census_book *book, uint32_t site, size_t module, uint32_t seen)
{
	struct release key = { .site = site, .module = module };
	void **slot = htab_find_slot(book->releases, &key, INSERT);

	if (!*slot) {
		*slot = XNEW(struct release);
		*(struct release *)*slot = key;
	}
	((struct release *)*slot)->seen |= seen;
}

/* Whose is what OP acquires now? */
static uint32_t owner(const struct root *root, const struct op *op, const struct device *dev, bool vectors)
{
	if (op->managed == 1)
		return CENSUS_MANAGED;
	if (op->managed == 2 && dev->managed && !(vectors && root->sem.model == MODEL_SPLIT))
		return CENSUS_HYBRID;
	return CENSUS_UNMANAGED;
}

static uint32_t vectors_asked(const struct call *call, const struct op *op, const struct device *dev)
{
	const struct root *root = root_of(call->run);
	int64_t flags = FLAG_MSI_ANY;

	if (op->flags >= 0)
		term_is_const(call->run->prog->terms, call_arg(call, op->flags), &flags);
	return root->sem.msi && (flags & FLAG_MSI_ANY) ? owner(root, op, dev, true) : CENSUS_LINE;
}

/* What a free of vectors finds in DEV; 0: nothing. */
static uint32_t vectors_found(const struct op *op, const struct device *dev)
{
	if (!dev->vectors)
		return dev->phase == PHASE_DEVRES && dev->released_site ? RELEASED_TWICE : 0;
	if (!(dev->kinds & op->kinds))
		return 0;
	if (dev->vectors == VECTORS_UNMANAGED)
		return RELEASED_UNMANAGED;
	return dev->phase == PHASE_DEVRES ? RELEASED_ACTION : RELEASED_DEVRES;
}

/*
 * The call that freed what is asked for again now; 0: none. What other callbacks freed counts where their order is
 * known.
 */
static uint32_t freed_before(const struct device *dev)
{
	return dev->freed_site || dev->loose || dev->vectors ? dev->freed_site : dev->gone_site;
}

static uint32_t when(const struct device *dev)
{
	return dev->phase == PHASE_RUNTIME ? RELEASED_BOUND : 0;
}

static uint32_t managed_now(const struct device *dev)
{
	return dev->managed && !dev->pin_site ? RELEASED_DEVRES : RELEASED_UNMANAGED;
}

static uint32_t handler_style(const struct op *op)
{
	static const uint32_t styles[] = {
		[FAMILY_PLAIN] = CENSUS_UNMANAGED,
		[FAMILY_DEVM] = CENSUS_MANAGED,
		[FAMILY_PCI] = CENSUS_PCI,
	};

	return (unsigned int)op->family < sizeof(styles) / sizeof(styles[0]) ? styles[op->family] : CENSUS_UNMANAGED;
}

/* What a release of regions may find in DEV; where more is held than is known, something of the driver's. */
static uint32_t regions_found(const struct device *dev)
{
	uint32_t seen = dev->region_lost ? RELEASED_UNMANAGED : 0, i;

	for (i = 0; i < dev->nregions; i++)
		seen |= dev->regions[i].owner == REGION_UNMANAGED ? RELEASED_UNMANAGED : RELEASED_DEVRES;
	return seen;
}

/* Of a call that acquires it is noted in the same way who is responsible. */
static void note_acquired(struct census_book *book, uint32_t site, size_t module, uint32_t style)
{
	note_release(book, site, module,
		     style == CENSUS_HYBRID ? RELEASED_DEVRES :
		     style == CENSUS_LINE   ? 0 :
					      RELEASED_UNMANAGED);
}

/* What is done by CALL in ST, for SEEN and releases of MODULE. */
static void note(const struct call *call, const struct op *op, const struct device *dev, struct seen *seen,
		 size_t module)
{
	struct census_book *book = call->run->prog->census;
	struct census *c = &seen->all;
	uint32_t style;

	if (op->dev >= 0 && device_other(call->run, call_arg(call, op->dev))) {
		if (op->effects & EFFECT_RELEASES)
			note_release(book, call->site, module, RELEASED_ELSEWHERE);
	} else if (op->run == effect_enable) {
		*(dev->phase == PHASE_PROBE ? &c->enable : &seen->later) |= op->managed ? CENSUS_MANAGED :
											  CENSUS_UNMANAGED;
	} else if (op->run == effect_disable) {
		note_release(book, call->site, module, managed_now(dev) | when(dev));
	} else if (op->run == effect_free_region) {
		note_release(book, call->site, module, regions_found(dev) | when(dev));
	} else if (op->run == effect_vectors) {
		style = vectors_asked(call, op, dev);
		c->vectors |= style;
		note_acquired(book, call->site, module, style);
		if (freed_before(dev))
			note_release(book, freed_before(dev), module, RELEASED_AGAIN);
	} else if (op->run == effect_free_vectors) {
		note_release(book, call->site, module, vectors_found(op, dev) | when(dev));
	} else if (op->run == effect_handler) {
		c->handlers |= handler_style(op);
		if (freed_before(dev))
			note_release(book, freed_before(dev), module, RELEASED_NEEDED);
	} else if (op->effects & ACQUIRES_REGION) {
		style = owner(root_of(call->run), op, dev, false);
		c->regions |= style;
		note_acquired(book, call->site, module, style);
		if (dev->region_site)
			note_release(book, dev->region_site, module, RELEASED_AGAIN);
	}
}

void census_call(const struct call *call, const struct op *op, const struct state *st)
{
	const struct program *prog = call->run->prog;
	const struct device *dev = (const struct device *)st->property;
	struct census_book *book = prog->census;
	size_t root = call->run->module->index, code = call->fn->unit->module->index;

	note(call, op, dev, &book->own[root], root);
	if (code != root)
		note(call, op, dev, &book->lent[code], code);
}

/* Of the free of vectors that lies behind DEV, if there is one, and nothing was asked for since. */
static void note_freed(const struct run *run, const struct device *dev, uint32_t seen)
{
	struct census_book *book = run->prog->census;
	size_t root = run->module->index, code;

	if (!dev->freed_site)
		return;
	code = program_site_fn(run->prog, dev->freed_site)->unit->module->index;
	note_release(book, dev->freed_site, root, seen);
	note_release(book, dev->freed_site, code, seen);
}

void census_bound(const struct run *run, const struct device *dev)
{
	note_freed(run, dev, RELEASED_NEEDED);
}

void census_detached(const struct run *run, const struct device *dev)
{
	note_freed(run, dev, RELEASED_LAST);
}

static const struct op *op_at(const struct program *prog, uint32_t site)
{
	const struct callee *callee = program_site_callee(prog, site);

	return callee ? callee->api : NULL;
}

static int finish_release(void **slot, void *data)
{
	const struct release *r = *slot;
	struct program *prog = data;
	struct census_book *book = prog->census;
	const struct op *op = op_at(prog, r->site);
	uint32_t *vectors = &book->modules[r->module].vectors;

	if (!op || op->run != effect_free_vectors)
		return 1;
	if (r->seen & RELEASED_ACTION)
		*vectors |= CENSUS_ACTION;
	if (r->seen & (RELEASED_TWICE | RELEASED_LAST))
		*vectors |= CENSUS_FREED;
	if (r->seen & RELEASED_DEVRES)
		*vectors |= r->seen & RELEASED_AGAIN ? CENSUS_RECYCLED : CENSUS_FREED;
	return 1;
}

/* Whose is what OP acquires, as far as the ways the device is enabled tell? */
static uint32_t likely_owner(const struct op *op, uint32_t enable)
{
	if (op->managed == 1)
		return CENSUS_MANAGED;
	if (op->managed != 2 || !(enable & CENSUS_MANAGED))
		return CENSUS_UNMANAGED;
	return CENSUS_HYBRID | (enable & CENSUS_UNMANAGED);
}

/* A call to OP stands in the code of C's module; BEFORE is what was seen on the ways that were followed. */
static void beside_enable(const struct op *op, const struct census *before, struct census *c)
{
	if (op->run == effect_enable && !before->enable)
		c->enable |= CENSUS_UNSEEN | (op->managed ? CENSUS_MANAGED : CENSUS_UNMANAGED);
}

/* The same, once all that enables is known. */
static void beside(const struct op *op, const struct census *before, struct census *c)
{
	if (op->run == effect_vectors && !before->vectors)
		c->vectors |= CENSUS_UNSEEN | likely_owner(op, c->enable);
	else if (op->run == effect_free_vectors && !before->vectors)
		c->vectors |= CENSUS_UNSEEN | CENSUS_UNCLEAR;
	else if (op->run == effect_handler && !before->handlers)
		c->handlers |= CENSUS_UNSEEN | handler_style(op);
	else if ((op->effects & ACQUIRES_REGION) && !before->regions)
		c->regions |= CENSUS_UNSEEN | likely_owner(op, c->enable);
}

/* Tells LOOK of each call of the module's own functions to the table, whether or not a way came by. */
static void look_beside(struct program *prog, size_t number, struct census *c,
			void (*look)(const struct op *op, const struct census *before, struct census *c))
{
	const struct flow_function *flow;
	const struct census before = *c;
	const struct callee *callee;
	uint32_t f, b, i;

	for (f = 0; f < prog->nfns; f++) {
		if (prog->fns[f].unit->module != prog->modules[number])
			continue;
		flow = prog->fns[f].flow;
		for (b = 0; b < flow->nblocks; b++)
			for (i = 0; i < flow->blocks[b].ninsns; i++) {
				callee = program_callee(&prog->fns[f], &flow->blocks[b].insns[i]);
				if (callee && callee->api)
					look(callee->api, &before, c);
			}
	}
}

void census_finish(struct program *prog)
{
	struct census_book *book = prog->census;
	const struct seen *seen;
	size_t i;

	for (i = 0; i < book->nmodules; i++) {
		seen = book->own[i].all.drivers ? &book->own[i] : &book->lent[i];
		book->modules[i] = seen->all;
		book->modules[i].module = prog->modules[i]->name;
		if (!seen->all.enable)
			book->modules[i].enable = seen->later;
	}
	htab_traverse(book->releases, finish_release, prog);
	for (i = 0; i < book->nmodules; i++)
		if (book->modules[i].drivers) {
			look_beside(prog, i, &book->modules[i], beside_enable);
			look_beside(prog, i, &book->modules[i], beside);
		}
}

struct search {
	uint32_t site, seen;
};

static int add_seen(void **slot, void *data)
{
	const struct release *r = *slot;
	struct search *search = data;

	if (r->site == search->site)
		search->seen |= r->seen;
	return 1;
}

uint32_t census_releases(const struct program *prog, uint32_t site)
{
	struct search search = { .site = site };
	struct census_book *book = prog->census;

	htab_traverse(book->releases, add_seen, &search);
	return search.seen;
}

struct kind {
	const struct program *prog;
	uint32_t effects;
	bool found;
};

static int find_kind(void **slot, void *data)
{
	const struct release *r = *slot;
	struct kind *kind = data;
	const struct op *op = op_at(kind->prog, r->site);

	kind->found |= op && (op->effects & kind->effects) && (r->seen & RELEASED_DEVRES);
	return !kind->found;
}

bool census_any_release(const struct program *prog, uint32_t effects)
{
	struct kind kind = { .prog = prog, .effects = effects };
	struct census_book *book = prog->census;

	htab_traverse(book->releases, find_kind, &kind);
	return kind.found;
}

const struct census *program_census(const struct program *prog, size_t *count)
{
	const struct census_book *book = prog->census;

	*count = book->nmodules;
	return book->modules;
}
