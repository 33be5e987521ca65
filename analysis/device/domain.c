// SPDX-License-Identifier: GPL-2.0-or-later
/* domain.c - the engine's view of the device: which calls matter, what its fields hold. */
#include <stdlib.h>
#include <string.h>

#include <hashtab.h>
#include <libiberty.h>

#include "device/device.h"
#include "report/census.h"

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
	return t;
}

static void effect_neutral(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct interval range = { .lo = -4095, .hi = 0 };
	term_t t;

	if (op->same && !device_other(call->run, call_arg(call, op->dev))) {
		outcome(call, st, same_answer(call, op, st), data);
		return;
	}
	t = run_symbol(call->run, st, SYMBOL_CALL, call->site, 0, 0);
	if (op->ret == RET_E0)
		state_fact_set(st, t, range);
	if (op->ret == RET_CNT) {
		t = run_symbol(call->run, st, SYMBOL_CALL, call->site, 2, 0);
		state_fact_set(st, t, (struct interval){ .lo = -4095, .hi = INT64_MAX, .nonzero = true });
	}
	outcome(call, st, t, data);
}

static void effect_returns(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	outcome(call, st, call_arg(call, op->value), data);
}

static void effect_is_err(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct terms *terms = call->run->prog->terms;

	outcome(call, st, term_binary(terms, FLOW_LT, call_arg(call, op->value), term_const(terms, 0)), data);
}

static void effect_is_err_or_null(struct call *call, const struct op *op, struct state *st, outcome_fn outcome,
				  void *data)
{
	struct terms *terms = call->run->prog->terms;

	outcome(call, st, term_binary(terms, FLOW_LE, call_arg(call, op->value), term_const(terms, 0)), data);
}

/* An error that was only tested for being there is negative: that is what ERR_PTR() is for. */
static void effect_err_ptr(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	term_t t = call_arg(call, op->value);

	run_assume(call->run, st, t, FLOW_LE, false, term_const(call->run->prog->terms, 0));
	outcome(call, st, t, data);
}

