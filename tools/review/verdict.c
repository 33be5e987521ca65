// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * verdict.c - what the records of a state come to
 *
 * Findings are told apart by fingerprint, and that has the names of the file and the function in it. Where a patch
 * renames one, the state before is analysed once more as if it had the new name already.
 */
#include "work.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>
#include <libiberty/safe-ctype.h>

/* Texts of a unit that are an old name become the new one. */
static void rename_texts(struct flow_unit *unit, void *data)
{
	const struct words *renames = data;
	size_t i, k;

	for (i = 0; i < unit->nstrings; i++) {
		for (k = 0; k + 1 < renames->count; k += 2) {
			if (unit->strings[i] && strcmp(unit->strings[i], renames->list[k]) == 0) {
				unit->strings[i] = renames->list[k + 1];
				break;
			}
		}
	}
}

static void make_objects(const struct recorder *r, const struct record *records, struct objects *objects)
{
	const struct plan *plan = r->plan;
	struct object *object;
	size_t i;

	objects->list = xcalloc(plan->nparts + 1, sizeof(*objects->list));
	for (i = 0; i < plan->nparts; i++) {
		if (!records[i].there || !records[i].bytes.size)
			continue;
		object = &objects->list[objects->count++];
		object->path = xstrdup(plan->parts[i]->object);
		object->name = with_ending(plan->parts[i]->object, "");
		object->contents = records[i].bytes;
		object->module = xstrdup(plan->parts[i]->module);
		object->bare = !records[i].is_object;
	}
}

/* An object that says nothing of PCI is no trouble here. */
static bool any_record(const struct objects *objects)
{
	struct bytes section;
	size_t i;

	for (i = 0; i < objects->count; i++) {
		if (objects->list[i].bare ||
		    elf_section(objects->list[i].contents, FLOW_SECTION, 0, &section) != ELF_NO_SECTION)
			return true;
	}
	return false;
}

/* What --baseline has was there before any of this. */
static bool drop_known(struct results *results, const char *baseline)
{
	struct old_log *log = baseline ? old_log_read(baseline) : NULL;
	size_t kept = 0, i;

	if (!log)
		return !baseline;
	for (i = 0; i < results->nfindings; i++) {
		if (!old_log_find(log, results->findings[i]->fingerprint))
			results->findings[kept++] = results->findings[i];
	}
	results->nfindings = kept;
	old_log_free(log);
	return true;
}

static bool is_plain(const char *file)
{
	const char *at;

	for (at = file; *at; at++) {
		if ((unsigned char)*at < 0x20 || *at == 0x7f)
			return false;
	}
	return *file != '/' && !path_has_part(file, "..");
}

/* #line lets a source name any file as the place of anything. Whoever shows places would open it. */
static void hide_places(struct results *results)
{
	size_t i, k;

	for (i = 0; i < results->nfindings; i++) {
		struct finding *finding = (struct finding *)results->findings[i];

		if (!is_plain(finding->at.file))
			finding->at.file = "";
		for (k = 0; k < finding->nsteps; k++) {
			if (!is_plain(finding->steps[k].at.file))
				finding->steps[k].at.file = "";
		}
	}
}

/* What annotations have kept from being found. */
static void add_accepted(struct words *accepted, const struct suppressions *annotations)
{
	size_t i;

	for (i = 0; i < annotations->count; i++) {
		const struct suppression *one = &annotations->list[i];

		if (one->used)
			add_word(accepted, xasprintf("%s: %s in %s, which an annotation accepts", one->file, one->rule,
						     one->function));
	}
}

struct old_log *verdict_log(const struct recorder *r, const struct record *records, const struct words *renames,
			    struct words *accepted)
{
	struct suppressions suppressions = { 0 };
	struct analysis analysis = { 0 };
	struct results results = { 0 };
	struct objects objects = { 0 };
	struct old_log *log = NULL;
	bool done;

