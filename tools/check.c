// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * check.c - pcidevres check: records of whole modules, analysed together
 */
#include "tools.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#include "html/html.h"
#include "sarif.h"

static int compare_findings(const void *x, const void *y)
{
	const struct finding *a = *(const struct finding *const *)x, *b = *(const struct finding *const *)y;
	int order = strcmp(a->module, b->module);

	if (!order)
		order = compare_places(&a->at, &b->at);
	return order ? order : strcmp(a->rule, b->rule);
}

void results_collect(struct results *results, struct analysis *analysis, struct suppressions *suppressions,
		     const struct options *options)
{
	const struct finding *findings;
	size_t count, i, n;

	results->level = options->level;
	for (n = 0; n < analysis->nprograms; n++) {
		findings = program_findings(analysis->programs[n], &count);
		results->findings =
			xrealloc(results->findings, (results->nfindings + count + 1) * sizeof(*results->findings));
		for (i = 0; i < count; i++) {
			bool accepted = suppressions_match(suppressions, &findings[i]);

			accepted |= suppressions_match(&analysis->accepted, &findings[i]);
			if (findings[i].level <= options->level && !accepted &&
			    (findings[i].needs_merge || !options->only_merged))
				results->findings[results->nfindings++] = &findings[i];
		}
	}
	if (results->nfindings)
		qsort(results->findings, results->nfindings, sizeof(*results->findings), compare_findings);
	results->modules = xcalloc(analysis->modules.count + 1, sizeof(*results->modules));
	for (i = 0; i < analysis->modules.count; i++)
		results->modules[results->nmodules++] = analysis->modules.list[i].name;
}

void results_release(struct results *results)
{
	free(results->findings);
	free(results->known);
	free(results->modules);
}

bool results_gone(const struct results *results, size_t i)
{
	const struct old_result *old = &results->baseline->list[i];
	const struct rule_info *rule = rule_find(old->rule);

	return !old->seen && (!rule || rule->level <= results->level) &&
	       bsearch(&old->module, results->modules, results->nmodules, sizeof(*results->modules), compare_texts);
}

/* Tells what the baseline has from what is new, and how much of the baseline is gone. */
static void compare_baseline(struct results *results)
{
	struct old_log *baseline = results->baseline;
	size_t gone = 0, i;

	results->known = xcalloc(results->nfindings + 1, sizeof(*results->known));
	for (i = 0; i < results->nfindings; i++) {
		results->known[i] = old_log_see(baseline, results->findings[i]->fingerprint);
		results->nknown += results->known[i];
	}
	for (i = 0; i < baseline->count; i++)
		gone += results_gone(results, i);
	if (gone)
		trouble("note: %zu finding%s of the baseline %s gone", gone, gone == 1 ? "" : "s",
			gone == 1 ? "is" : "are");
}

/* The page is made from the log, as it is for logs that were read. */
static char *html_results(const struct options *options, const struct results *results, size_t *size)
{
	const struct html_sources sources = { .now = options->source ? options->source : "." };
	struct old_log *log = old_log_of(sarif_results(results), "the results");
	char *text = html_format(log, &sources, size);

	old_log_free(log);
	return text;
}

static char *format_results(const struct options *options, const struct results *results, size_t *size)
{
	switch (options->format) {
	case FORMAT_SARIF:
		return sarif_format(results, size);
	case FORMAT_HTML:
		return html_results(options, results, size);
	case FORMAT_PATCH:
		return patch_format(results, options->source ? options->source : "", size);
	default:
		return text_format(results, size);
	}
}

static int say(const struct options *options, struct analysis *analysis, struct suppressions *suppressions,
	       struct old_log *baseline)
{
	struct results results = { .baseline = baseline };
	int status = EXIT_TROUBLE;
	size_t size = 0;
	char *text;

	results_collect(&results, analysis, suppressions, options);
	if (baseline)
		compare_baseline(&results);
	text = format_results(options, &results, &size);
	if (text && output_write(options->output, text, size))
		status = results.nfindings > results.nknown ? EXIT_FINDINGS : EXIT_CLEAN;
	suppressions_unused(suppressions, options->level);
	suppressions_unused(&analysis->accepted, options->level);
	if (options->stats)
		stats_print(analysis, suppressions);
	free(text);
	results_release(&results);
	return status;
}

int check_paths(const struct options *options, char **paths, size_t npaths)
{
	struct suppressions suppressions = { 0 };
	struct analysis analysis = { 0 };
	struct old_log *baseline = NULL;
	int status = EXIT_TROUBLE;

	if ((!options->suppress || suppressions_read(&suppressions, options->suppress)) &&
	    (!options->baseline || (baseline = old_log_read(options->baseline)))) {
		/* What cannot be read must not hide what the rest has to say; the status tells. */
		bool complete = analysis_run(&analysis, options, paths, npaths);

		if (analysis.modules.count)
			status = say(options, &analysis, &suppressions, baseline);
		if (!complete)
			status = EXIT_TROUBLE;
	}
	analysis_free(&analysis);
	suppressions_free(&suppressions);
	old_log_free(baseline);
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
