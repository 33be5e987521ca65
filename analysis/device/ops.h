/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ops.h - from the rows of the API table to effects, and what effects on objects have in common. */
#ifndef ANALYSIS_OPS_H
#define ANALYSIS_OPS_H

#include "device/device.h"

/* objects.c: T is memory that SITE has just made */
void object_fresh(struct state *st, term_t t, uint32_t site, bool zeroed);
/* objects.c: puts the driver's data, made with OBJECT, where the row says that OBJECT keeps it */
void object_keeps(struct call *call, const struct op *op, struct state *st, term_t object);
/* ... and what the row says that it holds: the device it was made for */
void object_holds(struct call *call, const struct op *op, struct state *st, term_t object);

/* asked.c: how many virtual functions there are, where sriov_configure matters */
term_t functions_number(const struct call *call, struct state *st);

/* The domain's lookup(), see engine/domain.h. */
uint32_t ops_lookup(struct program *prog, const struct unit *unit, const char *name, bool own, const void **api);

#endif
