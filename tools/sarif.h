/* SPDX-License-Identifier: GPL-2.0-or-later */
/* sarif.h - what the parts that write or read SARIF share; the rest of the command does not see jansson. */
#ifndef TOOLS_SARIF_H
#define TOOLS_SARIF_H

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

struct results; /* tools.h */

/* Members of a result: what tells findings apart, ours among them; and what became of it since an earlier run. */
#define SARIF_FINGERPRINTS "partialFingerprints"
#define SARIF_FINGERPRINT "pcidevres/v1"
#define SARIF_STATE "baselineState"

/* ---- sarif.c ---- */

/* A string value; bytes that are not UTF-8 are lost. */
json_t *sarif_string(const char *text);
/* A log with one run of RESULTS and PROPERTIES, both taken over, as text. Free it. */
char *sarif_log(json_t *results, json_t *properties, size_t *size);
/* What sarif_format() writes, as a log. */
json_t *sarif_results(const struct results *results);
/* A log as text. Free it. */
char *sarif_text(const json_t *log, size_t *size);

/* OBJECT's member KEY, or OTHERWISE when it is no string there. Lives as long as the object. */
const char *sarif_text_at(const json_t *object, const char *key, const char *otherwise);
/* RESULT's fingerprint of ours, "" for none; as sarif_text_at(). */
const char *sarif_fingerprint(const json_t *result);
/* Where RESULT is; the steps to it, an array. NULL for none; both live as long as the result. */
const json_t *sarif_location(const json_t *result);
const json_t *sarif_steps(const json_t *result);
/* The function a location of ours is in, "" for none; as sarif_text_at(). */
const char *sarif_function(const json_t *location);
/* The file name that is written as a URI's path. Free it. */
char *sarif_file(const char *uri);

/* ---- logs.c ---- */

/* A result of a log that was read. */
struct old_result {
	const char *fingerprint, *rule, *module;
	json_t *json;
	bool seen;
};

struct old_log {
	json_t *json;
	struct old_result *list; /* by fingerprint */
	size_t count;
};

/* NULL after saying what is wrong with the file. */
struct old_log *old_log_read(const char *path);
/* A log that is there already, taken over; NAME is what to call it. */
struct old_log *old_log_of(json_t *json, const char *name);
void old_log_free(struct old_log *log);
/* The first of the results with this fingerprint, or NULL. */
struct old_result *old_log_find(const struct old_log *log, const char *fingerprint);
/* Marks all results with this fingerprint as seen; false: there is none. */
bool old_log_see(struct old_log *log, const char *fingerprint);
/* Was MODULE analysed for LOG? */
bool old_log_covers(const struct old_log *log, const char *module);

#endif
