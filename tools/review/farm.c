// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * farm.c - a state of the source as a folder
 *
 * The compiler finds an included file beside the one that includes it, by the path that one was opened with, so the
 * changed files must lie among all others. Copying a kernel takes too long. Here only the folders on the way to a
 * file that differs are real; what else they hold are links to SRC.
 */
#include "work.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libiberty/libiberty.h>

/* Links to all that DIR, "" for the top, holds in the source. */
static bool fill(const struct farm *farm, const char *dir)
{
	char *from = path_join(farm->source, dir), *to = path_join(farm->dir, dir);
	DIR *entries = opendir(from);
	struct dirent *entry;
	bool done = true;

	while (entries && done && (entry = readdir(entries))) {
		char *old, *new;

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
		    strcmp(entry->d_name, ".git") == 0)
			continue;
		old = path_join(from, entry->d_name);
		new = path_join(to, entry->d_name);
		done = symlink(old, new) == 0 || trouble("cannot make %s: %s", new, strerror(errno));
		free(old);
		free(new);
	}
	if (entries)
		closedir(entries);
	free(from);
	free(to);
	return done;
}

/* Makes folder DIR a real one. */
static bool make_real(const struct farm *farm, const char *dir)
{
	char *whole = path_join(farm->dir, dir), *source = path_join(farm->source, dir), *above = path_dir(dir);
	bool done = !*above || make_real(farm, above);
	struct stat st;

	if (done && (lstat(whole, &st) != 0 || !S_ISDIR(st.st_mode))) {
		if (lstat(source, &st) == 0 && !S_ISDIR(st.st_mode))
			done = trouble("%s: a patch has files below it, and it is no folder", source);
		unlink(whole);
		done = done && (mkdir(whole, 0700) == 0 || trouble("cannot make %s: %s", whole, strerror(errno)));
		done = done && fill(farm, dir);
	}
	free(above);
	free(source);
	free(whole);
	return done;
}

static bool put(const struct farm *farm, const char *path, const struct bytes *contents)
{
	char *dir = path_dir(path), *whole = path_join(farm->dir, path);
	bool done = !*dir || make_real(farm, dir);
	FILE *out = NULL;
	int fd;

	if (done) {
		unlink(whole);
		if (contents) {
			fd = open(whole, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
			out = fd < 0 ? NULL : fdopen(fd, "w");
			done = out && fwrite(contents->data, 1, contents->size, out) == contents->size;
			if (out)
				done = fclose(out) == 0 && done;
			if (!done)
				trouble("cannot write %s: %s", whole, strerror(errno));
		}
	}
	free(whole);
	free(dir);
	return done;
}

bool farm_open(struct farm *farm, const char *name, const char *source)
{
	farm->source = source;
	farm->dir = path_join(scratch_dir(), name);
	if (mkdir(farm->dir, 0700) != 0)
		return trouble("cannot make %s: %s", farm->dir, strerror(errno));
	return fill(farm, "");
}

bool farm_show(struct farm *farm, const struct series *series, size_t state)
{
	bool done = true;
	size_t i;

	for (i = 0; i < series->nfiles && done; i++) {
		const char *id = series->files[i].ids[state];
		struct bytes contents;

		if (id)
			contents = series_contents(series, id);
		done = put(farm, series->files[i].path, id ? &contents : NULL);
	}
	return done;
}

void farm_close(struct farm *farm)
{
	free(farm->dir);
}
