/* SPDX-License-Identifier: GPL-2.0-or-later */
/* branch.h - a function while it runs, and where its states go at the end of a block. */
#ifndef ANALYSIS_BRANCH_H
#define ANALYSIS_BRANCH_H

#include "engine/meet.h"

struct frame {			/* a function that runs */
	struct run *run;
	struct fn *fn;
	const struct cfg *cfg;
	struct entries *at;		/* by block */
	struct entries out;		/* returned */
	uint32_t first;			/* in order: no block before has a state that waits */
};

/* Each moves ST (consumed) on from the end of BLOCK: along its edge number EDGE, or by what its condition says. */
void flow_edge(struct frame *f, struct state *st, uint32_t block, uint32_t edge);
void flow_cond(struct frame *f, struct state *st, uint32_t block);
void flow_switch(struct frame *f, struct state *st, uint32_t block);

#endif
