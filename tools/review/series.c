// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * series.c - what is reviewed, as states of the source tree
 *
 * A range of commits or the patches of some mails become a chain of git trees. Where the source is a git repository
 * these name what is in it; else, and for mails, a tree holds no more than the files the patches name. What SRC has
 * checked out need not be the base: files that differ between the two are part of each state.
 */
#include "work.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libiberty/hashtab.h>
#include <libiberty/libiberty.h>

/* So many files of a checkout that are not those of the base: it is another kernel. */
#define FAR_AWAY 5000
/* The longest standard input. */
#define MAIL_MAX (256 << 20)
/* How long reading waits before it looks whether it is to stop. */
#define NAP_MS 200

/* ---- contents -------------------------------------------------------------------------------------------------- */

struct blob {
	const char *id;
	struct bytes contents;
};

struct blobs {
	htab_t by_id;
	char *answer; /* what git cat-file said */
	size_t size;
};

static hashval_t hash_blob(const void *blob)
{
	return htab_hash_string(((const struct blob *)blob)->id);
}

static int equal_blob(const void *a, const void *b)
{
	return strcmp(((const struct blob *)a)->id, ((const struct blob *)b)->id) == 0;
}

static struct blobs *blobs_new(void)
{
	struct blobs *blobs = xcalloc(1, sizeof(*blobs));

	blobs->by_id = htab_create_alloc(255, hash_blob, equal_blob, free, xcalloc, free);
	return blobs;
}

static void want_blob(struct blobs *blobs, const char *id, FILE *list)
{
	struct blob key = { .id = id }, *blob;
	void **slot = htab_find_slot(blobs->by_id, &key, INSERT);

	if (*slot)
		return;
	*slot = blob = xcalloc(1, sizeof(*blob));
	blob->id = id;
	blob->contents.data = (const unsigned char *)"";
	fprintf(list, "%s\n", id);
}

/* "ID blob SIZE", a newline, the contents, a newline; and so on. */
static bool share_out(struct blobs *blobs)
{
	char *at = blobs->answer, *end = blobs->answer + blobs->size;

	while (at < end) {
		char *newline = memchr(at, '\n', end - at), type[16];
		struct blob key = { 0 }, *blob;
		size_t size;

		if (!newline)
			return false;
		*newline = '\0';
		if (sscanf(at, "%*s %15s %zu", type, &size) != 2 || size > (size_t)(end - newline - 1))
			return trouble("git has no contents for %s", at);
		at[strcspn(at, " ")] = '\0';
		key.id = at;
		blob = htab_find(blobs->by_id, &key);
		if (blob)
			blob->contents = (struct bytes){ (const unsigned char *)newline + 1, size };
		at = newline + 1 + size + 1;
	}
	return true;
}

static bool fetch_blobs(struct series *series)
{
	struct blobs *blobs = series->blobs = blobs_new();
	char *list = NULL, *file;
	size_t size, i, k;
	FILE *out = text_open(&list, &size);
	bool done;

	for (i = 0; i < series->nfiles; i++) {
		for (k = 0; k <= series->npatches; k++) {
			if (series->files[i].ids[k])
				want_blob(blobs, series->files[i].ids[k], out);
		}
	}
	text_close(out, &size);
	file = scratch_file("wanted", list, size);
	free(list);
	if (!file)
		return false;
	done = git(&series->repo, BOTH, file, &blobs->answer, &blobs->size, "cat-file", "--batch", NULL);
	free(file);
	return done ? share_out(blobs) : trouble("git cannot read the patch's files: %s", blobs->answer);
}

struct bytes series_contents(const struct series *series, const char *id)
{
	struct blob key = { .id = id };
	const struct blob *blob = htab_find(series->blobs->by_id, &key);

	return blob ? blob->contents : (struct bytes){ (const unsigned char *)"", 0 };
}

/* ---- differences of two trees ---------------------------------------------------------------------------------- */

static char *known_id(const char *id)
{
	return id[strspn(id, "0")] ? xstrdup(id) : NULL;
}

