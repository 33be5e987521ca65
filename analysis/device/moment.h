/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * moment.h - what is told of the device's life as it goes on: to the rules (rules/rules.c), and to the census
 * (report/census.c). Who listens is not known here.
 */
#ifndef ANALYSIS_MOMENT_H
#define ANALYSIS_MOMENT_H

#include "device/device.h"

/* What a function that frees a handler was given for what it takes, the number or the index. */
enum mistaken { MISTAKEN_NOTHING, MISTAKEN_INDEX, MISTAKEN_NUMBER };

/* Something happens to the device on a feasible path; the state is the one just before. */
struct moment {
	struct run *run;
	struct state *st;
	const struct device *dev;
	uint32_t site;			/* the call, or the end of the function a root returned from */
	term_t irq;			/* nothing_to_free: the number given */
	const struct region *region;	/* region_released: what was held */
	bool all_regions;		/* region_not_held: of all BARs */
	const struct handler *handler;	/* wrong_family, other_owner, other_number */
	uint32_t map_site;		/* unmapped: where the address was mapped, and how */
	int family;			/* unmapped: of the mapping; wrong_family: of the call */
	enum mistaken mistaken;	/* wrong_family: of the same family, as a rule */
	uint32_t effects;		/* cycled: of all the callbacks */
	bool recovery, reset;		/* cycled: from an error, by a reset of the function; else from suspend */
	bool with_region;		/* unmapped: the mapping requested its region, too */
};

/* ---- to the rules: what each means is said beside the members of struct rule ---- */

void rules_vectors_freed(const struct moment *m);
void rules_freed_again(const struct moment *m);
void rules_vectors_recycled(const struct moment *m);
void rules_reallocated(const struct moment *m);
void rules_nothing_to_free(const struct moment *m);
void rules_stale(const struct moment *m);
void rules_other_owner(const struct moment *m);
void rules_other_number(const struct moment *m);
void rules_wrong_family(const struct moment *m);
void rules_hybrid(const struct moment *m);
void rules_region_released(const struct moment *m);
void rules_region_not_held(const struct moment *m);
void rules_unmapped(const struct moment *m, int family);
void rules_asked(const struct moment *m);
void rules_elsewhere(const struct moment *m);
void rules_pinned(const struct moment *m);
void rules_unmanaged_mwi(const struct moment *m);
void rules_vectors_released(const struct moment *m);
void rules_probed(const struct moment *m, term_t result);
void rules_disabled(const struct moment *m);
void rules_devres_disables(const struct moment *m);
void rules_detached(const struct moment *m);
void rules_cycled(const struct moment *m, const struct device *after);

/* ---- to the census ---- */

/* CALL is about to be run in ST. */
void census_call(const struct call *call, const struct op *op, const struct state *st);
/* Probe succeeded. */
void census_bound(const struct run *run, const struct device *dev);
/* Driver detach is over. */
void census_detached(const struct run *run, const struct device *dev);

#endif
