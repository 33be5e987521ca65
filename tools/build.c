// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * build.c - pcidevres build: the kernel's make with the plugin, then the check of what it made
 *
 * The compiler's flags hang on the plugin and on --api only, so that another level or format does not make make compile
 * everything again. The plugin only writes records here; the check reports.
 */
#include "tools.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <libiberty/libiberty.h>

struct words {
	char **list; /* NULL at the end */
	size_t count;
};

/* Takes WORD over. */
static void add_word(struct words *words, char *word)
{
	words->list = xrealloc(words->list, (words->count + 2) * sizeof(*words->list));
	words->list[words->count++] = word;
	words->list[words->count] = NULL;
}

static void free_words(struct words *words)
{
	size_t i;

	for (i = 0; i < words->count; i++)
		free(words->list[i]);
	free(words->list);
}

static bool is_folder(const char *dir, const char *name)
{
	char *path = path_join(dir, name);
	struct stat st;
	bool folder = stat(path, &st) == 0 && S_ISDIR(st.st_mode);

	free(path);
	return folder;
}

static const char *source_dir(const struct options *options)
{
	return options->source ? options->source : ".";
}

/* The value of make argument NAME=..., or NULL. */
static const char *make_variable(const struct options *options, const char *name)
{
	size_t length = strlen(name), i;
	const char *value = NULL;

	for (i = 0; i < options->nmake_args; i++) {
		if (strncmp(options->make_args[i], name, length) == 0 && options->make_args[i][length] == '=')
			value = options->make_args[i] + length + 1;
	}
	return value;
}

/* ---- what make is called with ------------------------------------------------------------------------------------- */

/* A define that changes with the plugin, because make does not look at the plugin to see what is out of date. */
static char *plugin_stamp(const char *plugin)
{
	struct bytes file = file_map(plugin);

	return xasprintf(" -DPCIDEVRES_PLUGIN=0x%08x", file.data ? xcrc32(file.data, (int)file.size, 0xffffffff) : 0);
}

/* "KCFLAGS=...": the user's own flags, then the plugin. NULL after saying that there is no plugin. */
static char *compiler_flags(const struct options *options)
{
	char *plugin = installed_file("pcidevres.so", "../lib/pcidevres/pcidevres.so");
	char *stamp;
	const char *users = make_variable(options, "KCFLAGS");
	char *flags;
	size_t i;

	if (!plugin) {
		trouble("pcidevres.so is not beside this command; run make where pcidevres comes from");
		return NULL;
	}
	if (!users)
		users = getenv("KCFLAGS");
	stamp = plugin_stamp(plugin);
	flags = concat("KCFLAGS=", users ? users : "", users && *users ? " " : "", "-fplugin=", plugin,
		       " -fplugin-arg-pcidevres-records-only", stamp, NULL);
	free(stamp);
	for (i = 0; i < options->napi; i++) {
		char *path = realpath(options->api[i], NULL);

		if (path)
			flags = reconcat(flags, flags, " -fplugin-arg-pcidevres-api=", path, NULL);
		free(path);
	}
	free(plugin);
	return flags;
}

/* A target as kbuild wants it: a folder ends in "/", an object in ".o". Free it. */
static char *make_target(const struct options *options, const char *target)
{
	const char *base = path_base(target);

	if (strchr(target, '/') && *base && is_folder(source_dir(options), target))
		return concat(target, "/", NULL);
	if (strchr(target, '/') && *base && !strchr(base, '.'))
		return concat(target, ".o", NULL);
	return xstrdup(target);
}

static bool make_command(const struct options *options, struct words *words)
{
	char *flags = compiler_flags(options);
	long jobs = options->jobs ? (long)options->jobs : sysconf(_SC_NPROCESSORS_ONLN);
	size_t i;

	if (!flags)
		return false;
	add_word(words, xstrdup("make"));
	add_word(words, xstrdup("-C"));
	add_word(words, xstrdup(source_dir(options)));
	add_word(words, xasprintf("-j%ld", jobs > 0 ? jobs : 1));
	if (options->out) {
		char *out = realpath(options->out, NULL);

		add_word(words, concat("O=", out ? out : options->out, NULL));
		free(out);
	}
	for (i = 0; i < options->nmake_args; i++) {
		if (strncmp(options->make_args[i], "KCFLAGS=", 8) != 0)
			add_word(words, xstrdup(options->make_args[i]));
	}
	add_word(words, flags);
	for (i = 0; i < options->noperands; i++)
		add_word(words, make_target(options, options->operands[i]));
	return true;
}

/* ---- before it runs ------------------------------------------------------------------------------------------------ */

static bool exists(const char *dir, const char *name)
{
	char *path = path_join(dir, name);
	bool there = access(path, F_OK) == 0;

	free(path);
	return there;
}

/* Does a line of DIR's Makefile or Kbuild speak of NAME? */
static bool makefile_names(const char *dir, const char *name)
{
	static const char *const files[] = { "Makefile", "Kbuild" };
	bool found = false;
	size_t i, room = 0;
	char *line = NULL;

	for (i = 0; i < 2 && !found; i++) {
		char *path = path_join(dir, files[i]);
		FILE *from = fopen(path, "r");

		while (from && !found && getline(&line, &room, from) >= 0)
			found = strstr(line, name) != NULL;
		if (from)
			fclose(from);
		free(path);
	}
	free(line);
	return found;
}