	make_objects(r, records, &objects);
	done = !r->options->suppress || suppressions_read(&suppressions, r->options->suppress);
	if (done && any_record(&objects))
		done = analysis_run_objects(&analysis, r->options, &objects, renames->count ? rename_texts : NULL,
					    (void *)renames);
	results_collect(&results, &analysis, &suppressions, r->options);
	hide_places(&results);
	if (accepted)
		add_accepted(accepted, &analysis.accepted);
	done = done && drop_known(&results, r->options->baseline);
	if (done) {
		/* Each module was looked at, even if nothing of it is left. */
		free(results.modules);
		results.modules = (const char **)r->plan->modules.list;
		results.nmodules = r->plan->modules.count;
		log = old_log_of(sarif_results(&results), "the review");
		results.modules = NULL;
	}
	if (done && r->say_stats)
		stats_print(&analysis, &suppressions);
	results_release(&results);
	analysis_free(&analysis);
	suppressions_free(&suppressions);
	objects_free(&objects);
	return log;
}

/* ---- renamed functions ----------------------------------------------------------------------------------------- */

static const char *function_of(const struct compared *compared)
{
	return sarif_function(sarif_location(compared->result->json));
}

/* Does FILE call or define FUNCTION in that state? */
static bool mentions(const struct series *series, const char *file, size_t state, const char *function)
{
	const struct varied *varied = series_file(series, file);
	size_t length = strlen(function);
	struct bytes text;
	const unsigned char *at, *end;

	if (!varied || !varied->ids[state])
		return !varied;
	text = series_contents(series, varied->ids[state]);
	end = text.data + text.size;
	for (at = text.data; (at = memmem(at, end - at, function, length)); at += length) {
		bool begins = at == text.data || !(ISALNUM(at[-1]) || at[-1] == '_');
		bool ends = at + length == end || !(ISALNUM(at[length]) || at[length] == '_');

		if (begins && ends)
			return true;
	}
	return false;
}

/* Is its function there on one side only? */
static bool is_on_one_side(const struct compared *compared, const struct series *series, size_t from, size_t to)
{
	const char *function = function_of(compared);

	return *function && ((compared->change == FIXED && !mentions(series, compared->file, to, function)) ||
			     (compared->change == INTRODUCED && !mentions(series, compared->file, from, function)));
}

static bool may_be_renamed(const struct compared *gone, const struct compared *come)
{
	return gone->change == FIXED && come->change == INTRODUCED &&
	       strcmp(gone->result->rule, come->result->rule) == 0 && strcmp(gone->file, come->file) == 0 &&
	       strcmp(function_of(gone), function_of(come)) != 0;
}

static const char *new_name(const struct words *renames, const char *old)
{
	size_t i;

	for (i = 0; i + 1 < renames->count; i += 2) {
		if (strcmp(renames->list[i], old) == 0)
			return renames->list[i + 1];
	}
	return NULL;
}

bool verdict_renamed(const struct comparison *comparison, const struct series *series, size_t from, size_t to,
		     struct words *renames)
{
	bool *open = xcalloc(comparison->count + 1, sizeof(*open));
	const struct compared *list = comparison->list;
	size_t before = renames->count, i, k;
	const char *known;

	for (i = 0; i < comparison->count; i++)
		open[i] = is_on_one_side(&list[i], series, from, to);
	/* each is taken for one, in the order they stand in the file */
	for (i = 0; i < comparison->count; i++) {
		known = new_name(renames, function_of(&list[i]));
		for (k = 0; open[i] && k < comparison->count; k++) {
			if (!open[k] || !may_be_renamed(&list[i], &list[k]) ||
			    (known && strcmp(known, function_of(&list[k])) != 0))
				continue;
			if (!known) {
				add_word(renames, xstrdup(function_of(&list[i])));
				add_word(renames, xstrdup(function_of(&list[k])));
			}
			open[i] = open[k] = false;
		}
	}
	free(open);
	return renames->count > before;
}

/* ---- what went to another place -------------------------------------------------------------------------------- */

static bool is_changed(const struct series *series, const char *file)
{
	const struct varied *varied = series_file(series, file);

	return varied && varied->patched;
}

