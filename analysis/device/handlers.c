// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * handlers.c - interrupt handlers, on the device's vectors or elsewhere (kernel/irq/manage.c, devres.c;
 * drivers/pci/irq.c).
 */
#include <string.h>

#include "device/device.h"
#include "rules/rule.h"

static void drop_nodes(struct device *dev, uint32_t site)
{
	uint32_t i;

	for (i = dev->nnodes; i-- > 0;)
		if (dev->nodes[i].kind == NODE_HANDLER && dev->nodes[i].site == site)
			devres_drop(dev, i);
}

void device_drop_handler(struct device *dev, uint32_t index)
{
	drop_nodes(dev, dev->handlers[index].site);
	memmove(&dev->handlers[index], &dev->handlers[index + 1], (--dev->nhandlers - index) * sizeof(struct handler));
	memset(&dev->handlers[dev->nhandlers], 0, sizeof(struct handler));
}

/* Was the number read from another device? */
static bool of_other_device(const struct run *run, term_t irq)
{
	const struct term *p = term_get(run->prog->terms, irq);

	return p->kind == TERM_K_SYMBOL && p->op == SYMBOL_PLACE && device_other(run, p->a);
}

/* Is the interrupt number one of the vectors held now? A number from elsewhere (a GPIO, a domain) is not. */
static bool number_of_vector(const struct call *call, const struct op *op, const struct device *dev, term_t irq)
{
	const struct terms *terms = call->run->prog->terms;

	if (dev->vectors == VECTORS_NONE || of_other_device(call->run, irq))
		return false;
	if (op->family == FAMILY_PCI)
		return true;
	if (term_has_symbol(terms, irq, SYMBOL_NUMBER))
		return true;
	/*
	 * a number the analysis lost: the driver's own most likely, but not one that a library keeps for its own things
	 */
	return call->fn->unit->module == call->run->module && (!irq || !term_has_symbol(terms, irq, SYMBOL_CALL));
}

/*
 * Is the number that of a vector which is gone? Asked for before the vectors were freed, it belongs to another set;
 * asked for after that, with nothing allocated since, it is no vector's at all.
 */
static bool stale_number(const struct call *call, const struct op *op, const struct device *dev, term_t irq)
{
	const struct term *p = term_get(call->run->prog->terms, irq);
	uint32_t i;

	for (i = 0; i < dev->nhandlers; i++) /* one that may be meant: on the line, since the vectors went */
		if (dev->handlers[i].irq == irq || !dev->handlers[i].on_vectors)
			return false;
	if (op->family == FAMILY_PCI)
		return dev->gone_site && dev->vectors == VECTORS_NONE && (op->effects & EFFECT_RELEASES);
	if (p->kind != TERM_K_SYMBOL || p->op != SYMBOL_NUMBER || p->b >= NUMBER_OTHER)
		return false;
	if (p->a)
		return p->a != (dev->vectors ? dev->vectors_site : 0);
	return dev->gone_site && dev->vectors == VECTORS_NONE && (op->effects & EFFECT_RELEASES);
}

