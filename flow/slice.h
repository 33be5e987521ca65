/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * slice.h - what prune.c, slice.c and slice-cfg.c share
 */
#ifndef FLOW_SLICE_H
#define FLOW_SLICE_H

#include "pcidevres/flow-tools.h"

/* What becomes of a call. */
enum slice_call {
	SLICE_DROP,   /* only its result may be asked for, and that can be any value */
	SLICE_RESULT, /* only its result may be asked for */
	SLICE_KEEP,
};

/* What becomes of a store that nobody here reads. */
enum slice_store {
	SLICE_STORE_DROP,
	SLICE_STORE_ANY, /* that there was one is enough: any value */
	SLICE_STORE_KEEP,
};

/* Of one function while it is being sliced. */
struct slice_fn {
	uint32_t *first;      /* by block: number of its first instruction */
	bool *insn;	      /* kept */
	bool *block;	      /* holds something kept, so whether it is reached matters */
	bool *branch;	      /* its terminator decides something kept */
	struct flow_def *def; /* by value */
	bool *value;	      /* needed */
	bool *local;	      /* read by something kept */
	uint32_t *ipdom;      /* immediate postdominator; nblocks: the way out */
	/* blocks whose branch decides whether block B is reached: controls[control[B]] .. controls[control[B + 1]] */
	uint32_t *control, *controls;
	bool result; /* somebody may use what it returns */
};

/* slice-cfg.c */

/* Branches whose one side is a dead end without anything of interest (a failed assertion) take the other. */
void slice_cut_dead_ends(struct flow_function *fn, bool (*matters)(const struct flow_insn *insn, void *data),
			 void *data);
/* Fills ipdom, control and controls. */
void slice_find_controls(const struct flow_function *fn, struct slice_fn *s);
/* Drops what is not kept: instructions, and branches that decide nothing. */
void slice_apply(struct flow_unit *unit, struct flow_function *fn, const struct slice_fn *s);

/* slice.c */

/* Everything about FN but what is kept, of which there is nothing yet. */
void slice_start(const struct flow_function *fn, struct slice_fn *s);
void slice_end(struct slice_fn *s);

struct slicing {
	struct flow_unit *unit;
	/* May this call of FN's do something of interest? */
	enum slice_call (*call)(const struct flow_function *fn, const struct flow_insn *call, void *data);
	/* Must argument NUMBER be there? Asked for calls of functions without a body here. */
	bool (*argument)(const struct flow_function *fn, const struct flow_insn *call, uint32_t number, void *data);
	/* Does this store matter to others, whether it is read here or not? */
	enum slice_store (*store)(const struct flow_function *fn, const struct flow_insn *store, void *data);
	/* Does this store matter to others, even in a function that is kept for nothing else? */
	bool (*lends)(const struct flow_function *fn, const struct flow_insn *store, void *data);
	/* The body a call goes to, or FLOW_NONE. */
	uint32_t (*body)(const struct flow_insn *call, void *data);
	/* Does a call of which only the result is left say the same each time? */
	bool (*same)(const struct flow_insn *call, void *data);
	void *data;
	uint32_t anybody; /* the symbol that stands for callees of which only the result is left */
	bool *keep;	  /* by function: in, those that are kept for what they do; out, with what those need */
	void *fields;	  /* that are read, for slice_reads() */
};

/* Reduces the functions to be kept to what decides their calls of interest, stores that are read, and results. */
void slice_unit(struct slicing *slicing);
/* Does anything that is kept read this field? */
bool slice_reads(const struct slicing *slicing, flow_str tag, flow_str field);
void slice_free(struct slicing *slicing);

#endif
