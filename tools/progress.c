// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * progress.c - how far pcidevres build is
 *
 * How many modules there are to build is counted from the kernel's Makefiles and its configuration, as kbuild would go
 * through them; a Makefile that computes its lists is counted wrong, and the number is for people only. make's lines
 * tell which module's turn it is. On a terminal that is one line that changes, with the findings of the modules that
 * are ready (a later check of all of them together may find more); elsewhere a line for each module.
 */
#include "tools.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <libiberty/hashtab.h>
#include <libiberty/libiberty.h>

#define COLUMNS 79
/* So many of the modules named last may not be there yet. */
#define JUST_STARTED 4

struct progress {
	const struct options *options;
	bool watched;
	char *out;	/* where objects are made */
	htab_t config;	/* CONFIG_X=m, CONFIG_X=y */
	htab_t modules; /* names of modules not yet built */
	size_t total, done;
	struct timespec start;
	/* Looking into modules that were built: the next one, and the child that does it. */
	struct words built;
	size_t next;
	struct child looker;
	size_t findings;
};

static void read_config(struct progress *progress, const char *out)
{
	char *path = path_join(out, "include/config/auto.conf"), *line = NULL;
	FILE *from = fopen(path, "r");
	size_t room = 0;

	while (from && getline(&line, &room, from) >= 0) {
		line[strcspn(line, "\n")] = '\0';
		if (path_ends_with(line, "=y") || path_ends_with(line, "=m"))
			text_set_add(progress->config, xstrdup(line));
	}
	if (from)
		fclose(from);
	free(line);
	free(path);
}

/* ---- counting -------------------------------------------------------------------------------------------------- */

/* 'y', 'm' or 0 for what stands behind "obj-": y, m, $(CONFIG_X). */
static char list_kind(const struct progress *progress, const char *text, size_t length)
{
	char *name, *set;
	char kind = 0;

	if (length == 1 && (*text == 'y' || *text == 'm'))
		return *text;
	if (length < 4 || !text_starts(text, "$(") || text[length - 1] != ')')
		return 0;
	name = xstrndup(text + 2, length - 3);
	set = concat(name, "=m", NULL);
	if (htab_find(progress->config, set)) {
		kind = 'm';
	} else {
		set[strlen(set) - 1] = 'y';
		if (htab_find(progress->config, set))
			kind = 'y';
	}
	free(set);
	free(name);
	return kind;
}

static void count_folder(struct progress *progress, const char *source, const char *dir);

/* One logical line of DIR's Makefile. */
static void count_line(struct progress *progress, const char *source, const char *dir, char *line)
{
	size_t length = strcspn(line, " \t+:=");
	char *words, *save = NULL, *word, kind;

	if (!text_starts(line, "obj-"))
		return;
	kind = list_kind(progress, line + 4, length - 4);
	words = strchr(line + length, '=');
	if (!kind || !words)
		return;
	for (word = strtok_r(words + 1, " \t\n", &save); word; word = strtok_r(NULL, " \t\n", &save)) {
		size_t end = strlen(word);
		char *path;

		if (*word == '#')
			break;
		path = path_join(dir, word);
		if (word[end - 1] == '/')
			count_folder(progress, source, path);
		else if (kind == 'm' && path_ends_with(word, ".o"))
			progress->total += text_set_add(progress->modules, xstrndup(path, strlen(path) - 2));
		free(path);
	}
}

static void count_folder(struct progress *progress, const char *source, const char *dir)
{
	static const char *const names[] = { "Kbuild", "Makefile" };
	char *folder = path_join(source, dir), *line = NULL, *logical = xstrdup("");
	FILE *from = NULL;
	size_t room = 0, i;

	for (i = 0; !from && i < 2; i++) {
		char *path = path_join(folder, names[i]);

		from = fopen(path, "r");
		free(path);
	}
	while (from && getline(&line, &room, from) >= 0) {
		size_t length = strcspn(line, "\n");
		bool goes_on = length && line[length - 1] == '\\';

		line[goes_on ? length - 1 : length] = '\0';
		logical = reconcat(logical, logical, line, NULL);
		if (!goes_on) {
			count_line(progress, source, dir, logical);
			*logical = '\0';
		}
	}
	if (from)
		fclose(from);
	free(logical);
	free(line);
	free(folder);
}

static void count_targets(struct progress *progress)
{
	const struct options *options = progress->options;
	const char *external = make_variable(options, "M");
	const char *source = options->source ? options->source : ".";
	size_t i;

	if (external)
		source = external;
	for (i = 0; i < options->noperands; i++) {
		char *target = make_target(options, options->operands[i]);
		const char *dot = strrchr(path_base(target), '.');

		if (path_ends_with(target, "/"))
			count_folder(progress, source, target);
		else if (dot && strchr(target, '/'))
			progress->total += text_set_add(progress->modules, xstrndup(target, dot - target));
		free(target);
	}
	if (!options->noperands)
		count_folder(progress, source, "");
}

