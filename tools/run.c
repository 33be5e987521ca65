// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * run.c - from paths to analysed programs: what check and census have in common
 */
#include "tools.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libiberty/libiberty.h>

#include "pcidevres/api.h"
#include "sarif.h"

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

bool options_files_ok(const struct options *options)
{
	struct old_log *baseline = options->baseline ? old_log_read(options->baseline) : NULL;
	struct api_table *table = read_api(options);
	struct suppressions suppressions = { 0 };
	bool ok = table && (baseline || !options->baseline) &&
		  (!options->suppress || suppressions_read(&suppressions, options->suppress));

	suppressions_free(&suppressions);
	api_table_free(table);
	old_log_free(baseline);
	return ok;
}

/* The program of the modules whose group is GROUP. It takes their units. */
static struct program *group_program(struct analysis *analysis, const struct analysis_options *options,
				     const size_t *groups, size_t group)
{
	struct loaded_modules *modules = &analysis->modules;
	struct program *prog = program_new(options);
	size_t i, j;

	for (i = group; i < modules->count; i++) {
		struct loaded_module *loaded = &modules->list[i];
		struct module *module;

		if (groups[i] != group)
			continue;
		module = program_add_module(prog, loaded->name);
		for (j = 0; j < loaded->nunits; j++) {
			suppressions_of(&analysis->accepted, loaded->units[j]);
			program_add_unit(prog, module, loaded->units[j]);
		}
		loaded->nunits = 0;
	}
	return prog;
}

/*
 * What the threads share: whoever is free takes the next program. Programs have nothing in common but what is constant.
 */
struct work {
	struct analysis *analysis;
	atomic_size_t next;
};

static void *analyse_programs(void *data)
{
	struct work *work = data;
	size_t i;

	while ((i = atomic_fetch_add(&work->next, 1)) < work->analysis->nprograms)
		program_analyse(work->analysis->programs[i]);
	return NULL;
}

/* JOBS threads, this one among them; what cannot be started is done by the others. 0: one a processor. */
static void analyse_all(struct analysis *analysis, unsigned int jobs)
{
	struct work work = { .analysis = analysis };
	long wanted = jobs ? (long)jobs : sysconf(_SC_NPROCESSORS_ONLN);
	pthread_t threads[MAX_THREADS];
	int started = 0;

	if ((size_t)wanted > analysis->nprograms)
		wanted = (long)analysis->nprograms;
	while (started < wanted - 1 && started < MAX_THREADS &&
	       !pthread_create(&threads[started], NULL, analyse_programs, &work))
		started++;
	analyse_programs(&work);
	while (started)
		pthread_join(threads[--started], NULL);
}

/* One program for each group of modules that have to do with each other. */
static void analyse_groups(struct analysis *analysis, const struct analysis_options *options, unsigned int jobs)
{
	struct loaded_modules *modules = &analysis->modules;
	size_t *groups = modules_group(modules), i;

	analysis->programs = xcalloc(modules->count + 1, sizeof(*analysis->programs));
	for (i = 0; i < modules->count; i++) {
		if (groups[i] == i)
			analysis->programs[analysis->nprograms++] = group_program(analysis, options, groups, i);
	}
	free(groups);
	analyse_all(analysis, jobs);
}

static bool find_all(struct objects *objects, char **paths, size_t npaths)
{
	bool done = true;
	size_t i;

	for (i = 0; i < npaths; i++)
		done &= objects_find(objects, paths[i]);
	return done;
}

static bool analyse_objects(struct analysis *analysis, const struct options *options, unit_changer *change, void *data)
{
	struct analysis_options how = { .api = analysis->api, .model = options->model, .level = options->level };
	struct loaded_modules *modules = &analysis->modules;
	bool complete = analysis->objects.count && modules_load(modules, &analysis->objects);
	size_t i, k;

	for (i = 0; change && i < modules->count; i++) {
		for (k = 0; k < modules->list[i].nunits; k++)
			change(modules->list[i].units[k], data);
	}
	if (modules->count)
		analyse_groups(analysis, &how, options->jobs);
	return complete;
}

bool analysis_run(struct analysis *analysis, const struct options *options, char **paths, size_t npaths)
{
	bool complete;

	memset(analysis, 0, sizeof(*analysis));
	analysis->api = read_api(options);
	if (!analysis->api)
		return false;
	complete = find_all(&analysis->objects, paths, npaths);
	return analyse_objects(analysis, options, NULL, NULL) && complete;
}

bool analysis_run_objects(struct analysis *analysis, const struct options *options, struct objects *objects,
			  unit_changer *change, void *data)
{
	memset(analysis, 0, sizeof(*analysis));
	analysis->objects = *objects;
	memset(objects, 0, sizeof(*objects));
	analysis->api = read_api(options);
	return analysis->api && analyse_objects(analysis, options, change, data);
}

void analysis_free(struct analysis *analysis)
{
	size_t i;

	for (i = 0; i < analysis->nprograms; i++)
		program_free(analysis->programs[i]);
	free(analysis->programs);
	suppressions_free(&analysis->accepted);
	modules_free(&analysis->modules);
	objects_free(&analysis->objects);
	api_table_free(analysis->api);
}