static void install(struct call *call, const struct op *op, struct state *st)
{
	struct device *dev = device_of(st);
	term_t irq = call_arg(call, op->family == FAMILY_PCI ? op->nr : op->irq);
	struct handler *h = NULL;
	struct moment m = { .run = call->run, .st = st, .dev = dev, .site = call->site, .irq = irq };
	uint32_t i;

	if (stale_number(call, op, dev, irq))
		rules_stale(&m);

	for (i = 0; i < dev->nhandlers; i++)
		if (dev->handlers[i].site == call->site)
			h = &dev->handlers[i];
	if (!h) {
		if (dev->nhandlers == MAX_HANDLERS) {
			dev->lost = 1;
			return;
		}
		h = &dev->handlers[dev->nhandlers++];
		dev->handler_seen = 1;
		dev->freed_irq = dev->freed_id = TERM_UNKNOWN;
		h->irq = irq;
		h->id = call_arg(call, op->id);
		h->fn = call_arg(call, op->fn);
		h->site = call->site;
		h->family = op->family;
		run_trace(call->run, st, TRACE_HANDLER, call->site, h->fn, op->family);
	} else { /* in a loop: what differs from turn to turn is not known */
		h->many = 1;
		if (h->irq != irq)
			h->irq = TERM_UNKNOWN;
		if (h->id != call_arg(call, op->id))
			h->id = TERM_UNKNOWN;
	}
	h->runtime = device_at_random(root_of(call->run), dev);
	h->own = number_of_vector(call, op, dev, irq) || op->family == FAMILY_PCI ||
		 (irq && term_has_symbol(call->run->prog->terms, irq, SYMBOL_NUMBER));
	h->on_vectors = number_of_vector(call, op, dev, irq);
	if (op->family == FAMILY_DEVM)
		devres_push(dev, NODE_HANDLER, call->site, TERM_UNKNOWN, TERM_UNKNOWN);
}

#define ENOTCONN 107 /* include/uapi/asm-generic/errno.h */

/* Does the function that calls look for the error NUMBER? */
static bool looks_for(const struct fn *fn, int64_t number)
{
	const struct flow_block *b = fn->flow->blocks, *end = b + fn->flow->nblocks;
	uint32_t i;

	for (; b < end; b++) {
		if (b->term == FLOW_COND && b->b.kind == FLOW_OP_CONST && b->b.number == number)
			return true;
		for (i = 0; i < b->ninsns; i++)
			if (b->insns[i].op == FLOW_BINARY && b->insns[i].args[1].kind == FLOW_OP_CONST &&
			    b->insns[i].args[1].number == number)
				return true;
	}
	return false;
}

struct other_error {
	outcome_fn outcome;
	void *data;
};

static void other_error(struct call *call, struct state *st, term_t result, void *data)
{
	const struct other_error *o = data;

	run_assume(call->run, st, result, FLOW_NE, false, term_const(call->run->prog->terms, -ENOTCONN));
	o->outcome(call, st, result, o->data);
}

/*
 * -ENOTCONN: the device has no interrupt (IRQ_NOTCONNECTED), with which some drivers go on. free_irq() knows that number
 * as well (kernel/irq/manage.c).
 */
static void request_fails(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct other_error o = { .outcome = outcome, .data = data };
	struct state *unconnected;

	if (op->ret != RET_E0 || op->family == FAMILY_PCI || !looks_for(call->fn, -ENOTCONN)) {
		outcome_fails(call, op, st, outcome, data);
		return;
	}
	unconnected = run_copy(call->run, st);
	outcome_fails(call, op, st, other_error, &o);
	device_of(unconnected)->no_line = 1;
	outcome(call, unconnected, term_const(call->run->prog->terms, -ENOTCONN), data);
}

void effect_handler(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	if (call_arg(call, op->dev) && op->dev >= 0 && device_other(call->run, call_arg(call, op->dev))) {
		outcome_fails(call, op, run_copy(call->run, st), outcome, data);
		outcome_succeeds(call, op, st, outcome, data);
		return;
	}
	request_fails(call, op, run_copy(call->run, st), outcome, data);
	if (op->family != FAMILY_PCI && run_range(call->run, st, call_arg(call, op->irq)).hi < 0) {
		state_free(st); /* an error is no number: refused */
		return;
	}
	install(call, op, st);
	outcome_succeeds(call, op, st, outcome, data);
}

