// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * sarif.c - findings as SARIF 2.1.0, for code review tools and for comparing one run with another
 *
 * One result per module that proves it, so that a module's results are complete by themselves.
 */
#include "tools.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#include "sarif.h"

#define SOURCE_ROOT "SRCROOT"

/* JSON is UTF-8; what is not comes from odd file names and loses its odd bytes. */
json_t *sarif_string(const char *text)
{
	json_t *result = json_string(text);
	char *copy, *at;

	if (result)
		return result;
	copy = xstrdup(text);
	for (at = copy; *at; at++) {
		if ((unsigned char)*at >= 0x80)
			*at = '?';
	}
	result = json_string(copy);
	free(copy);
	return result;
}

static json_t *text_object(const char *text)
{
	return json_pack("{s:o}", "text", sarif_string(text));
}

static const char *sarif_level(unsigned int level)
{
	return level < 3 ? "warning" : "note";
}

/* What may not stand in a URI's path as it is, as %XX. Free it. */
static char *uri_path(const char *path)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/+,=@";
	static const char digits[] = "0123456789ABCDEF";
	char *uri = xmalloc(3 * strlen(path) + 1), *end = uri;

	for (; *path; path++) {
		unsigned char c = *path;

		if (strchr(plain, c)) {
			*end++ = c;
		} else {
			*end++ = '%';
			*end++ = digits[c >> 4];
			*end++ = digits[c & 15];
		}
	}
	*end = '\0';
	return uri;
}

char *sarif_file(const char *uri)
{
	char *name = xmalloc(strlen(uri) + 1), *end = name;

	while (*uri) {
		unsigned int c =
			*uri == '%' && hex_p(uri[1]) && hex_p(uri[2]) ? hex_value(uri[1]) << 4 | hex_value(uri[2]) : 0;

		*end++ = c ? (char)c : *uri;
		uri += c ? 3 : 1;
	}
	*end = '\0';
	return name;
}

const char *sarif_text_at(const json_t *object, const char *key, const char *otherwise)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : otherwise;
}

const char *sarif_fingerprint(const json_t *result)
{
	return sarif_text_at(json_object_get(result, SARIF_FINGERPRINTS), SARIF_FINGERPRINT, "");
}

const json_t *sarif_location(const json_t *result)
{
	return json_array_get(json_object_get(result, "locations"), 0);
}

const json_t *sarif_steps(const json_t *result)
{
	const json_t *flow = json_array_get(json_object_get(result, "codeFlows"), 0);

	return json_object_get(json_array_get(json_object_get(flow, "threadFlows"), 0), "locations");
}

const char *sarif_function(const json_t *location)
{
	return sarif_text_at(json_array_get(json_object_get(location, "logicalLocations"), 0), "fullyQualifiedName",
			     "");
}

static json_t *artifact_location(const char *file)
{
	char *uri = uri_path(file);
	json_t *location = json_pack("{s:s}", "uri", uri);

	/* A file outside of the source root has its own absolute path. */
	if (file[0] != '/')
		json_object_set_new(location, "uriBaseId", json_string(SOURCE_ROOT));
	free(uri);
	return location;
}

static json_t *physical_location(const struct place *at)
{
	json_t *physical = json_pack("{s:o}", "artifactLocation", artifact_location(at->file));

	if (at->line) {
		json_t *region = json_pack("{s:I}", "startLine", (json_int_t)at->line);

		if (at->column)
			json_object_set_new(region, "startColumn", json_integer(at->column));
		json_object_set_new(physical, "region", region);
	}
	return physical;
}

static json_t *location(const struct place *at, const char *function)
{
	json_t *result = json_object();

	if (*at->file)
		json_object_set_new(result, "physicalLocation", physical_location(at));

	if (function && *function)
		json_object_set_new(result, "logicalLocations",
				    json_pack("[{s:o, s:o, s:s}]", "name", sarif_string(function), "fullyQualifiedName",
					      sarif_string(function), "kind", "function"));
	return result;
}

static void add_state(json_t *state, const char *name, const char *text)
{
	json_object_set_new(state, name, text_object(text));
}

/* The device at a step, each of its properties a message. */
static json_t *device_state(const struct device_state *device)
{
	json_t *state = json_object();
	char number[32];

	add_state(state, "phase", device->phase);
	snprintf(number, sizeof(number), "%d", device->enabled);
	add_state(state, "enabled", number);
	add_state(state, "managed", device->managed ? "yes" : "no");
	add_state(state, "vectors", device->vectors);
	snprintf(number, sizeof(number), "%u%s", device->handlers, device->more_handlers ? " or more" : "");
	add_state(state, "handlers", number);
	if (device->regions >= 0) {
		snprintf(number, sizeof(number), "%d", device->regions);
		add_state(state, "regions", number);
	}
	return state;
}

/* Words that SARIF suggests. */
static json_t *step_kinds(enum step_kind kind)
{
	switch (kind) {
	case STEP_ENTERS:
		return json_pack("[s, s]", "enter", "function");
	case STEP_CALLS:
		return json_pack("[s, s]", "call", "function");
	case STEP_FAILS:
		return json_pack("[s, s]", "branch", "true");
	case STEP_ACQUIRES:
		return json_pack("[s, s]", "acquire", "resource");
	case STEP_RELEASES:
		return json_pack("[s, s]", "release", "resource");
	case STEP_RETURNS:
		return json_pack("[s, s]", "exit", "function");
	case STEP_WRONG:
		return json_pack("[s]", "danger");
	default:
		return NULL;
	}
}

