/* SPDX-License-Identifier: GPL-2.0-or-later */
/* bound.h - one life while it is simulated: between life.c, from probe to remove, and bound.c, what runs in between. */
#ifndef ANALYSIS_BOUND_H
#define ANALYSIS_BOUND_H

#include "life/life.h"

#define MAX_BOUND 240 /* bound states followed */

struct life {
	struct root root;
	struct driver *driver;
	struct interface interfaces[MAX_INTERFACES];
	struct state **bound;
	uint32_t nbound;
	uint32_t depth_later;	/* functions that probe has asked for, each by the one before */
	uint32_t finisher;	/* a work item that finishes what probe has begun, or NO_FN */
	bool finished;		/* it has run */
	unsigned char *strangers; /* by function: what other drivers of the module alone lead to; or NULL */
	bool opens;		/* opening an interface installs handlers */
	bool requests;		/* some callback whose turn nobody knows requests regions */
};

/* Probe or a callback left the driver bound in ST, which is taken over; what comes after probe runs first. */
void keep_bound(struct life *l, struct state *st);
/* From all the bound states: what the driver's callbacks, one after the other, end in is bound as well. */
void run_bound(struct life *l);
/* The work item that allocates vectors, where it is the only one, and no callback of the core does; or NO_FN. */
uint32_t finisher_find(const struct life *l);
/* May the function INDEX run in this life? */
bool in_reach(const struct life *l, uint32_t index);
/* Is the function INDEX called where an interface is opened or stopped? */
bool in_interface(const struct life *l, uint32_t index);

#endif