/* Surely two different things? Elements of one array and values joined in a loop may be the same. */
static bool differ(const struct run *run, const struct state *st, term_t a, term_t b)
{
	const struct terms *terms = run->prog->terms;
	int64_t ka, kb;

	if (!a || !b || a == b)
		return false;
	if (term_get(terms, a)->kind == TERM_K_SYMBOL && term_get(terms, b)->kind == TERM_K_SYMBOL &&
	    term_get(terms, a)->op == SYMBOL_NUMBER && term_get(terms, b)->op == SYMBOL_NUMBER)
		return term_get(terms, a)->a != term_get(terms, b)->a ||
		       run_compare(run, st, (term_t)term_get(terms, a)->k, FLOW_EQ, false,
				   (term_t)term_get(terms, b)->k) == 0;
	if (term_base(terms, a, &ka) == term_base(terms, b, &kb)) /* members of one object */
		return ka != kb && !term_varies(terms, a);
	return run_compare(run, st, a, FLOW_EQ, false, b) == 0;
}

/*
 * What the functions of the pci family take is a vector's index: its number. pdev->irq is that of vector 0, or of the
 * line, which pci_irq_vector() gives as well.
 */
static term_t number_of(const struct run *run, const struct device *dev, uint8_t family, term_t irq)
{
	struct terms *terms = run->prog->terms;
	const struct term *p = term_get(terms, irq);
	uint32_t site;

	if (!irq)
		return irq;
	if (family == FAMILY_PCI)
		return term_symbol(terms, SYMBOL_NUMBER, dev->vectors ? dev->vectors_site : 0, NUMBER_VECTOR, irq);
	if (p->kind == TERM_K_SYMBOL && p->op == SYMBOL_NUMBER && p->b == NUMBER_IRQ) {
		site = p->a;
		return term_symbol(terms, SYMBOL_NUMBER, site, NUMBER_VECTOR, term_const(terms, 0));
	}
	return irq;
}

/* A vector's number is as fixed as its index. */
static bool number_varies(const struct terms *terms, term_t irq)
{
	const struct term *p = term_get(terms, irq);

	if (p->kind == TERM_K_SYMBOL && p->op == SYMBOL_NUMBER && p->b == NUMBER_VECTOR)
		return term_varies(terms, (term_t)p->k);
	return term_varies(terms, irq);
}

static bool other_owner(const struct run *run, const struct state *st, const struct handler *h, term_t id)
{
	return !h->lent && h->id && id && differ(run, st, h->id, id);
}

/* The number is that of H, and the owner surely another one: free_irq() looks for both. */
static bool number_of_other(const struct run *run, const struct state *st, const struct handler *h, term_t irq,
			    term_t id)
{
	const struct terms *terms = run->prog->terms;

	return irq && h->irq == irq && !number_varies(terms, irq) && !h->many && !term_varies(terms, h->id) &&
	       !term_varies(terms, id) && other_owner(run, st, h, id);
}

/* 2: number and owner agree; 1: one of them may; 0: surely another handler */
static int match(const struct run *run, const struct state *st, const struct handler *h, term_t irq, term_t id)
{
	bool same_irq = h->irq && h->irq == irq, same_id = h->id && h->id == id;

	if (same_irq && same_id)
		return 2;
	if (differ(run, st, h->irq, irq) || (differ(run, st, h->id, id) && !same_irq) ||
	    number_of_other(run, st, h, irq, id))
		return 0;
	return 1;
}

/* Is H surely the one meant, or do both name the elements of one array? */
static bool meant(const struct run *run, const struct handler *h, term_t its, term_t number, term_t id)
{
	const struct terms *terms = run->prog->terms;

	if (h->lent || h->id != id)
		return false;
	if (term_varies(terms, id))
		return h->own;
	return !h->many && its && its == number && !number_varies(terms, number);
}

/* pci_request_irq() takes the index of a vector, free_irq() the number: was the one given for the other? */
static bool by_index(const struct handler *h, const struct op *op, term_t irq, term_t id)
{
	return op->family == FAMILY_PLAIN && h->family == FAMILY_PCI && irq && h->irq == irq && h->id == id && !h->lent;
}

