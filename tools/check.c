// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * check.c - pcidevres check: records of whole modules, analysed together
 */
#include "tools.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libiberty/libiberty.h>

#include "pcidevres/api.h"

#define MAX_THREADS 64

static struct api_table *read_api(const struct options *options)
{
	struct api_table *table = api_table_builtin();
	size_t i;

	for (i = 0; i < options->napi; i++) {
		char *text = file_text(options->api[i]);
		char *wrong = text ? api_table_add(table, options->api[i], text) : NULL;

		if (wrong)
			trouble("%s", wrong);
		free(text);
		if (!text || wrong) {
			free(wrong);
			api_table_free(table);
			return NULL;
		}
	}
	return table;
}

/* The programs of one run, one for each group of modules that have to do with each other. */
struct programs {
	struct program **list;
	size_t count;
};

/* The program of the modules whose group is GROUP. It takes their units. */
static struct program *group_program(const struct analysis_options *options, struct loaded_modules *modules,
				     const size_t *groups, size_t group)
{
	struct program *prog = program_new(options);
	size_t i, j;

	for (i = group; i < modules->count; i++) {
		struct loaded_module *loaded = &modules->list[i];
		struct module *module;

		if (groups[i] != group)
			continue;
		module = program_add_module(prog, loaded->name);
		for (j = 0; j < loaded->nunits; j++)
			program_add_unit(prog, module, loaded->units[j]);
		loaded->nunits = 0;
	}
	return prog;
}

/* What the threads share: whoever is free takes the next program. Programs have nothing in common but what is constant. */
struct work {
	struct programs *programs;
	atomic_size_t next;
};

static void *analyse_programs(void *data)
{
	struct work *work = data;
	size_t i;

	while ((i = atomic_fetch_add(&work->next, 1)) < work->programs->count)
		program_analyse(work->programs->list[i]);
	return NULL;
}

/* JOBS threads, this one among them; what cannot be started is done by the others. 0: one a processor. */
static void analyse_all(struct programs *programs, unsigned int jobs)
{
	struct work work = { .programs = programs };
	long wanted = jobs ? (long)jobs : sysconf(_SC_NPROCESSORS_ONLN);
	pthread_t threads[MAX_THREADS];
	int started = 0;

	if ((size_t)wanted > programs->count)
		wanted = (long)programs->count;
	while (started < wanted - 1 && started < MAX_THREADS &&
	       !pthread_create(&threads[started], NULL, analyse_programs, &work))
		started++;
	analyse_programs(&work);
	while (started)
		pthread_join(threads[--started], NULL);
}

static void analyse_groups(struct programs *programs, const struct analysis_options *options,
			   struct loaded_modules *modules, unsigned int jobs)
{
	size_t *groups = modules_group(modules), i;

	programs->list = xcalloc(modules->count + 1, sizeof(*programs->list));
	for (i = 0; i < modules->count; i++) {
		if (groups[i] == i)
			programs->list[programs->count++] = group_program(options, modules, groups, i);
	}
	free(groups);
	analyse_all(programs, jobs);
}

static int compare_findings(const void *x, const void *y)
{
	const struct finding *a = *(const struct finding *const *)x, *b = *(const struct finding *const *)y;
	int order = strcmp(a->module, b->module);

	if (!order)
		order = strcmp(a->at.file, b->at.file);
	if (!order)
		order = (a->at.line > b->at.line) - (a->at.line < b->at.line);
	if (!order)
		order = (a->at.column > b->at.column) - (a->at.column < b->at.column);
	return order ? order : strcmp(a->rule, b->rule);
}

static void collect(const struct programs *programs, const struct loaded_modules *modules,
		    struct suppressions *suppressions, const struct options *options, struct results *results)
{
	const struct finding *findings;
	size_t count, i, n;

