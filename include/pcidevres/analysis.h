/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * analysis.h - the analyser as its two hosts (plugin, command) call it.
 *
 *	struct program *prog = program_new(&options);
 *	m = program_add_module(prog, "drivers/dma/ioat/ioatdma");   one per module
 *	program_add_unit(prog, m, unit);                            one per record; the program takes the unit over
 *	program_analyse(prog);
 *	program_findings(prog, &count);                             sorted: module, file, line, column, rule
 *	program_free(prog);
 */
#ifndef PCIDEVRES_ANALYSIS_H
#define PCIDEVRES_ANALYSIS_H

#include "pcidevres/finding.h"
#include "pcidevres/flow.h"

#ifdef __cplusplus
extern "C" {
#endif

struct api_table;			/* pcidevres/api.h */

enum vector_model { MODEL_AUTO, MODEL_HYBRID, MODEL_HYBRID_PCIM, MODEL_SPLIT };

/* "auto", "hybrid", "hybrid+pcim", "split"; false if TEXT is none of them */
bool vector_model_parse(const char *text, enum vector_model *model);
const char *vector_model_name(enum vector_model model);

struct analysis_options {
	const struct api_table *api;	/* outlives the program */
	enum vector_model model;
	unsigned int level;		/* findings above this level are not made; 3 for all */
	bool single_file;		/* plugin: a call into another file makes the analysis silent, not unsure */
	unsigned int budget;		/* steps per life-cycle root; 0: the default */
};

struct program;
struct module;

struct program *program_new(const struct analysis_options *options);
void program_free(struct program *prog);
/* NAME is copied. Modules given in one program may call each other's exported functions. */
struct module *program_add_module(struct program *prog, const char *name);
void program_add_unit(struct program *prog, struct module *module, struct flow_unit *unit);
void program_analyse(struct program *prog);
const struct finding *program_findings(const struct program *prog, size_t *count);

/* Why the analysis gave up somewhere, for --stats. */
struct give_up {
	const char *module, *function, *reason;	/* "budget", "unknown callee takes the device", "unresolved pointer", ... */
	const char *detail;			/* e.g. the callee's name; may be "" */
	unsigned long count;
};

struct analysis_stats {
	unsigned long modules, units, functions, roots, states, steps;
	size_t ngive_ups;
	const struct give_up *give_ups;		/* sorted; owned by the program */
};

void program_stats(const struct program *prog, struct analysis_stats *stats);

/* All rules, for option checking, SARIF and `explain`. */
struct rule_info {
	const char *id;
	unsigned int level;
	const char *summary;			/* one sentence */
};

const struct rule_info *rule_list(size_t *count);
/* NULL: no rule has this id. */
const struct rule_info *rule_find(const char *id);

#ifdef __cplusplus
}
#endif

#endif
