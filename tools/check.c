// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * check.c - pcidevres check: records of whole modules, analysed together
 */
#include "tools.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

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

static void collect(const struct analysis *analysis, struct suppressions *suppressions, unsigned int level,
		    struct results *results)
{
	const struct finding *findings;
	size_t count, i, n;

	for (n = 0; n < analysis->nprograms; n++) {
		findings = program_findings(analysis->programs[n], &count);
		results->findings =
			xrealloc(results->findings, (results->nfindings + count + 1) * sizeof(*results->findings));
		for (i = 0; i < count; i++) {
			if (findings[i].level <= level && !suppressions_match(suppressions, &findings[i]))
				results->findings[results->nfindings++] = &findings[i];
		}
	}
	if (results->nfindings)
		qsort(results->findings, results->nfindings, sizeof(*results->findings), compare_findings);
	results->modules = xcalloc(analysis->modules.count + 1, sizeof(*results->modules));
	for (i = 0; i < analysis->modules.count; i++)
		results->modules[results->nmodules++] = analysis->modules.list[i].name;
}

static bool write_results(const struct options *options, const struct results *results)
{
	size_t size = 0;
	char *text = options->format == FORMAT_SARIF ? sarif_format(results, &size) : text_format(results, &size);
	bool done = output_write(options->output, text, size);

	free(text);
	return done;
}

static int say(const struct options *options, const struct analysis *analysis, struct suppressions *suppressions)
{
	struct results results = { 0 };
	int status = EXIT_TROUBLE;

	collect(analysis, suppressions, options->level, &results);
	if (write_results(options, &results))
		status = results.nfindings ? EXIT_FINDINGS : EXIT_CLEAN;
	if (options->stats)
		stats_print(analysis, suppressions);
	free(results.findings);
	free(results.modules);
	return status;
}

int check_paths(const struct options *options, char **paths, size_t npaths)
{
	struct suppressions suppressions = { 0 };
	struct analysis analysis = { 0 };
	int status = EXIT_TROUBLE;

	if (!options->suppress || suppressions_read(&suppressions, options->suppress)) {
		/* What cannot be read must not hide what the rest has to say; the status tells. */
		bool complete = analysis_run(&analysis, options, paths, npaths);

		if (analysis.modules.count)
			status = say(options, &analysis, &suppressions);
		if (!complete)
			status = EXIT_TROUBLE;
	}
	analysis_free(&analysis);
	suppressions_free(&suppressions);
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
