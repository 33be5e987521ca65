// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * compiler.c - which compiler, and the plugin that was built for it
 *
 * In a build folder the plugin is beside the command. Installed, there is one for each compiler, in
 * lib/pcidevres/gcc-12/ or, for a cross compiler, lib/pcidevres/gcc-12-aarch64-linux-gnu/. A plugin says in a section
 * of its own what it was built for, so nothing has to be loaded to find out.
 */
#include "tools.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#define PLUGIN_FILE "pcidevres.so"
#define BUILT_FOR_SECTION ".pcidevres.gcc"

void add_word(struct words *words, char *word)
{
	words->list = xrealloc(words->list, (words->count + 2) * sizeof(*words->list));
	words->list[words->count++] = word;
	words->list[words->count] = NULL;
}

bool has_word(const struct words *words, const char *word)
{
	size_t i;

	for (i = 0; i < words->count && strcmp(words->list[i], word) != 0; i++)
		;
	return i < words->count;
}

void add_new_word(struct words *words, const char *word)
{
	if (!has_word(words, word))
		add_word(words, xstrdup(word));
}

void free_words(struct words *words)
{
	size_t i;

	for (i = 0; i < words->count; i++)
		free(words->list[i]);
	free(words->list);
}

bool is_needless(const char *word)
{
	static const char *const whole[] = { "-c", "-S", "-E", "-MD", "-MMD", "-MP" };
	static const char *const starts[] = { PLUGIN_ARG, "-g", "-save-temps", "-Wp,-MMD,", "-Wp,-MD," };
	size_t i;

	for (i = 0; i < sizeof(whole) / sizeof(*whole); i++) {
		if (strcmp(word, whole[i]) == 0)
			return true;
	}
	for (i = 0; i < sizeof(starts) / sizeof(*starts); i++) {
		if (text_starts(word, starts[i]))
			return true;
	}
	/* Another plugin may stay, this one comes in its own form. */
	if (text_starts(word, "-fplugin="))
		return strcmp(path_base(word), PLUGIN_FILE) == 0;
	return text_starts(word, "-W") && !text_starts(word, "-Wno-") && !text_starts(word, "-Werror=") &&
	       !text_starts(word, "-Wa,") && !text_starts(word, "-Wp,");
}

/* ---- the compiler ---------------------------------------------------------------------------------------------- */

static bool is_wrapper(const char *word)
{
	static const char *const wrappers[] = { "ccache", "sccache", "distcc", "icecc" };
	size_t i;

	for (i = 0; i < sizeof(wrappers) / sizeof(*wrappers); i++) {
		if (strcmp(path_base(word), wrappers[i]) == 0)
			return true;
	}
	return false;
}

/* "ccache gcc-12 -m32" are three words; what only saves or moves a compilation is left out. */
void compiler_words(struct words *words, const char *compiler)
{
	char *text = xstrdup(compiler), *save = NULL, *word;

	for (word = strtok_r(text, " \t", &save); word; word = strtok_r(NULL, " \t", &save)) {
		if (words->count || !is_wrapper(word))
			add_word(words, xstrdup(word));
	}
	free(text);
}

/* The first line COMPILER prints for OPTION. NULL after saying that it cannot be run. Free it. */
static char *ask(const struct words *compiler, const char *option)
{
	struct words command = { 0 };
	struct child child = { 0 };
	char answer[256] = "";
	bool started;
	size_t i;

	for (i = 0; i < compiler->count; i++)
		add_word(&command, xstrdup(compiler->list[i]));
	add_word(&command, xstrdup(option));
	started = compiler->count && child_listen(&child, command.list, NULL, NULL);
	free_words(&command);
	if (!started) {
		trouble("cannot run the compiler: %s", compiler->count ? strerror(errno) : "CC is empty");
		return NULL;
	}
	if (child.output && !fgets(answer, sizeof(answer), child.output))
		answer[0] = '\0';
	answer[strcspn(answer, "\n")] = '\0';
	if (child_end(&child) != 0 || !*answer) {
		trouble("cannot run the compiler '%s'; name another one with CC", compiler->list[0]);
		return NULL;
	}
	return xstrdup(answer);
}

