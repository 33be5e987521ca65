// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * git.c - git as a review uses it
 *
 * The user's repository is only read, without locks, hooks, filters or other programs. What has to be written (the
 * contents of a patch, an index to apply it to) goes to a private repository in the scratch folder. It has no worktree:
 * patches are applied to its index, so that no path in a patch can mean a file.
 */
#include "work.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libiberty/libiberty.h>

/* For prepare_git(), which runs in the child. */
static struct {
	const struct repository *repo;
	enum where where;
	const char *input;
	int errors;
} call;

static void clean_environment(void)
{
	static const char *const gone[] = { "GIT_DIR",
					    "GIT_WORK_TREE",
					    "GIT_INDEX_FILE",
					    "GIT_OBJECT_DIRECTORY",
					    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
					    "GIT_COMMON_DIR",
					    "GIT_NAMESPACE",
					    "GIT_PREFIX",
					    "GIT_CONFIG",
					    "GIT_CONFIG_PARAMETERS",
					    "GIT_CONFIG_COUNT",
					    "GIT_EXTERNAL_DIFF",
					    "GIT_DIFF_OPTS",
					    "GIT_TRACE",
					    "GIT_TRACE2",
					    "GIT_TRACE2_EVENT",
					    "GIT_LITERAL_PATHSPECS",
					    "GIT_GLOB_PATHSPECS",
					    "GIT_NOGLOB_PATHSPECS",
					    "GIT_ICASE_PATHSPECS",
					    "GIT_CEILING_DIRECTORIES",
					    "GIT_TEMPLATE_DIR" };
	static const char *const set[] = { "GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null",
					   "GIT_ATTR_NOSYSTEM", "1", "GIT_OPTIONAL_LOCKS", "0", "GIT_TERMINAL_PROMPT",
					   "0", "GIT_NO_LAZY_FETCH", "1", "GIT_NO_REPLACE_OBJECTS", "1", "GIT_PAGER",
					   "cat", "LC_ALL", "C",
					   /* the same series has the same ids each time */
					   "GIT_AUTHOR_NAME", "pcidevres", "GIT_AUTHOR_EMAIL", "pcidevres@localhost",
					   "GIT_AUTHOR_DATE", "1000000000 +0000", "GIT_COMMITTER_NAME", "pcidevres",
					   "GIT_COMMITTER_EMAIL", "pcidevres@localhost", "GIT_COMMITTER_DATE",
					   "1000000000 +0000" };
	size_t i;

	for (i = 0; i < sizeof(gone) / sizeof(*gone); i++)
		unsetenv(gone[i]);
	for (i = 0; i < sizeof(set) / sizeof(*set); i += 2)
		setenv(set[i], set[i + 1], 1);
}

static void prepare_git(void)
{
	int input = open(call.input ? call.input : "/dev/null", O_RDONLY | O_CLOEXEC);

	dup2(input, STDIN_FILENO);
	dup2(call.errors, STDERR_FILENO);
	clean_environment();
	if (call.where == BOTH && call.repo->objects)
		setenv("GIT_ALTERNATE_OBJECT_DIRECTORIES", call.repo->objects, 1);
	if (call.where != USERS) {
		setenv("GIT_DIR", call.repo->dir, 1);
		if (chdir(call.repo->dir) != 0)
			_exit(127);
	}
}

static char *read_stream(FILE *from, size_t *size)
{
	char *text = NULL, chunk[1 << 16];
	FILE *to = text_open(&text, size);
	size_t count;

	while (from && (count = fread(chunk, 1, sizeof(chunk), from)) > 0)
		fwrite(chunk, 1, count, to);
	text_close(to, size);
	return text;
}

/* The first line git wrote on stderr, without what it begins each with. Free it. */
static char *complaint(int errors)
{
	static const char *const starts[] = { "error: ", "fatal: " };
	char text[512], *line = text;
	ssize_t count = pread(errors, text, sizeof(text) - 1, 0);
	size_t i;

	text[count > 0 ? count : 0] = '\0';
	text[strcspn(text, "\n")] = '\0';
	for (i = 0; i < sizeof(starts) / sizeof(*starts); i++) {
		if (strncmp(line, starts[i], strlen(starts[i])) == 0)
			line += strlen(starts[i]);
	}
	return printable(line);
}

bool git_words(const struct repository *repo, enum where where, const char *input, char **output, size_t *size,
	       struct words *words)
{
	static const char *const always[] = { "core.hooksPath=/dev/null",
					      "core.fsmonitor=false",
					      "core.attributesFile=/dev/null",
					      "core.quotePath=false",
					      "core.untrackedCache=false",
					      "diff.external=",
					      "gc.auto=0",
					      "maintenance.auto=false" };
	struct child child = { 0 };
	struct words command = { 0 };
	bool started;
	size_t i;