struct progress *progress_start(const struct options *options)
{
	struct progress *progress = xcalloc(1, sizeof(*progress));
	const char *external = make_variable(options, "M");
	const char *out = options->out ? options->out : options->source ? options->source : ".";

	progress->options = options;
	progress->watched = isatty(STDERR_FILENO);
	progress->out = xstrdup(external ? external : out);
	progress->config = text_set(free);
	progress->modules = text_set(free);
	clock_gettime(CLOCK_MONOTONIC, &progress->start);
	read_config(progress, out);
	count_targets(progress);
	return progress;
}

/* ---- findings so far ------------------------------------------------------------------------------------------- */

/* An object that is not complete yet is not worth a word. */
static void be_quiet(void)
{
	int nowhere = open("/dev/null", O_WRONLY);

	if (nowhere < 0)
		return;
	dup2(nowhere, STDERR_FILENO);
	close(nowhere);
}

/* This command again, on one object. */
static void look_into(struct progress *progress, const char *object)
{
	const struct options *options = progress->options;
	struct words command = { 0 };
	size_t i;

	add_word(&command, xstrdup("/proc/self/exe"));
	add_word(&command, xstrdup("check"));
	add_word(&command, xasprintf("--level=%u", options->level));
	for (i = 0; i < options->napi; i++)
		add_word(&command, concat("--api=", options->api[i], NULL));
	if (options->suppress)
		add_word(&command, concat("--suppress=", options->suppress, NULL));
	add_word(&command, xstrdup(object));
	if (!child_listen(&progress->looker, command.list, NULL, be_quiet))
		progress->looker.pid = 0;
	free_words(&command);
}

/* What the child found. It is over when it closes its output. */
static void take_findings(struct progress *progress)
{
	FILE *lines = progress->looker.output;
	size_t room = 0;
	char *line = NULL;

	while (lines && getline(&line, &room, lines) >= 0)
		progress->findings += strstr(line, ": warning: ") != NULL;
	free(line);
	child_end(&progress->looker);
}

/* Modules are looked into some modules after their turn, because make says what it is going to do. */
static void look_on(struct progress *progress)
{
	if (progress->looker.pid)
		take_findings(progress);
	if (progress->next + JUST_STARTED < progress->built.count)
		look_into(progress, progress->built.list[progress->next++]);
}

/* ---- what is shown --------------------------------------------------------------------------------------------- */

static double seconds_since(const struct timespec *start)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

static void show(const struct progress *progress, const char *name)
{
	double seconds = seconds_since(&progress->start), rate = seconds > 0 ? (double)progress->done / seconds : 0;
	unsigned long left = rate > 0 ? (unsigned long)((double)(progress->total - progress->done) / rate) : 0;
	char text[COLUMNS + 1];

	if (!progress->watched) {
		fprintf(stderr, "pcidevres: module %zu of %zu: %s\n", progress->done, progress->total, name);
		return;
	}
	snprintf(text, sizeof(text), "%zu of %zu modules, %.1f a second, %lu:%02lu left, %zu findings: %s",
		 progress->done, progress->total, rate, left / 60, left % 60, progress->findings, name);
	fprintf(stderr, "\r\033[K%s", text);
}

/* The object in one of make's lines "  CC [M]  x.o", "  LD [M]  x.o"; NULL in others. */
static char *object_in(char *line)
{
	char *name = strrchr(line, ' ');

	if (!name || (!text_starts(line, "  CC ") && !text_starts(line, "  LD ")))
		return NULL;
	name++;
	name[strcspn(name, "\n")] = '\0';
	return path_ends_with(name, ".o") ? name : NULL;
}

void progress_line(struct progress *progress, char *line)
{
	char *object = object_in(line), *name;

	if (!object)
		return;
	name = xstrndup(object, strlen(object) - 2);
	if (htab_find(progress->modules, name)) {
		htab_remove_elt(progress->modules, name);
		progress->done++;
		if (progress->watched)
			add_word(&progress->built, path_join(progress->out, object));
		show(progress, name);
	} else if (progress->watched) {
		show(progress, name);
	}
	if (progress->watched)
		look_on(progress);
	free(name);
}

void progress_end(struct progress *progress)
{
	if (progress->looker.pid)
		take_findings(progress);
	if (progress->watched)
		fputs("\r\033[K", stderr);
	htab_delete(progress->config);
	htab_delete(progress->modules);
	free_words(&progress->built);
	free(progress->out);
	free(progress);
}
