// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * build.c - pcidevres build: the kernel's make with the plugin, then the check of what it made
 *
 * The compiler's flags hang on the plugin and on --api only, so that another level or format does not make make compile
 * everything again. The plugin only writes records here; the check reports.
 */
#include "tools.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libiberty/libiberty.h>

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

const char *make_variable(const struct options *options, const char *name)
{
	size_t length = strlen(name), i;
	const char *value = NULL;

	for (i = 0; i < options->nmake_args; i++) {
		if (strncmp(options->make_args[i], name, length) == 0 && options->make_args[i][length] == '=')
			value = options->make_args[i] + length + 1;
	}
	return value;
}

/* ---- what make is called with ---------------------------------------------------------------------------------- */

/* The plugin for the compiler that the kernel's make is going to use. NULL after saying why there is none. Free it. */
static char *kernel_plugin(const struct options *options)
{
	const char *cross = make_variable(options, "CROSS_COMPILE"), *given = make_variable(options, "CC");
	struct words compiler = { 0 };
	char *name, *plugin = NULL;

	if (!cross)
		cross = getenv("CROSS_COMPILE");
	name = given ? xstrdup(given) : concat(cross ? cross : "", "gcc", NULL);
	compiler_words(&compiler, name);
	if (make_variable(options, "LLVM") || getenv("LLVM"))
		trouble("LLVM is set: a GCC plugin needs GCC");
	else
		plugin = plugin_for(&compiler);
	free_words(&compiler);
	free(name);
	return plugin;
}

/* Flags go through several makes and, in scripts/checksyscalls.sh, through a shell that does not quote them. */
static bool fits_make(const char *path)
{
	size_t plain = strspn(path, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@%_+=:,./-~");

	if (!path[plain])
		return true;
	return trouble("%s: the kernel's make takes no flag with '%c'; give a path without, a symbolic link will do",
		       path, path[plain]);
}

static void add_flag(char **flags, const char *flag, const char *value)
{
	*flags = reconcat(*flags, *flags, **flags ? " " : "", flag, value, NULL);
}

static void add_stamp(char **flags, const char *plugin)
{
	char *stamp = plugin_stamp(plugin, NULL);

	add_flag(flags, PLUGIN_STAMP, stamp);
	free(stamp);
}

/* The files with more rows of the table, by their full names; options_files_ok() has read them. */
static bool add_api_flags(const struct options *options, char **flags)
{
	bool done = true;
	size_t i;

	for (i = 0; i < options->napi && done; i++) {
		char *path = realpath(options->api[i], NULL);

		done = path ? fits_make(path) : cannot_read(options->api[i], "");
		if (done)
			add_flag(flags, PLUGIN_ARG "api=", path);
		free(path);
	}
	return done;
}

/* "KCFLAGS=...": the user's own flags, then the plugin. NULL after saying what is wrong. */
static char *compiler_flags(const struct options *options)
{
	const char *users = make_variable(options, "KCFLAGS");
	char *plugin = kernel_plugin(options), *flags;

	if (!plugin || !fits_make(plugin)) {
		free(plugin);
		return NULL;
	}
	if (!users)
		users = getenv("KCFLAGS");
	flags = xstrdup(users ? users : "");
	add_flag(&flags, "-fplugin=", plugin);
	add_flag(&flags, PLUGIN_ARG, "records-only");
	add_stamp(&flags, plugin);
	free(plugin);
	if (add_api_flags(options, &flags))
		return reconcat(flags, "KCFLAGS=", flags, NULL);
	free(flags);
	return NULL;
}

char *make_target(const struct options *options, const char *target)
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
		if (!text_starts(options->make_args[i], "KCFLAGS="))
			add_word(words, xstrdup(options->make_args[i]));
	}
	add_word(words, flags);
	for (i = 0; i < options->noperands; i++)
		add_word(words, make_target(options, options->operands[i]));
	return true;
}

/* ---- before it runs -------------------------------------------------------------------------------------------- */

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

/* ---- running it ------------------------------------------------------------------------------------------------ */

static volatile sig_atomic_t stopped;
static struct child making;

/* Ctrl-C reaches make by itself, other signals have to be passed on. make removes what is half done and ends. */
static void on_stop(int number)
{
	stopped = number;
	if (making.pid > 0 && number != SIGINT)
		kill(making.pid, number);
}

static void catch_stops(void (*handler)(int))
{
	static const int numbers[] = { SIGINT, SIGTERM, SIGHUP, 0 };

	signals_go_to(handler, numbers);
}

static void prepare_make(void)
{
	catch_stops(SIG_DFL);
	/* A make around this one must not hand its own flags and jobs down. */
	unsetenv("MAKEFLAGS");
	unsetenv("MFLAGS");
	unsetenv("MAKELEVEL");
	unsetenv("MAKEOVERRIDES");
}

static void follow(FILE *lines, struct progress *progress)
{
	size_t room = 0;
	char *line = NULL;

	while (lines && getline(&line, &room, lines) >= 0)
		progress_line(progress, line);
	free(line);
}

static bool run_make(char **command, struct progress *progress)
{
	int status;

	catch_stops(on_stop);
	if (!child_listen(&making, command, "make", prepare_make))
		return trouble("cannot run make: %s", strerror(errno));
	follow(making.output, progress);
	status = child_end(&making);
	progress_end(progress);
	catch_stops(SIG_DFL);
	if (stopped) {
		trouble("stopped; the same command goes on where this one was");
		raise(stopped);
	}
	return !status || trouble("make failed, see above; nothing was checked");
}

/* ---- checking it ----------------------------------------------------------------------------------------------- */

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

	if (options_parse(&options, argc, argv) && tree_ready(&options) && options_files_ok(&options) &&
	    make_command(&options, &command) && run_make(command.list, progress_start(&options)))
		status = check_built(&options);
	free_words(&command);
	options_free(&options);
	return status;
}
