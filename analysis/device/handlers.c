// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * handlers.c - interrupt handlers, on the device's vectors or elsewhere (kernel/irq/manage.c, devres.c;
 * drivers/pci/irq.c).
 */
#include <string.h>

#include "device/moment.h"
#include "device/which.h"
#include "engine/turn.h"

static void drop_node(struct device *dev, uint32_t site)
{
	uint32_t i;

	for (i = dev->nnodes; i-- > 0;)
		if (dev->nodes[i].kind == NODE_HANDLER && dev->nodes[i].site == site) {
			devres_drop(dev, i);
			return;
		}
}

void device_drop_handler(struct device *dev, uint32_t index)
{
	drop_node(dev, dev->handlers[index].site);
	device_forget_handler(dev, index);
}

void device_forget_handler(struct device *dev, uint32_t index)
{
	memmove(&dev->handlers[index], &dev->handlers[index + 1], (--dev->nhandlers - index) * sizeof(struct handler));
	memset(&dev->handlers[dev->nhandlers], 0, sizeof(struct handler));
}

/* Was the number read from another device? */
static bool of_other_device(const struct run *run, term_t irq)
{
	const struct term *p = term_get(run->prog->terms, irq);

	return p->kind == TERM_K_SYMBOL && p->op == SYMBOL_PLACE && device_other(run, p->a);
}

/* Is it the number in struct pci_dev, while that is not MSI's? MSI-X leaves it alone. */
static bool is_line(const struct terms *terms, term_t irq)
{
	const struct term *p = term_get(terms, irq);

	return p->kind == TERM_K_SYMBOL && p->op == SYMBOL_NUMBER && p->b == NUMBER_IRQ && !p->a;
}