/* The text of a line of a changed file, without the blanks around it. Free it; NULL if there is none. */
static char *line_text(const struct series *series, const char *file, size_t state, long long line)
{
	const struct varied *varied = series_file(series, file);
	struct bytes text = varied && varied->ids[state] ? series_contents(series, varied->ids[state]) :
							   (struct bytes){ (const unsigned char *)"", 0 };
	const char *at = (const char *)text.data, *end = at + text.size, *stop;

	for (; line > 1 && at; line--) {
		at = memchr(at, '\n', end - at);
		at += at != NULL;
	}
	if (line != 1 || !at || at == end)
		return NULL;
	stop = memchr(at, '\n', end - at);
	stop = stop ? stop : end;
	while (at < stop && ISSPACE(*at))
		at++;
	while (at < stop && ISSPACE(stop[-1]))
		stop--;
	return xmemdup(at, stop - at, stop - at + 1);
}

/* The same call, in the same function, with another number: there are more or fewer calls before it. */
static bool same_line(const struct compared *gone, const struct compared *come, const struct series *series,
		      size_t from, size_t to)
{
	char *before = line_text(series, gone->file, from, gone->line);
	char *after = line_text(series, come->file, to, come->line);
	bool same = before && after && *before && strcmp(before, after) == 0;

	free(before);
	free(after);
	return same;
}

/* The function went to another file. */
static bool same_function(const struct compared *gone, const struct compared *come, const struct series *series,
			  size_t from, size_t to)
{
	return is_changed(series, gone->file) && is_changed(series, come->file) &&
	       mentions(series, gone->file, from, function_of(gone)) &&
	       mentions(series, come->file, to, function_of(come));
}

static bool may_be_moved(const struct compared *gone, const struct compared *come, const struct series *series,
			 size_t from, size_t to)
{
	const struct old_result *before = gone->result, *after = come->result;

	if (gone->change != FIXED || come->change != INTRODUCED || strcmp(before->rule, after->rule) != 0 ||
	    strcmp(before->module, after->module) != 0 || strcmp(gone->message, come->message) != 0 ||
	    !*function_of(gone) || strcmp(function_of(gone), function_of(come)) != 0)
		return false;
	return strcmp(gone->file, come->file) == 0 ? same_line(gone, come, series, from, to) :
						     same_function(gone, come, series, from, to);
}

/* All that have the fingerprint BEFORE, one a module, get that of AFTER; the log is to be read again. */
static void take_fingerprint(struct old_log *log, const char *before, json_t *after)
{
	char *wanted = xstrdup(before);
	size_t i;

	for (i = 0; i < log->count; i++) {
		if (strcmp(log->list[i].fingerprint, wanted) != 0)
			continue;
		log->list[i].fingerprint = "";
		json_object_set(log->list[i].json, SARIF_FINGERPRINTS, json_object_get(after, SARIF_FINGERPRINTS));
	}
	free(wanted);
}

bool verdict_moved(const struct comparison *comparison, const struct series *series, size_t from, size_t to)
{
	bool *taken = xcalloc(comparison->count + 1, sizeof(*taken)), any = false;
	size_t i, k;

	for (i = 0; i < comparison->count; i++) {
		const struct compared *come = &comparison->list[i];

		for (k = 0; k < comparison->count; k++) {
			const struct compared *gone = &comparison->list[k];

			if (taken[k] || !may_be_moved(gone, come, series, from, to))
				continue;
			taken[k] = any = true;
			take_fingerprint(comparison->from, gone->result->fingerprint, come->result->json);
			break;
		}
	}
	free(taken);
	return any;
}

/* ---- annotations ----------------------------------------------------------------------------------------------- */

static size_t annotations_in(const struct series *series, const char *id)
{
	static const char word[] = "pcidevres";
	struct bytes text = id ? series_contents(series, id) : (struct bytes){ (const unsigned char *)"", 0 };
	const unsigned char *at = text.data, *end = text.data + text.size;
	size_t count = 0;

	for (; (at = memmem(at, end - at, word, strlen(word))); at += strlen(word))
		count++;
	return count;
}

void verdict_believed(const struct series *series, struct words *files)
{
	size_t i;

	for (i = 0; i < series->nfiles; i++) {
		const struct varied *varied = &series->files[i];

		if (varied->patched && (path_ends_with(varied->path, ".c") || path_ends_with(varied->path, ".h")) &&
		    annotations_in(series, varied->ids[series->npatches]) > annotations_in(series, varied->ids[0]))
			add_word(files, xasprintf("%s: whether the annotations it has now are true", varied->path));
	}
}
