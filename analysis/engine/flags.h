/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * flags.h - members that tell whether there is something to let go: `if (card->has_irq) free_irq(...)`. Ways on which they
 * differ, and nothing else that matters does, are kept apart where they meet: on one of them what is held is forgotten.
 */
#ifndef ANALYSIS_FLAGS_H
#define ANALYSIS_FLAGS_H

#include "engine/run.h"

/* Notes the members in PROG->flags, which goes with the program. Effects are known. */
void flags_find(struct program *prog);
/* Which flags are known to be set in ST, as one number; 0 where nothing is held. */
uint32_t flags_class(const struct run *run, const struct state *st);

#endif
