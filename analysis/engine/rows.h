/* SPDX-License-Identifier: GPL-2.0-or-later */
/* rows.h - members of a row of a constant table, one with the other. */
#ifndef ANALYSIS_ROWS_H
#define ANALYSIS_ROWS_H

#include "engine/run.h"

/* False: T hangs on a row of a constant table, and what ST knows of that row is so in none. */
bool rows_allow(struct run *run, const struct state *st, term_t t);

#endif
