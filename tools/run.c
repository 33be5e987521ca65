// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * run.c - from paths to analysed programs: what check and census have in common
 */
#include "tools.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#include "pcidevres/api.h"

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

/* One program for each group of modules that have to do with each other. */
static void analyse_groups(struct analysis *analysis, const struct analysis_options *options)
{
	struct loaded_modules *modules = &analysis->modules;
	size_t *groups = modules_group(modules), i;

	analysis->programs = xcalloc(modules->count + 1, sizeof(*analysis->programs));
	for (i = 0; i < modules->count; i++) {
		if (groups[i] != i)
			continue;
		analysis->programs[analysis->nprograms] = group_program(analysis, options, groups, i);
		program_analyse(analysis->programs[analysis->nprograms++]);
	}
	free(groups);
}

static bool find_all(struct objects *objects, char **paths, size_t npaths)
{
	bool done = true;
	size_t i;

	for (i = 0; i < npaths; i++)
		done &= objects_find(objects, paths[i]);
	return done;
}

bool analysis_run(struct analysis *analysis, const struct options *options, char **paths, size_t npaths)
{
	struct analysis_options how = { .model = options->model, .level = options->level };
	bool complete;

	memset(analysis, 0, sizeof(*analysis));
	analysis->api = read_api(options);
	if (!analysis->api)
		return false;
	how.api = analysis->api;
	complete = find_all(&analysis->objects, paths, npaths);
	complete &= analysis->objects.count && modules_load(&analysis->modules, &analysis->objects);
	if (analysis->modules.count)
		analyse_groups(analysis, &how);
	return complete;
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
