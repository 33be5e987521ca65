// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * review.c - pcidevres review: what a patch introduces, what it fixes, what it leaves
 *
 * Each state of the source, from before the first patch to after the last, is analysed over the modules that the
 * patches can change; neighbours are compared, and the first with the last. docs/review.md says how that is decided.
 */
#include "review.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#include "../html/html.h"
#include "work.h"

struct job {
	const struct options *options;
	struct series series;
	struct farm farm;
	struct tree tree;
	struct plan plan;
	struct recorder recorder;
	struct record **records; /* by state, then by part of the plan */
	struct old_log **logs;	 /* by state, as each is */
	struct old_log **others; /* all that were made beside them */
	size_t nothers;
	struct review review;
	char *how;
};

static size_t nstates(const struct job *job)
{
	return job->series.npatches + 1;
}

/* ---- records --------------------------------------------------------------------------------------------------- */

static bool make_records(struct job *job, size_t state, size_t first)
{
	size_t count = job->plan.nparts + 1;

	if (stopped())
		return trouble("stopped");
	job->records[state] = xrealloc(job->records[state], count * sizeof(**job->records));
	if (!farm_show(&job->farm, &job->series, state))
		return false;
	cache_forget(job->recorder.cache, &job->series);
	return records_make(&job->recorder, state, job->records[state], first);
}

/* The modules the patches can change, then with them those they are connected with. */
static bool make_all_records(struct job *job)
{
	struct words exported = { 0 }, imported = { 0 };
	size_t last = job->series.npatches, planned, state;
	bool done = make_records(job, 0, 0) && make_records(job, last, 0);

	if (done) {
		records_names(&job->recorder, job->records[0], &exported, &imported);
		records_names(&job->recorder, job->records[last], &exported, &imported);
		planned = job->plan.nparts;
		plan_add_others(&job->plan, &job->tree, &exported, &imported);
		for (state = 0; state <= last && done; state++)
			done = make_records(job, state, state && state < last ? 0 : planned);
	}
	free_words(&exported);
	free_words(&imported);
	return done;
}

/* Parts of which some state could not be compiled count in none. */
static bool leave_out_unusable(struct job *job)
{
	size_t usable = 0, i, k;

	for (i = 0; i < job->plan.nparts; i++) {
		usable += !job->plan.parts[i]->unusable;
		for (k = 0; k < nstates(job) && job->plan.parts[i]->unusable; k++)
			job->records[k][i].there = false;
	}
	return usable || !job->plan.nparts || trouble("%s", job->plan.skipped.list[job->plan.skipped.count - 1]);
}

static bool look(struct job *job)
{
	struct recorder *r = &job->recorder;
	bool done;
	size_t i;

	r->options = job->options;
	r->series = &job->series;
	r->tree = &job->tree;
	r->plan = &job->plan;
	job->records = xcalloc(nstates(job), sizeof(*job->records));
	done = farm_open(&job->farm, "src", job->series.repo.source) &&
	       farm_show(&job->farm, &job->series, job->series.npatches) &&
	       tree_open(&job->tree, job->options, &job->farm) && plan_make(&job->plan, &job->tree, &job->series);
	if (!done)
		return false;
	for (i = 0; i < job->series.left_out.count; i++)
		add_word(&job->plan.skipped, printable(job->series.left_out.list[i]));
	r->cache = cache_open(&job->series.repo, &job->tree);
	done = make_all_records(job) && leave_out_unusable(job);
	if (job->plan.modules.count)
		qsort(job->plan.modules.list, job->plan.modules.count, sizeof(char *), compare_texts);
	return done;
}

/* ---- comparing ------------------------------------------------------------------------------------------------- */

/* Takes LOG over; it lives as long as the job. */
static struct old_log *keep(struct job *job, struct old_log *log)
{
	job->others = xrealloc(job->others, (job->nothers + 1) * sizeof(*job->others));
	job->others[job->nothers++] = log;
	return log;
}

/* A log that may be changed without changing the other. */
static struct old_log *copy(struct job *job, const struct old_log *log)
{
	return keep(job, old_log_of(json_deep_copy(log->json), "the review"));
}

