// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * patch.c - findings that can be mended mechanically, as one unified diff against the kernel's source
 *
 * git apply takes it; what stands before the first file is for people.
 */
#include "tools.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#include "pcidevres/edit.h"

#define CONTEXT 3

/* Lines FIRST to LAST, LAST not included, counted from 0, become TEXT. */
struct change {
	size_t first, last;
	char *text;
};

/* A file with its changes. */
struct mended {
	const char *name;
	struct bytes bytes;
	size_t *lines; /* where they start; one more than there are */
	size_t nlines;
	struct change *list;
	size_t count;
};

struct patch {
	struct mended *files;
	size_t count;
	const struct finding **mends; /* findings that are mended */
	size_t nmends;
};

/* ---- files ----------------------------------------------------------------------------------------------------- */

/* NULL after saying why it cannot be read. */
static struct mended *open_file(struct patch *patch, const char *source, const char *name)
{
	struct mended *file;
	struct bytes bytes;
	char *path;
	size_t i;

	for (i = 0; i < patch->count; i++) {
		if (strcmp(patch->files[i].name, name) == 0)
			return &patch->files[i];
	}
	path = path_join(source, name);
	bytes = file_map(path);
	if (!bytes.data)
		cannot_read(path, "name the kernel's source with -C");
	free(path);
	if (!bytes.data)
		return NULL;
	patch->files = xrealloc(patch->files, (patch->count + 1) * sizeof(*patch->files));
	file = &patch->files[patch->count++];
	memset(file, 0, sizeof(*file));
	file->name = name;
	file->bytes = bytes;
	file->lines = text_lines(file->bytes, &file->nlines);
	return file;
}

