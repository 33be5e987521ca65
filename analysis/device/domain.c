// SPDX-License-Identifier: GPL-2.0-or-later
/* domain.c - the engine's view of the device: which calls matter, what its fields hold. */
#include <string.h>

#include "device/moment.h"
#include "device/ops.h"

/* ---- results ---- */

void outcome_fails(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct terms *terms = call->run->prog->terms;
	struct interval range = { .lo = -4095, .hi = -1, .nonzero = true };
	term_t t = TERM_UNKNOWN;

	run_trace(call->run, st, TRACE_FAILS, call->site, call->site, 0);
	if (op->ret == RET_P0) {
		t = term_const(terms, 0);
	} else if (op->ret != RET_VOID) {
		t = run_symbol(call->run, st, SYMBOL_CALL, call->site, 1, 0);
		state_fact_set(st, t, range);
	}
	outcome(call, st, t, data);
}

void outcome_succeeds(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct run *run = call->run;
	struct interval range = { .lo = 1, .hi = INT64_MAX, .nonzero = true };
	term_t t = TERM_UNKNOWN;

	switch (op->ret) {
	case RET_E0:
		t = term_const(run->prog->terms, 0);
		break;
	case RET_GE0:
		range.lo = 0;
		range.nonzero = false;
		/* fall through */
	case RET_CNT:
	case RET_P0:
	case RET_PE:
		t = run_symbol(run, st, SYMBOL_CALL, call->site, 2, 0);
		state_fact_set(st, t, range);
		break;
	default:
		t = run_symbol(run, st, SYMBOL_CALL, call->site, 0, 0);
	}
	outcome(call, st, t, data);
}

void awaiting_fails(struct call *call, struct state *st, term_t result, void *data)
{
	const struct awaiting *after = data;

	(void)result;
	outcome_fails(call, after->op, st, after->outcome, after->data);
}

/* ---- effects that change nothing tracked ---- */

/* What the hardware is like does not change: asked the same again, the function says the same. */
static term_t same_answer(const struct call *call, const struct op *op, struct state *st)
{
	struct root *root = root_of(call->run);
	term_t t;

	if (root_asked(root, call->callee->name) == UINT32_MAX && root->nasked < 8)
		root->asked[root->nasked++] = (struct asked){ call->callee->name, call->site };
	t = term_symbol(call->run->prog->terms, SYMBOL_QUERY, call->callee->name, 1, call_arg(call, op->nr));
	if (op->ret == RET_CNT && !state_fact(st, t))
		state_fact_set(st, t, (struct interval){ .lo = -4095, .hi = INT64_MAX, .nonzero = true });
	if (call->insn && call->insn->dst != FLOW_NONE && call->fn->flow->values[call->insn->dst].bits == 1 &&
	    !state_fact(st, t))
		state_fact_set(st, t, (struct interval){ .lo = 0, .hi = 1 });
	return t;
}

void effect_neutral(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct interval range = { .lo = -4095, .hi = 0 };
	term_t t;

	if (op->same && !device_other(call->run, call_arg(call, op->dev))) {
		outcome(call, st, same_answer(call, op, st), data);
		return;
	}
	t = run_symbol(call->run, st, op->event ? SYMBOL_EVENT : SYMBOL_CALL, call->site, 0, 0);
	if (op->ret == RET_E0)
		state_fact_set(st, t, range);
	if (op->ret == RET_CNT) {
		t = run_symbol(call->run, st, SYMBOL_CALL, call->site, 2, 0);
		state_fact_set(st, t, (struct interval){ .lo = -4095, .hi = INT64_MAX, .nonzero = true });
	}
	outcome(call, st, t, data);
}

void effect_returns(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	outcome(call, st, call_arg(call, op->value), data);
}

void effect_equal(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct terms *terms = call->run->prog->terms;
	term_t a = call_arg(call, op->value), b = call_arg(call, op->data);
	int c = run_compare(call->run, st, a, FLOW_EQ, true, b);

	outcome(call, st, c < 0 ? term_binary(terms, FLOW_EQ, a, b) : term_const(terms, c), data);
}

