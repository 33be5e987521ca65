/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * hunks.h - the unified diff in a mail or a commit, line by line
 *
 * What is read may be hostile: whatever does not fit is taken for text between the hunks, and nothing is looked up by
 * the names found.
 */
#ifndef TOOLS_HUNKS_H
#define TOOLS_HUNKS_H

#include <stdbool.h>
#include <stddef.h>

/* A line of a text that is somebody else's, without the newline. */
struct line {
	const char *text;
	size_t length;
};

struct hunk_line {
	struct line line;	/* "+\tfoo();"; the first byte is '+', '-', ' ' or '\\', or there is none */
	unsigned int new_line;	/* on the new side; 0: it is not there */
	bool added;
};

struct hunk {
	struct line head;	/* "@@ -1,2 +1,3 @@ ..." */
	struct hunk_line *lines;
	size_t nlines;
};

struct changed_file {
	char *old_name, *new_name; /* without "a/" and "b/"; NULL: there is none, or it is not known */
	struct line *heads;	   /* "diff --git ...", "rename from ...", "--- ...", "+++ ..." */
	size_t nheads;
	struct hunk *hunks;
	size_t nhunks;
};

struct diff {
	struct changed_file *files;
	size_t nfiles;
	char *own; /* a text to be freed with it, or NULL */
};

/* TEXT has to live as long as DIFF. To be freed with diff_free(). */
void diff_read(struct diff *diff, const char *text, size_t size);
void diff_free(struct diff *diff);

/*
 * Where something is in a diff; LINE is behind the last one of the hunk, HUNK of the file, FILE of all, if there is
 * none.
 */
struct diff_place {
	size_t file, hunk, line;
};

/*
 * Line LINE of file NAME after the patch. False, and PLACE is behind the file's last hunk or behind all, if no hunk
 * shows it.
 */
bool diff_find(const struct diff *diff, const char *name, unsigned int line, struct diff_place *place);
/* Is the file changed, or was it called so before? */
bool diff_has(const struct diff *diff, const char *name);

/* The next line at *POS (at first 0); false: there is none. */
bool next_line(const char *text, size_t size, size_t *pos, struct line *line);
bool line_starts(struct line line, const char *with);

#endif
