// SPDX-License-Identifier: GPL-2.0-or-later
/* devres.c - the list of what the driver core undoes at driver detach, newest first (drivers/base/devres.c). */
#include <string.h>

#include "device/device.h"
#include "device/moment.h"
#include "engine/turn.h"

struct node *devres_push_other(struct device *dev, enum node_kind kind, uint32_t site, term_t a, term_t b)
{
	struct node *node;

	if (dev->nnodes == MAX_NODES) {
		dev->lost = 1;
		return NULL;
	}
	node = &dev->nodes[dev->nnodes++];
	node->kind = kind;
	node->site = site;
	node->a = a;
	node->b = b;
	node->active = 1;
	return node;
}

struct node *devres_push(struct device *dev, enum node_kind kind, uint32_t site, term_t a, term_t b)
{
	uint32_t i;

	for (i = 0; i < dev->nnodes; i++) /* the same call again, in a loop: one entry stands for all */
		if (kind != NODE_ENABLE && dev->nodes[i].kind == kind && dev->nodes[i].site == site &&
		    dev->nodes[i].a == a) {
			if (dev->phase == PHASE_RUNTIME && b && dev->nodes[i].b == b)
				dev->nodes[i].again = 1;
			return &dev->nodes[i];
		}
	return devres_push_other(dev, kind, site, a, b);
}

void devres_drop(struct device *dev, uint32_t index)
{
	memmove(&dev->nodes[index], &dev->nodes[index + 1], (--dev->nnodes - index) * sizeof(struct node));
	memset(&dev->nodes[dev->nnodes], 0, sizeof(struct node));
}

/* An entry of the driver's own is released with the struct device first. */
static struct action action_of(const struct root *root, const struct node *node)
{
	struct action action = { .fn = node->a };

	if (node->second && root->sem.dev >= 0)
		action.args[0] = term_addr(root->run.prog->terms, root->device, root->sem.dev);
	action.args[node->second] = node->b;
	return action;
}

struct action_run {
	outcome_fn outcome;
	void *data;
	uint8_t phase;
};

static void action_left(struct call *call, struct state *st, term_t result, void *data)
{
	struct action_run *a = data;

	device_of(st)->phase = a->phase;
	a->outcome(call, st, result, a->data);
}

/* A function that is not here, and is no harmless one of the kernel's, may undo anything; so may one of several. */
static bool unseen_acts(const struct run *run, const struct term *fn)
{
	bool several = fn->kind == TERM_K_SYMBOL && fn->op == SYMBOL_JOIN;
	const struct external *external = fn->kind == TERM_K_FUNC ? program_external(run->prog, fn->a) : NULL;
	const struct callee *callee = external ? external->callee : NULL;

	return several ||
	       (callee && (callee->api ? callee->effects & ~EFFECT_PLAIN : callee->elsewhere || callee->opaque));
}

/* What an action frees where devres runs it is freed on its behalf, wherever that is. */
void action_run(struct call *call, struct state *st, const struct action *action, bool devres, outcome_fn outcome,
		void *data)
{
	const struct term *p = term_get(call->run->prog->terms, action->fn);
	struct action_run a = { .outcome = outcome, .data = data, .phase = device_of(st)->phase };
	struct call inner = *call;

	if (p->kind != TERM_K_FUNC || p->op) {
		if (unseen_acts(call->run, p))
			device_of(st)->opaque = 1;
		outcome(call, st, TERM_UNKNOWN, data);
		return;
	}
	inner.nargs = 2;
	memcpy(inner.args, action->args, sizeof(action->args));
	if (!devres) {
		run_call_fn(&inner, &call->run->prog->fns[p->a], st, outcome, data);
		return;
	}
	device_of(st)->phase = PHASE_DEVRES;
	run_trace(call->run, st, TRACE_RUNS_ACTION, call->site, action->fn, action->of_object);
	run_call_fn(&inner, &call->run->prog->fns[p->a], st, action_left, &a);
}

struct unwinding {
	struct call *call; /* the outer one, as the caller knows it */
	outcome_fn outcome;
	void *data;
	bool group;
};

static void unwind(struct unwinding *u, struct state *st);

static void action_ran(struct call *call, struct state *st, term_t result, void *data)
{
	(void)call;
	(void)result;
	unwind(data, st);
}

static void release_enable(struct run *run, struct state *st, const struct node *node)
{
	struct device *dev = device_of(st);
	struct moment m = { .run = run, .st = st, .dev = dev, .site = node->site };

	if (root_of(run)->sem.counted_enable)
		dev->managed = 0;
	if (!node->active || dev->pin_site)
		return;
	rules_devres_disables(&m);
	if (dev->count > -3)
		dev->count--;
	dev->managed = 0;
	run_trace(run, st, TRACE_DISABLES, node->site, 0, 0);
}

static void release_handler(struct device *dev, const struct node *node)
{
	uint32_t i;

	for (i = 0; i < dev->nhandlers; i++)
		if (dev->handlers[i].family == FAMILY_DEVM && dev->handlers[i].site == node->site) {
			device_forget_handler(dev, i);
			return;
		}
}

/* Handlers still on them that devres does not remove are lost. */
static void release_vectors(const struct unwinding *u, struct state *st)
{
	struct device *dev = device_of(st);
	struct moment m = { .run = u->call->run, .st = st, .dev = dev, .site = u->call->site };
	uint32_t i;

	rules_vectors_released(&m);
	for (i = dev->nhandlers; i-- > 0;)
		if (dev->handlers[i].on_vectors)
			device_forget_handler(dev, i);
}

