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

/*
 * How a module manages a device, for `census`: what was seen on the ways through its drivers' lives. Bits of `enable`,
 * `handlers` and `regions`; for vectors there is more to say.
 */
#define CENSUS_UNMANAGED	0x01	/* the driver is responsible; a handler of request_irq() */
#define CENSUS_HYBRID		0x02	/* devres is, because the device is managed */
#define CENSUS_MANAGED		0x04	/* devres is, by the function's contract; a handler of devm_request_irq() */
#define CENSUS_PCI		0x08	/* a handler of pci_request_irq() */
#define CENSUS_LINE		0x10	/* only the line (INTx) was asked for */
#define CENSUS_FREED		0x20	/* vectors devres is responsible for are freed by the driver, for good */
#define CENSUS_RECYCLED		0x40	/* ... and asked for again */
#define CENSUS_ACTION		0x80	/* ... by the driver's own devres action */
#define CENSUS_UNSEEN		0x100	/* in the module's code, but on no way that was followed */
#define CENSUS_UNCLEAR		0x200	/* ... and what a free there finds is not known */

struct census {
	const char *module;
	unsigned int drivers;		/* lives that were followed; 0: a library, or none was found */
	uint32_t enable, vectors, handlers, regions;
};

/* One for each module, in the order they were added; owned by the program. */
const struct census *program_census(const struct program *prog, size_t *count);

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