	for (n = 0; n < programs->count; n++) {
		findings = program_findings(programs->list[n], &count);
		results->findings =
			xrealloc(results->findings, (results->nfindings + count + 1) * sizeof(*results->findings));
		for (i = 0; i < count; i++) {
			if (findings[i].level <= options->level && (findings[i].needs_merge || !options->only_merged) &&
			    !suppressions_match(suppressions, &findings[i]))
				results->findings[results->nfindings++] = &findings[i];
		}
	}
	if (results->nfindings)
		qsort(results->findings, results->nfindings, sizeof(*results->findings), compare_findings);
	results->modules = xcalloc(modules->count + 1, sizeof(*results->modules));
	for (i = 0; i < modules->count; i++)
		results->modules[results->nmodules++] = modules->list[i].name;
}

/* What all programs together took and gave up. Free the list of the latter. */
static struct analysis_stats sum_stats(const struct programs *programs)
{
	struct analysis_stats sum = { 0 }, one;
	struct give_up *give_ups = NULL;
	size_t i;

	for (i = 0; i < programs->count; i++) {
		program_stats(programs->list[i], &one);
		sum.modules += one.modules;
		sum.units += one.units;
		sum.functions += one.functions;
		sum.roots += one.roots;
		sum.states += one.states;
		sum.steps += one.steps;
		give_ups = xrealloc(give_ups, (sum.ngive_ups + one.ngive_ups + 1) * sizeof(*give_ups));
		if (one.ngive_ups)
			memcpy(give_ups + sum.ngive_ups, one.give_ups, one.ngive_ups * sizeof(*give_ups));
		sum.ngive_ups += one.ngive_ups;
	}
	sum.give_ups = give_ups;
	return sum;
}

static bool write_results(const struct options *options, const struct results *results)
{
	size_t size = 0;
	char *text = options->format == FORMAT_SARIF ? sarif_format(results, &size) : text_format(results, &size);
	bool done = output_write(options->output, text, size);

	free(text);
	return done;
}

static int analyse(const struct options *options, struct loaded_modules *modules, const struct api_table *api,
		   struct suppressions *suppressions)
{
	const struct analysis_options analysis = {
		.api = api,
		.model = options->model,
		.level = options->level,
	};
	struct programs programs = { 0 };
	struct results results = { 0 };
	struct analysis_stats stats;
	int status = EXIT_TROUBLE;
	size_t i;

	analyse_groups(&programs, &analysis, modules, options->jobs);
	collect(&programs, modules, suppressions, options, &results);
	if (write_results(options, &results))
		status = results.nfindings ? EXIT_FINDINGS : EXIT_CLEAN;
	if (options->stats) {
		stats = sum_stats(&programs);
		stats_print(&stats, modules, suppressions);
		free((struct give_up *)stats.give_ups);
	}
	free(results.findings);
	free(results.modules);
	for (i = 0; i < programs.count; i++)
		program_free(programs.list[i]);
	free(programs.list);
	return status;
}

static bool find_all(struct objects *objects, char **paths, size_t npaths)
{
	bool done = true;
	size_t i;

	for (i = 0; i < npaths; i++)
		done &= objects_find(objects, paths[i]);
	return done;
}

int check_paths(const struct options *options, char **paths, size_t npaths)
{
	struct suppressions suppressions = { 0 };
	struct loaded_modules modules = { 0 };
	struct objects objects = { 0 };
	struct api_table *api = read_api(options);
	int status = EXIT_TROUBLE;

	if (api && (!options->suppress || suppressions_read(&suppressions, options->suppress))) {
		/* What cannot be read must not hide what the rest has to say; the status tells. */
		bool complete = find_all(&objects, paths, npaths);

		complete &= objects.count && modules_load(&modules, &objects);
		if (modules.count)
			status = analyse(options, &modules, api, &suppressions);
		if (!complete)
			status = EXIT_TROUBLE;
	}
	modules_free(&modules);
	objects_free(&objects);
	suppressions_free(&suppressions);
	api_table_free(api);
	return status;
}

int check_command(int argc, char **argv)
{
	struct options options;
	int status = EXIT_TROUBLE;

	if (options_parse(&options, argc, argv)) {
		if (options.noperands)
			status = check_paths(&options, options.operands, options.noperands);
		else
			trouble("check: nothing to check; give object files, archives or a build folder");
	}
	options_free(&options);
	return status;
}
