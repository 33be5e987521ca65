// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * words.c - what the ways to word a review share
 */
#include "words.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#define WIDTH 76
#define MODULES_NAMED 8

char *words_source(struct line line)
{
	if (line.length && line.text[line.length - 1] == '\r')
		line.length--;
	return clean_bytes(line.text, line.length, true);
}

/* ---- findings -------------------------------------------------------------------------------------------------- */

static char *text_of(const json_t *string)
{
	return string ? clean_bytes(json_string_value(string), json_string_length(string), false) : xstrdup("");
}

static char *text_at(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	return text_of(json_is_string(value) ? value : NULL);
}

/* The same, or NULL when there is none. */
static char *text_if(const json_t *object, const char *key)
{
	return json_is_string(json_object_get(object, key)) ? text_at(object, key) : NULL;
}

/* The file name that is written as a URI. */
static char *path_of(const json_t *location)
{
	char *path = sarif_file(sarif_text_at(location, "uri", "")), *result = clean_bytes(path, strlen(path), false);

	free(path);
	return result;
}

static uint32_t number_at(const json_t *object, const char *key)
{
	json_int_t value = json_integer_value(json_object_get(object, key));

	return value > 0 && value <= UINT32_MAX ? (uint32_t)value : 0;
}

static void read_place(struct place *place, const json_t *location)
{
	const json_t *physical = json_object_get(location, "physicalLocation");
	const json_t *region = json_object_get(physical, "region");

	place->file = path_of(json_object_get(physical, "artifactLocation"));
	place->line = number_at(region, "startLine");
	place->column = number_at(region, "startColumn");
}

static char *function_of(const json_t *location)
{
	return printable(sarif_function(location));
}

static void read_steps(struct finding *finding, const json_t *result)
{
	const json_t *steps = sarif_steps(result);
	size_t i;

	finding->nsteps = (unsigned int)json_array_size(steps);
	finding->steps = xcalloc(finding->nsteps + 1, sizeof(*finding->steps));
	for (i = 0; i < finding->nsteps; i++) {
		const json_t *step = json_array_get(steps, i), *location = json_object_get(step, "location");

		read_place(&finding->steps[i].at, location);
		finding->steps[i].function = function_of(location);
		finding->steps[i].text = text_at(json_object_get(location, "message"), "text");
		finding->steps[i].depth = number_at(step, "nestingLevel");
	}
}

struct finding *words_finding(const struct old_result *result)
{
	const json_t *location = sarif_location(result->json);
	const json_t *properties = json_object_get(result->json, "properties");
	const char *severity = json_string_value(json_object_get(properties, "severity"));
	struct finding *finding = xcalloc(1, sizeof(*finding));

	finding->rule = printable(result->rule);
	finding->module = printable(result->module);
	finding->level = number_at(properties, "level");
	finding->severity = severity && severity[0] == 'S' && severity[1] >= '1' && severity[1] <= '4' ?
				    (unsigned int)(severity[1] - '0') :
				    0;
	finding->function = function_of(location);
	finding->message = text_at(json_object_get(result->json, "message"), "text");
	finding->model = text_at(properties, "model");
	finding->effect = text_at(properties, "effect");
	finding->advice = text_if(properties, "advice");
	finding->document = text_if(properties, "document");
	read_place(&finding->at, location);
	read_steps(finding, result->json);
	snprintf(finding->fingerprint, sizeof(finding->fingerprint), "%s", result->fingerprint);
	return finding;
}

static void free_text(const char *text)
{
	free((char *)text);
}

void words_finding_free(struct finding *finding)
{
	unsigned int i;

	for (i = 0; i < finding->nsteps; i++) {
		free_text(finding->steps[i].at.file);
		free_text(finding->steps[i].function);
		free_text(finding->steps[i].text);
	}
	free(finding->steps);
	free_text(finding->rule);
	free_text(finding->module);
	free_text(finding->function);
	free_text(finding->message);
	free_text(finding->model);
	free_text(finding->effect);
	free_text(finding->advice);
	free_text(finding->document);
	free_text(finding->at.file);
	free(finding);
}

