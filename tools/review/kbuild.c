// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * kbuild.c - how kbuild compiles an object, from the command it has left beside it
 *
 * OUT/a/.b.o.cmd holds the command line and all files it read. It is run again with the farm in place of the source.
 * An object that was never built takes the command of one beside it, or the one of scripts/mod/empty.o, which is in
 * every prepared build folder and compiled with the flags of all others.
 */
#include "work.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libiberty/libiberty.h>

#define EMPTY "scripts/mod/empty.o"

char *with_ending(const char *path, const char *ending)
{
	const char *dot = strrchr(path_base(path), '.');

	return dot ? xasprintf("%.*s%s", (int)(dot - path), path, ending) : concat(path, ending, NULL);
}

/* ---- the tree -------------------------------------------------------------------------------------------------- */

bool tree_open(struct tree *tree, const struct options *options, struct farm *farm)
{
	const char *out = options->out ? options->out : farm->source;
	char *config;
	size_t size;

	memset(tree, 0, sizeof(*tree));
	tree->source = farm->source;
	tree->farm = farm;
	tree->out = realpath(out, NULL);
	if (!tree->out)
		return cannot_read(out, "name the build folder with -O");
	config = path_join(tree->out, "include/config/auto.conf");
	tree->config = file_read(config, &size);
	free(config);
	return tree->config || trouble("%s: the kernel is not configured; run make modules_prepare there first", out);
}

void tree_close(struct tree *tree)
{
	free(tree->out);
	free(tree->root);
	free(tree->cwd);
	free(tree->config);
}

const char *tree_below(const struct tree *tree, const char *path)
{
	return path_below(path, tree->farm->dir);
}

/* The path of a word in a command, in the farm when it is in the source. Free it. */
static char *into_farm(const struct tree *tree, const char *path)
{
	const char *rest = strcmp(tree->root, ".") == 0 ? NULL : path_below(path, tree->root);

	if (!rest)
		rest = path_below(path, tree->source);
	/* The build folder may lie in the source, and the other way round. */
	if (!rest || (path_below(path, tree->out) && strcmp(tree->out, tree->source) != 0 && path[0] == '/' &&
		      strlen(tree->out) > strlen(tree->source)))
		return xstrdup(path);
	return path_join(tree->farm->dir, rest);
}

char *tree_path(const struct tree *tree, const char *word)
{
	char *path = into_farm(tree, word), *whole = path_join(tree->cwd, text_starts(path, "./") ? path + 2 : path);

	free(path);
	return whole;
}

/* Where the commands have the source: before one of the headers that kbuild makes every file include. Free it. */
static char *find_root(char *const *words)
{
	static const char *const forced[] = { "include/linux/compiler-version.h", "include/linux/kconfig.h",
					      "include/linux/compiler_types.h" };
	size_t i;

	for (; words[0] && words[1]; words++) {
		if (strcmp(words[0], "-include") != 0)
			continue;
		for (i = 0; i < sizeof(forced) / sizeof(*forced); i++) {
			if (strcmp(words[1], forced[i]) == 0)
				return xstrdup(".");
			if (path_ends_with(words[1], forced[i]) &&
			    words[1][strlen(words[1]) - strlen(forced[i]) - 1] == '/')
				return xstrndup(words[1], strlen(words[1]) - strlen(forced[i]) - 1);
		}
	}
	return NULL;
}

/* False after saying that the commands are for another source. */
static bool learn_root(struct tree *tree, char *const *words)
{
	char *whole, *real;
	bool same;

	if (tree->root)
		return tree->cwd;
	tree->root = find_root(words);
	if (!tree->root)
		return trouble("%s: its commands are none of kbuild's; build it again", tree->out);
	whole = path_join(tree->out, tree->root);
	real = realpath(whole, NULL);
	same = real && strcmp(real, tree->source) == 0;
	if (!same)
		trouble("%s was built from %s, not from %s; name the source with -C", tree->out, real ? real : whole,
			tree->source);
	else
		tree->cwd = xstrdup(strcmp(tree->out, tree->source) == 0 ? tree->farm->dir : tree->out);
	free(real);
	free(whole);
	return same;
}

/* ---- command files --------------------------------------------------------------------------------------------- */

