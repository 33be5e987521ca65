/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * run.h - runs functions on sets of states (property simulation).
 *
 * States with equal property are kept apart while they are few and joined after that; states whose property differs
 * are never joined. Everything ends within run.budget steps; what is given up is counted.
 */
#ifndef ANALYSIS_RUN_H
#define ANALYSIS_RUN_H

#include "engine/cfg.h"
#include "engine/domain.h"
#include "engine/program.h"
#include "engine/state.h"

struct objalloc;

struct run {
	struct program *prog;
	const struct domain *domain;
	const struct module *module;	/* of the root */
	unsigned char *modules;		/* by position in prog->modules: reachable from the root's module */
	unsigned char *stored;		/* by field: STORED_*, by these modules */
	uint64_t *unseen_bits;		/* by field: what functions that are not run may change */
	uint32_t nstored;
	struct objalloc *traces;
	void *context;			/* the domain's, see device/ */
	unsigned long steps, budget, states;
	unsigned int depth;
	const struct caller *caller;	/* the call that led into the function being run; NULL: the root is */
	bool exhausted;
	bool coarse;			/* states of equal property are one, long functions without effects are not run */
	/*
	 * By field: a number that others may store there at any time. NULL, as a rule: nobody does meanwhile. Else
	 * memory that was cleared may hold anything, too.
	 */
	unsigned char *others;
	uint32_t rare;			/* those of EFFECT_RARE that matter now */
	bool again;			/* a callback that has run before: what others answered may be otherwise now */
	struct typed *typed;		/* the one object of each struct type made on the way */
	uint32_t ntyped;
	struct use *uses;		/* by term, for collecting what is in use */
	uint32_t nuses, mark[2];	/* mark by enum used */
};

/* A function that waits for CALL to return. */
struct caller {
	const struct call *call;
	const struct caller *up;
};

enum used {
	BY_VALUES,
	BY_MEMORY,
};

struct use {
	uint32_t mark[2];		/* run.mark of the same: in the state that is looked at */
	uint32_t waiting;		/* in as many functions that wait for a call to return */
};

struct saved {				/* values of a function that waits */
	const term_t *values;
	uint32_t nvalues;
	term_t *symbols;		/* those of the values about which something may be known */
	uint32_t nsymbols;
};

struct exits {
	struct state **states;		/* values[0] is what the function returned */
	uint32_t count, room;
};

/* Runs FN from ST (consumed) with ARGS; appends the states it returns with to EXITS. */
void run_function(struct run *run, struct fn *fn, struct state *st, const term_t *args, uint32_t nargs, struct exits *exits);
/* Adds ST (consumed). */
void exits_push(struct exits *exits, struct state *st);
void exits_free(struct exits *exits);

/* What the driver was seen to make of one struct. */
struct typed {
	uint32_t tag;
	term_t object;
	bool several;
};

/* The one object of struct TAG (a name) seen made by the driver; TERM_UNKNOWN: none, or several. */
term_t run_typed(const struct run *run, uint32_t tag);
/* T is an object of struct TAG. */
void run_note_type(struct run *run, uint32_t tag, term_t t);

/* What is known of a value in a state. */
struct interval run_range(const struct run *run, const struct state *st, term_t t);
/* Adds `a cmp b` to what is known; false: cannot be. */
bool run_assume(struct run *run, struct state *st, term_t a, uint8_t cmp, bool is_unsigned, term_t b);
bool run_assume_range(struct run *run, struct state *st, term_t t, struct interval range);
/* 1, 0 or -1 unknown */
int run_compare(const struct run *run, const struct state *st, term_t a, uint8_t cmp, bool is_unsigned, term_t b);

/* A symbol for what SITE yields now; what an earlier visit left of it is forgotten. */
term_t run_symbol(struct run *run, struct state *st, enum symbol_kind kind, uint32_t site, uint32_t b, int64_t k);
/*
 * A pointer to one of the domain's objects that was not set on some way is read there for nothing: it may as well be
 * NULL. TERM_UNKNOWN for any other value of FN's.
 */
