// SPDX-License-Identifier: GPL-2.0-or-later
/* analyse.c - the analyser as its hosts call it (include/pcidevres/analysis.h). */
#include <stdlib.h>

#include <hashtab.h>
#include <libiberty.h>

#include "engine/cfg.h"
#include "engine/names.h"
#include "life/life.h"
#include "report/census.h"
#include "report/findings.h"

struct counts {
	unsigned long roots, states, steps;
};

struct program *program_new(const struct analysis_options *options)
{
	struct program *prog = XCNEW(struct program);

	prog->options = *options;
	if (!prog->options.level)
		prog->options.level = 3;
	prog->domain = &device_domain;
	prog->terms = terms_new();
	prog->names = names_new();
	prog->results = results_new();
	return prog;
}

static void free_unit(struct unit *u)
{
	flow_unit_free(u->flow);
	free(u->names);
	free(u->callees);
	free(u->globals);
	free(u);
}

void program_free(struct program *prog)
{
	uint32_t i;
	size_t n;

	for (i = 0; i < prog->nfns; i++) {
		cfg_free(prog->fns[i].cfg);
		free(prog->fns[i].sites);
		if (prog->fns[i].modified)
			free(prog->fns[i].modified->fields);
		free(prog->fns[i].modified);
	}
	for (i = 0; i < prog->nslots; i++) {
		free(prog->slots[i].fns);
		free(prog->slots[i].storers);
	}
	for (n = 0; n < prog->nunits; n++)
		free_unit(prog->units[n]);
	for (n = 0; n < prog->nmodules; n++) {
		free(prog->modules[n]->name);
		free(prog->modules[n]->units);
		free(prog->modules[n]->stores);
		free(prog->modules[n]);
	}
	if (prog->ops)
		htab_delete(prog->ops);
	census_free(prog->census);
	free(prog->counts);
	free(prog->fns);
	free(prog->vars);
	free(prog->slots);
	free(prog->site_fields);
	free(prog->externals);
	free(prog->flags);
	free(prog->address_taken);
	free(prog->dispatched);
	free(prog->visited);
	free(prog->units);
	free(prog->modules);
	program_forget_give_ups(prog);
	results_free(prog->results);
	names_free(prog->names);
	terms_free(prog->terms);
	free(prog);
}

static void analyse_driver(struct driver *driver, void *data)
{
	struct counts *counts = data;

	counts->roots++;
	if (!driver->seeks)
		census_driver(driver->prog, driver->module);
	life_run(driver, &counts->states, &counts->steps);
}

static void analyse_module(struct program *prog, const struct module *module, struct counts *counts)
{
	unsigned long before = counts->roots;

	drivers_find(prog, module, analyse_driver, counts);
	if (counts->roots == before)
		seekers_find(prog, module, analyse_driver, counts);
}

void program_analyse(struct program *prog)
{
	struct counts *counts = XCNEW(struct counts);
	size_t n;

	prog->counts = counts;
	program_link(prog);
	prog->census = census_new(prog);
	for (n = 0; n < prog->nmodules; n++)
		if (prog->modules[n]->nunits)
			analyse_module(prog, prog->modules[n], counts);
	census_finish(prog);
	results_finish(prog);
}

const struct finding *program_findings(const struct program *prog, size_t *count)
{
	return results_findings(prog->results, count);
}

void program_stats(const struct program *prog, struct analysis_stats *stats)
{
	const struct counts *counts = prog->counts;

	*stats = (struct analysis_stats){
		.modules = prog->nmodules,
		.units = prog->nunits,
		.functions = prog->nfns,
		.roots = counts ? counts->roots : 0,
		.states = counts ? counts->states : 0,
		.steps = counts ? counts->steps : 0,
	};
	stats->give_ups = program_give_ups(prog, &stats->ngive_ups);
}
