// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * cycle.c - what runs in order while bound: from suspend to resume, from an error to its end
 * (drivers/base/power/main.c, drivers/pci/pcie/err.c, arch/powerpc/kernel/eeh_driver.c).
 */
#include <stdlib.h>

#include "life/life.h"

/* enum pci_ers_result (include/linux/pci.h) */
#define ERS_CAN_RECOVER 2
#define ERS_NEED_RESET 3
#define ERS_DISCONNECT 4
#define ERS_RECOVERED 5
#define ERS_NO_AER_DRIVER 6
#define ERS_LAST ERS_NO_AER_DRIVER

struct cycling {
	struct root *root;
	const struct cycle *cycle;
	struct exits due[CYCLE_STEPS + 1]; /* states that go on with this step; the last: all steps are done */
	struct exits *over;
};

bool cycle_failed(const struct run *run, const struct state *st)
{
	struct interval r = run_range(run, st, st->values[0]);

	return r.hi < 0 || (r.nonzero && r.lo < 0);
}

/* ---- suspend and resume ---- */

/*
 * Step S of suspend and resume returned. A suspend that fails undoes itself, and is not followed. A resume that fails
 * leaves the driver bound: remove comes some day.
 */
static void after_pm_step(struct cycling *c, uint32_t s, struct state *st)
{
	struct interval bad = { .lo = INT64_MIN, .hi = -1, .nonzero = true };
	struct run *run = &c->root->run;
	struct interval r = run_range(run, st, st->values[0]);
	struct state *failed;

	/* where the device cannot be enabled again, nothing matters any more */
	if (s >= c->cycle->back && r.lo < 0 && st->values[0] && device_of(st)->count > 0) {
		failed = run_copy(run, st);
		if (run_assume_range(run, failed, st->values[0], bad)) {
			device_of(failed)->broken = BROKEN_RESUME;
			exits_push(c->over, failed);
		} else {
			state_free(failed);
		}
	}
	if (cycle_failed(run, st))
		state_free(st);
	else
		exits_push(&c->due[s + 1], st);
}

/* ---- recovery from an error ---- */

/*
 * Step S of a recovery voted R: what comes next? CYCLE_STEPS + 1: the device is given up. Of several votes, joined,
 * none is sure; a vote nobody knows may be any.
 */
static uint32_t after_vote(uint32_t s, struct interval r)
{
	bool one = r.lo == r.hi, any = r.lo < 0 || r.hi > ERS_LAST;

	if (s == STEP_RESUME)
		return CYCLE_STEPS;
	if (one && (r.lo == ERS_DISCONNECT || r.lo == ERS_NO_AER_DRIVER ||
		    (r.lo == ERS_CAN_RECOVER && s == STEP_MMIO_ENABLED)))
		return CYCLE_STEPS + 1;
	if (s == STEP_SLOT_RESET)
		return STEP_RESUME;
	if (one ? r.lo == ERS_NEED_RESET : any && s == STEP_DETECTED)
		return STEP_SLOT_RESET;
	if (s == STEP_MMIO_ENABLED || (one && r.lo == ERS_RECOVERED))
		return STEP_RESUME;
	return r.hi <= ERS_CAN_RECOVER ? STEP_MMIO_ENABLED : CYCLE_STEPS;
}

static void after_recovery_step(struct cycling *c, uint32_t s, struct state *st)
{
	uint32_t next = after_vote(s, run_range(&c->root->run, st, st->values[0]));

	if (next <= CYCLE_STEPS) {
		exits_push(&c->due[next], st);
		return;
	}
	device_of(st)->broken = BROKEN_RECOVERY;
	exits_push(c->over, st);
}

/* There is no such step: it is as if it had gone well. */
static uint32_t without_step(const struct cycle *cycle, uint32_t s)
{
	if (!cycle->recovery)
		return s + 1;
	return s == STEP_DETECTED ? STEP_SLOT_RESET : s < STEP_RESUME ? STEP_RESUME : CYCLE_STEPS;
}

/*
 * Of those that are given up: error_detected runs again and is told so. Whatever it answers, the driver stays bound. Up
 * to 6.12 AER told nobody (drivers/pci/pcie/err.c: report_perm_failure_detected()); headers do not say which it is, but
 * those that manage no regions are later. What frameworks are asked a second time they may answer in another way.
 */
static void tell_given_up(struct cycling *c)
{
	uint32_t error_detected = c->cycle->step[STEP_DETECTED], i;
	struct exits told = { 0 };

	if (error_detected == NO_FN || c->root->sem.regions != REGIONS_UNMANAGED)
		return;
	c->root->run.again = true;
	for (i = 0; i < c->over->count; i++) {
		if (device_of(c->over->states[i])->broken == BROKEN_RECOVERY)
			callback_run(c->root, error_detected, c->over->states[i], PHASE_RUNTIME, &told);
		else
			exits_push(&told, c->over->states[i]);
	}
	c->root->run.again = false;
	free(c->over->states);
	*c->over = told;
}

/* ---- either ---- */

static void take_step(struct cycling *c, uint32_t s)
{
	struct exits *from = &c->due[s], to = { 0 };
	uint32_t i;

	for (i = 0; i < from->count; i++) {
		if (c->cycle->step[s] == NO_FN) {
			device_of(from->states[i])->opaque |= (c->cycle->unseen >> s) & 1;
			exits_push(&c->due[without_step(c->cycle, s)], from->states[i]);
		} else {
			callback_run(c->root, c->cycle->step[s], from->states[i], PHASE_RUNTIME, &to);
		}
	}
	for (i = 0; i < to.count; i++) {
		if (c->cycle->recovery)
			after_recovery_step(c, s, to.states[i]);
		else
			after_pm_step(c, s, to.states[i]);
	}
	free(to.states);
	free(from->states);
}

void cycle_run(struct root *root, const struct cycle *cycle, struct state *st, struct exits *over)
{
	struct cycling c = { .root = root, .cycle = cycle, .over = over };
	struct exits *done = &c.due[CYCLE_STEPS];
	uint32_t s, i;

	exits_push(&c.due[0], st);
	for (s = 0; s < CYCLE_STEPS; s++)
		take_step(&c, s);
	if (cycle->recovery)
		tell_given_up(&c);
	for (i = 0; i < done->count; i++)
		exits_push(over, done->states[i]);
	free(done->states);
}
