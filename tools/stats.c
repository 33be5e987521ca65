// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * stats.c - what was seen, and where the analysis gave up: silence must not look like "fine"
 */
#include "tools.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

static int compare_give_ups(const void *x, const void *y)
{
	const struct give_up *a = x, *b = y;
	int order = strcmp(a->reason, b->reason);

	if (!order)
		order = strcmp(a->module, b->module);
	if (!order)
		order = strcmp(a->function, b->function);
	return order ? order : strcmp(a->detail, b->detail);
}

static int compare_reasons(const struct give_up *a, const struct give_up *b)
{
	return strcmp(a->reason, b->reason);
}

static void print_give_ups(const struct analysis_stats *stats)
{
	struct give_up *sorted = xcalloc(stats->ngive_ups + 1, sizeof(*sorted));
	size_t i, j;

	if (stats->ngive_ups) {
		memcpy(sorted, stats->give_ups, stats->ngive_ups * sizeof(*sorted));
		qsort(sorted, stats->ngive_ups, sizeof(*sorted), compare_give_ups);
	}
	for (i = 0; i < stats->ngive_ups; i = j) {
		unsigned long sum = 0;

		for (j = i; j < stats->ngive_ups && compare_reasons(&sorted[i], &sorted[j]) == 0; j++)
			sum += sorted[j].count;
		fprintf(stderr, "gave up: %s: %lu\n", sorted[i].reason, sum);
		for (; i < j; i++)
			fprintf(stderr, "\t%s: %s%s%s: %lu\n", sorted[i].module, sorted[i].function,
				*sorted[i].detail ? ": " : "", sorted[i].detail, sorted[i].count);
	}
	free(sorted);
}

/* What all programs together took and gave up. Free the list of the latter. */
static struct analysis_stats sum_stats(const struct analysis *analysis)
{
	struct analysis_stats sum = { 0 }, one;
	struct give_up *give_ups = NULL;
	size_t i;

	for (i = 0; i < analysis->nprograms; i++) {
		program_stats(analysis->programs[i], &one);
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

static void print_unused(const struct suppressions *suppressions)
{
	size_t i;

	for (i = 0; i < suppressions->count; i++) {
		const struct suppression *suppression = &suppressions->list[i];

		if (!suppression->used)
			fprintf(stderr, "not needed: %s of %s in %s\n",
				suppression->annotated ? "annotation" : "suppression", suppression->rule,
				suppression->function);
	}
}

void stats_print(const struct analysis *analysis, const struct suppressions *suppressions)
{
	struct analysis_stats stats = sum_stats(analysis);

	fprintf(stderr, "records: %zu\nmodules: %lu\nfiles: %lu\nfunctions: %lu\n", analysis->modules.nrecords,
		stats.modules, stats.units, stats.functions);
	fprintf(stderr, "life cycles: %lu\nstates: %lu\nsteps: %lu\n", stats.roots, stats.states, stats.steps);
	if (suppressions) {
		print_unused(suppressions);
		print_unused(&analysis->accepted);
	}
	print_give_ups(&stats);
	free((struct give_up *)stats.give_ups);
}
