// SPDX-License-Identifier: GPL-2.0-or-later
/* snapshot.c - the device at each step of a path, in words. */
#include <string.h>

#include "report/findings.h"

struct device_state step_state(const struct root *root, uint64_t bits)
{
	static const char *const phases[] = { "probe", "remove", "bound", "devres" };
	static const char *const vectors[] = { "none", "unmanaged", "hybrid", "managed" };
	struct glance glance = glance_of(bits);
	struct device_state state = {
		.phase = phases[glance.phase],
		.enabled = glance.count,
		.managed = glance.managed,
		.vectors = vectors[glance.vectors],
		.handlers = glance.handlers,
		.more_handlers = glance.more_handlers,
		.regions = glance.regions,
	};

	/* what devres gives back is followed only where somebody else may give it back */
	if (glance.regions == UINT8_MAX || (!glance.regions && !root->releases_regions))
		state.regions = -1;
	return state;
}

static bool in_probe(const struct finding_step *step)
{
	return !strcmp(step->state.phase, "probe");
}

/*
 * The error path of probe begins at the last call that is seen to fail. That it is one is known where probe has failed,
 * and taken to be so where what comes last is undone, and nothing was acquired any more.
 */
void steps_name_phases(struct finding_step *steps, unsigned int nsteps, const struct device *end, bool releases)
{
	unsigned int i, first = nsteps;

	for (i = 0; i < nsteps && in_probe(&steps[i]); i++) {
		if (steps[i].kind == STEP_FAILS || (steps[i].kind == STEP_RETURNS && first == nsteps))
			first = i;
		else if (steps[i].kind == STEP_ACQUIRES && !end->failed_probe)
			first = nsteps;
	}
	if (!end->failed_probe && (i < nsteps || !releases))
		return;
	for (i = first; i < nsteps && in_probe(&steps[i]); i++)
		steps[i].state.phase = "probe error";
}
