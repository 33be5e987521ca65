// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * which.c - which of the installed handlers a call that frees one means: by the number of the interrupt, by the owner
 * (dev_id), and by the family of functions (kernel/irq/manage.c, devres.c; drivers/pci/irq.c).
 */
#include "device/moment.h"
#include "device/which.h"

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

term_t which_given(const struct call *call, const struct op *op)
{
	return call_arg(call, op->family == FAMILY_PCI ? op->nr : op->irq);
}

/* A vector's number is as fixed as its index. */
bool which_number_varies(const struct terms *terms, term_t irq)
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

	return irq && h->irq == irq && !which_number_varies(terms, irq) && !h->many && !term_varies(terms, h->id) &&
	       !term_varies(terms, id) && other_owner(run, st, h, id);
}

int which_match(const struct run *run, const struct state *st, const struct handler *h, term_t irq, term_t id)
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
	return !h->many && its && its == number && !which_number_varies(terms, number);
}

/* Is argument N a constant in the source? That driver data is NULL may be for want of the library that has set it. */
static bool is_literal(const struct call *call, int n)
{
	return call->insn && n >= 0 && (uint32_t)n < call->insn->nargs && call->insn->args[n].kind == FLOW_OP_CONST;
}

/* Is argument N the number of a vector whose index is a constant in the source: `pci_irq_vector(pdev, 1)`? */
static bool is_number_of_literal(const struct call *call, int n)
{
	const struct flow_insn *insn = NULL;
	const struct op *op;

	if (call->insn && n >= 0 && (uint32_t)n < call->insn->nargs)
		insn = flow_source(call->fn->flow, &call->insn->args[n]);
	if (!insn || insn->op != FLOW_CALL || insn->callee == FLOW_NONE)
		return false;
	op = call->fn->unit->callees[insn->callee].api;
	return op && op->nr >= 0 && (uint32_t)op->nr < insn->nargs && insn->args[op->nr].kind == FLOW_OP_CONST;
}

/* Is argument N what a loop counts? */
static bool is_counted(const struct call *call, int n)
{
	const struct flow_insn *insn = NULL;

	if (call->insn && n >= 0 && (uint32_t)n < call->insn->nargs)
		insn = flow_definition(call->fn->flow, &call->insn->args[n]);
	return insn && insn->op == FLOW_PHI;
}

static bool is_number(const struct terms *terms, term_t irq)
{
	const struct term *p = term_get(terms, irq);

	return p->kind == TERM_K_SYMBOL && p->op == SYMBOL_NUMBER;
}

/*
 * The functions of the pci family take the index of a vector, the others the number of its interrupt. Was the one given
 * for the other? ITS is the number of H.
 */
static enum mistaken mistaken_for(const struct call *call, const struct handler *h, const struct op *op, term_t its,
				  term_t irq, term_t id)
{
	const struct terms *terms = call->run->prog->terms;
	const struct term *number = term_get(terms, its);

	if (!irq || h->id != id || h->lent || term_varies(terms, id))
		return MISTAKEN_NOTHING;
	if (op->family == FAMILY_PCI)
		return h->family == FAMILY_PCI && is_number(terms, irq) ? MISTAKEN_NUMBER : MISTAKEN_NOTHING;
	if (term_is_const(terms, irq, NULL) && !is_literal(call, op->irq) && !is_counted(call, op->irq))
		return MISTAKEN_NOTHING; /* 0, as a rule: no number at all */
	return is_number(terms, its) && number->b == NUMBER_VECTOR && irq == (term_t)number->k ? MISTAKEN_INDEX :
												 MISTAKEN_NOTHING;
}

/* No handler is of FAMILY, and the owner is that of H: whichever number it is, it is the wrong function. */
static bool only_other_families(const struct call *call, const struct state *st, const struct handler *h, int family,
				term_t its, term_t number, term_t id)
{
	const struct terms *terms = call->run->prog->terms;
	const struct device *dev = device_of(st);
	uint32_t i;

	for (i = 0; i < dev->nhandlers; i++)
		if (dev->handlers[i].family == family)
			return false;
	/* a loop has installed those of some vectors: a number that is known may be that of another one, or of none */
	if (number && (h->many || term_is_const(terms, number, NULL)) && !which_number_varies(terms, number))
		return false;
	return !dev->lost && !h->lent && h->id == id && !term_varies(terms, id) && !differ(call->run, st, its, number);
}

/*
 * Is the handler freed by a function of another family than that which installed it? Only where number and owner are
 * certain, and no handler of the right family is meant.
 */
