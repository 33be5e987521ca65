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
 * Makes FUNCTION smaller without changing what it does: folds constants and copies, drops values nobody uses, blocks
 * nobody reaches and detours through empty ones. Calls for which DROPPABLE says so go when their result is not used.
 */
void flow_simplify(struct flow_unit *unit, struct flow_function *function,
		   bool (*droppable)(const struct flow_insn *call, void *data), void *data);

/* Is the header at PATH (root stripped) one of the kernel's core or frameworks, not of code that drivers share? */
bool flow_header_is_core(const char *path);

/* What an analysis has to say on a function it knows by name. */
enum flow_interest {
	FLOW_UNKNOWN,
	FLOW_WAITS,   /* does nothing, but others do meanwhile */
	FLOW_VALUE,   /* known for what it returns */
	FLOW_NEUTRAL, /* changes nothing, but is worth a word where something else happens */
	FLOW_MAY,     /* may come to something that matters */
	FLOW_MATTERS,
};

struct flow_prune_options {
	/* OWN: the unit has a body for NAME, outside of headers. */
	enum flow_interest (*interest)(const char *name, bool own, void *data);
	void *data;
	const char *tag; /* a pointer to this struct given to an unknown function matters, too */
};

/*
 * Simplifies every function, drops those that can reach nothing of interest and of the others what decides nothing of
 * interest, then what only they named; renumbers the rest. docs/record-format.md says what is left. False: nothing
 * worth a record.
 */
bool flow_prune(struct flow_unit *unit, const struct flow_prune_options *options);

#ifdef __cplusplus
}
#endif

#endif