void effect_is_err(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct terms *terms = call->run->prog->terms;

	outcome(call, st, term_binary(terms, FLOW_LT, call_arg(call, op->value), term_const(terms, 0)), data);
}

void effect_is_err_or_null(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct terms *terms = call->run->prog->terms;

	outcome(call, st, term_binary(terms, FLOW_LE, call_arg(call, op->value), term_const(terms, 0)), data);
}

/* A stub of a configuration that lacks the thing: it only ever fails. */
void effect_fails(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	outcome_fails(call, op, st, outcome, data);
}

/* An error that was only tested for being there is negative: that is what ERR_PTR() is for. */
void effect_err_ptr(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	term_t t = call_arg(call, op->value);

	run_assume(call->run, st, t, FLOW_LE, false, term_const(call->run->prog->terms, 0));
	outcome(call, st, t, data);
}

void effect_err_or_zero(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct terms *terms = call->run->prog->terms;
	term_t t = call_arg(call, op->value), zero = term_const(terms, 0);
	struct state *good = run_copy(call->run, st);

	if (run_assume(call->run, good, t, FLOW_GE, false, zero))
		outcome(call, good, zero, data);
	else
		state_free(good);
	if (run_assume(call->run, st, t, FLOW_LT, false, zero))
		outcome(call, st, t, data);
	else
		state_free(st);
}

static bool own_device(const struct run *run, term_t t)
{
	return term_object(run->prog->terms, t) == root_of(run)->device;
}

void effect_other(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct interval range = { .lo = 0, .hi = INT64_MAX };
	term_t t = run_symbol(call->run, st, SYMBOL_NUMBER, call->site, op->found ? NUMBER_FOUND : NUMBER_OTHER, 0);
	struct root *root = root_of(call->run);

	/* of several only the first */
	if (op->found && root->seeks && (!root->found_site || root->found_site == call->site)) {
		root->found_site = call->site;
		outcome_fails(call, op, run_copy(call->run, st), outcome, data);
		outcome(call, st, root->device, data);
		return;
	}
	state_fact_set(st, t, range);
	outcome(call, st, t, data);
}

static bool is_first(const struct terms *terms, term_t index)
{
	int64_t k;

	return term_is_const(terms, index, &k) && !k;
}

void effect_number(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct device *dev = device_of(st);
	struct interval range = { .lo = -4095, .hi = INT64_MAX };
	term_t t;

	if (device_other(call->run, call_arg(call, op->dev))) {
		effect_neutral(call, op, st, outcome, data);
		return;
	}
	/*
	 * One outcome: few drivers test it, and those that do tell success from failure themselves. The same vector
	 * asked for twice is the same number: it is named by the set it belongs to, and its index. There is a first
	 * vector, or the line. Where devres frees vectors the driver's way out is looked at all the same.
	 */
	if (is_first(call->run->prog->terms, call_arg(call, op->nr)) && dev->vectors <= VECTORS_UNMANAGED)
		range.lo = dev->vectors ? 1 : 0;
	t = term_symbol(call->run->prog->terms, SYMBOL_NUMBER, dev->vectors ? dev->vectors_site : 0, NUMBER_VECTOR,
			call_arg(call, op->nr));
	if (!state_fact(st, t))
		state_fact_set(st, t, range);
	outcome(call, st, t, data);
}

static void unseen_release(struct call *call, struct state *st)
{
	device_of(st)->opaque = 1;
	run_give_up(call->run, call->fn, "a reference may or may not be the last",
		    program_text(call->run->prog, call->callee->name));
}

/* Does the count at T get to 0 in ST? It does so once. */
static bool gets_to_zero(struct call *call, struct state *st, term_t t)
{
	struct terms *terms = call->run->prog->terms;
	const struct cell *cell;
	int64_t offset, k;
	term_t base;

	if (!t || term_varies(terms, t))
		return true;
	base = term_base(terms, t, &offset);
	cell = state_cell(st, base, offset);
	if (cell && term_is_const(terms, cell->value, &k) && !k)
		return false;
	state_cell_put(st, base, offset)->value = term_const(terms, 0);
	return true;
}

