/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * flow-tools.h - what can be done to a flow unit as a whole: make it smaller, print it.
 */
#ifndef PCIDEVRES_FLOW_TOOLS_H
#define PCIDEVRES_FLOW_TOOLS_H

#include <stdio.h>

#include "pcidevres/flow.h"

#ifdef __cplusplus
extern "C" {
#endif

/* For people; nothing reads it back. */
void flow_dump(const struct flow_unit *unit, FILE *file);

/*
 * Drops what cannot matter to an analysis that knows the functions MATTERS says yes to: bodies, dead values, empty and
 * unreachable blocks, and every table entry that is then no longer named. False: nothing is left worth keeping.
 */
bool flow_prune(struct flow_unit *unit, bool (*matters)(const char *name, void *data), void *data);

#ifdef __cplusplus
}
#endif

#endif