static char *command_file(const char *object)
{
	char *dir = path_dir(object), *name = concat(".", path_base(object), ".cmd", NULL);
	char *path = path_join(dir, name);

	free(name);
	free(dir);
	return path;
}

bool part_built(const struct tree *tree, const char *object)
{
	char *file = command_file(object), *path = path_join(tree->out, file);
	bool built = access(path, R_OK) == 0;

	free(path);
	free(file);
	return built;
}

/* make's "$$" and "\#" are the shell's "$" and "#". In place. */
static void unescape(char *text)
{
	char *to = text;

	for (; *text; text++) {
		if ((text[0] == '$' && text[1] == '$') || (text[0] == '\\' && text[1] == '#'))
			text++;
		*to++ = *text;
	}
	*to = '\0';
}

/* The words of the compilation in a command file; NULL if it is none. freeargv() it. */
static char **read_command(char *text)
{
	static const char *const ends[] = { ";", "&&", "||", "|", ">" };
	char *line, *save = NULL, **words;
	size_t i, k;

	line = strtok_r(text, "\n", &save);
	while (line && !text_starts(line, "savedcmd_") && !text_starts(line, "cmd_"))
		line = strtok_r(NULL, "\n", &save);
	line = line ? strstr(line, " := ") : NULL;
	if (!line)
		return NULL;
	unescape(line += 4);
	words = buildargv(line);
	for (i = 0; words && words[i]; i++) {
		for (k = 0; k < sizeof(ends) / sizeof(*ends); k++) {
			if (strcmp(words[i], ends[k]) != 0)
				continue;
			for (k = i; words[k]; k++)
				free(words[k]);
			words[i] = NULL;
			return words;
		}
	}
	return words;
}

/* What a compilation read: the lines after "deps_". */
static void read_deps(struct words *deps, char *text)
{
	char *line = strstr(text, "\ndeps_"), *save = NULL;

	line = line ? strtok_r(line, "\n", &save) : NULL;
	while (line && (line = strtok_r(NULL, "\n", &save))) {
		line += strspn(line, " ");
		if (text_starts(line, "$("))
			continue;
		line[strcspn(line, " ")] = '\0';
		if (!*line || line[strlen(line) - 1] == ':')
			break;
		add_word(deps, xstrdup(line));
	}
}

/* ---- a part ---------------------------------------------------------------------------------------------------- */

/* What makes an object, warnings, or belongs to the plugin; a pipe to the assembler, and what that is told. */
static bool is_of_no_use(const char *word)
{
	return is_needless(word) || strcmp(word, "-pipe") == 0 || text_starts(word, PLUGIN_STAMP) ||
	       text_starts(word, "-Wa,") || text_starts(word, "-fdiagnostics");
}

/* A word with the farm for the source, wherever a path may begin. Free it. */
static char *moved(const struct tree *tree, const char *word)
{
	static const char *const begins[] = { "-I",
					      "-isystem",
					      "-iquote",
					      "-idirafter",
					      "-include",
					      "-imacros",
					      "-fmacro-prefix-map=",
					      "-ffile-prefix-map=",
					      "-fdebug-prefix-map=" };
	const char *path = word;
	char *copy, *farm, *result, *end = NULL;
	size_t i;

	for (i = 0; i < sizeof(begins) / sizeof(*begins); i++) {
		if (text_starts(word, begins[i]) && word[strlen(begins[i])])
			path = word + strlen(begins[i]);
	}
	if (path == word && *word == '-')
		return xstrdup(word);
	/* -fmacro-prefix-map=OLD=NEW */
	copy = xstrdup(path);
	if (path != word && strchr(word, '=') && (end = strrchr(copy, '=')))
		*end = '\0';
	farm = into_farm(tree, copy);
	result = xasprintf("%.*s%s%s", (int)(path - word), word, farm, end ? path + strlen(copy) : "");
	free(farm);
	free(copy);
	return result;
}

