// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * policy.c - what a patch may be
 *
 * A mailed patch comes from anybody. It may change text files below the source, and without --trust none that a build
 * runs or takes orders from. Names are looked at before git sees the patch, modes after it has applied it to an index.
 */
#include "work.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <libiberty/libiberty.h>

/* ---- names ----------------------------------------------------------------------------------------------------- */

static bool is_plain(const char *path)
{
	for (; *path; path++) {
		if ((unsigned char)*path < 0x20 || *path == 0x7f || *path == '"' || *path == '\\')
			return false;
	}
	return true;
}

/* Takes the name in a header of a diff; with PREFIX it begins with "a/" or "b/". */
static bool take_name(const char *patch, const char *text, size_t length, bool prefix, struct words *paths)
{
	char *name = xstrndup(text, length), *shown, *slash;
	const char *path = name;

	name[strcspn(name, "\t")] = '\0';
	while (length && (name[length - 1] == '\r' || name[length - 1] == ' '))
		name[--length] = '\0';
	if (strcmp(name, "/dev/null") == 0) {
		free(name);
		return true;
	}
	slash = strchr(name, '/');
	if (*path != '/' && prefix && slash)
		path = slash + 1;
	if (*path && *path != '/' && is_plain(name) && !path_has_part(path, "..") && !path_has_part(path, ".git")) {
		add_word(paths, xstrdup(path));
		free(name);
		return true;
	}
	shown = printable(name);
	trouble("%s names a file that can be none of the source: %s; nothing was applied", patch, shown);
	free(shown);
	free(name);
	return false;
}

/* How many lines of the text BEFORE and AFTER the patch come after "@@ -1,2 +3,4 @@". */
static bool read_hunk(const char *line, unsigned long *before, unsigned long *after)
{
	char *end;

	if (!text_starts(line, "@@ -"))
		return false;
	*before = *after = 1;
	strtoul(line + 4, &end, 10);
	if (*end == ',')
		*before = strtoul(end + 1, &end, 10);
	if (!text_starts(end, " +"))
		return false;
	strtoul(end + 2, &end, 10);
	if (*end == ',')
		*after = strtoul(end + 1, &end, 10);
	return text_starts(end, " @@");
}

/* "diff --git a/NAME b/NAME" without anything below is a change of mode. */
static bool take_pair(const char *patch, const char *line, size_t length, struct words *paths)
{
	const char *names = line + strlen("diff --git ");
	size_t half = (length - strlen("diff --git ")) / 2;

	return length <= strlen("diff --git ") || names[half] != ' ' || take_name(patch, names, half, true, paths);
}

static bool header_line(const char *patch, const char *line, size_t length, struct words *paths)
{
	static const char *const refused[] = { "new file mode 120000",	   "new mode 120000",
					       "old mode 120000",	   "deleted file mode 120000",
					       "new file mode 160000",	   "new mode 160000",
					       "deleted file mode 160000", "old mode 160000",
					       "GIT binary patch",	   "Binary files " };
	static const char *const named[] = { "rename from ", "rename to ", "copy from ", "copy to " };
	size_t i;

	for (i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		if (text_starts(line, refused[i]))
			return trouble("%s is refused: %s; nothing was applied", patch,
				       i < 8 ? "it changes a symbolic link or a submodule" : "it has binary contents");
	}
	if (text_starts(line, "diff --git "))
		return take_pair(patch, line, length, paths);
	for (i = 0; i < sizeof(named) / sizeof(*named); i++) {
		if (text_starts(line, named[i]))
			return take_name(patch, line + strlen(named[i]), length - strlen(named[i]), false, paths);
	}
	if (text_starts(line, "--- ") && text_starts(line + length, "\n+++ "))
		return take_name(patch, line + 4, length - 4, true, paths);
	if (text_starts(line, "+++ "))
		return take_name(patch, line + 4, length - 4, true, paths);
	return true;
}

bool policy_names(const char *name, const char *patch, struct words *paths)
{
	unsigned long before = 0, after = 0;
	const char *line;
	size_t length;

	for (line = patch; *line; line += length + (line[length] == '\n')) {
		length = strcspn(line, "\n");
		if (before || after) {
			before -= before && *line != '+' && *line != '\\';
			after -= after && *line != '-' && *line != '\\';
		} else if (!read_hunk(line, &before, &after) && !header_line(name, line, length, paths)) {
			return false;
		}
	}
	return true;
}

/* ---- modes ----------------------------------------------------------------------------------------------------- */

static bool may_be(unsigned int mode)
{
	return !mode || (mode & S_IFMT) == S_IFREG;
}

bool policy_modes(const char *name, const struct touches *touches)
{
	size_t i;

	for (i = 0; i < touches->count; i++) {
		const struct touched *touched = &touches->list[i];
		char *shown;

		if (may_be(touched->old_mode) && may_be(touched->new_mode))
			continue;
		shown = printable(touched->path);
		trouble("%s is refused: %s is a symbolic link or a submodule; nothing was compiled", name, shown);
		free(shown);
		return false;
	}
	return true;
}

/* ---- what runs ------------------------------------------------------------------------------------------------- */

static bool is_executed(const char *path)
{
	static const char *const names[] = { "Makefile", "GNUmakefile", "Kconfig", "Kbuild", ".config" };
	static const char *const folders[] = { "scripts/", "tools/", "usr/", "certs/", "rust/macros/" };
	static const char *const endings[] = { ".mk",	  ".sh",  ".bash", ".pl", ".pm",  ".py",    ".rb",
					       ".awk",	  ".sed", ".y",	   ".l",  ".lds", ".lds.S", "_shipped",
					       ".config", ".cmd", ".so",   ".o",  ".a" };
	const char *base = path_base(path);
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (text_starts(base, names[i]))
			return true;
	}
	for (i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
		if (text_starts(path, folders[i]))
			return true;
	}
	for (i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		if (path_ends_with(path, endings[i]))
			return true;
	}
	/* arch/x86/tools/, arch/x86/boot/tools/ */
	return text_starts(path, "arch/") && path_has_part(path, "tools");
}

static bool is_executable(unsigned int mode)
{
	return (mode & S_IFMT) == S_IFREG && mode & 0111;
}

const char *policy_executed(const struct touches *touches)
{
	size_t i;

	for (i = 0; i < touches->count; i++) {
		const struct touched *touched = &touches->list[i];

		if (is_executed(touched->path) || is_executable(touched->old_mode) || is_executable(touched->new_mode))
			return touched->path;
		if (touched->from && is_executed(touched->from))
			return touched->from;
	}
	return NULL;
}