/* git diff --raw -z: ":MODE MODE ID ID STATUS", then one name, or two of a rename, each ended by NUL. */
static void read_raw(struct touches *touches, const char *text, size_t size)
{
	const char *at = text, *end = text + size;
	char old_id[80], new_id[80], status;
	unsigned int old_mode, new_mode;

	while (at < end && sscanf(at, ":%o %o %79s %79s %c", &old_mode, &new_mode, old_id, new_id, &status) == 5) {
		struct touched *touched;

		touches->list = xrealloc(touches->list, (touches->count + 1) * sizeof(*touches->list));
		touched = &touches->list[touches->count++];
		memset(touched, 0, sizeof(*touched));
		touched->old_mode = old_mode;
		touched->new_mode = new_mode;
		touched->old_id = known_id(old_id);
		touched->new_id = known_id(new_id);
		at += strlen(at) + 1;
		if (status == 'R' || status == 'C') {
			if (status == 'R')
				touched->from = xstrdup(at);
			at += strlen(at) + 1;
		}
		touched->path = xstrdup(at);
		at += strlen(at) + 1;
	}
}

bool touches_read(struct touches *touches, const struct repository *repo, const char *from, const char *to)
{
	char *text;
	size_t size;
	bool done = git(repo, BOTH, NULL, &text, &size, "diff-tree", "-r", "-z", "--raw", "--no-abbrev", "-M",
			"--no-commit-id", from, to, NULL);

	if (done)
		read_raw(touches, text, size);
	else
		trouble("git cannot compare %s with %s: %s", from, to, text);
	free(text);
	return done;
}

void touches_free(struct touches *touches)
{
	size_t i;

	for (i = 0; i < touches->count; i++) {
		free(touches->list[i].path);
		free(touches->list[i].from);
		free(touches->list[i].old_id);
		free(touches->list[i].new_id);
	}
	free(touches->list);
	memset(touches, 0, sizeof(*touches));
}

/* ---- states ---------------------------------------------------------------------------------------------------- */

const struct varied *series_file(const struct series *series, const char *path)
{
	size_t i;

	for (i = 0; i < series->nfiles; i++) {
		if (strcmp(series->files[i].path, path) == 0)
			return &series->files[i];
	}
	return NULL;
}

static struct varied *vary(struct series *series, const char *path)
{
	struct varied *varied = (struct varied *)series_file(series, path);

	if (varied)
		return varied;
	series->files = xrealloc(series->files, (series->nfiles + 1) * sizeof(*series->files));
	varied = &series->files[series->nfiles++];
	varied->path = xstrdup(path);
	varied->ids = xcalloc(series->npatches + 1, sizeof(*varied->ids));
	varied->patched = false;
	return varied;
}

/* From state FROM on PATH has the contents ID. */
static void set_from(struct series *series, const char *path, const char *id, size_t from)
{
	struct varied *varied = vary(series, path);

	varied->patched |= from > 0;
	for (; from <= series->npatches; from++)
		varied->ids[from] = (char *)id;
}

/* What a path was before any patch touched it. */
static void set_before(struct series *series, const char *path, const char *id)
{
	if (!series_file(series, path))
		set_from(series, path, id, 0);
}

static void make_states(struct series *series)
{
	size_t i, k;

	for (i = 0; i < series->npatches; i++) {
		const struct touches *touches = &series->patches[i].touches;

		for (k = 0; k < touches->count; k++) {
			const struct touched *touched = &touches->list[k];

			if (touched->from) {
				set_before(series, touched->from, touched->old_id);
				set_before(series, touched->path, NULL);
				set_from(series, touched->from, NULL, i + 1);
			} else {
				set_before(series, touched->path, touched->old_id);
			}
			set_from(series, touched->path, touched->new_id, i + 1);
		}
	}
}

/* What is checked out is not what the base has: TOUCHES is from the one to the other. */
static bool add_checkout(struct series *series, struct touches *touches)
{
	char *text;
	size_t size, i;
	bool done = git(&series->repo, USERS, NULL, &text, &size, "diff", "--raw", "-z", "--no-abbrev", "--no-renames",
			"--no-ext-diff", "--no-textconv", "--ignore-submodules=all", series->base, "--", NULL);

	if (!done) {
		trouble("git cannot compare %s with its checkout: %s", series->repo.source, text);
		free(text);
		return false;
	}
	read_raw(touches, text, size);
	free(text);
	if (touches->count > FAR_AWAY)
		return trouble(
			"%s has another kernel checked out: %zu files differ from %.12s; check that out, or one near it",
			series->repo.source, touches->count, series->base);
	for (i = 0; i < touches->count; i++) {
		if (touches->list[i].old_mode == 0 || (touches->list[i].old_mode & S_IFMT) == S_IFREG)
			set_from(series, touches->list[i].path, touches->list[i].old_id, 0);
	}
	return true;
}