static void effect_err_or_zero(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
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

/*
 * Macros may hold one allocation twice (allocation profiling on or off): equal places in the source are one object.
 */
static uint32_t fresh_site(const struct call *call)
{
	const struct flow_function *f = call->fn->flow;
	const struct flow_insn *insn;
	uint32_t b, i, site = call->fn->first_site;

	for (b = 0; b < f->nblocks; b++, site += 2)
		for (i = 0; i < f->blocks[b].ninsns; i++, site++) {
			insn = &f->blocks[b].insns[i];
			if (insn->op == FLOW_CALL && insn->callee == call->insn->callee &&
			    insn->loc.line == call->insn->loc.line && insn->loc.column == call->insn->loc.column &&
			    insn->loc.file == call->insn->loc.file)
				return site + 1;
		}
	return call->site;
}

static void effect_fresh(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct run *run = call->run;
	struct terms *terms = run->prog->terms;
	struct state *good = run_copy(run, st);
	struct interval range = { .lo = 1, .hi = INT64_MAX, .nonzero = true };
	term_t t = run_symbol(run, good, SYMBOL_FRESH, fresh_site(call), 0, 0);
	struct object *object;
	int64_t gfp;

	state_fact_set(good, t, range);
	object = state_object_put(good, t);
	object->generation = call->site;
	object->zeroed = op->zero ||
			 (op->flags >= 0 && term_is_const(terms, call_arg(call, op->flags), &gfp) && (gfp & 0x100));
	if (op->makes)
		run_note_type(run, program_name(run->prog, op->makes), t);
	outcome(call, good, t, data);
	outcome_fails(call, op, st, outcome, data);
}

static void effect_other(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct interval range = { .lo = 0, .hi = INT64_MAX };
	term_t t = run_symbol(call->run, st, SYMBOL_NUMBER, call->site, NUMBER_OTHER, 0);

	(void)op;
	state_fact_set(st, t, range);
	outcome(call, st, t, data);
}

static void effect_number(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
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
	 * asked for twice is the same number: it is named by the set it belongs to, and its index.
	 */
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

/* A count goes down: to 0, and what hangs on that follows; or not yet, and nobody here knows when. */
static void effect_last_put(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct state *later = run_copy(call->run, st);

	(void)op;
	outcome(call, st, term_const(call->run->prog->terms, 1), data);
	unseen_release(call, later);
	outcome(call, later, term_const(call->run->prog->terms, 0), data);
}

/* The last reference to an object of the driver runs its release function, which is not followed. */
static void effect_put(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	term_t t = call_arg(call, op->dev);

	if (t && !device_other(call->run, t) && term_object(call->run->prog->terms, t) != root_of(call->run)->device &&
	    !term_is_const(call->run->prog->terms, t, NULL))
		unseen_release(call, st);
	effect_neutral(call, op, st, outcome, data);
}

static void effect_pin(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	if (!device_other(call->run, call_arg(call, op->dev)))
		device_of(st)->pinned = 1;
	outcome(call, st, TERM_UNKNOWN, data);
}

static void effect_query(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	const char *of = api_attr(op->row, "of");
	const struct device *dev = device_of(st);
	struct terms *terms = call->run->prog->terms;

	if (!of || device_other(call->run, call_arg(call, op->dev)))
		effect_neutral(call, op, st, outcome, data);
	else if (!strcmp(of, "vectors"))
		outcome(call, st, term_const(terms, dev->vectors != VECTORS_NONE), data);
	else if (!strcmp(of, "msi") && dev->vectors)
		outcome(call, st, term_const(terms, 1), data);
	else if (!strcmp(of, "enabled"))
		outcome(call, st, term_const(terms, dev->count > 0), data);
	else if (!strcmp(of, "up") && dev->registered && root_of(call->run)->ninterfaces)
		outcome(call, st, term_const(terms, dev->up != 0), data);
	else if (!strcmp(of, "managed"))
		outcome(call, st, term_const(terms, dev->managed), data);
	else
		effect_neutral(call, op, st, outcome, data);
}

static void effect_group(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	(void)op;
	devres_push(device_of(st), NODE_GROUP, call->site, TERM_UNKNOWN, TERM_UNKNOWN);
	outcome_succeeds(call, op, st, outcome, data);
}

static void effect_drop_group(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct device *dev = device_of(st);
	uint32_t i;

	for (i = dev->nnodes; i-- > 0;)
		if (dev->nodes[i].kind == NODE_GROUP) {
			memmove(&dev->nodes[i], &dev->nodes[i + 1], (--dev->nnodes - i) * sizeof(struct node));
			memset(&dev->nodes[dev->nnodes], 0, sizeof(struct node));
			break;
		}
	outcome_succeeds(call, op, st, outcome, data);
}

static void effect_release_group(struct call *call, const struct op *op, struct state *st, outcome_fn outcome,
				 void *data)
{
	(void)op;
	devres_release(call, st, true, outcome, data);
}

/* ---- the table's rows, read once ---- */

static const struct {
	const char *word;
	void (*run)(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data);
	uint32_t effects;
} effects[] = {
	{ "enable", effect_enable, ACQUIRES_ENABLE },
	{ "disable", effect_disable, RELEASES_ENABLE },
	{ "pin", effect_pin, ACQUIRES_ENABLE },
	{ "vectors+", effect_vectors, ACQUIRES_VECTORS },
	{ "vectors-", effect_free_vectors, RELEASES_VECTORS },
	{ "vector-number", effect_number, 0 },
	{ "handler+", effect_handler, ACQUIRES_HANDLER },
	{ "handler-", effect_free_handler, RELEASES_HANDLER },
	{ "action+", effect_action, ACQUIRES_ACTION },
	{ "action-", effect_drop_action, RELEASES_ACTION },
	{ "action!", effect_run_action, RELEASES_ACTION },
	{ "group+", effect_group, ACQUIRES_ACTION },
	{ "group-", effect_drop_group, RELEASES_ACTION },
	{ "group!", effect_release_group, RELEASES_ACTION },
	{ "interface+", effect_register, ACQUIRES_INTERFACE },
	{ "interface-", effect_unregister, RELEASES_INTERFACE },
	{ "interface-down", effect_close, RELEASES_INTERFACE },
	{ "other-device", effect_other, 0 },
	{ "returns", effect_returns, 0 },
	{ "err-ptr", effect_err_ptr, 0 },
	{ "is-err", effect_is_err, 0 },
	{ "is-err-or-null", effect_is_err_or_null, 0 },
	{ "err-or-zero", effect_err_or_zero, 0 },
	{ "fresh", effect_fresh, 0 },
	{ "last-put", effect_last_put, 0 },
	{ "put", effect_put, 0 },
	{ "query", effect_query, 0 },
	{ "neutral", effect_neutral, 0 },
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

static void parse_op(struct op *op, const struct api_row *row)
{
	static const char *const managed[] = { "never", "always", "hybrid", NULL };
	static const char *const family[] = { "plain", "devm", "pci", NULL };
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
	op->dev = api_arg(row, "dev");
	op->irq = api_arg(row, "irq");
	op->nr = api_arg(row, "nr");
	op->fn = api_arg(row, "fn");
	op->id = api_arg(row, "id");
	op->min = api_arg(row, "min");
	op->max = api_arg(row, "max");
	op->flags = api_arg(row, api_attr(row, "gfp") ? "gfp" : "flags");
	op->value = api_arg(row, "value");
	op->data = api_arg(row, "data");
	op->managed = api_attr(row, "managed") && !*api_attr(row, "managed") ?
			      1 :
			      parse_word(api_attr(row, "managed"), managed, 0);
	op->family = parse_word(api_attr(row, "family"), family, FAMILY_PLAIN);
	op->kinds = parse_word(api_attr(row, "kind"), kinds, KIND_MSI | KIND_MSIX);
	if (op->run == effect_free_vectors)
		op->effects = (op->kinds & KIND_MSI ? RELEASES_MSI : 0) | (op->kinds & KIND_MSIX ? RELEASES_MSIX : 0);
	op->reset = api_attr(row, "reset");
	op->zero = api_attr(row, "zero");
	op->same = api_attr(row, "same");
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

/* lives as long as the process: rows belong to the table, which outlives every program */
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

static uint32_t device_lookup(struct program *prog, const struct unit *unit, const char *name, bool own,
			      const void **api)
{
	const struct api_row *const *rows;
	const struct op *op;
	size_t count, i;

	*api = NULL;
	rows = api_rows(prog->options.api, name, &count);
	for (i = 0; i < count; i++) {
		if ((own && rows[i]->builtin) || !api_holds(prog->options.api, unit->flow, rows[i]->when))
			continue;
		op = op_of(prog, rows[i]);
		*api = op;
		return op->effects;
	}
	return 0;
}

static void device_call(struct call *call, struct state *st, outcome_fn outcome, void *data)
{
	const struct op *op = call->callee->api;

	census_call(call, op, st);
	op->run(call, op, st, outcome, data);
}

static void device_opaque(struct call *call, struct state *st)
{
	struct device *dev = device_of(st);
	const struct callee *c = call->callee;

	dev->opaque = 1;
	run_give_up(call->run, call->fn, "callee not seen takes driver data",
		    c ? program_text(call->run->prog, c->name) : "");
}

/* ---- fields ---- */

bool device_other(const struct run *run, term_t t)
{
	const struct term *p = term_get(run->prog->terms, term_object(run->prog->terms, t));

	return p->kind == TERM_K_SYMBOL && p->op == SYMBOL_NUMBER && p->b == NUMBER_OTHER;
}

/* Another device, or none: another one all the same. */
static term_t device_merge(const struct run *run, term_t a, term_t b)
{
	int64_t k;

	if (a && device_other(run, a) && (!b || device_other(run, b) || term_is_const(run->prog->terms, b, &k)))
		return a;
	if (b && device_other(run, b) && (!a || term_is_const(run->prog->terms, a, &k)))
		return b;
	return TERM_UNKNOWN;
}

/* Was the object found by following pointers from a static variable, or from another device? */
static bool found_elsewhere(const struct terms *terms, term_t base)
{
	const struct term *p = term_get(terms, term_object(terms, base));

	while (p->kind == TERM_K_SYMBOL && p->op == SYMBOL_PLACE)
		p = term_get(terms, term_object(terms, p->a));
	return p->kind == TERM_K_GLOBAL || (p->kind == TERM_K_SYMBOL && p->op == SYMBOL_NUMBER && p->b == NUMBER_OTHER);
}

/*
 * A device nobody stored there is the driver's own: that is what its structures point to. Not so on the way from a static
 * list or from another device, and not what the own device itself points to.
 */
static term_t device_initial(struct run *run, struct state *st, term_t base, int64_t offset, const char *tag,
			     const char *field)
{
	const struct root *root = root_of(run);
	struct terms *terms = run->prog->terms;
	bool own = base && term_object(terms, base) == root->device;
	bool is_pci = !strcmp(tag, "pci_dev");
	term_t other;

	(void)st;
	(void)offset;
	/* a static variable holds what was stored there, or nothing: not this device by default */
	if (base && term_get(terms, term_object(terms, base))->kind == TERM_K_GLOBAL)
		return TERM_UNKNOWN;
	if (!is_pci && (strcmp(tag, "device") || root->sem.dev < 0))
		return TERM_UNKNOWN;
	if (!base)
		return is_pci ? root->device : term_addr(terms, root->device, root->sem.dev);
	other = term_symbol(terms, SYMBOL_NUMBER, 0, NUMBER_OTHER, base);
	if (is_pci)
		return own || found_elsewhere(terms, base) || (field && !strcmp(field, "self")) ? other : root->device;
	if (own && !(field && !strcmp(field, "parent")))
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

static term_t device_load(struct run *run, struct state *st, term_t base, int64_t offset)
{
	const struct root *root = root_of(run);
	struct terms *terms = run->prog->terms;
	const struct device *dev = device_of(st);

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
	if (dev->count > undone) /* more than devres undoes itself */
		mask |= RELEASES_ENABLE;
	return mask;
}

static bool device_undoing(const void *property)
{
	const struct device *dev = property;

	return dev->phase == PHASE_REMOVE || dev->phase == PHASE_DEVRES;
}

static bool device_fixed(struct run *run, term_t object)
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

const struct domain device_domain = {
	.property_size = sizeof(struct device),
	.lookup = device_lookup,
	.call = device_call,
	.opaque = device_opaque,
	.given = handlers_given,
	.initial = device_initial,
	.load = device_load,
	.merge = device_merge,
	.held = device_held,
	.undoing = device_undoing,
	.data_field = "device.driver_data",
	.object = device_object,
	.whole = device_whole,
	.fixed = device_fixed,
};
