/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * words.h - what the ways to word a review share
 *
 * A patch and what is found in it come from a stranger: nothing of it is written without printable() or words_source().
 */
#ifndef TOOLS_WORDS_H
#define TOOLS_WORDS_H

#include <stdio.h>

#include "../tools.h"
#include "hunks.h"
#include "review.h"

/* A line of a patch, clean but with its tabs. Free it. */
char *words_source(struct line line);

/* A result of a log as a finding again, all of its texts clean. To be freed with words_finding_free(). */
struct finding *words_finding(const struct old_result *result);
void words_finding_free(struct finding *finding);

/* The first step after STEP that fixes what has this fingerprint; nsteps: none does. */
size_t words_fixed_by(const struct review *review, size_t step, const char *fingerprint);
/* The last step before STEP, which may be nsteps, that introduces it; nsteps: none does. */
size_t words_introduced_by(const struct review *review, size_t step, const char *fingerprint);
/* Did it come with the series, and no step alone is known to bring it? */
bool words_of_series(const struct review *review, const struct compared *compared);

/* How many findings come with one patch and go with a later one. */
size_t words_passing(const struct review *review);
/* "1 introduced, 0 fixed, 2 unchanged", and what came and went, without newline. Free it. */
char *words_totals(const struct review *review);

/* "patch 2/3", of a single one "patch". Free it. */
char *words_step(const struct review *review, size_t step);
/* The first modules by name, and how many more there are. Free it. */
char *words_modules(const struct review *review);

/* TEXT in lines of at most 76 characters, each after INDENT, the first one after FIRST. Longer words are not broken. */
void words_wrap(FILE *out, const char *first, const char *indent, const char *text);

#endif
