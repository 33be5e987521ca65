// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * hunks.c - the unified diff in a mail or a commit
 *
 * A hunk is as long as its head says; a line that cannot be part of one ends it early.
 */
#include "hunks.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

/* No source has more lines; what claims to is no hunk. */
#define LINES_MAX 100000000u

/* Room for one more in a LIST of COUNT: twice as much each time it is full. */
#define grow(list, count) \
	((list) = (count) & ((count)-1) ? (list) : xrealloc((list), ((count) ? 2 * (count) : 1) * sizeof(*(list))))

struct reader {
	struct diff *diff;
	struct changed_file *file; /* the one that is read, or NULL */
	struct hunk *hunk;	   /* the same */
	bool in_heads;		   /* its "+++" is still to come */
	unsigned int old_left, new_left, new_line;
};

bool next_line(const char *text, size_t size, size_t *pos, struct line *line)
{
	const char *end;

	if (*pos >= size)
		return false;
	line->text = text + *pos;
	end = memchr(line->text, '\n', size - *pos);
	line->length = end ? (size_t)(end - line->text) : size - *pos;
	*pos += line->length + (end != NULL);
	return true;
}

bool line_starts(struct line line, const char *with)
{
	size_t length = strlen(with);

	return line.length >= length && memcmp(line.text, with, length) == 0;
}

static struct line line_behind(struct line line, size_t length)
{
	return (struct line){ line.text + length, line.length - length };
}

/* ---- names ----------------------------------------------------------------------------------------------------- */

static bool is_octal(char c)
{
	return c >= '0' && c <= '7';
}

/* A name in quotes, as git writes those with odd bytes. */
static char *unquoted(struct line line)
{
	static const char from[] = "abtnvfr", to[] = "\a\b\t\n\v\f\r";
	char *name = xmalloc(line.length + 1), *end = name;
	size_t i;

	for (i = 1; i < line.length && line.text[i] != '"'; i++) {
		const char *known;

		if (line.text[i] != '\\' || i + 1 == line.length) {
			*end++ = line.text[i];
			continue;
		}
		i++;
		known = line.text[i] ? strchr(from, line.text[i]) : NULL;
		if (i + 2 < line.length && is_octal(line.text[i]) && is_octal(line.text[i + 1]) &&
		    is_octal(line.text[i + 2])) {
			*end++ = (line.text[i] - '0') << 6 | (line.text[i + 1] - '0') << 3 | (line.text[i + 2] - '0');
			i += 2;
		} else {
			*end++ = known ? to[known - from] : line.text[i];
		}
	}
	*end = '\0';
	return name;
}

/* The name in LINE, with its first folder gone if STRIP; NULL for none. */
static char *name_in(struct line line, bool strip)
{
	const char *tab = memchr(line.text, '\t', line.length);
	char *name, *slash;

	if (line.length && line.text[0] == '"') {
		name = unquoted(line);
	} else {
		if (tab)
			line.length = tab - line.text;
		while (line.length && strchr(" \r", line.text[line.length - 1]))
			line.length--;
		name = xmemdup(line.text, line.length, line.length + 1);
	}
	slash = strip ? strchr(name, '/') : NULL;
	if (strcmp(name, "/dev/null") == 0 || !*name || (strip && !slash)) {
		free(name);
		return NULL;
	}
	if (slash)
		memmove(name, slash + 1, strlen(slash));
	return name;
}

static void set_name(char **name, struct line line, bool strip)
{
	free(*name);
	*name = name_in(line, strip);
}

/* The names in "diff --git a/x b/x", which says nothing clear unless they are the same. */
static void names_of_git(struct changed_file *file, struct line line)
{
	size_t half = line.length / 2;

	if (line.length % 2 == 0 || line.text[half] != ' ' || half < 3 ||
	    memcmp(line.text + 2, line.text + half + 3, half - 2) != 0)
		return;
	set_name(&file->old_name, (struct line){ line.text, half }, true);
	set_name(&file->new_name, line_behind(line, half + 1), true);
}

/* ---- lines ----------------------------------------------------------------------------------------------------- */

static void start_file(struct reader *reader)
{
	struct diff *diff = reader->diff;

	grow(diff->files, diff->nfiles);
	reader->file = &diff->files[diff->nfiles++];
	memset(reader->file, 0, sizeof(*reader->file));
	reader->hunk = NULL;
	reader->in_heads = true;
}

static void add_head(struct changed_file *file, struct line line)
{
	grow(file->heads, file->nheads);
	file->heads[file->nheads++] = line;
}

/* "12" or "12,3" at *POS. False: there is neither. */
static bool read_range(struct line line, size_t *pos, unsigned int *first, unsigned int *count)
{
	unsigned int *number = first;
	size_t digits = 0;

	*first = 0;
	*count = 1;
	for (; *pos < line.length; (*pos)++) {
		char c = line.text[*pos];

		if (c >= '0' && c <= '9') {
			*number = *number * 10 + (c - '0');
			if (*number > LINES_MAX)
				return false;
			digits++;
		} else if (c == ',' && number == first && digits) {
			number = count;
			*number = 0;
			digits = 0;
		} else {
			break;
		}
	}
	return digits > 0;
}