/* No handler is of FAMILY, and the owner is that of H: whichever number it is, it is the wrong function. */
static bool only_other_families(const struct call *call, const struct state *st, const struct handler *h, int family,
				term_t its, term_t number, term_t id)
{
	const struct device *dev = device_of(st);
	uint32_t i;

	for (i = 0; i < dev->nhandlers; i++)
		if (dev->handlers[i].family == family)
			return false;
	return !dev->lost && !h->lent && h->id == id && !term_varies(call->run->prog->terms, id) &&
	       !differ(call->run, st, its, number);
}

/*
 * Is the handler freed by a function of another family than that which installed it? Only where number and owner are
 * certain, and no handler of the right family is meant.
 */
static void check_family(struct call *call, const struct op *op, struct state *st)
{
	struct device *dev = device_of(st);
	struct moment m = { .run = call->run, .st = st, .dev = dev, .site = call->site, .family = op->family };
	term_t irq = call_arg(call, op->family == FAMILY_PCI ? op->nr : op->irq), id = call_arg(call, op->id);
	term_t number = number_of(call->run, dev, op->family, irq), its;
	const struct handler *h;
	bool index;
	uint32_t i;

	if (!id)
		return;
	for (i = 0; i < dev->nhandlers; i++) {
		h = &dev->handlers[i];
		its = number_of(call->run, dev, h->family, h->irq);
		if (h->family == op->family && match(call->run, st, h, irq, id))
			return;
		if (h->family == op->family)
			continue;
		index = by_index(h, op, irq, id);
		if (!index && !meant(call->run, h, its, number, id) &&
		    !only_other_families(call, st, h, op->family, its, number, id))
			continue;
		m.handler = h;
		m.by_index = index;
	}
	if (m.handler)
		rules_wrong_family(&m);
}

/* May a handler that is installed be the one meant, or is it the one freed last? */
static bool may_be_ours(const struct run *run, const struct state *st, term_t irq, term_t id)
{
	const struct device *dev = device_of(st);
	uint32_t i;

	for (i = 0; i < dev->nhandlers; i++)
		if (match(run, st, &dev->handlers[i], irq, id))
			return true;
	return irq && id && dev->freed_irq == irq && dev->freed_id == id;
}

/* Is argument N a constant in the source? That driver data is NULL may be for want of the library that has set it. */
static bool is_literal(const struct call *call, int n)
{
	return call->insn && n >= 0 && (uint32_t)n < call->insn->nargs && call->insn->args[n].kind == FLOW_OP_CONST;
}

/*
 * The handler whose number it is, where none may be meant by what is known of number and owner, BEST; one whose number
 * it may be, where none has that owner; or NULL. Where which way led here is a guess, the driver may mean what another
 * card's function has installed: unless it means nobody, only what the same function did is held against it. What
 * callbacks have installed that nobody runs it may mean as well.
 */
static const struct handler *of_other_owner(const struct call *call, const struct op *op, const struct state *st,
					    int best)
{
	term_t irq = call_arg(call, op->family == FAMILY_PCI ? op->nr : op->irq), id = call_arg(call, op->id);
	const struct device *dev = device_of(st);
	term_t number = number_of(call->run, dev, op->family, irq), its;
	bool literal = is_literal(call, op->id), guessed = st->lost & (ACQUIRES_HANDLER | RELEASES_HANDLER);
	const struct handler *h, *found = NULL;
	uint32_t i, others = 0;

	if (best == 2 || dev->lost || (!literal && term_is_const(call->run->prog->terms, id, NULL)))
		return NULL;
	if (dev->phase != PHASE_PROBE && root_of(call->run)->others_install)
		return NULL;
	for (i = 0; i < dev->nhandlers; i++) {
		h = &dev->handlers[i];
		others += other_owner(call->run, st, h, id);
		if (guessed && !literal && program_site_fn(call->run->prog, h->site) != call->fn)
			continue;
		if (!best && number_of_other(call->run, st, h, irq, id))
			return h;
		its = number_of(call->run, dev, h->family, h->irq);
		if (!dev->freed_some && !differ(call->run, st, its, number))
			found = h;
	}
	return others == dev->nhandlers ? found : NULL;
}

