/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * which.h - which of the handlers that are installed a call means that frees one.
 */
#ifndef ANALYSIS_WHICH_H
#define ANALYSIS_WHICH_H

#include "device/device.h"

/* The number, or the index of the vector, that CALL is given. */
term_t which_given(const struct call *call, const struct op *op);
/* A vector's number is as fixed as its index. */
bool which_number_varies(const struct terms *terms, term_t irq);
/* 2: number and owner are those of H; 1: one of them may be; 0: surely another handler. */
int which_match(const struct run *run, const struct state *st, const struct handler *h, term_t irq, term_t id);
/* May a handler that is installed be the one meant, or is it the one freed last? */
bool which_may_be_ours(const struct run *run, const struct state *st, term_t irq, term_t id);
/*
 * Tells the rules where the handler is freed by a function of another family than that which installed it, or by its
 * vector's index where the number belongs, or the other way round: true then, which is all there is to say.
 */
bool which_check_family(struct call *call, const struct op *op, struct state *st);
/*
 * The handler with that number, where the one meant by what is known of number and owner, BEST of which_match(), has
 * surely another owner; else NULL.
 */
const struct handler *which_of_other_owner(const struct call *call, const struct op *op, const struct state *st,
					   int best);
/* The handler with that owner, where each that is installed has surely another number; else NULL. */
const struct handler *which_of_other_number(const struct call *call, const struct op *op, const struct state *st,
					    int best);
/* Has each handler that is installed surely another number and another owner, so that the one meant is not there? */
bool which_is_none(const struct call *call, const struct op *op, const struct state *st);

#endif