static json_t *flow_location(const struct finding_step *step, unsigned int number)
{
	json_t *place = location(&step->at, step->function), *kinds = step_kinds(step->kind), *result;

	json_object_set_new(place, "message", text_object(step->text));
	result = json_pack("{s:o, s:I, s:I}", "location", place, "nestingLevel", (json_int_t)step->depth,
			   "executionOrder", (json_int_t)number);
	if (kinds)
		json_object_set_new(result, "kinds", kinds);
	if (step->state.phase)
		json_object_set_new(result, "state", device_state(&step->state));
	return result;
}

static json_t *code_flows(const struct finding *finding)
{
	json_t *locations = json_array();
	unsigned int i;

	for (i = 0; i < finding->nsteps; i++)
		json_array_append_new(locations, flow_location(&finding->steps[i], i + 1));
	return json_pack("[{s:[{s:o}]}]", "threadFlows", "locations", locations);
}

static json_t *properties(const struct finding *finding)
{
	char severity[16];
	json_t *result;

	snprintf(severity, sizeof(severity), "S%u", finding->severity);
	result = json_pack("{s:o, s:s, s:s, s:I, s:b, s:o}", "module", sarif_string(finding->module), "severity",
			   severity, "model", finding->model, "level", (json_int_t)finding->level, "needsMerge",
			   finding->needs_merge, "effect", sarif_string(finding->effect));
	if (finding->advice)
		json_object_set_new(result, "advice", sarif_string(finding->advice));
	if (finding->document)
		json_object_set_new(result, "document", sarif_string(finding->document));
	return result;
}

static json_t *result_object(const struct finding *finding, size_t rule_index)
{
	json_t *result = json_pack("{s:s, s:I, s:s, s:o, s:[o], s:{s:s}, s:o}", "ruleId", finding->rule, "ruleIndex",
				   (json_int_t)rule_index, "level", sarif_level(finding->level), "message",
				   text_object(finding->message), "locations",
				   location(&finding->at, finding->function), SARIF_FINGERPRINTS, SARIF_FINGERPRINT,
				   finding->fingerprint, "properties", properties(finding));

	if (finding->nsteps)
		json_object_set_new(result, "codeFlows", code_flows(finding));
	return result;
}

static json_t *rules_array(void)
{
	json_t *array = json_array();
	const struct rule_info *rules;
	size_t count, i;

	rules = rule_list(&count);
	for (i = 0; i < count; i++)
		json_array_append_new(array, json_pack("{s:s, s:o, s:{s:s}, s:{s:I}}", "id", rules[i].id,
						       "shortDescription", text_object(rules[i].summary),
						       "defaultConfiguration", "level", sarif_level(rules[i].level),
						       "properties", "level", (json_int_t)rules[i].level));
	return array;
}

static size_t rule_index(const char *id)
{
	const struct rule_info *rules;
	size_t count, i;

	rules = rule_list(&count);
	for (i = 0; i < count && strcmp(rules[i].id, id) != 0; i++)
		;
	return i;
}

/* What the baseline has of the modules analysed and is not found any more. */
static void append_absent(json_t *array, const struct results *results)
{
	size_t i;

	for (i = 0; i < results->baseline->count; i++) {
		struct old_result *old = &results->baseline->list[i];

		if (!results_gone(results, i))
			continue;
		json_object_set_new(old->json, SARIF_STATE, json_string("absent"));
		json_array_append(array, old->json);
	}
}

static json_t *results_array(const struct results *results)
{
	json_t *array = json_array();
	size_t i;

	for (i = 0; i < results->nfindings; i++) {
		json_t *result = result_object(results->findings[i], rule_index(results->findings[i]->rule));

		if (results->baseline)
			json_object_set_new(result, SARIF_STATE,
					    json_string(results_known(results, i) ? "unchanged" : "new"));
		json_array_append_new(array, result);
	}
	if (results->baseline)
		append_absent(array, results);
	return array;
}

static json_t *modules_array(const struct results *results)
{
	json_t *array = json_array();
	size_t i;

	for (i = 0; i < results->nmodules; i++)
		json_array_append_new(array, sarif_string(results->modules[i]));
	return array;
}

static json_t *run_object(json_t *results, json_t *properties)
{
	json_t *driver = json_pack("{s:s, s:s, s:s, s:o}", "name", "pcidevres", "version", PCIDEVRES_VERSION,
				   "semanticVersion", PCIDEVRES_VERSION, "rules", rules_array());

	return json_pack("{s:{s:o}, s:{s:{s:o}}, s:s, s:o, s:o}", "tool", "driver", driver, "originalUriBaseIds",
			 SOURCE_ROOT, "description", text_object("the kernel's source folder"), "columnKind",
			 "unicodeCodePoints", "results", results, "properties", properties);
}

char *sarif_text(const json_t *log, size_t *size)
{
	char *json = log ? json_dumps(log, JSON_INDENT(2) | JSON_PRESERVE_ORDER) : NULL;
	char *text;

	if (!json)
		xmalloc_failed(0);
	text = concat(json, "\n", NULL);
	free(json);
	*size = strlen(text);
	return text;
}

static json_t *log_object(json_t *results, json_t *properties)
{
	return json_pack("{s:s, s:s, s:[o]}", "$schema", "https://json.schemastore.org/sarif-2.1.0.json", "version",
			 "2.1.0", "runs", run_object(results, properties));
}

static char *text_of_log(json_t *log, size_t *size)
{
	char *text = sarif_text(log, size);

	json_decref(log);
	return text;
}

char *sarif_log(json_t *results, json_t *properties, size_t *size)
{
	return text_of_log(log_object(results, properties), size);
}

json_t *sarif_results(const struct results *results)
{
	return log_object(results_array(results), json_pack("{s:o}", "modules", modules_array(results)));
}

char *sarif_format(const struct results *results, size_t *size)
{
	return text_of_log(sarif_results(results), size);
}
