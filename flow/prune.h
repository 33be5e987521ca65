/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * prune.h - what prune.c, rank.c and compact.c share
 */
#ifndef FLOW_PRUNE_H
#define FLOW_PRUNE_H

#include "pcidevres/flow-tools.h"

#include "slice.h"

/* What a call or a function may come to. */
enum rank {
	NOTHING,
	FAINT,	/* something, if a function that another module may define is one that matters */
	WEAK,	/* the same of a function in another file of the module */
	STRONG, /* something the analysis knows by name */
};

struct pruning {
	struct flow_unit *unit;
	const struct flow_prune_options *options;
	uint8_t *interest; /* by symbol: enum flow_interest, FLOW_UNKNOWN for the unit's own functions */
	uint8_t *reaches;  /* by function: enum rank */
	bool *harmless;	   /* by function: changes no memory, as far as can be told */
	bool *keep;	   /* by function */
	struct slicing slicing;
	bool *tables;	/* by global: kept even if no function names it */
	uint8_t *leads; /* by global: rank of what it leads to */
	bool libraries; /* what is said to libraries of other modules counts */
};

typedef bool (*insn_test)(const struct pruning *p, const struct flow_function *fn, const struct flow_insn *insn);

/* rank.c */

/* Written in this file, not in a header. */
bool rank_is_own(const struct flow_symbol *symbol);
/* Fills interest. */
void rank_ask(struct pruning *p);
/* The body a call of SYMBOL goes to, or FLOW_NONE. */
uint32_t rank_body(const struct pruning *p, uint32_t symbol);
/* Of the call itself, whatever body it goes to. FN may be NULL. */
enum rank rank_of_call(const struct pruning *p, const struct flow_function *fn, const struct flow_insn *call);
/* Of the function or the table whose address OPERAND is. */
enum rank rank_of_operand(const struct pruning *p, const struct flow_operand *operand);
bool rank_any_insn(const struct pruning *p, const struct flow_function *fn, insn_test test);
/* A call that leaves no trace if its result is not used. DATA is the pruning. */
bool rank_droppable(const struct flow_insn *call, void *data);
/* Fills reaches and leads. */
void rank_reaching(struct pruning *p);
/* Fills harmless. */
void rank_harmless(struct pruning *p);

/* waits.c */

/* Marks the loads that loops wait for; from then on a function that waits is like any other. */
void waits_mark(struct pruning *p);

/* returns.c */

/*
 * Reduces a function that nobody asks for anything but its result to that. False: it is not always the same, nor do the
 * parameters decide it, and what is left of the function is of no use.
 */
bool returns_keep(struct flow_unit *unit, struct flow_function *fn);

/* stub.c */

struct stub {			/* what is left of a function beside its result */
	struct flow_insn *stores;
	uint32_t count;
};

/*
 * By function: the stores of those that are WANTED, and of all they call. Before anything is reduced. The caller frees
 * it.
 */
struct stub *stubs_collect(const struct pruning *p, const bool *wanted);
/* Reduces function NUMBER, which is not kept, to its result, and to stores of anything to members that others read. */
void stub_make(struct pruning *p, uint32_t number, const struct stub *stub);

/* prune.c */

/* Whose the struct TAG is. */
enum flow_scope prune_scope(const struct pruning *p, flow_str tag);
/* What of STORE, in FN, is worth a record even if nobody in this file reads it. DATA is the pruning. */
enum slice_store prune_store(const struct flow_function *fn, const struct flow_insn *store, void *data);

/* compact.c */

/*
 * Drops the functions KEEP says no to and the globals and symbols that nothing kept names, and renumbers. A dropped
 * function's symbol must say FLOW_NONE already. KEEP_GLOBAL: those that stay even if no function names them.
 */
void compact_unit(struct flow_unit *unit, const bool *keep, const bool *keep_global);

#endif