/* ---- a range of commits ---------------------------------------------------------------------------------------- */

struct patch *series_add(struct series *series)
{
	struct patch *patch;

	series->patches = xrealloc(series->patches, (series->npatches + 1) * sizeof(*series->patches));
	patch = &series->patches[series->npatches++];
	memset(patch, 0, sizeof(*patch));
	return patch;
}

/* Its headers, message and diff. Of a merge: what it brought to its first parent. */
static bool describe_commit(struct patch *patch, const struct repository *repo, const char *id)
{
	char *said, *subject;
	size_t size;

	patch->id = xstrdup(id);
	if (!git(repo, BOTH, NULL, &said, &size, "show", "-s", "--no-show-signature", "--format=%an <%ae>%n%s", id,
		 NULL))
		return trouble("git cannot read commit %s: %s", id, said);
	subject = said + strcspn(said, "\n");
	if (*subject)
		*subject++ = '\0';
	subject[strcspn(subject, "\n")] = '\0';
	patch->author = printable(said);
	patch->subject = printable(subject);
	free(said);
	if (!git(repo, BOTH, NULL, &patch->text, &patch->text_size, "show", "--format=email", "--no-show-signature",
		 "--diff-merges=first-parent", "--stat", "-p", "-M", "--no-ext-diff", "--no-textconv", id, NULL))
		return trouble("git cannot read commit %s: %s", id, patch->text);
	patch->name = xasprintf("commit %.12s (%s)", id, patch->subject);
	return true;
}

/* The ends of a range: *FROM is to be left out. False after saying what is wrong. */
static bool range_ends(const struct repository *repo, const char *range, char **from, char **to)
{
	const char *dots = strstr(range, "..");
	char *first;

	if (dots && dots[2] == '.')
		return trouble("%s: give a range as A..B", range);
	first = dots ? xstrndup(range, dots - range) : concat(range, "^", NULL);
	*from = git_commit(repo, *first ? first : "HEAD");
	*to = git_commit(repo, !dots ? range : dots[2] ? dots + 2 : "HEAD");
	free(first);
	if (*to && *from)
		return true;
	if (*to && !dots)
		return trouble("%s: the first commit of all, nothing is before it", range);
	return trouble("%s: neither a file nor commits of %s", range, repo->source);
}

/* From each commit to the next along first parents, so that a merge is one step. */
static bool read_range(struct series *series, const char *range, struct words *trees)
{
	const struct repository *repo = &series->repo;
	char *from = NULL, *to = NULL, *list = NULL, *line, *save = NULL, *below;
	size_t size;
	bool done = range_ends(repo, range, &from, &to);

	if (done &&
	    !git(repo, BOTH, NULL, &list, &size, "rev-list", "--first-parent", "--reverse", to, "--not", from, NULL))
		done = trouble("%s: %s", range, list);
	for (line = done ? strtok_r(list, "\n", &save) : NULL; done && line; line = strtok_r(NULL, "\n", &save)) {
		if (!trees->count) {
			below = concat(line, "^1", NULL);
			series->base = git_commit(repo, below);
			free(below);
			if (!series->base)
				done = trouble("%s: nothing is before commit %s", range, line);
			else
				add_word(trees, xstrdup(series->base));
		}
		if (done)
			done = describe_commit(series_add(series), repo, line) && !stopped();
		add_word(trees, xstrdup(line));
	}
	if (done && !series->npatches)
		done = trouble("%s: no commit is in this range", range);
	free(list);
	free(from);
	free(to);
	return done;
}

/* ---- what it is ------------------------------------------------------------------------------------------------ */

static bool is_file(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISDIR(st.st_mode);
}