/* ---- the plugin ------------------------------------------------------------------------------------------------ */

/* "12.2.0 x86_64-linux-gnu"; NULL if FILE does not say. Free it. */
static char *built_for(const char *file)
{
	struct bytes contents = file_map(file), section;

	if (!contents.data || elf_section(contents, BUILT_FOR_SECTION, 0, &section) != ELF_OK)
		return NULL;
	return xstrndup((const char *)section.data, section.size);
}

/* lib/pcidevres/NAME below the installation. Free it. */
static char *library_path(const char *name)
{
	char *dir = program_dir();
	char *path = concat(dir, "/../lib/pcidevres/", name, NULL);

	free(dir);
	return path;
}

/* All plugins there are: FOUND is called with the file and what it was built for. */
static void each_plugin(void (*found)(const char *file, const char *gcc, void *data), void *data)
{
	char *dir = program_dir(), *beside = path_join(dir, PLUGIN_FILE), *library = library_path("");
	char *gcc = built_for(beside);
	struct dirent **entries;
	int count = scandir(library, &entries, NULL, alphasort), i;

	if (gcc)
		found(beside, gcc, data);
	free(gcc);
	for (i = 0; i < count; i++) {
		char *file = concat(library, entries[i]->d_name, "/" PLUGIN_FILE, NULL);

		gcc = entries[i]->d_name[0] == '.' ? NULL : built_for(file);
		if (gcc)
			found(file, gcc, data);
		free(gcc);
		free(file);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	free(library);
	free(beside);
	free(dir);
}

char *plugin_stamp(const char *file, size_t *size)
{
	struct bytes bytes = file_map(file);
	unsigned int sum = bytes.data ? xcrc32(bytes.data, (int)bytes.size, 0xffffffff) : 0;

	file_unmap(bytes);
	if (size)
		*size = bytes.size;
	return xasprintf("0x%08x", sum);
}

static void print_plugin(const char *file, const char *gcc, void *data)
{
	char *path = realpath(file, NULL);

	fprintf(data, "plugin for GCC %s: %s\n", gcc, path ? path : file);
	free(path);
}

void plugins_print(FILE *to)
{
	each_plugin(print_plugin, to);
}

struct wanted {
	const char *version, *machine;
	char *file, *others;
};

static bool same_major(const char *a, const char *b)
{
	size_t length = strcspn(a, ". ");

	return strncmp(a, b, length) == 0 && (b[length] == '.' || b[length] == ' ' || !b[length]);
}

/* The compiler itself looks closer: it refuses a plugin of another patch level, and the plugin says why. */
static void match_plugin(const char *file, const char *gcc, void *data)
{
	struct wanted *wanted = data;
	const char *machine = strchr(gcc, ' ');

	if (!wanted->file && same_major(wanted->version, gcc) && machine && strcmp(machine + 1, wanted->machine) == 0)
		wanted->file = realpath(file, NULL);
	else
		wanted->others = reconcat(wanted->others, wanted->others ? wanted->others : "",
					  wanted->others ? ", " : "", gcc, NULL);
}

char *plugin_for(const struct words *compiler)
{
	struct wanted wanted = { 0 };
	char *version = ask(compiler, "-dumpversion");
	char *machine = version ? ask(compiler, "-dumpmachine") : NULL;

	if (machine) {
		wanted.version = version;
		wanted.machine = machine;
		each_plugin(match_plugin, &wanted);
		if (!wanted.file && strstr(path_base(compiler->list[0]), "clang"))
			trouble("CC is %s: a GCC plugin needs GCC; name one with CC", compiler->list[0]);
		else if (!wanted.file)
			trouble("no plugin for '%s' (GCC %s %s), %s%s; where pcidevres comes from, run make CC='%s'",
				compiler->list[0], version, machine,
				wanted.others ? "only for " : "nor for another one", wanted.others ? wanted.others : "",
				compiler->list[0]);
	}
	free(wanted.others);
	free(machine);
	free(version);
	return wanted.file;
}
