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

void stats_print(const struct analysis_stats *stats, const struct loaded_modules *modules,
		 const struct suppressions *suppressions)
{
	size_t i;

	fprintf(stderr, "records: %zu\nmodules: %lu\nfiles: %lu\nfunctions: %lu\n", modules->nrecords, stats->modules,
		stats->units, stats->functions);
	fprintf(stderr, "life cycles: %lu\nstates: %lu\nsteps: %lu\n", stats->roots, stats->states, stats->steps);
	for (i = 0; i < suppressions->count; i++) {
		const struct suppression *suppression = &suppressions->list[i];

		if (!suppression->used)
			fprintf(stderr, "not needed: suppression of %s in %s\n", suppression->rule,
				suppression->function);
	}
	print_give_ups(stats);
}
