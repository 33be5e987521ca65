/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * domain.h - what the engine asks of the property it simulates. The engine knows no PCI word; device/ does.
 */
#ifndef ANALYSIS_DOMAIN_H
#define ANALYSIS_DOMAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/term.h"
#include "pcidevres/flow.h"

struct program;
struct unit;
struct run;
struct state;
struct fn;
struct callee;

/* One call as the domain sees it. */
struct call {
	struct run *run;
	const struct fn *fn;		/* caller */
	const struct callee *callee;
	const struct flow_insn *insn;
	uint32_t site;
	uint32_t nargs;
	term_t args[16];
};

/* Gives one outcome of a call back to the engine, which takes ST over. */
typedef void (*outcome_fn)(struct call *call, struct state *st, term_t result, void *data);

struct domain {
	size_t property_size;
	/*
	 * Effects of function NAME under UNIT's headers as a mask; *API is handed back in struct callee. 0 and NULL
	 * API: unknown. OWN: the driver has a body for it.
	 */
	uint32_t (*lookup)(struct program *prog, const struct unit *unit, const char *name, bool own, const void **api);
	/* Runs the call to a function lookup() knew; consumes ST, gives each outcome. */
	void (*call)(struct call *call, struct state *st, outcome_fn outcome, void *data);
	/* A call that may do anything to the objects it is given. */
	void (*opaque)(struct call *call, struct state *st);
	/* A call into a library of the kernel's that is not here, for what it does alone. */
	void (*given)(struct call *call, struct state *st);
	/* First content of a place nobody wrote, loaded as pointer to struct TAG; TERM_UNKNOWN: no idea. */
	term_t (*initial)(struct run *run, struct state *st, term_t base, int64_t offset, const char *tag, const char *field);
	/* Content of a place, member FIELD or 0, that the property decides; TERM_UNKNOWN: it does not. */
	term_t (*load)(struct run *run, struct state *st, term_t base, int64_t offset, uint32_t field);
	/* What stands for both A and B where paths meet; TERM_UNKNOWN: nothing the domain knows better. */
	term_t (*merge)(const struct run *run, term_t a, term_t b);
	/* Is what ST knows of T, tested just now, so far-fetched that all else on this way is? */
	bool (*unlikely)(const struct run *run, const struct state *st, term_t t);
	/* The releasing effects that would have something to release. */
	uint32_t (*held)(const void *property);
	/* What steps of a path tell of the property, in a form of the domain's own. */
	uint64_t (*glance)(const void *property);
	/* Is everything about to be undone, so that what is held now is meant to go? */
	bool (*undoing)(const void *property);
	/* "tag.field" by which callbacks find the driver's data */
	const char *data_field;
	/* Is struct TAG one of the domain's objects? */
	bool (*object)(const char *tag);
	/* Is it the whole object, not a part of it that is handed around where the whole is not known? */
	bool (*whole)(const char *tag);
	/* Does the function of the domain's that lookup() knew as API only look at an object, which does not change? */
	bool (*looks)(const void *api);
	/* objects that unseen code never rewrites (the device itself) */
	bool (*fixed)(const struct run *run, term_t object);
};

/* Effect bits: the low 16 acquire or look, the high 16 release; the domain names them. */
#define EFFECT_RELEASES 0xffff0000u
#define EFFECT_OPAQUE	0x00008000u	/* reaches code that is not here */
#define EFFECT_DATA	0x00004000u	/* stores what leads from a callback to the driver's data, or a function */
#define EFFECT_RARE	0x00003000u	/* each matters in few lives, or for a while: where run.rare has it */
#define EFFECT_PLAIN	(EFFECT_OPAQUE | EFFECT_DATA | EFFECT_RARE) /* neither acquires nor releases */

#endif
