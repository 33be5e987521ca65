// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * callback.c - one callback of a driver, given what the core gives it, within the time there is
 *
 * Each part of a life has time of its own, so that a long probe does not hide what remove does. Where a callback takes
 * all of it there are, as a rule, loops in functions in loops, each run for each way the others went. What is left
 * out when it is run coarsely is which way was gone where the device is the same, and what longer functions say that do
 * nothing to it.
 */
#include <string.h>

#include "engine/names.h"
#include "life/life.h"

/* enum pci_channel_state (include/linux/pci.h); AER and EEH say which it is */
#define IO_NORMAL 1
#define IO_FROZEN 2
#define IO_PERM_FAILURE 3

#define DEFAULT_BUDGET 150000UL /* steps a part, and as many for what is run coarsely */
#define PROBE_TIMES 5		/* as many for probe, on which all else rests */

static const char *param_tag(const struct fn *fn, uint32_t i)
{
	return i < fn->flow->nparams ? flow_text(fn->unit->flow, fn->flow->values[i].tag) : "";
}

term_t callback_work_item(struct root *root, const struct state *st, const struct fn *fn)
{
	struct program *prog = root->run.prog;
	int64_t at = flow_probe_value(fn->unit->flow, "field:work_struct.func", -1);
	const struct cell *cells = (const struct cell *)st->memory->data, *found = NULL;
	uint32_t field = program_name(prog, "work_struct.func"), i;
	term_t function = term_func(prog->terms, fn->index, false);

	for (i = 0; at >= 0 && i < st->memory->count; i++) {
		if (cells[i].field != field || cells[i].value != function)
			continue;
		if (found)
			return TERM_UNKNOWN;
		found = &cells[i];
	}
	return found ? term_addr(prog->terms, found->base, found->offset - at) : TERM_UNKNOWN;
}

static term_t argument(struct root *root, const struct state *st, const struct fn *fn, uint32_t i)
{
	struct terms *terms = root->run.prog->terms;
	const char *tag = param_tag(fn, i);
	term_t t;

	if (!strcmp(tag, "pci_dev") && !root->seeks)
		return root->device;
	if (!strcmp(tag, "device") && !root->seeks && root->sem.dev >= 0)
		return term_addr(terms, root->device, root->sem.dev);
	if (!strcmp(tag, "work_struct"))
		t = callback_work_item(root, st, fn);
	else if (!strcmp(tag, "net_device"))
		t = interface_object(&root->run, st);
	else
		t = *tag ? run_typed(&root->run, program_name(root->run.prog, tag)) : TERM_UNKNOWN;
	return t ? t : term_symbol(terms, SYMBOL_PARAM, fn->index, i, 0);
}

static void more_time(struct run *run, unsigned long times)
{
	unsigned long set = run->prog->options.budget;

	run->exhausted = false;
	run->budget = run->steps + (set ? set : times * DEFAULT_BUDGET);
}

/* Whoever sets a limit means it. */
static bool coarse_allowed(const struct run *run)
{
	return !run->coarse && !run->prog->options.budget;
}

static void run_within_time(struct run *run, struct fn *fn, struct state *st, const term_t *args, uint32_t nargs,
			    struct exits *exits)
{
	struct state *again = coarse_allowed(run) ? run_copy(run, st) : NULL;

	if (run->coarse)
		st->guessed |= GUESSED_COARSE;
	run_function(run, fn, st, args, nargs, exits);
	if (again && run->exhausted) {
		run->coarse = true;
		more_time(run, 1);
		again->guessed |= GUESSED_COARSE;
		run_function(run, fn, again, args, nargs, exits);
	} else if (again) {
		state_free(again);
	}
}

static uint32_t phase_told(const struct run *run, enum phase phase, const struct given *given)
{
	if (run->again)
		return PHASE_GIVEN_UP;
	return given ? given->told : phase;
}

/* A callback has returned. */
static void is_over(struct device *dev)
{
	if (dev->handlers_were == HANDLERS_SEEN && !dev->nhandlers && !dev->freed_some && !dev->lost)
		dev->handlers_were = HANDLERS_GONE;
}

void callback_run_given(struct root *root, uint32_t index, struct state *st, enum phase phase,
			const struct given *given, struct exits *exits)
{
	struct run *run = &root->run;
	struct fn *fn = &run->prog->fns[index];
	struct interval alive = { .lo = IO_NORMAL, .hi = IO_FROZEN, .nonzero = true };
	term_t args[8];
	uint32_t i, before = exits->count;

	device_of(st)->phase = phase;
	run->depth = 0;
	run_trace(run, st, TRACE_PHASE, program_block_site(fn, 0), phase_told(run, phase, given), index);
	for (i = 0; i < fn->flow->nparams && i < 8; i++)
		args[i] = argument(root, st, fn, i);
	/* the driver core passes a matching entry of id_table */
	if (i > 1 && !strcmp(param_tag(fn, 1), "pci_device_id"))
		args[1] = root->id;
	if (i > 1 && phase == PHASE_RUNTIME && !strcmp(param_tag(fn, 0), "pci_dev") && !fn->flow->values[1].is_pointer)
		state_fact_set(st, args[1], run->again ? interval_of(IO_PERM_FAILURE) : alive);
	if (given && given->at < i)
		args[given->at] = given->value;
	run->depth = 1;
	run_within_time(run, fn, st, args, i, exits);
	for (i = before; i < exits->count; i++)
		is_over(device_of(exits->states[i]));
	if (exits->count == before && !run->exhausted)
		run_give_up(run, fn, "no way through a callback", "");
	run->depth = 0;
}

void callback_run(struct root *root, uint32_t index, struct state *st, enum phase phase, struct exits *exits)
{
	callback_run_given(root, index, st, phase, NULL, exits);
}

void callback_next_part(struct run *run, struct fn *probe, const char *part)
{
	if (part && run->exhausted)
		run_give_up(run, probe, "budget", part);
	else if (part && run->coarse)
		run_give_up(run, probe, "run coarsely", part);
	run->coarse = false;
	more_time(run, part ? 1 : PROBE_TIMES);
}
