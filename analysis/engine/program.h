/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * program.h - all modules of one analysis, linked: who calls whom, who stores what, what may matter.
 */
#ifndef ANALYSIS_PROGRAM_H
#define ANALYSIS_PROGRAM_H

#include "engine/domain.h"
#include "engine/state.h"
#include "engine/term.h"
#include "pcidevres/analysis.h"
#include "pcidevres/flow.h"

#define NO_FN UINT32_MAX

struct cfg;

struct callee {
	uint32_t fn;			/* NO_FN: no body here */
	uint32_t name;			/* program-wide */
	const void *api;		/* the domain's idea of it, NULL if it has none */
	uint32_t effects;		/* of the API function */
	bool elsewhere;			/* in another file or module, which is not here */
	bool opaque;			/* may do anything to what its declaration says that it is given */
};

struct unit {
	struct flow_unit *flow;
	struct module *module;
	uint32_t *names;		/* program-wide number of each string */
	struct callee *callees;		/* one per symbol */
	uint32_t first_global;		/* program number of globals[0] */
	uint32_t *globals;		/* program number of each global: the one that defines it */
};

#define STORED_SEEN	1		/* by functions that are run */
#define STORED_UNSEEN	2		/* by functions that are not */

enum interpret {			/* is a function run, or does only count what it may modify? */
	INTERPRET_NEVER,
	INTERPRET_RARELY,		/* where what is EFFECT_RARE in it matters */
	INTERPRET_ALWAYS,
};

struct stored {
	uint32_t field;
	uint32_t how;			/* STORED_*, or which of EFFECT_RARE must matter for it to be seen */
	uint64_t bits;			/* that change */
};

struct module {
	char *name;
	size_t index;			/* in prog->modules */
	struct unit **units;
	size_t nunits;
	struct stored *stores;		/* what its functions store to; a field may be there more than once */
	uint32_t nstores, room;
};

struct modified {			/* fields a function may store to, with all it calls */
	uint32_t count;
	bool everything;
	struct modified_field {
		uint32_t field;
		uint64_t bits;		/* others stay as they are: `flags |= 4` */
	} *fields;			/* sorted */
};

struct fn {
	struct unit *unit;
	const struct flow_function *flow;
	const struct flow_symbol *symbol;
	uint32_t index, name;
	uint32_t same;			/* of a header's function, that several files have: the first of them */
	uint32_t first_site, nsites;
	uint32_t *sites;		/* by block: its first site */
	uint32_t effects;		/* own and of all it calls */
	uint32_t ninsns, weight;
	enum interpret interpret;
	bool query;			/* only looks at the domain's object that it is given, which does not change */
	bool looks, answers;		/* answer.h */
	uint32_t active;		/* recursion guard */
	unsigned long steps;		/* spent in it */
	struct cfg *cfg;
	struct modified *modified;
};

struct var {
	struct unit *unit;
	const struct flow_global *flow;
};

#define DISPATCHED_OWN	1		/* stands in a member that the driver's own calls go through */
#define DISPATCHED_ELSE	2		/* stands in one that they do not: a framework calls it */

struct storer {
	uint32_t fn;
	const struct module *module;	/* that stores it there */
};

struct give_up;

/* All functions ever stored in field `tag.field`. */
struct slot {
	uint32_t count, room;
	uint32_t *fns;			/* each once */
	bool called;			/* calls of the driver's own go through it */
	bool harmless;			/* a function that can reach nothing may be there, too */
	uint32_t nstorers, storer_room;
	struct storer *storers;
};

/* A function that has no body here, as the one that knows most of it declares it. */
struct external {
	const struct callee *callee;
	const struct flow_symbol *symbol;
};

struct program {
	struct analysis_options options;
	const struct domain *domain;
	struct terms *terms;
	struct module **modules;
	size_t nmodules;
	struct unit **units;
	size_t nunits;
	struct fn *fns;
	uint32_t nfns;
	unsigned char *flags;		/* by field: what is let go hangs on it, flags.h */
	uint32_t nflags;
	struct var *vars;
	uint32_t nvars;
	uint32_t nsites;
	struct names *names;
	struct external *externals;	/* by name; no callee: none is declared */
	uint32_t nexternals;
	struct slot *slots;		/* by field number (a name "tag.field") */
	unsigned char *address_taken;	/* by function */
	unsigned char *dispatched;	/* by function: DISPATCHED_* */
	uint32_t nslots;
	uint32_t *visited, visit;	/* by function: the last walk over calls that came by */
	uint32_t *site_fields;		/* by site: field number of the instruction's tag.field */
	uint32_t data_field;		/* the field that holds a pointer to the driver's own data */
	void *counts;			/* what analysing took */
	void *ops;			/* of the domain: rows of the API table, read once */
	void *census;			/* what drivers were seen to do, see report/census.h */
	struct give_ups *give_ups;	/* see engine/give_up.c; NULL: none yet */
	void *results;			/* findings, see report/findings.h */
};

/* program-wide names */
uint32_t program_name(struct program *prog, const char *text);
const char *program_text(const struct program *prog, uint32_t name);
/* number of "tag.field" for strings of UNIT; 0 when either is missing */
uint32_t program_field(struct program *prog, const struct unit *unit, flow_str tag, flow_str field);

/* Does any module store the function FN in FIELD? */
bool program_stored_in(const struct program *prog, uint32_t field, uint32_t fn);
/* Resolves calls and computes effects; call once after the last unit was added. */
void program_link(struct program *prog);

/* Fills PROG's slots and marks the functions whose address is taken; calls must have been resolved. */
void slots_collect(struct program *prog);
/* The member that argument A of INSN in FN, a store or a call of a function that stores it, goes to; 0: none. */
uint32_t slots_member(struct program *prog, const struct fn *fn, const struct flow_insn *insn, uint32_t a);

uint32_t program_call_effects(struct program *prog, const struct fn *fn, const struct flow_insn *insn);
/* The function INSN in FN calls by name; NULL: INSN is no such call, or NULL. */
const struct callee *program_callee(const struct fn *fn, const struct flow_insn *insn);

/* where a site is */
const struct fn *program_site_fn(const struct program *prog, uint32_t site);
/* The number of the block SITE is in, UINT32_MAX if in none; *AT counts from the block's start. */
uint32_t program_site_block(const struct program *prog, uint32_t site, uint32_t *at);
const struct flow_insn *program_site_insn(const struct program *prog, uint32_t site);
const struct callee *program_site_callee(const struct program *prog, uint32_t site);
struct flow_loc program_site_loc(const struct program *prog, uint32_t site, const struct unit **unit);
uint32_t program_block_site(const struct fn *fn, uint32_t block);
uint32_t program_term_site(const struct fn *fn, uint32_t block);
/* Where FN returns: GIMPLE has one such place, the function's end. */
uint32_t program_return_site(const struct fn *fn);

/* The function named NAME (of a term) that has no body here; NULL: nobody declares one. */
const struct external *program_external(const struct program *prog, uint32_t name);

/* What made the engine give up, sorted; it lives as long as the program. */
const struct give_up *program_give_ups(const struct program *prog, size_t *count);
void program_forget_give_ups(struct program *prog);

const struct modified *program_modified(struct program *prog, struct fn *fn);
/* which bits of the field; 0: none */
uint64_t modified_bits(const struct modified *m, uint32_t field);

#endif