/* Drops the handlers that match as well as BEST does; where none does, the value was lost somewhere: believe the driver. */
static void drop_matching(struct call *call, struct state *st, term_t irq, term_t id, int best)
{
	const struct terms *terms = call->run->prog->terms;
	struct device *dev = device_of(st);
	const struct handler *h;
	bool exact = true;
	uint32_t i;

	for (i = dev->nhandlers; i-- > 0;) {
		h = &dev->handlers[i];
		if (best && match(call->run, st, h, irq, id) < best)
			continue;
		exact = best == 2 && !h->many && !term_varies(terms, id) && !number_varies(terms, irq);
		dev->freed_irq = exact ? irq : TERM_UNKNOWN;
		dev->freed_id = exact ? id : TERM_UNKNOWN;
		st->progress = irq && irq == h->irq && !h->many && !number_varies(terms, irq);
		device_drop_handler(dev, i);
		run_trace(call->run, st, TRACE_HANDLER_FREED, call->site, 0, 0);
		if (best == 2) /* two handlers may share number and owner: each call frees one */
			break;
	}
	dev->freed_some = dev->nhandlers && (dev->freed_some || !exact);
	if (!exact && dev->nhandlers) /* it may have been one of those */
		st->lost |= ACQUIRES_HANDLER | RELEASES_HANDLER;
}

void effect_free_handler(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct device *dev = device_of(st);
	term_t irq = call_arg(call, op->family == FAMILY_PCI ? op->nr : op->irq), id = call_arg(call, op->id);
	struct moment moment = { .run = call->run, .st = st, .dev = dev, .site = call->site, .irq = irq };
	int best = 0, m;
	uint32_t i;

	if ((op->dev >= 0 && device_other(call->run, call_arg(call, op->dev))) ||
	    (of_other_device(call->run, irq) && !may_be_ours(call->run, st, irq, id))) {
		outcome_succeeds(call, op, st, outcome, data);
		return;
	}
	/*
	 * Entries stand for several handlers: only where there never was one, or the very same one was the last to be
	 * freed, is it certain that none is left.
	 */
	if (run_range(call->run, st, irq).hi < 0)
		; /* an error passed as number: found nowhere, and not this finding */
	else if (stale_number(call, op, dev, irq))
		rules_stale(&moment);
	else if (!dev->handler_seen || (!dev->nhandlers && irq && id && dev->freed_irq == irq && dev->freed_id == id))
		rules_nothing_to_free(&moment);
	check_family(call, op, st);
	for (i = 0; i < dev->nhandlers; i++) {
		m = match(call->run, st, &dev->handlers[i], irq, id);
		if (m > best)
			best = m;
	}
	moment.handler = of_other_owner(call, op, st, best);
	if (moment.handler) {
		rules_other_owner(&moment);
		outcome_succeeds(call, op, st, outcome, data);
		return;
	}
	drop_matching(call, st, irq, id, best);
	outcome_succeeds(call, op, st, outcome, data);
}

/* What include/ declares frees no handler that a driver has installed, whatever of the driver's it is given. */
static bool may_free(const struct call *call)
{
	const struct flow_insn *insn = call->insn;

	return !insn || insn->callee == FLOW_NONE ||
	       !(call->fn->unit->flow->symbols[insn->callee].flags & FLOW_SYM_GLOBAL_HEADER);
}

void handlers_given(struct call *call, struct state *st)
{
	struct device *dev = device_of(st);
	uint32_t i, a;

	if (!may_free(call))
		return;
	for (i = 0; i < dev->nhandlers; i++)
		for (a = 0; a < call->nargs; a++)
			if (call->args[a] && call->args[a] == dev->handlers[i].id)
				dev->handlers[i].lent = 1;
}
