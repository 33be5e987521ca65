/* SPDX-License-Identifier: GPL-2.0-or-later */
/* findings.h - what rules reported, gathered, worded and put in order. */
#ifndef ANALYSIS_FINDINGS_H
#define ANALYSIS_FINDINGS_H

#include "engine/program.h"
#include "rules/rule.h"

struct results;

struct results *results_new(void);
void results_free(struct results *results);
/* Drops what another finding says better, words the rest, sorts. */
void results_finish(struct program *prog);
const struct finding *results_findings(const struct results *results, size_t *count);
/* How many steps the path has that trace_steps() would make. */
unsigned int count_steps(const struct root *root, const struct state *st, const struct verdict *v);
/* The trace as steps of a path; *nsteps is set; memory lives as long as the results. */
struct finding_step *trace_steps(const struct root *root, const struct state *st, const struct verdict *v, unsigned int *nsteps);
/*
 * snapshot.c: the device at a step; and then the phases, once it is known where they lead: END is the device in the
 * end, and the last step a call that RELEASES something, or not.
 */
struct device_state step_state(const struct root *root, uint64_t glance);
void steps_name_phases(struct finding_step *steps, unsigned int nsteps, const struct device *end, bool releases);
void *results_alloc(struct program *prog, size_t size);
const char *results_text(struct program *prog, const char *text);
struct place place_of(struct program *prog, uint32_t site);

#endif