static bool start_hunk(struct reader *reader, struct line line)
{
	struct changed_file *file = reader->file;
	unsigned int old_line;
	size_t pos = 4;

	if (!file || !line_starts(line, "@@ -") || !read_range(line, &pos, &old_line, &reader->old_left) ||
	    !line_starts(line_behind(line, pos), " +"))
		return false;
	pos += 2;
	if (!read_range(line, &pos, &reader->new_line, &reader->new_left) ||
	    !line_starts(line_behind(line, pos), " @@"))
		return false;
	grow(file->hunks, file->nhunks);
	reader->hunk = &file->hunks[file->nhunks++];
	*reader->hunk = (struct hunk){ .head = line };
	reader->in_heads = false;
	return true;
}

/* A mailer may have taken the blank away that an empty line begins with. */
static bool add_to_hunk(struct reader *reader, struct line line)
{
	char kind = line.length && line.text[0] != '\r' ? line.text[0] : ' ';
	struct hunk *hunk = reader->hunk;
	struct hunk_line *added;

	if (!hunk || !strchr("+- \\", kind) || !kind)
		return false;
	if ((kind != '+' && kind != '\\' && !reader->old_left) || (kind != '-' && kind != '\\' && !reader->new_left))
		return false;
	grow(hunk->lines, hunk->nlines);
	added = &hunk->lines[hunk->nlines++];
	*added = (struct hunk_line){ .line = line, .added = kind == '+' };
	if (kind == '+' || kind == ' ') {
		added->new_line = reader->new_line++;
		reader->new_left--;
	}
	if (kind == '-' || kind == ' ')
		reader->old_left--;
	return true;
}

static void read_head(struct reader *reader, struct line line, struct line next)
{
	if (line_starts(line, "diff --git ")) {
		start_file(reader);
		names_of_git(reader->file, line_behind(line, strlen("diff --git ")));
		add_head(reader->file, line);
		return;
	}
	if (line_starts(line, "--- ") && line_starts(next, "+++ ")) {
		if (!reader->file || !reader->in_heads)
			start_file(reader);
		set_name(&reader->file->old_name, line_behind(line, 4), true);
		add_head(reader->file, line);
		return;
	}
	if (!reader->file || !reader->in_heads)
		return;
	if (line_starts(line, "+++ "))
		set_name(&reader->file->new_name, line_behind(line, 4), true);
	else if (line_starts(line, "rename from "))
		set_name(&reader->file->old_name, line_behind(line, strlen("rename from ")), false);
	else if (line_starts(line, "rename to "))
		set_name(&reader->file->new_name, line_behind(line, strlen("rename to ")), false);
	else if (!line_starts(line, "index ") && !line_starts(line, "new file mode ") &&
		 !line_starts(line, "deleted file mode ") && !line_starts(line, "similarity index ") &&
		 !line_starts(line, "old mode ") && !line_starts(line, "new mode "))
		reader->in_heads = false;
	if (reader->in_heads)
		add_head(reader->file, line);
}

void diff_read(struct diff *diff, const char *text, size_t size)
{
	struct reader reader = { .diff = diff };
	struct line line, next;
	size_t pos = 0, peek;

	memset(diff, 0, sizeof(*diff));
	while (next_line(text, size, &pos, &line)) {
		if (add_to_hunk(&reader, line))
			continue;
		reader.hunk = NULL;
		if (start_hunk(&reader, line))
			continue;
		peek = pos;
		if (!next_line(text, size, &peek, &next))
			next.length = 0;
		read_head(&reader, line, next);
	}
}

void diff_free(struct diff *diff)
{
	size_t i, k;

	for (i = 0; i < diff->nfiles; i++) {
		struct changed_file *file = &diff->files[i];

		for (k = 0; k < file->nhunks; k++)
			free(file->hunks[k].lines);
		free(file->hunks);
		free(file->heads);
		free(file->old_name);
		free(file->new_name);
	}
	free(diff->files);
	free(diff->own);
	memset(diff, 0, sizeof(*diff));
}

/* ---- what is asked --------------------------------------------------------------------------------------------- */

static bool is_called(const char *name, const char *file_name)
{
	return file_name && strcmp(name, file_name) == 0;
}

bool diff_find(const struct diff *diff, const char *name, unsigned int line, struct diff_place *place)
{
	size_t i, k, l;

	*place = (struct diff_place){ .file = diff->nfiles };
	for (i = 0; i < diff->nfiles; i++) {
		const struct changed_file *file = &diff->files[i];

		if (!is_called(name, file->new_name))
			continue;
		*place = (struct diff_place){ .file = i, .hunk = file->nhunks };
		for (k = 0; line && k < file->nhunks; k++) {
			const struct hunk *hunk = &file->hunks[k];

			for (l = 0; l < hunk->nlines; l++) {
				if (hunk->lines[l].new_line == line) {
					place->hunk = k;
					place->line = l;
					return true;
				}
			}
		}
	}
	return false;
}

bool diff_has(const struct diff *diff, const char *name)
{
	size_t i;

	for (i = 0; i < diff->nfiles; i++) {
		if (is_called(name, diff->files[i].new_name) || is_called(name, diff->files[i].old_name))
			return true;
	}
	return false;
}
