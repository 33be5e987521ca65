// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * check.c - pcidevres check: records of whole modules, analysed together
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

/* All modules go into one program, so that they may call each other's exported functions. The program takes the units. */
static void fill_program(struct program *prog, struct loaded_modules *modules)
{
	size_t i, j;

	for (i = 0; i < modules->count; i++) {
		struct loaded_module *loaded = &modules->list[i];
		struct module *module = program_add_module(prog, loaded->name);

		for (j = 0; j < loaded->nunits; j++)
			program_add_unit(prog, module, loaded->units[j]);
		loaded->nunits = 0;
	}
}

static void collect(const struct program *prog, const struct loaded_modules *modules, struct suppressions *suppressions,
		    unsigned int level, struct results *results)
{
	const struct finding *findings;
	size_t count, i;

	findings = program_findings(prog, &count);
	results->findings = xcalloc(count + 1, sizeof(*results->findings));
	for (i = 0; i < count; i++) {
		if (findings[i].level <= level && !suppressions_match(suppressions, &findings[i]))
			results->findings[results->nfindings++] = &findings[i];
	}
	results->modules = xcalloc(modules->count + 1, sizeof(*results->modules));
	for (i = 0; i < modules->count; i++)
		results->modules[results->nmodules++] = modules->list[i].name;
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
	struct program *prog = program_new(&analysis);
	struct results results = { 0 };
	int status = EXIT_TROUBLE;

	fill_program(prog, modules);
	program_analyse(prog);
	collect(prog, modules, suppressions, options->level, &results);
	if (write_results(options, &results))
		status = results.nfindings ? EXIT_FINDINGS : EXIT_CLEAN;
	if (options->stats)
		stats_print(prog, modules, suppressions);
	free(results.findings);
	free(results.modules);
	program_free(prog);
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
