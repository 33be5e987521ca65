/* SPDX-License-Identifier: GPL-2.0-or-later */
/* turn.h - calls in loops, through tables and otherwise. */
#ifndef ANALYSIS_TURN_H
#define ANALYSIS_TURN_H

#include "engine/cfg.h"
#include "engine/domain.h"
#include "engine/run.h"

/* Does the turn of a loop choose what CALL, through a pointer, calls? Its function is being run. */
bool turn_chooses(const struct call *call);
/* Is CALL made in a loop of its function, which is being run? */
bool turn_in_loop(const struct call *call);
/* Is it, or one that leads to it, made in a loop? */
bool turn_repeats(const struct call *call);

#endif