	*output = NULL;
	add_word(&command, xstrdup("git"));
	add_word(&command, xstrdup("--no-pager"));
	for (i = 0; i < sizeof(always) / sizeof(*always); i++) {
		add_word(&command, xstrdup("-c"));
		add_word(&command, xstrdup(always[i]));
	}
	if (where == USERS) {
		add_word(&command, xstrdup("-c"));
		add_word(&command, concat("safe.directory=", repo->source, NULL));
		add_word(&command, xstrdup("-C"));
		add_word(&command, xstrdup(repo->source));
		for (i = 0; i < repo->filters.count; i++)
			add_word(&command, xstrdup(repo->filters.list[i]));
	}
	for (i = 0; i < words->count; i++)
		add_word(&command, xstrdup(words->list[i]));
	call.repo = repo;
	call.where = where;
	call.input = input;
	call.errors = memfd_create("git", MFD_CLOEXEC);
	started = call.errors >= 0 && child_listen(&child, command.list, "git", prepare_git);
	free_words(&command);
	if (!started) {
		*output = xasprintf("cannot run git: %s", strerror(errno));
	} else {
		*output = read_stream(child.output, size);
		started = child_end(&child) == 0;
		if (!started) {
			free(*output);
			*output = complaint(call.errors);
		}
	}
	if (call.errors >= 0)
		close(call.errors);
	return started;
}

bool git(const struct repository *repo, enum where where, const char *input, char **output, size_t *size, ...)
{
	struct words words = { 0 };
	const char *word;
	va_list args;
	bool done;

	va_start(args, size);
	while ((word = va_arg(args, const char *)))
		add_word(&words, xstrdup(word));
	va_end(args);
	done = git_words(repo, where, input, output, size, &words);
	free_words(&words);
	return done;
}

char *git_commit(const struct repository *repo, const char *name)
{
	char *asked = concat(name, "^{commit}", NULL), *id;
	size_t size;
	bool done =
		git(repo, USERS, NULL, &id, &size, "rev-parse", "--verify", "--quiet", "--end-of-options", asked, NULL);

	free(asked);
	if (done) {
		id[strcspn(id, "\n")] = '\0';
		return id;
	}
	free(id);
	return NULL;
}

/* ---- the private repository ------------------------------------------------------------------------------------ */

/* Is the source the top of a repository, not only somewhere in one? */
static bool is_top(const struct repository *repo)
{
	char *up;
	size_t size;
	bool top = git(repo, USERS, NULL, &up, &size, "rev-parse", "--show-cdup", NULL) && size <= 1;

	free(up);
	return top;
}

static void unset(struct words *options, char *filter, const char *what)
{
	add_word(options, xstrdup("-c"));
	add_word(options, concat(filter, what, NULL));
}

/* A comparison with the checkout would run them on files that may have changed. */
static bool find_filters(struct repository *repo)
{
	char *names, *name, *save = NULL, *dot;
	size_t size;
	bool done = true;

	/* none: it fails */
	if (git(repo, USERS, NULL, &names, &size, "config", "--includes", "--name-only", "--get-regexp",
		"^filter\\..*\\.", NULL)) {
		for (name = strtok_r(names, "\n", &save); name && done; name = strtok_r(NULL, "\n", &save)) {
			dot = strrchr(name, '.');
			*dot = '\0';
			done = !strchr(name, '=') ||
			       trouble("%s: git has a filter with a '=' in its name", repo->source);
			unset(&repo->filters, name, ".clean=");
			unset(&repo->filters, name, ".process=");
			unset(&repo->filters, name, ".required=false");
		}
	}
	free(names);
	return done;
}

static bool find_objects(struct repository *repo)
{
	size_t size;

	if (git(repo, USERS, NULL, &repo->objects, &size, "rev-parse", "--path-format=absolute", "--git-path",
		"objects", NULL)) {
		repo->objects[strcspn(repo->objects, "\n")] = '\0';
		return true;
	}
	return trouble("%s: %s", repo->source, repo->objects);
}

static bool init(struct repository *repo)
{
	char *said, *format = NULL;
	size_t size;
	bool done;

	if (repo->has_git && git(repo, USERS, NULL, &format, &size, "rev-parse", "--show-object-format", NULL))
		format[strcspn(format, "\n")] = '\0';
	else
		format = reconcat(format, "sha1", NULL);
	repo->dir = path_join(scratch_dir(), "git");
	if (mkdir(repo->dir, 0700) != 0)
		return trouble("cannot make %s: %s", repo->dir, strerror(errno));
	said = concat("--object-format=", format, NULL);
	free(format);
	format = said;
	done = git(repo, OURS, NULL, &said, &size, "init", "--quiet", "--bare", "--template=", format, repo->dir, NULL);
	if (!done)
		trouble("git cannot make a repository: %s", said);
	free(said);
	free(format);
	return done;
}

bool repository_open(struct repository *repo, const char *source)
{
	memset(repo, 0, sizeof(*repo));
	if (!scratch_dir())
		return false;
	repo->source = realpath(source, NULL);
	if (!repo->source)
		return cannot_read(source, "name the kernel's source with -C");
	repo->has_git = is_top(repo);
	return init(repo) && (!repo->has_git || (find_objects(repo) && find_filters(repo)));
}

void repository_close(struct repository *repo)
{
	free(repo->source);
	free(repo->dir);
	free(repo->objects);
	free_words(&repo->filters);
}
