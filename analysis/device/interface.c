// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * interface.c - the network interface a driver registers: the core opens and stops it, and stops it before it goes
 * (net/core/dev.c: __dev_open(), __dev_close_many(), unregister_netdevice_many()).
 */
#include <string.h>

#include "device/device.h"
#include "device/moment.h"

term_t interface_object(const struct run *run, const struct state *st)
{
	const struct device *dev = (const struct device *)st->property;

	return dev->netdev ? dev->netdev : run_typed(run, program_name(run->prog, "net_device"));
}

struct stopping {
	outcome_fn outcome;
	void *data;
	uint32_t fn;
	bool registered; /* afterwards */
	uint32_t rare;	 /* what mattered before */
};

static void stopped(struct call *call, struct state *st, term_t result, void *data)
{
	const struct stopping *s = data;

	struct device *dev = device_of(st);
	struct moment m = { .run = call->run, .st = st, .dev = dev };

	(void)result;
	call->run->rare = s->rare;
	dev->registered = s->registered;
	if (!dev->registered)
		dev->netdev = TERM_UNKNOWN;
	dev->stopping = 0;
	/* what is stopped may be opened again: it cannot be left to devres, even if this is the last time */
	if (dev->freed_site && s->fn != NO_FN) {
		m.site = program_return_site(&call->run->prog->fns[s->fn]);
		rules_vectors_recycled(&m);
		dev->freed_site = 0;
	}
	s->outcome(call, st, term_const(call->run->prog->terms, 0), s->data);
}

/* What opening has installed may be gone. */
static void stops_unseen(struct device *dev)
{
	uint32_t i;

	dev->opaque = 1;
	for (i = 0; i < dev->nhandlers; i++)
		dev->handlers[i].lent = 1;
}

/*
 * Calls the stop operation of the interface that is up, if one is, with @netdev; @registered is what it is afterwards.
 */
static void stop(struct call *call, struct state *st, term_t netdev, bool registered, outcome_fn outcome, void *data)
{
	const struct root *root = root_of(call->run);
	struct stopping s = { .outcome = outcome, .data = data, .registered = registered, .rare = call->run->rare };
	struct device *dev = device_of(st);
	struct call inner = *call;
	uint32_t fn = dev->up ? root->interfaces[dev->up - 1].stop : NO_FN;

	s.fn = fn;
	if (dev->up && root->interfaces[dev->up - 1].stop_unseen)
		stops_unseen(dev);
	dev->up = 0;
	if (fn == NO_FN) {
		stopped(call, st, TERM_UNKNOWN, &s);
		return;
	}
	dev->stopping = 1;
	inner.nargs = 1;
	inner.args[0] = netdev;
	if (dev->broken)
		call->run->rare |= RARE_POLLING;
	run_call_fn(&inner, &call->run->prog->fns[fn], st, stopped, &s);
	call->run->rare = s.rare;
}

/*
 * An object that was made on the way, or one of several that were: what stands for anything else may be another one in
 * the driver's callbacks.
 */
static bool is_made(const struct run *run, term_t t)
{
	const struct term *p = term_get(run->prog->terms, t);

	return p->kind == TERM_K_SYMBOL && (p->op == SYMBOL_FRESH || p->op == SYMBOL_JOIN);
}

void effect_register(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	term_t netdev = call_arg(call, op->value >= 0 ? op->value : 0);
	struct device *dev = device_of(st);

	outcome_fails(call, op, run_copy(call->run, st), outcome, data);
	if (!is_made(call->run, netdev) || (dev->registered && dev->netdev != netdev))
		dev->netdev = TERM_UNKNOWN;
	else
		dev->netdev = netdev;
	dev->registered = 1;
	dev->detached = 0;
	if (op->managed && !device_other(call->run, call_arg(call, op->dev)))
		devres_push(dev, NODE_INTERFACE, call->site, netdev, TERM_UNKNOWN);
	outcome_succeeds(call, op, st, outcome, data);
}

void effect_unregister(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	(void)op;
	stop(call, st, call_arg(call, 0), false, outcome, data);
}

void effect_close(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	(void)op;
	stop(call, st, call_arg(call, 0), device_of(st)->registered, outcome, data);
}

void interface_release(struct call *call, struct state *st, const struct node *node, outcome_fn outcome, void *data)
{
	stop(call, st, node->a, false, outcome, data);
}

/*
 * To turn off what is off waits for ever (net/core/dev.c: napi_disable()): suspend has turned it off, and where resume
 * failed, or recovery, nobody has turned it on.
 */
void effect_stop_polling(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	if (call->run->rare & RARE_POLLING)
		state_free(st);
	else
		outcome_succeeds(call, op, st, outcome, data);
}

void effect_attach(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	device_of(st)->detached = 0;
	outcome_succeeds(call, op, st, outcome, data);
}

void effect_detach(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data)
{
	device_of(st)->detached = device_of(st)->registered;
	outcome_succeeds(call, op, st, outcome, data);
}
