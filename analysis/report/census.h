/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * census.h - what the drivers of a run do with a device, right or wrong: each call that is followed passes by here.
 */
#ifndef ANALYSIS_CENSUS_H
#define ANALYSIS_CENSUS_H

#include "device/moment.h"
#include "pcidevres/analysis.h"

struct census_book;

struct census_book *census_new(struct program *prog);
void census_free(struct census_book *book);
/* A driver of MODULE is about to be run. */
void census_driver(struct program *prog, const struct module *module);
/* Nothing more is run. */
void census_finish(struct program *prog);

/* What the vectors, regions or enable that calls of a site release were, on all ways of all drivers. */
#define RELEASED_DEVRES		0x01	/* devres answers for them, and the driver goes before it */
#define RELEASED_UNMANAGED	0x02	/* the driver answers for them */
#define RELEASED_AGAIN		0x04	/* they are asked for again afterwards */
#define RELEASED_BOUND		0x08	/* while the driver is bound */
#define RELEASED_ACTION		0x10	/* devres answers for them, and runs the driver's action that does it first */
#define RELEASED_TWICE		0x20	/* ... and has released them before it runs the action */
#define RELEASED_ELSEWHERE	0x40	/* another device's */
#define RELEASED_LAST		0x80	/* devres answers for them, and nothing was asked for until driver detach */
#define RELEASED_NEEDED		0x100	/* ... but the driver goes on without: it takes the line, or stays bound */

uint32_t census_releases(const struct program *prog, uint32_t site);
/* Does any call with one of EFFECTS (RELEASES_*) release what devres answers for? */
bool census_any_release(const struct program *prog, uint32_t effects);

#endif