static void add_renamed_files(const struct touches *touches, struct words *renames)
{
	size_t i;

	for (i = 0; i < touches->count; i++) {
		if (touches->list[i].from) {
			add_word(renames, xstrdup(touches->list[i].from));
			add_word(renames, xstrdup(touches->list[i].path));
		}
	}
}

/* Is less introduced with another log of what was before? Then that is the right one. */
static void compare_again(struct comparison *comparison, struct old_log *old, struct old_log *new)
{
	struct comparison again;

	compare_logs(&again, old, new);
	if (again.totals[INTRODUCED] < comparison->totals[INTRODUCED]) {
		comparison_free(comparison);
		*comparison = again;
	} else {
		comparison_free(&again);
	}
}

/*
 * Compares two states; a function that TOUCHES seem to have renamed is one if its finding is the same under the new
 * name.
 */
static bool compare(struct job *job, struct comparison *comparison, size_t from, size_t to,
		    const struct touches *touches)
{
	struct old_log *old, *new = copy(job, job->logs[to]);
	struct words renames = { 0 };

	add_renamed_files(touches, &renames);
	old = renames.count ? keep(job, verdict_log(&job->recorder, job->records[from], &renames, NULL)) :
			      copy(job, job->logs[from]);
	if (old)
		compare_logs(comparison, old, new);
	if (old && verdict_renamed(comparison, &job->series, from, to, &renames)) {
		old = keep(job, verdict_log(&job->recorder, job->records[from], &renames, NULL));
		if (old)
			compare_again(comparison, old, new);
	}
	free_words(&renames);
	if (old && verdict_moved(comparison, &job->series, from, to))
		compare_again(comparison, copy(job, comparison->from), new);
	return old;
}

/* What is not found because the series says so. Takes both over. */
static void say_believed(struct job *job, struct words *before, struct words *after)
{
	struct words *skipped = &job->plan.skipped;
	size_t i;

	for (i = 0; i < after->count; i++) {
		if (!has_word(before, after->list[i]))
			add_word(skipped, printable(after->list[i]));
	}
	verdict_believed(&job->series, skipped);
	job->review.skipped = skipped->list;
	job->review.nskipped = skipped->count;
	free_words(before);
	free_words(after);
}

static bool compare_all(struct job *job)
{
	struct words before = { 0 }, after = { 0 };
	const struct words none = { 0 };
	struct review *review = &job->review;
	size_t i;

	job->logs = xcalloc(nstates(job), sizeof(*job->logs));
	for (i = 0; i < nstates(job); i++) {
		if (stopped())
			return trouble("stopped");
		job->recorder.say_stats = job->options->stats && i == job->series.npatches;
		job->logs[i] = verdict_log(&job->recorder, job->records[i], &none,
					   i == job->series.npatches ? &after :
					   i			     ? NULL :
								       &before);
		if (!job->logs[i])
			return false;
	}
	job->recorder.say_stats = false;
	say_believed(job, &before, &after);
	for (i = 0; i < review->nsteps; i++) {
		if (!compare(job, &review->steps[i].comparison, i, i + 1, &job->series.patches[i].touches))
			return false;
	}
	return compare(job, &review->total, 0, i, &job->series.total);
}

/* ---- what comes out -------------------------------------------------------------------------------------------- */

static void add_option(FILE *out, const char *option, const char *value)
{
	if (value)
		fprintf(out, " %s%s", option, value);
}

/* The command line without folders. Free it. */
static char *make_how(const struct job *job)
{
	const struct options *options = job->options;
	const char *what = options->operands[0];
	char *text = NULL, *shown;
	size_t size, i;
	FILE *out = text_open(&text, &size);

	fputs("pcidevres review", out);
	if (options->level != 1)
		fprintf(out, " --level=%u", options->level);
	if (options->model != MODEL_AUTO)
		add_option(out, "--model=", vector_model_name(options->model));
	for (i = 0; i < options->napi; i++)
		add_option(out, "--api=", path_base(options->api[i]));
	add_option(out, "--suppress=", options->suppress ? path_base(options->suppress) : NULL);
	add_option(out, "--baseline=", options->baseline ? path_base(options->baseline) : NULL);
	if (options->trust)
		add_option(out, "--trust", "");
	if (job->series.mailed && job->series.repo.has_git)
		fprintf(out, " --base=%.12s", job->series.base);
	fprintf(out, " %s", job->series.mailed ? path_base(what) : what);
	text_close(out, &size);
	shown = printable(text);
	free(text);
	return shown;
}