/* A count goes down: to 0, and what hangs on that follows; or not yet, and nobody here knows when. */
void effect_last_put(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct state *later = run_copy(call->run, st);

	(void)op;
	if (gets_to_zero(call, st, call->args[0]))
		outcome(call, st, term_const(call->run->prog->terms, 1), data);
	else
		state_free(st);
	unseen_release(call, later);
	handlers_lend(device_of(later));
	later->lost = UINT32_MAX; /* the driver may well know that there is no other */
	outcome(call, later, term_const(call->run->prog->terms, 0), data);
}

/* The last reference to an object of the driver runs its release function, which is not followed. */
void effect_put(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	term_t t = call_arg(call, op->dev);

	if (t && !device_other(call->run, t) && term_object(call->run->prog->terms, t) != root_of(call->run)->device &&
	    !term_is_const(call->run->prog->terms, t, NULL))
		unseen_release(call, st);
	effect_neutral(call, op, st, outcome, data);
}

void effect_query(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	const char *of = api_attr(op->row, "of");
	const struct device *dev = device_of(st);
	struct terms *terms = call->run->prog->terms;

	if (!of || device_other(call->run, call_arg(call, op->dev)))
		effect_neutral(call, op, st, outcome, data);
	else if (!strcmp(of, "vectors"))
		outcome(call, st, term_const(terms, dev->vectors != VECTORS_NONE), data);
	else if (!strcmp(of, "type"))
		vectors_type(call, st, outcome, data);
	else if (!strcmp(of, "msi") && dev->vectors)
		outcome(call, st, term_const(terms, 1), data);
	else if (!strcmp(of, "enabled"))
		outcome(call, st, term_const(terms, dev->count > 0), data);
	else if (!strcmp(of, "up") && dev->registered && root_of(call->run)->ninterfaces)
		outcome(call, st, term_const(terms, dev->up != 0), data);
	else if (!strcmp(of, "present") && dev->registered && root_of(call->run)->ninterfaces)
		outcome(call, st, term_const(terms, !dev->detached), data);
	else if (!strcmp(of, "functions") && (call->run->rare & RARE_FUNCTIONS))
		outcome(call, st, functions_number(call, st), data);
	else if (!strcmp(of, "managed"))
		outcome(call, st, term_const(terms, dev->managed), data);
	else
		effect_neutral(call, op, st, outcome, data);
}

/* ---- calls ---- */

static bool is_other(const struct term *p)
{
	return p->kind == TERM_K_SYMBOL && p->op == SYMBOL_NUMBER && p->b >= NUMBER_OTHER;
}

/* Was the device meant by T searched for, among all that are there? */
static bool device_found(const struct run *run, term_t t)
{
	const struct term *p = term_get(run->prog->terms, term_object(run->prog->terms, t));

	return is_other(p) && p->b == NUMBER_FOUND;
}

static void device_call(struct call *call, struct state *st, outcome_fn outcome, void *data)
{
	const struct op *op = call->callee->api;
	struct moment m = { .run = call->run, .st = st, .dev = device_of(st), .site = call->site };
	bool seeks = root_of(call->run)->seeks;

	if (op->dev >= 0 && (op->effects & ~EFFECT_PLAIN) &&
	    term_is_const(call->run->prog->terms, call_arg(call, op->dev), NULL)) {
		state_free(st); /* no device: nobody comes by here */
		return;
	}
	if (!seeks)
		census_call(call, op, st);
	if (op->ret == RET_E0 && (op->effects & ~EFFECT_RELEASES))
		rules_asked(&m);
	if (op->on_list &&
	    (seeks ? own_device(call->run, call_arg(call, op->dev)) : device_found(call->run, call_arg(call, op->dev))))
		rules_elsewhere(&m);
	op->run(call, op, st, outcome, data);
}

static void device_opaque(struct call *call, struct state *st)
{
	struct device *dev = device_of(st);
	const struct callee *c = call->callee;

	dev->opaque = 1;
	handlers_given(call, st);
	run_give_up(call->run, call->fn, "callee not seen takes driver data",
		    c ? program_text(call->run->prog, c->name) : "");
}

/* ---- fields ---- */

