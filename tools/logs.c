// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * logs.c - SARIF that an earlier run wrote, read back: baselines, and diff
 *
 * A finding is the same when its fingerprint is; nothing else of a result is compared.
 */
#include "tools.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#include "sarif.h"

static bool add_result(struct old_log *log, json_t *json, const char *path)
{
	const char *fingerprint = sarif_fingerprint(json);
	struct old_result *result;

	if (!*fingerprint)
		return trouble("%s: a result has no fingerprint %s; give a file that pcidevres wrote", path,
			       SARIF_FINGERPRINT);
	/* gone already when that file was written */
	if (strcmp(sarif_text_at(json, SARIF_STATE, ""), "absent") == 0)
		return true;
	log->list = xrealloc(log->list, (log->count + 1) * sizeof(*log->list));
	result = &log->list[log->count++];
	result->fingerprint = fingerprint;
	result->rule = sarif_text_at(json, "ruleId", "");
	result->module = sarif_text_at(json_object_get(json, "properties"), "module", "");
	result->json = json;
	result->seen = false;
	return true;
}

static int compare_results(const void *x, const void *y)
{
	const struct old_result *a = x, *b = y;
	int order = strcmp(a->fingerprint, b->fingerprint);

	return order ? order : strcmp(a->module, b->module);
}

static bool read_runs(struct old_log *log, const char *path)
{
	const json_t *runs = json_object_get(log->json, "runs");
	json_t *run, *json;
	size_t i, k;

	if (!json_array_size(runs))
		return trouble("%s: no SARIF log; give a file that pcidevres wrote with --format=sarif", path);
	json_array_foreach(runs, i, run)
	{
		if (!json_is_array(json_object_get(run, "results")))
			return trouble("%s: a run without results; give a file that pcidevres wrote", path);
		json_array_foreach(json_object_get(run, "results"), k, json)
		{
			if (!add_result(log, json, path))
				return false;
		}
	}
	if (log->count)
		qsort(log->list, log->count, sizeof(*log->list), compare_results);
	return true;
}

struct old_log *old_log_of(json_t *json, const char *name)
{
	struct old_log *log = xcalloc(1, sizeof(*log));

	log->json = json;
	if (read_runs(log, name))
		return log;
	old_log_free(log);
	return NULL;
}

struct old_log *old_log_read(const char *path)
{
	char *text = file_text(path);
	json_error_t wrong;
	json_t *json;

	if (!text)
		return NULL;
	json = json_loads(text, 0, &wrong);
	free(text);
	if (json)
		return old_log_of(json, path);
	trouble("%s:%d:%d: %s; give a file that pcidevres wrote with --format=sarif", path, wrong.line, wrong.column,
		wrong.text);
	return NULL;
}

void old_log_free(struct old_log *log)
{
	if (!log)
		return;
	json_decref(log->json);
	free(log->list);
	free(log);
}

struct old_result *old_log_find(const struct old_log *log, const char *fingerprint)
{
	size_t low = 0, high = log->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (strcmp(log->list[middle].fingerprint, fingerprint) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < log->count && strcmp(log->list[low].fingerprint, fingerprint) == 0 ? &log->list[low] : NULL;
}

bool old_log_see(struct old_log *log, const char *fingerprint)
{
	struct old_result *result = old_log_find(log, fingerprint), *end = log->list + log->count;

	if (!result)
		return false;
	for (; result < end && strcmp(result->fingerprint, fingerprint) == 0; result++)
		result->seen = true;
	return true;
}

bool old_log_covers(const struct old_log *log, const char *module)
{
	const json_t *runs = json_object_get(log->json, "runs");
	json_t *run, *name;
	size_t i, k;

	json_array_foreach(runs, i, run)
	{
		json_array_foreach(json_object_get(json_object_get(run, "properties"), "modules"), k, name)
		{
			if (strcmp(json_string_value(name) ? json_string_value(name) : "", module) == 0)
				return true;
		}
	}
	return false;
}