/* Is the interrupt number one of the vectors held now? A number from elsewhere (a GPIO, a domain) is not. */
static bool number_of_vector(const struct call *call, const struct op *op, const struct device *dev, term_t irq)
{
	const struct terms *terms = call->run->prog->terms;

	if (dev->vectors == VECTORS_NONE || of_other_device(call->run, irq))
		return false;
	if (op->family == FAMILY_PCI)
		return true;
	if (is_line(terms, irq))
		return false;
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

/* Is H, of the same call, another than that of IRQ and ID? Of those of a loop one entry stands for all. */
static bool is_other(const struct call *call, const struct handler *h, term_t irq, term_t id)
{
	const struct terms *terms = call->run->prog->terms;

	if (!h->irq || !h->id || !irq || !id || (h->irq == irq && h->id == id))
		return false;
	return !term_varies(terms, id) && !term_varies(terms, h->id) && !which_number_varies(terms, irq) &&
	       !which_number_varies(terms, h->irq) && !turn_repeats(call);
}

static void install(struct call *call, const struct op *op, struct state *st)
{
	struct device *dev = device_of(st);
	term_t irq = which_given(call, op);
	struct handler *h = NULL;
	struct moment m = { .run = call->run, .st = st, .dev = dev, .site = call->site, .irq = irq };
	bool again = dev->handlers_were == HANDLERS_GONE ||
		     (dev->nhandlers && !dev->handlers[dev->nhandlers - 1].runtime);
	uint32_t i;

	if (stale_number(call, op, dev, irq))
		rules_stale(&m);

	for (i = 0; i < dev->nhandlers; i++)
		if (dev->handlers[i].site == call->site &&
		    !is_other(call, &dev->handlers[i], irq, call_arg(call, op->id)))
			h = &dev->handlers[i];
	if (!h) {
		if (dev->nhandlers == MAX_HANDLERS) {
			dev->lost = 1;
			return;
		}
		h = &dev->handlers[dev->nhandlers++];
		if (dev->handlers_were != HANDLERS_ANY)
			dev->handlers_were = HANDLERS_SEEN;
		dev->freed_irq = dev->freed_id = TERM_UNKNOWN;
		h->irq = irq;
		h->id = call_arg(call, op->id);
		h->fn = call_arg(call, op->fn);
		h->site = call->site;
		h->family = op->family;
		run_trace(call->run, st, TRACE_HANDLER, call->site, h->fn, op->family);
		if (op->family == FAMILY_DEVM)
			devres_push_other(dev, NODE_HANDLER, call->site, TERM_UNKNOWN, TERM_UNKNOWN);
	} else { /* in a loop: what differs from turn to turn is not known */
		h->many = 1;
		if (h->irq != irq)
			h->irq = TERM_UNKNOWN;
		if (h->id != call_arg(call, op->id))
			h->id = TERM_UNKNOWN;
	}
	h->runtime = device_at_random(root_of(call->run), dev, again);
	h->on_vectors = number_of_vector(call, op, dev, irq);
	h->own = h->on_vectors || op->family == FAMILY_PCI ||
		 (irq && term_has_symbol(call->run->prog->terms, irq, SYMBOL_NUMBER));
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
	if (op->family != FAMILY_PCI) /* not of line 0, which is nobody's */
		run_assume_range(call->run, st, call_arg(call, op->irq),
				 (struct interval){ .lo = 1, .hi = INT64_MAX, .nonzero = true });
	outcome_succeeds(call, op, st, outcome, data);
}

/* Is this part of an action that could not be registered? It lets go of the one thing that it was for. */
static bool in_refused_action(const struct call *call)
{
	const struct caller *caller;
	const struct op *op;

	if (turn_in_loop(call))
		return false;
	for (caller = call->run->caller; caller; caller = caller->up) {
		op = caller->call->callee ? caller->call->callee->api : NULL;
		if (op && op->reset)
			return true;
		if (turn_in_loop(caller->call))
			return false;
	}
	return false;
}

/* Is there an action registered that frees handlers? Those of other turns of a loop than the one that failed, say. */
static bool action_frees(const struct run *run, const struct device *dev)
{
	uint32_t i;

	for (i = 0; i < dev->nnodes; i++)
		if (dev->nodes[i].kind == NODE_ACTION && (run_effects_of(run, dev->nodes[i].a) & RELEASES_HANDLER))
			return true;
	return false;
}

/* Drops the handlers that match as well as BEST does; where none does, the value was lost somewhere: believe the driver. */
static void drop_matching(struct call *call, struct state *st, term_t irq, term_t id, int best)
{
	const struct terms *terms = call->run->prog->terms;
	struct device *dev = device_of(st);
	const struct handler *h;
	bool exact = true, several = false;
	uint32_t i;

	for (i = dev->nhandlers; i-- > 0;) {
		h = &dev->handlers[i];
		if (best && which_match(call->run, st, h, irq, id) < best)
			continue;
		several |= h->many;
		if (h->many && in_refused_action(call))
			continue;
		exact = best == 2 && !h->many && !term_varies(terms, id) && !which_number_varies(terms, irq);
		dev->freed_irq = exact ? irq : TERM_UNKNOWN;
		dev->freed_id = exact ? id : TERM_UNKNOWN;
		st->progress = irq && irq == h->irq && !h->many && !which_number_varies(terms, irq);
		device_drop_handler(dev, i);
		run_trace(call->run, st, TRACE_HANDLER_FREED, call->site, 0, 0);
		if (best == 2) /* two handlers may share number and owner: each call frees one */
			break;
	}
	if (dev->nhandlers)
		dev->freed_some |= !exact;
	else
		dev->freed_some = several && !turn_repeats(call) && action_frees(call->run, dev);
	if (!exact && dev->nhandlers) /* it may have been one of those */
		st->lost |= ACQUIRES_HANDLER | RELEASES_HANDLER;
}

/* Is it clear that the call finds none of the handlers that are installed? The rules are told so. */
static bool finds_none(const struct call *call, const struct op *op, struct moment *m, int best)
{
	m->handler = which_of_other_owner(call, op, m->st, best);
	if (m->handler) {
		rules_other_owner(m);
		return true;
	}
	m->handler = which_of_other_number(call, op, m->st, best);
	if (m->handler) {
		rules_other_number(m);
		return true;
	}
	if (best || !which_is_none(call, op, m->st))
		return false;
	rules_nothing_to_free(m);
	return true;
}

static int best_match(const struct run *run, const struct state *st, term_t irq, term_t id)
{
	const struct device *dev = device_of(st);
	int best = 0, m;
	uint32_t i;

	for (i = 0; i < dev->nhandlers; i++) {
		m = which_match(run, st, &dev->handlers[i], irq, id);
		if (m > best)
			best = m;
	}
	return best;
}

/* The same call has just freed one, in a loop: elements of an array are not told apart, this may be another. */
static bool freed_a_turn_ago(const struct call *call, const struct state *st)
{
	const struct trace *t;

	for (t = st->trace; t && t->kind != TRACE_PHASE; t = t->up)
		if (t->kind == TRACE_HANDLER_FREED)
			return t->site == call->site && turn_repeats(call);
	return false;
}

void effect_free_handler(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct device *dev = device_of(st);
	term_t irq = which_given(call, op), id = call_arg(call, op->id);
	struct moment moment = { .run = call->run, .st = st, .dev = dev, .site = call->site, .irq = irq };
	int best;

	if ((op->dev >= 0 && device_other(call->run, call_arg(call, op->dev))) ||
	    (of_other_device(call->run, irq) && !which_may_be_ours(call->run, st, irq, id))) {
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
	else if (dev->handlers_were == HANDLERS_NEVER || dev->handlers_were == HANDLERS_GONE ||
		 (!dev->nhandlers && irq && id && dev->freed_irq == irq && dev->freed_id == id &&
		  !freed_a_turn_ago(call, st)))
		rules_nothing_to_free(&moment);
	best = best_match(call->run, st, irq, id);
	if (which_check_family(call, op, st))
		drop_matching(call, st, irq, id, 0); /* all there is to say */
	else if (!finds_none(call, op, &moment, best))
		drop_matching(call, st, irq, id, best);
	outcome_succeeds(call, op, st, outcome, data);
}

/* The core and frameworks free no handler that a driver has installed, whatever of the driver's they are given. */
static bool may_free(const struct call *call)
{
	const struct flow_insn *insn = call->insn;
	uint32_t flags;

	if (!insn || insn->callee == FLOW_NONE)
		return true;
	flags = call->fn->unit->flow->symbols[insn->callee].flags;
	return !(flags & FLOW_SYM_GLOBAL_HEADER) || (flags & FLOW_SYM_LIBRARY);
}

/* Is it given a function of the driver's that frees handlers, to be called for each of something? */
static bool given_freeing(const struct call *call)
{
	uint32_t a, effects;

	for (a = 0; a < call->nargs; a++) {
		effects = run_effects_of(call->run, call->args[a]);
		if ((effects & RELEASES_HANDLER) && !(effects & ACQUIRES_HANDLER))
			return true;
	}
	return false;
}

void handlers_lend(struct device *dev)
{
	uint32_t i;

	for (i = 0; i < dev->nhandlers; i++)
		dev->handlers[i].lent = 1;
}

void handlers_given(struct call *call, struct state *st)
{
	struct device *dev = device_of(st);
	uint32_t i, a;

	if (given_freeing(call))
		handlers_lend(dev);
	if (!may_free(call))
		return;
	for (i = 0; i < dev->nhandlers; i++)
		for (a = 0; a < call->nargs; a++)
			if (call->args[a] && call->args[a] == dev->handlers[i].id)
				dev->handlers[i].lent = 1;
}