bool device_other(const struct run *run, term_t t)
{
	if (root_of(run)->seeks)
		return !own_device(run, t);
	return is_other(term_get(run->prog->terms, term_object(run->prog->terms, t)));
}

/* Another device, or none: another one all the same. */
static term_t device_merge(const struct run *run, term_t a, term_t b)
{
	int64_t k;

	if (a && b && device_found(run, a) && device_other(run, b))
		return b;
	if (a && device_other(run, a) && (!b || device_other(run, b) || term_is_const(run->prog->terms, b, &k)))
		return a;
	if (b && device_other(run, b) && (!a || term_is_const(run->prog->terms, a, &k)))
		return b;
	return TERM_UNKNOWN;
}

/* Was the object found by following pointers from a static variable, or from another device? */
static bool found_elsewhere(const struct terms *terms, term_t base)
{
	const struct term *p = term_get(terms, term_origin(terms, base));

	return p->kind == TERM_K_GLOBAL || is_other(p);
}

/*
 * A device nobody stored there is the driver's own: that is what its structures point to. Not so on the way from a
 * static list or from another device, and not what the own device itself points to.
 */
static term_t device_initial(struct run *run, struct state *st, term_t base, int64_t offset, const char *tag,
			     const char *field)
{
	const struct root *root = root_of(run);
	struct terms *terms = run->prog->terms;
	bool own = root->seeks || (base && term_object(terms, base) == root->device);
	bool is_pci = !strcmp(tag, "pci_dev");
	term_t other;

	(void)st;
	(void)offset;
	/* a static variable holds what was stored there, or nothing: not this device by default */
	if (base && term_get(terms, term_object(terms, base))->kind == TERM_K_GLOBAL)
		return TERM_UNKNOWN;
	if (!is_pci && (strcmp(tag, "device") || root->sem.dev < 0))
		return TERM_UNKNOWN;
	other = term_symbol(terms, SYMBOL_NUMBER, 0, NUMBER_OTHER, base);
	if (!base && !root->seeks)
		return is_pci ? root->device : term_addr(terms, root->device, root->sem.dev);
	if (is_pci)
		return own || found_elsewhere(terms, base) || (field && !strcmp(field, "self")) ? other : root->device;
	if (own && !root->seeks && !(field && !strcmp(field, "parent")))
		return TERM_UNKNOWN;
	return term_addr(terms, own || found_elsewhere(terms, base) ? other : root->device, root->sem.dev);
}

/* Vectors of a kind that are on prove that the device has the capability. */
static term_t load_capability(struct run *run, struct state *st, term_t base, int64_t offset, int kind)
{
	const struct device *dev = device_of(st);
	struct interval range = { .lo = 1, .hi = 255, .nonzero = true };
	term_t t;

	if (!dev->vectors || dev->kinds != kind)
		return TERM_UNKNOWN;
	t = term_symbol(run->prog->terms, SYMBOL_PLACE, base, 0, offset);
	run_assume_range(run, st, t, range);
	return t;
}

static term_t load_enabled(struct run *run, struct state *st, term_t base, int64_t offset, int kind)
{
	const struct device *dev = device_of(st);
	struct terms *terms = run->prog->terms;

	if (!dev->vectors || !(dev->kinds & kind))
		return term_const(terms, 0);
	if (dev->kinds == kind)
		return term_const(terms, 1);
	return term_symbol(terms, SYMBOL_PLACE, base, dev->vectors_site, offset);
}

#define NETREG_REGISTERED 1 /* include/linux/netdevice.h */