static void take_words(struct tree *tree, struct part *part, char *const *words)
{
	char *compiler = xstrdup("");
	size_t i = 0;

	/* "ccache gcc": what comes before the options */
	for (; words[i] && words[i][0] != '-'; i++)
		compiler = reconcat(compiler, compiler, *compiler ? " " : "", words[i], NULL);
	compiler_words(&part->compiler, compiler);
	free(compiler);
	for (; words[i]; i++) {
		if (text_starts(words[i], PLUGIN_STAMP))
			part->stamp = xstrdup(words[i] + strlen(PLUGIN_STAMP));
		if (strcmp(words[i], "-o") == 0 && words[i + 1])
			i++;
		else if (!is_of_no_use(words[i]))
			add_word(&part->flags, moved(tree, words[i]));
	}
}

/* The last word is the source. */
static void find_source(const struct tree *tree, struct part *part)
{
	const char *last = part->flags.count ? part->flags.list[part->flags.count - 1] : "";
	const char *rest;
	char *whole;

	if (!path_ends_with(last, ".c"))
		return;
	whole = path_join(tree->cwd, text_starts(last, "./") ? last + 2 : last);
	rest = tree_below(tree, whole);
	part->source = rest ? xstrdup(rest) : NULL;
	free(whole);
}

static struct part *read_own(struct tree *tree, const char *object)
{
	char *file = command_file(object), *path = path_join(tree->out, file), **words, *text, *copy;
	struct part *part = NULL;
	size_t size, i;
	bool compiles = false;

	text = file_read(path, &size);
	copy = text ? xstrdup(text) : NULL;
	words = text ? read_command(copy) : NULL;
	for (i = 0; words && words[i]; i++)
		compiles |= strcmp(words[i], "-c") == 0;
	if (compiles && path_ends_with(words[i - 1], ".c") && learn_root(tree, words)) {
		part = xcalloc(1, sizeof(*part));
		part->object = xstrdup(object);
		take_words(tree, part, words);
		find_source(tree, part);
		read_deps(&part->deps, text);
	}
	freeargv(words);
	free(copy);
	free(text);
	free(path);
	free(file);
	return part;
}

/* ---- a command like it ----------------------------------------------------------------------------------------- */

static char *name_of(const char *path)
{
	char *name = with_ending(path_base(path), ""), *at;

	for (at = name; *at; at++) {
		if (*at == '-' || *at == ',')
			*at = '_';
	}
	return name;
}

/* -I OUT/dir and -I SRC/dir of the object the flags are from become those of this one. Free it. */
static char *own_folder(const struct tree *tree, const char *word, const char *from, const char *to)
{
	char *old = path_join(tree->farm->dir, from), *new = path_join(tree->farm->dir, to), *changed = NULL;

	if (strcmp(word, old) == 0)
		changed = xstrdup(new);
	else if (strcmp(word, from) == 0)
		changed = xstrdup(to);
	free(old);
	free(new);
	return changed;
}

/* A word for another object, NULL to leave it out. Free it. */
static char *derived_word(const struct tree *tree, const struct part *part, const char *word, const char *module)
{
	char *from = path_dir(part->derived), *to = path_dir(part->object), *name = NULL, *changed = NULL;

	if (text_starts(word, "-DKBUILD_BASENAME="))
		changed = xasprintf("-DKBUILD_BASENAME=\"%s\"", name = name_of(part->object));
	else if (text_starts(word, "-DKBUILD_MODNAME=kmod_"))
		changed = xasprintf("-DKBUILD_MODNAME=kmod_%s", name = name_of(module));
	else if (text_starts(word, "-DKBUILD_MODNAME="))
		changed = xasprintf("-DKBUILD_MODNAME=\"%s\"", name = name_of(module));
	else if (text_starts(word, "-D__KBUILD_MODNAME=kmod_"))
		changed = xasprintf("-D__KBUILD_MODNAME=kmod_%s", name = name_of(module));
	else if (text_starts(word, "-D__KBUILD_MODNAME="))
		changed = xasprintf("-D__KBUILD_MODNAME=%s", name = name_of(module));
	else if (text_starts(word, "-DKBUILD_MODFILE=") || strcmp(word, "-DMODULE") == 0)
		changed = NULL;
	else if (!text_starts(word, "-I") || !(changed = own_folder(tree, word + 2, from, to)))
		changed = xstrdup(word);
	else
		changed = reconcat(changed, "-I", changed, NULL);
	free(name);
	free(from);
	free(to);
	return changed;
}

