// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * objects.c - objects of frameworks (a sound card, a drm device): releasing one runs what the driver left with it, by a
 * call or when devres comes to it (sound/core/init.c: snd_card_do_free(); drivers/gpu/drm/drm_drv.c: drm_dev_release();
 * drivers/base/devres.c for the driver's own entries).
 */
#include <string.h>

#include "device/ops.h"

#define MEMORY_OF_NODE (-64) /* bits before a devres entry of the driver's own: its release function */
#define PART_ITSELF 1	     /* of SYMBOL_FRESH: what a registered part is known by; 0 is the object */
#define PART_DATA 2	     /* of SYMBOL_FRESH: the driver's data, made with the object */

/* ---- functions in members --------------------------------------------------------------------------------------- */

/* The function in MEMBER ("tag.field") of the static table at OPS. */
static term_t table_member(struct run *run, term_t ops, const char *member)
{
	struct program *prog = run->prog;
	const struct term *p = term_get(prog->terms, ops);
	uint32_t field = program_name(prog, member), i;
	const struct var *var;
	const struct flow_init *init;

	if (p->kind != TERM_K_GLOBAL)
		return TERM_UNKNOWN;
	var = &prog->vars[p->a];
	for (i = 0; i < var->flow->ninits; i++) {
		init = &var->flow->inits[i];
		if (init->value.kind != FLOW_OP_SYMBOL ||
		    program_field(prog, var->unit, init->tag, init->field) != field)
			continue;
		return run_initial(run, p->a, init->offset);
	}
	return TERM_UNKNOWN;
}

/* The function stored in MEMBER of OBJECT. Where that was forgotten it is the only one that ever is. */
static term_t stored_member(const struct run *run, const struct state *st, term_t object, const char *member)
{
	struct program *prog = run->prog;
	const struct cell *cells = (const struct cell *)st->memory->data;
	uint32_t field = program_name(prog, member), i, fn;

	for (i = 0; i < st->memory->count; i++)
		if (cells[i].base == object && cells[i].field == field)
			return cells[i].value;
	if (state_object(st, object) && state_object(st, object)->zeroed)
		return TERM_UNKNOWN;
	return run_targets(run, field, &fn, 1) == 1 ? term_func(prog->terms, fn, false) : TERM_UNKNOWN;
}

static int64_t offset_of(const struct call *call, const char *member)
{
	char probe[128] = "field:";

	strncat(probe, member, sizeof(probe) - strlen(probe) - 1);
	return flow_probe_value(call->fn->unit->flow, probe, -1);
}

/* MEMBER of the object at ADDRESS holds VALUE; false: the headers have no such member. */
static bool put_member(struct call *call, struct state *st, term_t address, const char *member, term_t value)
{
	int64_t offset = offset_of(call, member), start;
	term_t base = term_base(call->run->prog->terms, address, &start);
	struct cell *cell;

	if (offset < 0)
		return false;
	cell = state_cell_put(st, base, start + offset);
	cell->field = program_name(call->run->prog, member);
	cell->value = value;
	return true;
}

/* ---- the end of an object --------------------------------------------------------------------------------------- */

struct releasing {
	const struct op *op; /* that made the object */
	struct node node;
	outcome_fn outcome;
	void *data;
	bool devres; /* it is devres that releases it */
};

static void object_gone(struct call *call, struct state *st, term_t result, void *data)
{
	const struct releasing *r = data;

	r->outcome(call, st, result, r->data);
}

/* The newest part goes first. */
static void release_parts(struct call *call, struct state *st, term_t result, void *data)
{
	struct releasing *r = data;
	struct device *dev = device_of(st);
	struct action action = { .args = { r->node.a }, .of_object = true };
	struct node node;
	uint32_t i;

	(void)result;
	for (i = dev->nnodes; i-- > 0;) {
		node = dev->nodes[i];
		if (node.kind != NODE_PART)
			continue;
		devres_drop(dev, i);
		action.fn = node.a;
		action.args[node.second] = node.b;
		action_run(call, st, &action, r->devres, release_parts, r);
		return;
	}
	if (r->op->then)
		action.fn = stored_member(call->run, st, r->node.a, r->op->then);
	action_run(call, st, &action, r->devres, object_gone, r);
}

void object_release(struct call *call, struct state *st, const struct node *node, bool devres, outcome_fn outcome,
		    void *data)
{
	const struct callee *callee = program_site_callee(call->run->prog, node->site);
	struct releasing r = { .op = callee->api, .node = *node, .outcome = outcome, .data = data, .devres = devres };
	struct action first = { .fn = node->b, .args = { node->a }, .of_object = true };

	action_run(call, st, &first, devres, release_parts, &r);
}

/* ---- effects ---------------------------------------------------------------------------------------------------- */

void object_fresh(struct state *st, term_t t, uint32_t site, bool zeroed)
{
	struct interval range = { .lo = 1, .hi = INT64_MAX, .nonzero = true };
	struct object *object = state_object_put(st, t);

	state_fact_set(st, t, range);
	object->generation = site;
	object->zeroed = zeroed;
}

void object_keeps(struct call *call, const struct op *op, struct state *st, term_t object)
{
	term_t mine;

	if (!op->keeps || offset_of(call, op->keeps) < 0)
		return;
	mine = run_symbol(call->run, st, SYMBOL_FRESH, call->site, PART_DATA, 0);
	object_fresh(st, mine, call->site, true);
	put_member(call, st, object, op->keeps, mine);
}

/* Where the driver data of the device DEV stands; TERM_UNKNOWN if the headers do not say. */
static term_t driver_data_of(struct call *call, term_t dev)
{
	int64_t offset = root_of(call->run)->sem.driver_data;

	return dev && offset >= 0 ? term_addr(call->run->prog->terms, dev, offset) : TERM_UNKNOWN;
}

static void put_driver_data(struct call *call, struct state *st, term_t place, term_t data)
{
	run_store(call->run, st, place, call->run->prog->data_field, data, call->site);
}

void object_holds(struct call *call, const struct op *op, struct state *st, term_t object)
{
	term_t value = call_arg(call, op->value), place = driver_data_of(call, value);

	if (op->holds)
		put_member(call, st, object, op->holds, value);
	if (op->drvdata && place)
		put_driver_data(call, st, place, object);
}

/* v4l2_device_register(): what is there already stays (drivers/media/v4l2-core/v4l2-device.c) */
void effect_driver_data(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	term_t object = call_arg(call, op->object), place = driver_data_of(call, call_arg(call, op->value)), before;
	int64_t old = -1;

	outcome_fails(call, op, run_copy(call->run, st), outcome, data);
	object_holds(call, op, st, object);
	if (place) {
		before = run_load(call->run, st, place, call->run->prog->data_field, "device", "driver_data");
		if (term_is_const(call->run->prog->terms, before, &old) && !old)
			put_driver_data(call, st, place, object);
	}
	outcome_succeeds(call, op, st, outcome, data);
}

static term_t make_object(struct call *call, const struct op *op, struct state *st)
{
	term_t t = run_symbol(call->run, st, SYMBOL_FRESH, call->site, 0, 0);

	object_fresh(st, t, call->site, true);
	if (op->out >= 0)
		run_store(call->run, st, call_arg(call, op->out), 0, t, call->site);
	object_keeps(call, op, st, t);
	return t;
}

void effect_object(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct terms *terms = call->run->prog->terms;
	term_t made, object, first;
	int64_t at = 0;

	outcome_fails(call, op, run_copy(call->run, st), outcome, data);
	made = op->object >= 0 ? call_arg(call, op->object) : make_object(call, op, st);
	if (op->at >= 0)
		term_is_const(terms, call_arg(call, op->at), &at);
	object = term_addr(terms, made, at * 8);
	object_holds(call, op, st, object);
	first = op->first ? table_member(call->run, call_arg(call, op->ops), op->first) : TERM_UNKNOWN;
	if (!device_other(call->run, call_arg(call, op->dev)))
		devres_push(device_of(st), op->managed ? NODE_OBJECT : NODE_HELD_OBJECT, call->site, object, first);
	if (op->ret == RET_E0)
		outcome_succeeds(call, op, st, outcome, data);
	else
		outcome(call, st, made, data);
}

/* OBJECT, or the newest where it is not known which one that is. UINT32_MAX: none. */
static uint32_t find_object(const struct run *run, const struct device *dev, term_t object, enum node_kind kind)
{
	const struct term *p = term_get(run->prog->terms, term_object(run->prog->terms, object));
	bool known = p->kind == TERM_K_SYMBOL && p->op == SYMBOL_FRESH;
	uint32_t i;

	for (i = dev->nnodes; i-- > 0;)
		if (dev->nodes[i].kind == kind && (!known || dev->nodes[i].a == object))
			return i;
	return UINT32_MAX;
}

struct given_value {
	outcome_fn outcome;
	void *data;
	term_t value;
};

static void give_value(struct call *call, struct state *st, term_t result, void *data)
{
	const struct given_value *g = data;

	(void)result;
	g->outcome(call, st, g->value, g->data);
}

void effect_free_object(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct given_value g = { .outcome = outcome, .data = data, .value = call_arg(call, op->value) };
	struct device *dev = device_of(st);
	term_t object = call_arg(call, op->object), zero = term_const(call->run->prog->terms, 0);
	uint32_t i = find_object(call->run, dev, object, NODE_HELD_OBJECT);
	struct state *good;
	struct node node;

	/* of devres' own a reference is left; where it is released, it is at once */
	if (i == UINT32_MAX && !op->counted)
		i = find_object(call->run, dev, object, NODE_OBJECT);
	if (op->value >= 0) { /* on errors only */
		good = run_copy(call->run, st);
		if (run_assume(call->run, good, g.value, FLOW_EQ, false, zero))
			outcome(call, good, zero, data);
		else
			state_free(good);
		if (!run_assume(call->run, st, g.value, FLOW_NE, false, zero)) {
			state_free(st);
			return;
		}
	}
	if (i == UINT32_MAX) {
		if (!op->counted) /* nobody saw it made: what its release does is not known either */
			device_of(st)->opaque = 1;
		give_value(call, st, TERM_UNKNOWN, &g);
		return;
	}
	node = dev->nodes[i];
	devres_drop(dev, i);
	object_release(call, st, &node, false, give_value, &g);
}

/* What the release function of a part is given as its first argument where the driver's data is a member of that. */
static term_t part_itself(struct call *call, const struct op *op, struct state *st)
{
	term_t t = run_symbol(call->run, st, SYMBOL_FRESH, call->site, PART_ITSELF, 0);

	return put_member(call, st, t, op->keeps, call_arg(call, op->data)) ? t : TERM_UNKNOWN;
}

void effect_part(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct awaiting after = { .op = op, .outcome = outcome, .data = data };
	struct action action = { .fn = call_arg(call, op->fn),
				 .args = { call_arg(call, op->object), call_arg(call, op->data) } };
	struct node *node;

	if (op->then)
		action.fn = table_member(call->run, call_arg(call, op->ops), op->then);
	if (op->reset)
		action_run(call, run_copy(call->run, st), &action, false, awaiting_fails, &after);
	else
		outcome_fails(call, op, run_copy(call->run, st), outcome, data);
	node = devres_push(device_of(st), NODE_PART, call->site, action.fn,
			   op->keeps ? part_itself(call, op, st) : action.args[1]);
	if (node)
		node->second = !op->keeps;
	outcome_succeeds(call, op, st, outcome, data);
}

/* An entry for the devres list of the driver's own: nothing is on the list yet. */
void effect_node(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct state *good = run_copy(call->run, st);
	term_t t = make_object(call, op, good);
	struct cell *cell = state_cell_put(good, t, MEMORY_OF_NODE);

	cell->field = 0;
	cell->value = call_arg(call, op->fn);
	outcome(call, good, t, data);
	outcome_fails(call, op, st, outcome, data);
}

void effect_add_node(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	term_t t = call_arg(call, op->data);
	const struct cell *cell = t ? state_cell(st, t, MEMORY_OF_NODE) : NULL;
	struct node *node = NULL;

	if (cell && !device_other(call->run, call_arg(call, op->dev)))
		node = devres_push(device_of(st), NODE_ACTION, call->site, cell->value, t);
	if (node)
		node->second = 1;
	outcome_succeeds(call, op, st, outcome, data);
}
