/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * words.h - what the ways to word a review share
 *
 * A patch and what is found in it come from a stranger: nothing of it is written without words_clean() or words_source().
 */
#ifndef TOOLS_WORDS_H
#define TOOLS_WORDS_H

#include <stdio.h>

#include "../tools.h"
#include "hunks.h"
#include "review.h"

/*
 * LENGTH bytes of TEXT as part of a line, in UTF-8: white space is a blank; what is no UTF-8, moves a terminal's cursor
 * or the direction of writing is '?'. Free it.
 */
char *words_clean(const char *text, size_t length);
/* All of TEXT, which may be NULL, the same way. Free it. */
char *words_text(const char *text);
/* A line of a patch, the same way, but with its tabs. Free it. */
char *words_source(struct line line);
/* The bytes of the character at TEXT; 0: it is no UTF-8. */
size_t words_character(const char *text, size_t length, unsigned int *code);

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