/* The line byte AT is in. */
static size_t line_of(const struct mended *file, size_t at)
{
	size_t low = 0, high = file->nlines;

	while (low + 1 < high) {
		size_t middle = (low + high) / 2;

		if (file->lines[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* ---- changes --------------------------------------------------------------------------------------------------- */

/* EDIT as whole lines. */
static struct change whole_lines(const struct mended *file, const struct edit *edit)
{
	const char *text = (const char *)file->bytes.data;
	struct change change = { .first = line_of(file, edit->from) };
	char *before, *after;

	if (edit->from == file->bytes.size)
		change.first = file->nlines;
	change.last = edit->to == edit->from ? change.first : line_of(file, edit->to - 1) + 1;
	if (edit->from == file->lines[change.first] && edit->to == file->lines[change.last]) {
		change.text = xstrdup(edit->text);
		return change;
	}
	if (change.last == change.first)
		change.last++;
	before = xstrndup(text + file->lines[change.first], edit->from - file->lines[change.first]);
	after = xstrndup(text + edit->to, file->lines[change.last] - edit->to);
	change.text = concat(before, edit->text, after, NULL);
	free(before);
	free(after);
	return change;
}

/* Another fix has lines of this one. */
static bool overlaps(const struct mended *file, const struct change *change)
{
	size_t i;

	for (i = 0; i < file->count; i++) {
		if (change->first < file->list[i].last && file->list[i].first < change->last)
			return true;
		if (change->first == file->list[i].first)
			return true;
	}
	return false;
}

static void add_changes(struct mended *file, const struct change *changes, unsigned int count)
{
	unsigned int i;

	file->list = xrealloc(file->list, (file->count + count) * sizeof(*file->list));
	for (i = 0; i < count; i++)
		file->list[file->count++] = changes[i];
}

static bool add_fix(struct mended *file, const struct finding_fix *fix)
{
	struct edit edits[EDITS_MAX];
	struct change changes[EDITS_MAX];
	unsigned int count = fix_edits(fix, (const char *)file->bytes.data, file->bytes.size, edits), i;
	bool free_to_go = count;

	for (i = 0; i < count; i++) {
		changes[i] = whole_lines(file, &edits[i]);
		free_to_go &= !overlaps(file, &changes[i]);
		free(edits[i].text);
	}
	if (free_to_go)
		add_changes(file, changes, count);
	for (i = 0; i < count && !free_to_go; i++)
		free(changes[i].text);
	return free_to_go;
}

static bool same_fix(const struct finding_fix *a, const struct finding_fix *b)
{
	return a->kind == b->kind && a->at.line == b->at.line && a->at.column == b->at.column &&
	       strcmp(a->at.file, b->at.file) == 0;
}

/* Two findings, or two modules with the same source, may ask for the same. */
static bool is_mended(const struct patch *patch, const struct finding *finding)
{
	size_t i;

	for (i = 0; i < patch->nmends; i++) {
		if (same_fix(&patch->mends[i]->fix, &finding->fix))
			return true;
	}
	return false;
}

static bool gather(struct patch *patch, const struct results *results, const char *source)
{
	bool done = true;
	size_t i;

	patch->mends = xcalloc(results->nfindings + 1, sizeof(*patch->mends));
	for (i = 0; i < results->nfindings; i++) {
		const struct finding *finding = results->findings[i];
		struct mended *file;

		if (results_known(results, i) || finding->fix.kind == FIX_NONE || is_mended(patch, finding))
			continue;
		file = open_file(patch, source, finding->fix.at.file);
		if (!file)
			done = false;
		else if (add_fix(file, &finding->fix))
			patch->mends[patch->nmends++] = finding;
	}
	return done;
}

/* ---- writing --------------------------------------------------------------------------------------------------- */

static int compare_changes(const void *x, const void *y)
{
	const struct change *a = x, *b = y;

	return (a->first > b->first) - (a->first < b->first);
}

static int compare_files(const void *x, const void *y)
{
	return strcmp(((const struct mended *)x)->name, ((const struct mended *)y)->name);
}

static size_t count_lines(const char *text)
{
	size_t n = 0;

	for (; *text; n++)
		text += text[strcspn(text, "\n")] ? strcspn(text, "\n") + 1 : strlen(text);
	return n;
}

/* The lines of a text, each behind MARK; a last one without its end is said to be so. */
static void write_lines(FILE *out, char mark, const char *text, size_t size)
{
	while (size) {
		const char *end = memchr(text, '\n', size);
		size_t length = end ? (size_t)(end - text) + 1 : size;

		fputc(mark, out);
		fwrite(text, 1, length, out);
		if (!end)
			fputs("\n\\ No newline at end of file\n", out);
		text += length;
		size -= length;
	}
}

static void write_old(FILE *out, char mark, const struct mended *file, size_t first, size_t last)
{
	write_lines(out, mark, (const char *)file->bytes.data + file->lines[first],
		    file->lines[last] - file->lines[first]);
}

/* How many changes from I on are so near to each other that they share a hunk. */
static size_t hunk_length(const struct mended *file, size_t i)
{
	size_t n = 1;

	while (i + n < file->count && file->list[i + n].first <= file->list[i + n - 1].last + 2 * CONTEXT)
		n++;
	return n;
}

/* COUNT changes from I on; *MOVED is by how much later lines have moved. */
static void write_hunk(FILE *out, const struct mended *file, size_t i, size_t count, long *moved)
{
	const struct change *first = &file->list[i], *last = &file->list[i + count - 1];
	size_t start = first->first > CONTEXT ? first->first - CONTEXT : 0;
	size_t end = last->last + CONTEXT < file->nlines ? last->last + CONTEXT : file->nlines;
	size_t at = start, k;
	long more = 0;

	for (k = i; k < i + count; k++)
		more += (long)count_lines(file->list[k].text) - (long)(file->list[k].last - file->list[k].first);
	fprintf(out, "@@ -%zu,%zu +%zu,%zu @@\n", start + 1, end - start, (size_t)((long)start + 1 + *moved),
		(size_t)((long)(end - start) + more));
	for (k = i; k < i + count; k++) {
		const struct change *change = &file->list[k];

		write_old(out, ' ', file, at, change->first);
		write_old(out, '-', file, change->first, change->last);
		write_lines(out, '+', change->text, strlen(change->text));
		at = change->last;
	}
	write_old(out, ' ', file, at, end);
	*moved += more;
}

static void write_file(FILE *out, struct mended *file)
{
	size_t i, count;
	long moved = 0;

	if (!file->count)
		return;
	qsort(file->list, file->count, sizeof(*file->list), compare_changes);
	fprintf(out, "\n--- a/%s\n+++ b/%s\n", file->name, file->name);
	for (i = 0; i < file->count; i += count) {
		count = hunk_length(file, i);
		write_hunk(out, file, i, count, &moved);
	}
}

static void write_patch(FILE *out, struct patch *patch)
{
	size_t i;

	for (i = 0; i < patch->nmends; i++) {
		const struct finding *finding = patch->mends[i];

		fprintf(out, "%s:%u: %s [%s]\n", finding->at.file, finding->at.line, finding->message, finding->rule);
	}
	if (patch->count)
		qsort(patch->files, patch->count, sizeof(*patch->files), compare_files);
	for (i = 0; i < patch->count; i++)
		write_file(out, &patch->files[i]);
}

static void patch_free(struct patch *patch)
{
	size_t i, k;

	for (i = 0; i < patch->count; i++) {
		for (k = 0; k < patch->files[i].count; k++)
			free(patch->files[i].list[k].text);
		free(patch->files[i].list);
		free(patch->files[i].lines);
	}
	free(patch->files);
	free(patch->mends);
}

char *patch_format(const struct results *results, const char *source, size_t *size)
{
	struct patch patch = { 0 };
	char *text = NULL;
	FILE *out;

	if (gather(&patch, results, source)) {
		out = text_open(&text, size);
		write_patch(out, &patch);
		text_close(out, size);
		fprintf(stderr, "pcidevres: %zu of %zu findings are mended by this patch\n", patch.nmends,
			results->nfindings - results->nknown);
	}
	patch_free(&patch);
	return text;
}