bool which_check_family(struct call *call, const struct op *op, struct state *st)
{
	struct device *dev = device_of(st);
	struct moment m = { .run = call->run, .st = st, .dev = dev, .site = call->site, .family = op->family };
	term_t irq = which_given(call, op), id = call_arg(call, op->id);
	term_t number = number_of(call->run, dev, op->family, irq), its;
	const struct handler *h;
	enum mistaken mistaken;
	bool meant_other = false;
	uint32_t i;
	int match;

	if (!id)
		return false;
	for (i = 0; i < dev->nhandlers; i++) {
		h = &dev->handlers[i];
		its = number_of(call->run, dev, h->family, h->irq);
		mistaken = mistaken_for(call, h, op, its, irq, id);
		match = mistaken || h->family != op->family ? 0 : which_match(call->run, st, h, irq, id);
		if (match == 2)
			return false;
		meant_other |= match;
		if (!mistaken &&
		    (h->family == op->family || (!meant(call->run, h, its, number, id) &&
						 !only_other_families(call, st, h, op->family, its, number, id))))
			continue;
		if (!m.mistaken) {
			m.handler = h;
			m.mistaken = mistaken;
		}
	}
	/* an index is the number of no other handler of the same owner */
	if (!m.handler || (meant_other && m.mistaken != MISTAKEN_INDEX))
		return false;
	rules_wrong_family(&m);
	return m.mistaken;
}

/* May a handler that is installed be the one meant, or is it the one freed last? */
bool which_may_be_ours(const struct run *run, const struct state *st, term_t irq, term_t id)
{
	const struct device *dev = device_of(st);
	uint32_t i;

	for (i = 0; i < dev->nhandlers; i++)
		if (which_match(run, st, &dev->handlers[i], irq, id))
			return true;
	return irq && id && dev->freed_irq == irq && dev->freed_id == id;
}

/*
 * The handler whose number it is, where none may be meant by what is known of number and owner, BEST; one whose number
 * it may be, where none has that owner; or NULL. Where which way led here is a guess, the driver may mean what another
 * card's function has installed: unless it means nobody, only what the same function did is held against it. What
 * callbacks have installed that nobody runs it may mean as well.
 */
const struct handler *which_of_other_owner(const struct call *call, const struct op *op, const struct state *st,
					   int best)
{
	term_t irq = which_given(call, op), id = call_arg(call, op->id);
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

/* Of the line, or of the vectors there are: what belongs to vectors that are gone is said to be stale. */
static bool is_current(const struct terms *terms, const struct device *dev, term_t number)
{
	uint32_t site = term_get(terms, number)->a;

	return !site || (dev->vectors && site == dev->vectors_site);
}

/*
 * Surely not the number of H: that of the line while MSI is on, or of another index where a function takes one and is
 * given a constant. What a loop counts is a constant as well, in its first turn.
 */
static bool other_number(const struct call *call, const struct op *op, const struct state *st, const struct handler *h,
			 term_t its, term_t number)
{
	const struct terms *terms = call->run->prog->terms;

	if (h->many || h->lent || !is_number(terms, its) || which_number_varies(terms, its))
		return false;
	if (term_get(terms, its)->a != term_get(terms, number)->a)
		return is_current(terms, device_of(st), its) && is_current(terms, device_of(st), number);
	return (is_literal(call, op->nr) || is_number_of_literal(call, op->irq)) && differ(call->run, st, its, number);
}

/*
 * Can only a handler be meant that is known here, and are NUMBER and ID those of one? Callbacks that nobody runs may have
 * installed more.
 */
static bool all_known(const struct call *call, const struct state *st, term_t number, term_t id)
{
	const struct terms *terms = call->run->prog->terms;
	const struct device *dev = device_of(st);

	return !dev->lost && !dev->freed_some && !term_varies(terms, id) && !which_number_varies(terms, number) &&
	       !(st->lost & (ACQUIRES_HANDLER | RELEASES_HANDLER)) &&
	       (dev->phase == PHASE_PROBE || !root_of(call->run)->others_install);
}

/*
 * free_irq() finds nothing under another number. Only numbers of this device are compared: what else a driver keeps may
 * be the number after all, by a way that was lost.
 */
const struct handler *which_of_other_number(const struct call *call, const struct op *op, const struct state *st,
					    int best)
{
	term_t irq = which_given(call, op), id = call_arg(call, op->id);
	const struct device *dev = device_of(st);
	const struct terms *terms = call->run->prog->terms;
	term_t number = number_of(call->run, dev, op->family, irq);
	const struct handler *h, *found = NULL;
	uint32_t i;

	if (best || !is_number(terms, number) || !all_known(call, st, number, id))
		return NULL;
	for (i = 0; i < dev->nhandlers; i++) {
		h = &dev->handlers[i];
		if (!other_number(call, op, st, h, number_of(call->run, dev, h->family, h->irq), number))
			return NULL;
		if (h->family == op->family && h->id == id)
			found = h;
	}
	return found;
}

/* The one meant is not there then, on this path. */
bool which_is_none(const struct call *call, const struct op *op, const struct state *st)
{
	term_t irq = which_given(call, op), id = call_arg(call, op->id);
	const struct device *dev = device_of(st);
	term_t number = number_of(call->run, dev, op->family, irq);
	const struct handler *h;
	uint32_t i;

	if (!number || !id || term_is_const(call->run->prog->terms, id, NULL) || !all_known(call, st, number, id))
		return false;
	for (i = 0; i < dev->nhandlers; i++) {
		h = &dev->handlers[i];
		if (h->many || h->family != op->family || !other_owner(call->run, st, h, id) ||
		    !differ(call->run, st, number_of(call->run, dev, h->family, h->irq), number))
			return false;
	}
	return dev->nhandlers;
}