/* Turns the command of another object into one for OBJECT. */
static void derive(const struct tree *tree, struct part *part, const char *object, const char *module)
{
	struct words flags = { 0 };
	size_t i;

	part->derived = part->object;
	part->object = xstrdup(object);
	for (i = 0; i + 1 < part->flags.count; i++) {
		char *word = derived_word(tree, part, part->flags.list[i], module);

		if (word)
			add_word(&flags, word);
	}
	add_word(&flags, xstrdup("-DMODULE"));
	free(part->source);
	part->source = with_ending(object, ".c");
	add_word(&flags, path_join(tree->farm->dir, part->source));
	free_words(&part->flags);
	free_words(&part->deps);
	memset(&part->deps, 0, sizeof(part->deps));
	part->flags = flags;
	free(part->stamp);
	part->stamp = NULL;
}

/* An object in DIR that kbuild compiled, one of a module if there is any. NULL if there is none. */
static struct part *read_any(struct tree *tree, const char *dir)
{
	char *whole = path_join(tree->out, dir);
	struct dirent **entries;
	struct part *part = NULL;
	int count = scandir(whole, &entries, NULL, alphasort), i;

	for (i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;

		if (!part && name[0] == '.' && path_ends_with(name, ".o.cmd") && !path_ends_with(name, ".mod.o.cmd")) {
			char *base = xstrndup(name + 1, strlen(name) - 1 - strlen(".cmd"));
			char *object = path_join(dir, base);

			part = read_own(tree, object);
			free(object);
			free(base);
		}
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	free(whole);
	return part;
}

struct part *part_read(struct tree *tree, const char *object, const char *module)
{
	struct part *part = read_own(tree, object);
	char *dir;

	if (!part) {
		dir = path_dir(object);
		part = read_any(tree, dir);
		free(dir);
		if (!part)
			part = read_own(tree, EMPTY);
		if (part)
			derive(tree, part, object, module ? module : object);
	}
	if (part)
		part->module = module ? xstrdup(module) : with_ending(object, "");
	return part;
}

struct part *part_read_like(struct tree *tree, const char *object, const char *like, const char *module)
{
	struct part *part = read_own(tree, like);

	if (part) {
		derive(tree, part, object, module);
		part->module = xstrdup(module);
	}
	return part;
}

void part_free(struct part *part)
{
	free(part->object);
	free(part->source);
	free(part->module);
	free(part->derived);
	free(part->stamp);
	free_words(&part->compiler);
	free_words(&part->flags);
	free_words(&part->deps);
	free(part);
}

/* ---- all files ------------------------------------------------------------------------------------------------- */

/* What ENTRY of DIR is, links not followed; some file systems do not say so by themselves. */
static unsigned char type_of(const char *dir, const struct dirent *entry)
{
	struct stat st;
	char *path;
	bool known;

	if (entry->d_type != DT_UNKNOWN)
		return entry->d_type;
	path = path_join(dir, entry->d_name);
	known = lstat(path, &st) == 0;
	free(path);
	return !known ? DT_UNKNOWN : S_ISDIR(st.st_mode) ? DT_DIR : S_ISREG(st.st_mode) ? DT_REG : DT_LNK;
}

static bool walk(const struct tree *tree, const char *dir, const char *ending, bool deep,
		 bool (*found)(const char *path, void *data), void *data)
{
	char *whole = path_join(tree->out, dir);
	struct dirent **entries;
	int count = scandir(whole, &entries, NULL, alphasort), i;
	bool more = true;

	for (i = 0; i < count; i++) {
		const struct dirent *entry = entries[i];
		char *path = path_join(dir, entry->d_name);
		unsigned char type = more ? type_of(whole, entry) : DT_UNKNOWN;

		if (type == DT_REG && path_ends_with(entry->d_name, ending))
			more = found(path, data);
		else if (type == DT_DIR && deep && entry->d_name[0] != '.')
			more = walk(tree, path, ending, deep, found, data);
		free(path);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	free(whole);
	return more;
}

bool each_file(const struct tree *tree, const char *dir, const char *ending,
	       bool (*found)(const char *path, void *data), void *data)
{
	return walk(tree, dir, ending, true, found, data);
}

bool each_file_in(const struct tree *tree, const char *dir, const char *ending,
		  bool (*found)(const char *path, void *data), void *data)
{
	return walk(tree, dir, ending, false, found, data);
}