/* What there is to read, once there is something; nothing at the end, or when the command is to stop. */
static size_t read_some(int from, char *chunk, size_t size)
{
	struct pollfd ready = { .fd = from, .events = POLLIN };
	ssize_t count = 0;
	int waited = 0;

	while (!stopped() && (waited = poll(&ready, 1, NAP_MS)) == 0)
		;
	if (!stopped() && (waited > 0 || errno == EINTR))
		count = read(from, chunk, size);
	return count > 0 ? (size_t)count : 0;
}

/* What comes in on FROM, as a file. NULL after saying why not. Free it. */
static char *save_mail(const char *path)
{
	int from = path ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
	char *text = NULL, chunk[1 << 16], *file = NULL;
	size_t size = 0, total = 0, count;
	FILE *to;

	if (from < 0) {
		cannot_read(path, "");
		return NULL;
	}
	to = text_open(&text, &size);
	while (total < MAIL_MAX && (count = read_some(from, chunk, sizeof(chunk))) > 0) {
		fwrite(chunk, 1, count, to);
		total += count;
	}
	text_close(to, &size);
	if (stopped())
		trouble("stopped");
	else if (!total)
		trouble("%s: no mail is in there", path ? path : "standard input");
	else if (total < MAIL_MAX)
		file = scratch_file("mail", text, size);
	else
		trouble("%s: no mail is that long", path ? path : "standard input");
	if (path)
		close(from);
	free(text);
	return file;
}

static bool read_patches(struct series *series, const struct options *options, struct words *trees)
{
	const char *what = options->operands[0];
	bool mail = strcmp(what, "-") == 0 || is_file(what), done;
	char *file;

	if (!mail && !series->repo.has_git)
		return trouble("%s: no such file, and %s is no git repository that could have such commits", what,
			       series->repo.source);
	if (!mail && options->base)
		return trouble("%s: --base is for mails; a range has its own", what);
	if (!mail)
		return read_range(series, what, trees);
	file = save_mail(strcmp(what, "-") == 0 ? NULL : what);
	done = file && mbox_read(series, options, file, trees);
	free(file);
	return done;
}

static bool examine(struct series *series, const struct options *options, const struct words *trees)
{
	size_t i;

	for (i = 0; i < series->npatches; i++) {
		struct patch *patch = &series->patches[i];
		const char *executed;

		if (stopped() || !touches_read(&patch->touches, &series->repo, trees->list[i], trees->list[i + 1]) ||
		    !policy_modes(patch->name, &patch->touches))
			return false;
		executed = policy_executed(&patch->touches);
		if (executed && !options->trust)
			return trouble("%s changes %s, which is run by a build or tells it what to run: nothing was "
				       "compiled; read it, then give --trust",
				       patch->name, executed);
	}
	return touches_read(&series->total, &series->repo, trees->list[0], trees->list[i]);
}

bool series_read(struct series *series, const struct options *options)
{
	struct touches checkout = { 0 };
	struct words trees = { 0 };
	bool done;

	memset(series, 0, sizeof(*series));
	done = repository_open(&series->repo, options->source ? options->source : ".") &&
	       read_patches(series, options, &trees) && examine(series, options, &trees) &&
	       (!series->repo.has_git || add_checkout(series, &checkout));
	if (done) {
		make_states(series);
		/* ids are kept by whoever read them */
		series->checkout = checkout;
		done = fetch_blobs(series);
	} else {
		touches_free(&checkout);
	}
	free_words(&trees);
	return done;
}

void series_free(struct series *series)
{
	size_t i;

	for (i = 0; i < series->npatches; i++) {
		struct patch *patch = &series->patches[i];

		free(patch->id);
		free(patch->subject);
		free(patch->author);
		free(patch->message_id);
		free(patch->text);
		free(patch->name);
		touches_free(&patch->touches);
	}
	for (i = 0; i < series->nfiles; i++) {
		free(series->files[i].path);
		free(series->files[i].ids);
	}
	if (series->blobs) {
		htab_delete(series->blobs->by_id);
		free(series->blobs->answer);
		free(series->blobs);
	}
	touches_free(&series->total);
	touches_free(&series->checkout);
	free(series->patches);
	free(series->files);
	free(series->base);
	free_words(&series->left_out);
	repository_close(&series->repo);
}
