// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * makefile.c - which objects make a module, read from kbuild's Makefiles
 *
 * What was built says so in its .mod file; this is for what was not: a new file, a module never built. Only lists that
 * name objects are understood, "foo-y := a.o b.o" and "obj-$(CONFIG_FOO) += foo.o"; nothing is ever run. Conditions
 * around a list are taken to hold.
 */
#include "work.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

/* How far above its folder an object may be listed. */
#define LEVELS 3

static bool configured(const struct tree *tree, const char *symbol)
{
	char *line = concat("\n", symbol, "=", NULL);
	bool set = strstr(tree->config, line) || strncmp(tree->config, line + 1, strlen(line + 1)) == 0;

	free(line);
	return set;
}

/* One assignment to a list: NAME-WHEN := WORDS. */
struct list {
	const char *name; /* "foo", or "obj" */
	const char *when; /* "y", "m", "objs", or "CONFIG_FOO" */
	char *words;
};

/* Takes a line apart, in place. False when it is no such list. */
static bool read_list(char *line, struct list *list)
{
	char *equals = strchr(line, '='), *dash, *end;

	line += strspn(line, " \t");
	if (!equals || equals == line)
		return false;
	list->words = equals + 1;
	for (end = equals; end > line && strchr(":+= \t", end[-1]); end--)
		;
	*end = '\0';
	if (end > line && end[-1] == ')') {
		dash = strstr(line, "-$(");
		end[-1] = '\0';
		list->when = dash ? dash + 3 : NULL;
	} else {
		dash = strrchr(line, '-');
		list->when = dash ? dash + 1 : NULL;
	}
	if (!dash || dash == line)
		return false;
	*dash = '\0';
	list->name = line;
	return strcmp(list->when, "y") == 0 || strcmp(list->when, "m") == 0 || strcmp(list->when, "objs") == 0 ||
	       text_starts(list->when, "CONFIG_");
}

/* Calls FOUND with each word of each list in DIR's Makefile, until it returns true. */
static bool each_listed(const struct tree *tree, const char *dir,
			bool (*found)(const struct list *list, const char *word, void *data), void *data)
{
	static const char *const names[] = { "Makefile", "Kbuild" };
	char *folder = path_join(tree->farm->dir, dir), *text, *at, *line, *save, *word, *inner;
	bool done = false;
	size_t size, i;

	for (i = 0; i < 2 && !done; i++) {
		char *path = path_join(folder, names[i]);

		text = file_read(path, &size);
		free(path);
		for (at = text; at && (at = strstr(at, "\\\n"));)
			at[0] = at[1] = ' ';
		for (line = text ? strtok_r(text, "\n", &save) : NULL; line && !done;
		     line = strtok_r(NULL, "\n", &save)) {
			struct list list;

			line[strcspn(line, "#")] = '\0';
			if (!read_list(line, &list))
				continue;
			for (word = strtok_r(list.words, " \t", &inner); word && !done;
			     word = strtok_r(NULL, " \t", &inner))
				done = found(&list, word, data);
		}
		free(text);
	}
	free(folder);
	return done;
}

struct search {
	const struct tree *tree;
	const char *wanted; /* an object, or the name of a composite */
	struct words *words;
	const char *dir;
	char *answer;
};

static bool is_objects(const struct list *list)
{
	return strcmp(list->name, "obj") == 0 || strcmp(list->name, "lib") == 0;
}

static bool match_part(const struct list *list, const char *word, void *data)
{
	struct search *search = data;

	if (is_objects(list) || strcmp(word, search->wanted) != 0)
		return false;
	search->answer = xstrdup(list->name);
	return true;
}

char *makefile_composite(const struct tree *tree, const char *object)
{
	struct search search = { .tree = tree };
	char *dir = path_dir(object), *above, *name = NULL;
	int level;

	for (level = 0; level < LEVELS && *dir && !name; level++) {
		search.wanted = object + strlen(dir) + 1;
		if (each_listed(tree, dir, match_part, &search))
			name = path_join(dir, search.answer);
		above = path_dir(dir);
		free(dir);
		dir = above;
	}
	free(search.answer);
	free(dir);
	return name;
}

static bool add_part(const struct list *list, const char *word, void *data)
{
	struct search *search = data;

	if (strcmp(list->name, search->wanted) == 0 && path_ends_with(word, ".o") && !strchr(word, '$') &&
	    (!text_starts(list->when, "CONFIG_") || configured(search->tree, list->when)))
		add_word(search->words, path_join(search->dir, word));
	return false;
}

void makefile_parts(const struct tree *tree, const char *module, struct words *objects)
{
	char *dir = path_dir(module);
	struct search search = { .tree = tree, .wanted = path_base(module), .words = objects, .dir = dir };

	each_listed(tree, dir, add_part, &search);
	free(dir);
}

static bool match_object(const struct list *list, const char *word, void *data)
{
	struct search *search = data;

	if (!is_objects(list) || strcmp(word, search->wanted) != 0)
		return false;
	search->answer = xstrdup(list->when);
	return true;
}

bool makefile_lists(const struct tree *tree, const char *object, char **unset)
{
	struct search search = { .tree = tree, .wanted = path_base(object) };
	char *dir = path_dir(object);
	bool listed = each_listed(tree, dir, match_object, &search);

	*unset = NULL;
	if (listed && text_starts(search.answer, "CONFIG_") && !configured(tree, search.answer))
		*unset = search.answer;
	else
		free(search.answer);
	free(dir);
	return listed;
}