/* Is there something below the source that a module's object can be made from? */
static bool object_known(const char *source, const char *target)
{
	char *stem = path_join(source, target), *slash, *file;
	bool known;

	*strrchr(stem, '.') = '\0';
	file = concat(stem, ".c", NULL);
	known = access(file, F_OK) == 0;
	free(file);
	slash = strrchr(stem, '/');
	*slash = '\0';
	known = known || makefile_names(stem, slash + 1);
	free(stem);
	return known;
}

static bool target_known(const struct options *options, const char *target)
{
	const char *source = source_dir(options);
	size_t length = strlen(target);

	if (!strchr(target, '/') || make_variable(options, "M"))
		return true; /* a target of make's own, or of a module elsewhere */
	if (target[length - 1] == '/')
		return is_folder(source, target);
	return !(path_ends_with(target, ".o") || path_ends_with(target, ".ko")) || object_known(source, target);
}

/* What make would say at length: no kernel there, not configured, no such target. */
static bool tree_ready(const struct options *options)
{
	const char *source = source_dir(options), *out = options->out ? options->out : source;
	size_t i;

	if (!exists(source, "Kconfig") || !exists(source, "Makefile"))
		return trouble("%s: no kernel source is there; name it with -C", source);
	if (!exists(out, ".config") || !exists(out, "include/config/auto.conf"))
		return trouble("%s: the kernel is not configured; run make modules_prepare there first", out);
	for (i = 0; i < options->noperands; i++) {
		char *target = make_target(options, options->operands[i]);
		bool known = target_known(options, target);

		free(target);
		if (!known)
			return trouble("%s: no such target below %s; give a folder or a module's path",
				       options->operands[i], source);
	}
	return true;
}

/* ---- running it --------------------------------------------------------------------------------------------------- */

/* make's list of what it does, as one line that counts; nothing at all when nobody watches. */
static void show_progress(FILE *from)
{
	bool watched = isatty(STDERR_FILENO);
	unsigned long done = 0;
	size_t room = 0;
	char *line = NULL;

	while (getline(&line, &room, from) >= 0) {
		char *name = strrchr(line, ' ');

		if (!watched || strncmp(line, "  CC ", 5) != 0 || !name)
			continue;
		name[strcspn(name, "\n")] = '\0';
		fprintf(stderr, "\r\033[K%lu objects:%.60s", ++done, name);
	}
	if (done)
		fputs("\r\033[K", stderr);
	free(line);
}

static void run_child(char **command, const int *channel)
{
	/* A make around this one must not hand its own flags and jobs down. */
	unsetenv("MAKEFLAGS");
	unsetenv("MFLAGS");
	unsetenv("MAKELEVEL");
	unsetenv("MAKEOVERRIDES");
	dup2(channel[1], STDOUT_FILENO);
	close(channel[0]);
	close(channel[1]);
	execvp(command[0], command);
	trouble("cannot run make: %s", strerror(errno));
	_exit(127);
}

static bool run_make(char **command)
{
	int channel[2], status;
	FILE *from;
	pid_t child;

	if (pipe(channel) != 0)
		return trouble("cannot run make: %s", strerror(errno));
	child = fork();
	if (child < 0)
		return trouble("cannot run make: %s", strerror(errno));
	if (!child)
		run_child(command, channel);
	close(channel[1]);
	from = fdopen(channel[0], "r");
	if (from) {
		show_progress(from);
		fclose(from);
	}
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	return trouble("make failed, see above; nothing was checked");
}

/* ---- checking it -------------------------------------------------------------------------------------------------- */

/* The file or folder that TARGET made; NULL when it is no path. Free it. */
static char *built_path(const char *out, const char *target)
{
	char *path;

	if (!strchr(target, '/'))
		return NULL;
	path = path_join(out, target);
	if (path_ends_with(path, ".ko"))
		strcpy(path + strlen(path) - 3, ".o");
	return path;
}

static int check_built(const struct options *options)
{
	const char *external = make_variable(options, "M");
	const char *out = options->out ? options->out : source_dir(options);
	struct words paths = { 0 };
	size_t i;
	int status;

	if (external)
		out = external;
	for (i = 0; i < options->noperands; i++) {
		char *target = make_target(options, options->operands[i]);
		char *path = built_path(out, target);

		if (path)
			add_word(&paths, path);
		free(target);
	}
	if (!paths.count)
		add_word(&paths, xstrdup(out));
	status = check_paths(options, paths.list, paths.count);
	free_words(&paths);
	return status;
}

int build_command(int argc, char **argv)
{
	struct words command = { 0 };
	struct options options;
	int status = EXIT_TROUBLE;

	if (options_parse(&options, argc, argv) && tree_ready(&options) && make_command(&options, &command) &&
	    run_make(command.list))
		status = check_built(&options);
	free_words(&command);
	options_free(&options);
	return status;
}