/* ---- a series -------------------------------------------------------------------------------------------------- */

static bool has(const struct comparison *comparison, enum change change, const char *fingerprint)
{
	size_t i;

	for (i = 0; i < comparison->count; i++) {
		if (comparison->list[i].change == change &&
		    strcmp(comparison->list[i].result->fingerprint, fingerprint) == 0)
			return true;
	}
	return false;
}

size_t words_fixed_by(const struct review *review, size_t step, const char *fingerprint)
{
	size_t i;

	for (i = step + 1; i < review->nsteps; i++) {
		if (has(&review->steps[i].comparison, FIXED, fingerprint))
			return i;
	}
	return review->nsteps;
}

size_t words_introduced_by(const struct review *review, size_t step, const char *fingerprint)
{
	size_t i;

	for (i = step; i-- > 0;) {
		if (has(&review->steps[i].comparison, INTRODUCED, fingerprint))
			return i;
	}
	return review->nsteps;
}

bool words_of_series(const struct review *review, const struct compared *compared)
{
	return compared->change == INTRODUCED &&
	       words_introduced_by(review, review->nsteps, compared->result->fingerprint) == review->nsteps;
}

size_t words_passing(const struct review *review)
{
	size_t count = 0, i, k;

	for (i = 0; i < review->nsteps; i++) {
		const struct comparison *comparison = &review->steps[i].comparison;

		for (k = 0; k < comparison->count; k++) {
			const struct compared *compared = &comparison->list[k];

			count += compared->change == INTRODUCED &&
				 words_fixed_by(review, i, compared->result->fingerprint) < review->nsteps;
		}
	}
	return count;
}

char *words_totals(const struct review *review)
{
	char *totals = comparison_totals(&review->total), *more;
	size_t passing = words_passing(review);

	if (!passing)
		return totals;
	more = xasprintf("%s, %zu introduced and fixed again on the way", totals, passing);
	free(totals);
	return more;
}

char *words_step(const struct review *review, size_t step)
{
	return review->nsteps == 1 ? xstrdup("patch") : xasprintf("patch %zu/%zu", step + 1, review->nsteps);
}

char *words_modules(const struct review *review)
{
	size_t size, i, count = review->nmodules < MODULES_NAMED ? review->nmodules : MODULES_NAMED;
	char *text = NULL;
	FILE *out = text_open(&text, &size);

	for (i = 0; i < count; i++) {
		char *name = printable(review->modules[i]);

		fprintf(out, "%s%s", i ? ", " : "", name);
		free(name);
	}
	if (count < review->nmodules)
		fprintf(out, " and %zu more", review->nmodules - count);
	text_close(out, &size);
	return text;
}

/* ---- lines ----------------------------------------------------------------------------------------------------- */

/* Characters, not bytes. */
static size_t width_of(const char *text, size_t length)
{
	size_t width = 0, i;

	for (i = 0; i < length; i++)
		width += ((unsigned char)text[i] & 0xc0) != 0x80;
	return width;
}

void words_wrap(FILE *out, const char *first, const char *indent, const char *text)
{
	size_t column = width_of(first, strlen(first)), length;
	bool empty = true;

	fputs(first, out);
	for (text += strspn(text, " "); *text; text += length + strspn(text + length, " ")) {
		size_t width;

		length = strcspn(text, " ");
		width = width_of(text, length);
		if (!empty && column + 1 + width > WIDTH) {
			fprintf(out, "\n%s", indent);
			column = width_of(indent, strlen(indent));
			empty = true;
		}
		fprintf(out, "%s%.*s", empty ? "" : " ", (int)length, text);
		column += !empty + width;
		empty = false;
	}
	fputc('\n', out);
}