static void devres_frees_vectors(const struct unwinding *u, struct state *st)
{
	struct device *dev = device_of(st);
	bool held = dev->vectors;

	if (held) {
		release_vectors(u, st);
		dev->released_site = dev->vectors_site;
	}
	dev->armed = 0;
	dev->vectors = VECTORS_NONE;
	dev->kinds = 0;
	if (held)
		run_trace(u->call->run, st, TRACE_RELEASED, dev->vectors_site, 0, 0);
}

static void unwind(struct unwinding *u, struct state *st)
{
	struct run *run = u->call->run;
	struct action action;
	struct device *dev;
	struct node node;
	uint32_t i;

	for (dev = device_of(st), i = dev->nnodes; i-- > 0; dev = device_of(st)) {
		node = dev->nodes[i];
		if (node.kind >= NODE_HELD_OBJECT)
			continue;
		devres_drop(dev, i);
		switch (node.kind) {
		case NODE_ENABLE:
			release_enable(run, st, &node);
			break;
		case NODE_VECTORS:
			devres_frees_vectors(u, st);
			break;
		case NODE_HANDLER:
			release_handler(dev, &node);
			break;
		case NODE_ACTION:
			action = action_of(root_of(run), &node);
			action_run(u->call, st, &action, true, action_ran, u);
			return;
		case NODE_INTERFACE:
			interface_release(u->call, st, &node, action_ran, u);
			return;
		case NODE_OBJECT:
			object_release(u->call, st, &node, true, action_ran, u);
			return;
		case NODE_GROUP:
			if (u->group) {
				u->outcome(u->call, st, TERM_UNKNOWN, u->data);
				return;
			}
			break;
		}
	}
	u->outcome(u->call, st, TERM_UNKNOWN, u->data);
}

void devres_release(struct call *call, struct state *st, bool group, outcome_fn outcome, void *data)
{
	struct unwinding u = { .call = call, .outcome = outcome, .data = data, .group = group };

	unwind(&u, st);
}

/* ---- actions ---- */

/* The same call, in a function called twice: has it made no entry with DATA, but one that is certainly another? */
static bool makes_other(const struct call *call, const struct device *dev, term_t fn, term_t data)
{
	const struct terms *terms = call->run->prog->terms;
	bool other = false;
	uint32_t i;

	for (i = 0; i < dev->nnodes; i++) {
		if (dev->nodes[i].kind != NODE_ACTION || dev->nodes[i].site != call->site || dev->nodes[i].a != fn)
			continue;
		if (dev->nodes[i].b == data || !data || !dev->nodes[i].b || term_varies(terms, data) ||
		    term_varies(terms, dev->nodes[i].b))
			return false;
		other = true;
	}
	return other && !turn_repeats(call);
}

static void push_action(const struct call *call, struct device *dev, term_t fn, term_t data)
{
	if (makes_other(call, dev, fn, data))
		devres_push_other(dev, NODE_ACTION, call->site, fn, data);
	else
		devres_push(dev, NODE_ACTION, call->site, fn, data);
}

void effect_action(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct action action = { .fn = call_arg(call, op->fn), .args = { call_arg(call, op->data) } };
	struct awaiting after = { .op = op, .outcome = outcome, .data = data };
	struct call first = *call;

	if (op->reset) /* a failing call has run the action before it returns */
		action_run(&first, run_copy(call->run, st), &action, true, awaiting_fails, &after);
	else
		outcome_fails(call, op, run_copy(call->run, st), outcome, data);
	push_action(call, device_of(st), action.fn, action.args[0]);
	run_trace(call->run, st, TRACE_ACTION, call->site, action.fn, 0);
	outcome_succeeds(call, op, st, outcome, data);
}

/* The newest such entry; without ARG, whatever its data is. */
static bool drop_action(struct device *dev, term_t fn, term_t arg, struct node *node)
{
	uint32_t i;

	for (i = dev->nnodes; i-- > 0;) {
		*node = dev->nodes[i];
		if (node->kind != NODE_ACTION || node->a != fn || (arg && node->b && node->b != arg))
			continue;
		devres_drop(dev, i);
		return true;
	}
	return false;
}

void effect_drop_action(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct node node;

	drop_action(device_of(st), call_arg(call, op->fn), call_arg(call, op->data), &node);
	outcome_succeeds(call, op, st, outcome, data);
}

void effect_run_action(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct action action;
	struct node node;

	if (drop_action(device_of(st), call_arg(call, op->fn), call_arg(call, op->data), &node)) {
		action = action_of(root_of(call->run), &node);
		action_run(call, st, &action, true, outcome, data);
	} else {
		outcome(call, st, TERM_UNKNOWN, data);
	}
}

/* ---- groups ---- */

void effect_group(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	(void)op;
	devres_push(device_of(st), NODE_GROUP, call->site, TERM_UNKNOWN, TERM_UNKNOWN);
	outcome_succeeds(call, op, st, outcome, data);
}

void effect_drop_group(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	struct device *dev = device_of(st);
	uint32_t i;

	for (i = dev->nnodes; i-- > 0;)
		if (dev->nodes[i].kind == NODE_GROUP) {
			devres_drop(dev, i);
			break;
		}
	outcome_succeeds(call, op, st, outcome, data);
}

void effect_release_group(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	(void)op;
	regions_group_released(device_of(st));
	devres_release(call, st, true, outcome, data);
}