term_t run_undefined(const struct run *run, const struct fn *fn, uint32_t value);
term_t run_operand(struct run *run, const struct fn *fn, const struct state *st, const struct flow_operand *op);
#define FIELD_POINTER UINT32_MAX	/* a pointer that is no member of anything: in an array of them */

/* The FIELD that LOAD, which gives V, is to tell run_load() where program_field() says NUMBER. */
static inline uint32_t run_field(const struct flow_insn *load, const struct flow_value *v, uint32_t number)
{
	return !load->field && v->is_pointer ? FIELD_POINTER : number;
}

/*
 * A function that is in no record has stored to FIELD of some object, BITS of it, -1: all: from now on, in this life,
 * an object that was cleared may hold something there. What others have stored there is believed to be there still.
 */
void run_stored_unseen(struct run *run, uint32_t field, int64_t bits);
/*
 * Content of a place; FIELD its field number, 0 none, or FIELD_POINTER; TAG the struct it points to if it is a pointer.
 */
term_t run_load(struct run *run, struct state *st, term_t address, uint32_t field, const char *tag, const char *field_name);
void run_store(struct run *run, struct state *st, term_t address, uint32_t field, term_t value, uint32_t site);
/* What the initialiser of variable NUMBER of the program has there; TERM_UNKNOWN: it does not say, or not for long. */
term_t run_initial(struct run *run, uint32_t number, int64_t offset);
/* Content when nothing was stored. */
term_t run_implicit(const struct run *run, const struct state *st, term_t base, int64_t offset);
/* Code not seen may have changed these places. */
bool run_is_local(const struct run *run, term_t base);
void run_havoc_object(struct run *run, struct state *st, term_t address, int64_t size, uint32_t site);
/* ... code of the kernel's, which leaves alone what leads to the driver's own memory. */
void run_havoc_lent(struct run *run, struct state *st, term_t address, int64_t size, uint32_t site);
void run_havoc_fields(struct run *run, struct state *st, const struct modified *m, uint32_t site);

/* One instruction that is no call, in place. */
void run_step(struct run *run, const struct fn *fn, struct state *st, const struct flow_insn *insn, uint32_t site);
/* Executes the call INSN for ST (consumed); each outcome comes back through OUTCOME. */
void run_call(struct call *call, struct state *st, outcome_fn outcome, void *data);
/* Does FN acquire, look or release, in this life? */
bool run_has_effects(const struct run *run, const struct fn *fn);
/* Runs FN as if called at call->site. */
void run_call_fn(struct call *call, struct fn *fn, struct state *st, outcome_fn outcome, void *data);

/* memory that lives as long as the run */
void *run_alloc(struct run *run, size_t size);
struct state *run_copy(const struct run *run, const struct state *st);
struct trace *run_trace(struct run *run, struct state *st, uint16_t kind, uint32_t site, uint32_t a, uint32_t b);
void run_give_up(struct run *run, const struct fn *fn, const char *reason, const char *detail);
/*
 * The functions ever stored in a field by modules in reach of this life; up to ROOM of them go to LIST. Returns how
 * many there are.
 */
uint32_t run_targets(const struct run *run, uint32_t field, uint32_t *list, uint32_t room);
bool run_module_reachable(const struct run *run, const struct module *module);
/* The effects of the function here that T is; 0: it is none. */
uint32_t run_effects_of(const struct run *run, term_t t);

/* join.c: A (in place) becomes what A and B have in common; true if that changed A. */
bool run_join(struct run *run, struct state *a, const struct state *b, const struct cfg *cfg, uint32_t block, uint32_t site,
	      bool widen);
bool run_same(const struct run *run, const struct state *a, const struct state *b, const struct cfg *cfg, uint32_t block);
/* The NVALUES VALUES, which the caller keeps and frees, wait in SAVED for a call to return. */
void run_save(struct run *run, struct saved *saved, const term_t *values, uint32_t nvalues);
void run_restore(struct run *run, struct saved *saved);
/* Drops facts about values nobody can reach any more. */
void run_tidy(struct run *run, struct state *st, const struct cfg *cfg, uint32_t block);

#endif
