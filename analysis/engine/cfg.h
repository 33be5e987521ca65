/* SPDX-License-Identifier: GPL-2.0-or-later */
/* cfg.h - what the graph of a function says before it is run: order, loops, live values, guards of releases. */
#ifndef ANALYSIS_CFG_H
#define ANALYSIS_CFG_H

#include "engine/program.h"

/*
 * A guarded release: `if (flag) release();`, `if (flag) release_this(); else release_that();` or, in a helper that only
 * releases, `if (!flag) return;`. When the flag is not known and the thing is held, the flag is taken to say so:
 * drivers keep such flags to mirror what they hold. While the driver undoes everything, a helper that may also acquire
 * counts.
 */
struct guard {
	uint32_t releases[2];		/* effect mask on each side; both 0: no guard. [0] of a switch: of its cases alone */
	bool acquires[2];		/* that side acquires, too: no mere undoing */
	uint32_t effects;		/* on both sides, those of functions given away there, too */
	uint32_t undoes[2];		/* as releases, where the other side returns and this one may acquire, too */
	uint8_t skips;			/* 1, 2: the first, second side leaves a loop that acquires */
};

struct cfg {
	uint32_t *order;		/* rank -> block, reverse post-order */
	uint32_t *rank;			/* block -> rank; UINT32_MAX unreachable */
	uint32_t nranks;
	uint32_t *idom;
	uint32_t *first, *last;		/* numbering of the dominator tree */
	unsigned char *loop_head;
	unsigned char *in_loop;		/* there is a way from the block back to it */
	unsigned char *loop_side;	/* of a head: the successor in the loop, 2: neither or both */
	unsigned char *loop_plain;	/* of a head: nothing in the loop acquires or releases */
	struct guard *guards;		/* by block; for a loop head: the body releases */
	uint32_t words;			/* of a live set */
	uint64_t *live;			/* values live at the start of each block */
};

/* Built once per function, kept in fn->cfg. */
const struct cfg *cfg_get(struct program *prog, struct fn *fn);
void cfg_free(struct cfg *cfg);
/* Of cfg_get(), guards.c: fills in loops and guards, where order and dominators are known. */
void guards_find(struct program *prog, const struct fn *fn, struct cfg *cfg);
bool cfg_dominates(const struct cfg *cfg, uint32_t a, uint32_t b);
static inline bool cfg_live(const struct cfg *cfg, uint32_t block, uint32_t value)
{
	return cfg->live[(size_t)block * cfg->words + value / 64] >> (value % 64) & 1;
}

#endif
