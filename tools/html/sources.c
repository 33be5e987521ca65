// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * sources.c - the lines of source a page shows
 *
 * Names come from a log, that is, from whoever wrote the driver. A name that leads out of the source folder, by itself
 * or over a link, is not followed.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <libiberty/libiberty.h>

#include "html/page.h"

#define LARGEST (32L << 20)

void sources_open(struct sources *sources, const char *root, const char *behind)
{
	memset(sources, 0, sizeof(*sources));
	sources->root = root ? realpath(root, NULL) : NULL;
	sources->behind = behind ? realpath(behind, NULL) : NULL;
}

void sources_close(struct sources *sources)
{
	size_t i;

	for (i = 0; i < sources->count; i++) {
		free(sources->list[i].name);
		free(sources->list[i].lines);
	}
	free(sources->list);
	free(sources->root);
	free(sources->behind);
}

/* Where NAME really is, if that is a file inside the root. Free it. */
static char *real_path(const struct sources *sources, const char *name)
{
	char *path, *real;
	struct stat st;

	if (!sources->root || !*name || *name == '/' || path_has_part(name, ".."))
		return NULL;
	path = path_join(sources->root, name);
	real = realpath(path, NULL);
	free(path);
	if (!real)
		return NULL;
	if ((path_may_be_source(real, sources->root) ||
	     (sources->behind && path_may_be_source(real, sources->behind))) &&
	    stat(real, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 && st.st_size <= LARGEST)
		return real;
	free(real);
	return NULL;
}

static struct source_file *add_file(struct sources *sources, const char *name)
{
	char *path = real_path(sources, name);
	struct source_file *file;

	sources->list = xrealloc(sources->list, (sources->count + 1) * sizeof(*sources->list));
	file = &sources->list[sources->count++];
	memset(file, 0, sizeof(*file));
	file->name = xstrdup(name);
	if (path)
		file->bytes = file_map(path);
	if (file->bytes.data)
		file->lines = text_lines(file->bytes, &file->nlines);
	free(path);
	return file;
}

const struct source_file *sources_file(struct sources *sources, const char *name)
{
	struct source_file *file = NULL;
	size_t i;

	for (i = 0; i < sources->count && !file; i++) {
		if (strcmp(sources->list[i].name, name) == 0)
			file = &sources->list[i];
	}
	if (!file)
		file = add_file(sources, name);
	return file->nlines ? file : NULL;
}

const char *source_line(const struct source_file *file, long number, size_t *size)
{
	const char *text = (const char *)file->bytes.data;
	size_t first, last;

	if (number < 1 || (size_t)number > file->nlines)
		return NULL;
	first = file->lines[number - 1];
	last = file->lines[number];
	if (last > first && text[last - 1] == '\n')
		last--;
	if (last > first && text[last - 1] == '\r')
		last--;
	*size = last - first;
	return text + first;
}