static term_t device_load(struct run *run, struct state *st, term_t base, int64_t offset, uint32_t field)
{
	const struct root *root = root_of(run);
	struct terms *terms = run->prog->terms;
	const struct device *dev = device_of(st);

	/* so that remove can ask whether there is something to unregister */
	if (field && field == root->reg_state && dev->registered && base == interface_object(run, st))
		return term_const(terms, NETREG_REGISTERED);
	if (base != root->device || offset < 0)
		return TERM_UNKNOWN;
	if (offset == root->sem.irq)
		return state_cell(st, base, offset) ? TERM_UNKNOWN :
						      /* MSI replaces it, MSI-X does not */
						      term_symbol(terms, SYMBOL_NUMBER,
						  dev->vectors && (dev->kinds & KIND_MSI) ? dev->vectors_site : 0, NUMBER_IRQ,
								  0);
	if (offset == root->sem.is_managed)
		return term_const(terms, dev->managed);
	/* nobody else has enabled it: drivers ask that way whether they are the first */
	if (offset == root->sem.enable_cnt)
		return term_const(terms, dev->count);
	if (offset == root->sem.msi_enabled)
		return load_enabled(run, st, base, offset, KIND_MSI);
	if (offset == root->sem.msix_enabled)
		return load_enabled(run, st, base, offset, KIND_MSIX);
	if (offset == root->sem.msi_cap)
		return load_capability(run, st, base, offset, KIND_MSI);
	if (offset == root->sem.msix_cap)
		return load_capability(run, st, base, offset, KIND_MSIX);
	return TERM_UNKNOWN;
}

/* That the first vector has no number is nothing that happens. */
static bool device_unlikely(const struct run *run, const struct state *st, term_t t)
{
	const struct term *p = term_get(run->prog->terms, t);

	return p->kind == TERM_K_SYMBOL && p->op == SYMBOL_NUMBER && p->b == NUMBER_VECTOR &&
	       is_first(run->prog->terms, (term_t)p->k) && run_range(run, st, t).hi < 0;
}

static uint32_t device_held(const void *property)
{
	const struct device *dev = property;
	uint32_t mask = 0, i;
	int undone = 0;

	for (i = 0; i < dev->nnodes; i++)
		undone += dev->nodes[i].kind == NODE_ENABLE && dev->nodes[i].active;
	if (dev->vectors)
		mask |= (dev->kinds & KIND_MSI ? RELEASES_MSI : 0) | (dev->kinds & KIND_MSIX ? RELEASES_MSIX : 0);
	if (dev->nhandlers)
		mask |= RELEASES_HANDLER;
	if (dev->registered)
		mask |= RELEASES_INTERFACE;
	if (dev->nregions)
		mask |= RELEASES_REGION;
	if (dev->count > undone) /* more than devres undoes itself */
		mask |= RELEASES_ENABLE;
	return mask;
}

static uint64_t device_glance(const void *property)
{
	const struct device *dev = property;
	union {
		struct glance glance;
		uint64_t bits;
	} u = { .bits = 0 };
	uint32_t i;

	u.glance.count = dev->count;
	u.glance.managed = dev->managed;
	u.glance.vectors = dev->vectors;
	u.glance.phase = dev->phase;
	u.glance.failed_probe = dev->failed_probe;
	u.glance.handlers = (uint8_t)dev->nhandlers;
	for (i = 0; i < dev->nhandlers; i++)
		u.glance.more_handlers |= dev->handlers[i].many;
	u.glance.regions = dev->region_lost ? UINT8_MAX : dev->nregions;
	return u.bits;
}

static bool device_undoing(const void *property)
{
	const struct device *dev = property;

	return dev->phase == PHASE_REMOVE || dev->phase == PHASE_DEVRES;
}

static bool device_fixed(const struct run *run, term_t object)
{
	return object == root_of(run)->device;
}

static bool device_object(const char *tag)
{
	return !strcmp(tag, "pci_dev") || !strcmp(tag, "device");
}

static bool device_whole(const char *tag)
{
	return !strcmp(tag, "pci_dev");
}

static bool device_looks(const void *api)
{
	const struct op *op = api;

	return op->same || op->looks;
}

const struct domain device_domain = {
	.property_size = sizeof(struct device),
	.lookup = ops_lookup,
	.call = device_call,
	.opaque = device_opaque,
	.given = handlers_given,
	.initial = device_initial,
	.load = device_load,
	.merge = device_merge,
	.unlikely = device_unlikely,
	.held = device_held,
	.glance = device_glance,
	.undoing = device_undoing,
	.data_field = "device.driver_data",
	.object = device_object,
	.whole = device_whole,
	.looks = device_looks,
	.fixed = device_fixed,
};