static void fill_review(struct job *job)
{
	struct review *review = &job->review;
	size_t i;

	review->base = job->series.base;
	review->nsteps = job->series.npatches;
	review->steps = xcalloc(review->nsteps + 1, sizeof(*review->steps));
	for (i = 0; i < review->nsteps; i++) {
		const struct patch *patch = &job->series.patches[i];
		struct review_step *step = &review->steps[i];

		step->id = patch->id;
		step->subject = patch->subject;
		step->author = patch->author;
		step->message_id = patch->message_id;
		step->text = patch->text;
		step->text_size = patch->text_size;
	}
	review->modules = job->plan.modules.list;
	review->nmodules = job->plan.modules.count;
	review->how = job->how = make_how(job);
}

/* What is fixed is shown in the source it was in. */
static char *format_html(struct job *job, size_t *size)
{
	struct comparison *total = &job->review.total;
	const struct repository *repo = &job->series.repo;
	struct html_sources sources = { .now = job->farm.dir, .behind = repo->source };
	struct farm before = { 0 };
	char *text = NULL;

	if (farm_open(&before, "before", repo->source) && farm_show(&before, &job->series, 0)) {
		sources.before = before.dir;
		/* the last state then says what became of each finding */
		free(comparison_sarif(total, size));
		text = html_format(total->to, &sources, size);
	}
	farm_close(&before);
	return text;
}

static char *format(struct job *job, size_t *size)
{
	struct review *review = &job->review;

	switch (job->options->format) {
	case FORMAT_SARIF:
		return comparison_sarif(&review->total, size);
	case FORMAT_B4:
		return review_b4(review, size);
	case FORMAT_MAIL:
		return review_mail(review, size);
	case FORMAT_HTML:
		return format_html(job, size);
	default:
		return review_text(review, size);
	}
}

static int say(struct job *job)
{
	size_t size = 0;
	char *text = format(job, &size);
	int status = EXIT_TROUBLE;

	if (text && !stopped() && output_write(job->options->output, text, size))
		status = job->review.total.totals[INTRODUCED] ? EXIT_FINDINGS : EXIT_CLEAN;
	free(text);
	return status;
}

static void free_job(struct job *job)
{
	size_t i;

	for (i = 0; i < job->review.nsteps; i++)
		comparison_free(&job->review.steps[i].comparison);
	free(job->review.steps);
	comparison_free(&job->review.total);
	for (i = 0; i < nstates(job); i++) {
		if (job->records)
			free(job->records[i]);
		if (job->logs)
			old_log_free(job->logs[i]);
	}
	for (i = 0; i < job->nothers; i++)
		old_log_free(job->others[i]);
	free(job->others);
	free(job->records);
	free(job->logs);
	free(job->how);
	cache_close(job->recorder.cache);
	recorder_close(&job->recorder);
	plan_free(&job->plan);
	tree_close(&job->tree);
	farm_close(&job->farm);
	series_free(&job->series);
}

static int review(const struct options *options)
{
	struct job job = { .options = options };
	int status = EXIT_TROUBLE;

	/* before anything is compiled */
	if (options_files_ok(options) && series_read(&job.series, options) && look(&job)) {
		fill_review(&job);
		if (compare_all(&job))
			status = say(&job);
	}
	free_job(&job);
	return status;
}

int review_command(int argc, char **argv)
{
	struct options options;
	int status = EXIT_TROUBLE;

	if (options_parse(&options, argc, argv)) {
		if (options.noperands == 1) {
			scratch_catch_stops();
			status = review(&options);
			scratch_end();
		} else {
			trouble("review: give a range of commits, a file of mails, or - for a mail on standard input");
		}
	}
	options_free(&options);
	return status;
}
