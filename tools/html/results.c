// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * results.c - a log as the page needs it
 *
 * Logs come from files, too, so nothing is taken for granted but that it is JSON.
 */
#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>
#include <libiberty/safe-ctype.h>

#include "html/page.h"

const char *const property_names[PROPERTIES] = { "phase", "enabled", "managed", "vectors", "handlers", "regions" };

static void load_spot(struct spot *spot, const json_t *location)
{
	const json_t *at = json_object_get(location, "physicalLocation"), *region = json_object_get(at, "region");

	spot->file = sarif_file(sarif_text_at(json_object_get(at, "artifactLocation"), "uri", ""));
	spot->line = (long)json_integer_value(json_object_get(region, "startLine"));
	spot->column = (long)json_integer_value(json_object_get(region, "startColumn"));
}

static bool has_kind(const json_t *flow_location, const char *kind)
{
	const json_t *kinds = json_object_get(flow_location, "kinds");
	const json_t *word;
	size_t i;

	json_array_foreach(kinds, i, word)
	{
		if (json_is_string(word) && strcmp(json_string_value(word), kind) == 0)
			return true;
	}
	return false;
}

static void load_step(struct page_step *step, const json_t *json)
{
	const json_t *location = json_object_get(json, "location"), *state = json_object_get(json, "state");
	size_t i;

	load_spot(&step->at, location);
	step->function = sarif_function(location);
	step->text = sarif_text_at(json_object_get(location, "message"), "text", "");
	step->wrong = has_kind(json, "danger");
	step->enters = has_kind(json, "enter");
	for (i = 0; i < PROPERTIES; i++)
		step->state[i] = sarif_text_at(json_object_get(state, property_names[i]), "text", NULL);
}

static void load_steps(struct page_finding *finding, const json_t *result)
{
	const json_t *steps = sarif_steps(result);
	size_t i, count = json_array_size(steps);

	finding->steps = xcalloc(count + 1, sizeof(*finding->steps));
	finding->nsteps = count;
	for (i = 0; i < count; i++)
		load_step(&finding->steps[i], json_array_get(steps, i));
	/* logs of older versions do not say so */
	if (count)
		finding->steps[count - 1].wrong = true;
}

static void load_finding(struct page_finding *finding, const json_t *result)
{
	const json_t *properties = json_object_get(result, "properties");
	const json_t *location = sarif_location(result);

	load_spot(&finding->at, location);
	finding->function = sarif_function(location);
	finding->rule = sarif_text_at(result, "ruleId", "");
	finding->message = sarif_text_at(json_object_get(result, "message"), "text", "");
	finding->module = sarif_text_at(properties, "module", "");
	finding->severity = sarif_text_at(properties, "severity", "");
	finding->model = sarif_text_at(properties, "model", "");
	finding->effect = sarif_text_at(properties, "effect", "");
	finding->advice = sarif_text_at(properties, "advice", "");
	finding->document = sarif_text_at(properties, "document", "");
	finding->state = sarif_text_at(result, SARIF_STATE, "");
	finding->level = (int)json_integer_value(json_object_get(properties, "level"));
	finding->fingerprint = sarif_fingerprint(result);
	load_steps(finding, result);
}

static int in_order(const void *x, const void *y)
{
	const struct page_finding *a = x, *b = y;
	int order = strcmp(a->module, b->module);

	if (!order)
		order = strcmp(a->at.file, b->at.file);
	if (!order)
		order = (a->at.line > b->at.line) - (a->at.line < b->at.line);
	if (!order)
		order = (a->at.column > b->at.column) - (a->at.column < b->at.column);
	return order ? order : strcmp(a->rule, b->rule);
}

/* Modules that share a source share findings; and a file may say anything. */
static void name_finding(struct page_results *results, size_t i)
{
	struct page_finding *finding = &results->list[i];
	size_t same = 1, k;
	char *at;

	for (k = 0; k < i; k++)
		same += strcmp(results->list[k].fingerprint, finding->fingerprint) == 0;
	finding->id = same == 1 && *finding->fingerprint ? xstrdup(finding->fingerprint) :
							   xasprintf("%s-%zu", finding->fingerprint, same);
	for (at = finding->id; *at; at++) {
		if (!ISALNUM(*at) && *at != '-')
			*at = '_';
	}
}

void results_load(struct page_results *results, const struct old_log *log)
{
	json_t *runs = json_object_get(log->json, "runs"), *run, *json;
	size_t i, k;

	memset(results, 0, sizeof(*results));
	json_array_foreach(runs, i, run)
	{
		results->nmodules += json_array_size(json_object_get(json_object_get(run, "properties"), "modules"));
		json_array_foreach(json_object_get(run, "results"), k, json)
		{
			results->list = xrealloc(results->list, (results->count + 1) * sizeof(*results->list));
			memset(&results->list[results->count], 0, sizeof(*results->list));
			load_finding(&results->list[results->count], json);
			results->compared |= *results->list[results->count].state != '\0';
			results->count++;
		}
	}
	if (results->count)
		qsort(results->list, results->count, sizeof(*results->list), in_order);
	for (i = 0; i < results->count; i++)
		name_finding(results, i);
}

void results_unload(struct page_results *results)
{
	size_t i, k;

	for (i = 0; i < results->count; i++) {
		struct page_finding *finding = &results->list[i];

		for (k = 0; k < finding->nsteps; k++)
			free(finding->steps[k].at.file);
		free(finding->steps);
		free(finding->at.file);
		free(finding->id);
	}
	free(results->list);
}
