// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * hunks_test.c - where the lines of a file are in a patch, and patches that are none
 */
#include "../../tools/review/hunks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures;

static void verdict(const char *what, bool right)
{
	printf("%s: hunks: %s\n", right ? "PASS" : "FAIL", what);
	failures += !right;
}

/* Line LINE of FILE is the one that reads SHOWN, with its first byte; NULL: no hunk has it. */
static void expect(const char *what, const char *patch, const char *file, unsigned int line, const char *shown)
{
	struct diff_place place;
	struct diff diff;
	bool right, found;

	diff_read(&diff, patch, strlen(patch));
	found = diff_find(&diff, file, line, &place);
	right = found == (shown != NULL);
	if (right && found) {
		struct line at = diff.files[place.file].hunks[place.hunk].lines[place.line].line;

		right = at.length == strlen(shown) && memcmp(at.text, shown, at.length) == 0;
	}
	verdict(what, right);
	diff_free(&diff);
}

/* As many files, hunks and lines in hunks. */
static void expect_size(const char *what, const char *patch, size_t size, size_t files, size_t hunks, size_t lines)
{
	size_t nhunks = 0, nlines = 0, i, k;
	struct diff diff;

	diff_read(&diff, patch, size);
	for (i = 0; i < diff.nfiles; i++) {
		nhunks += diff.files[i].nhunks;
		for (k = 0; k < diff.files[i].nhunks; k++)
			nlines += diff.files[i].hunks[k].nlines;
	}
	verdict(what, diff.nfiles == files && nhunks == hunks && nlines == lines);
	if (diff.nfiles != files || nhunks != hunks || nlines != lines)
		printf("\t%zu files, %zu hunks, %zu lines\n", diff.nfiles, nhunks, nlines);
	diff_free(&diff);
}

static void expect_names(const char *what, const char *patch, const char *old_name, const char *new_name)
{
	struct diff diff;
	const struct changed_file *file;
	bool right;

	diff_read(&diff, patch, strlen(patch));
	file = diff.files;
	right = diff.nfiles == 1 && !file->old_name == !old_name && !file->new_name == !new_name &&
		(!old_name || strcmp(file->old_name, old_name) == 0) &&
		(!new_name || strcmp(file->new_name, new_name) == 0);
	verdict(what, right);
	diff_free(&diff);
}

#define MAIL "From: a\nSubject: b\n\nWords\n---\n x.c | 2 +-\n\n"
#define X "diff --git a/d/x.c b/d/x.c\nindex 1..2 100644\n--- a/d/x.c\n+++ b/d/x.c\n"
#define TWO X "@@ -1,3 +1,4 @@ f(void)\n one\n-two\n+zwei\n+drei\n four\n@@ -10 +11 @@\n-ten\n+zehn\n-- \n2.47.3\n"

static void test_lines(void)
{
	struct diff_place place;
	struct diff diff;

	expect("a line of context", MAIL TWO, "d/x.c", 1, " one");
	expect("an added line", MAIL TWO, "d/x.c", 3, "+drei");
	expect("one behind a removed one", MAIL TWO, "d/x.c", 4, " four");
	expect("a second hunk, without counts", MAIL TWO, "d/x.c", 11, "+zehn");
	expect("between hunks", MAIL TWO, "d/x.c", 7, NULL);
	expect("no line", MAIL TWO, "d/x.c", 0, NULL);
	expect("another file", MAIL TWO, "x.c", 1, NULL);
	expect("an empty line whose blank is lost", X "@@ -1,3 +1,3 @@\n one\n\n-a\n+b\n", "d/x.c", 2, "");
	expect("no newline at the end", X "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline\n", "d/x.c",
	       1, "+b");
	expect("lines that end in CR", X "@@ -1,2 +1,2 @@\r\n a\r\n\r\n", "d/x.c", 2, "\r");
	expect("a removed line that looks like a head", X "@@ -1,2 +1,2 @@\n--- a/y.c\n+++ b/y.c\n z\n", "d/x.c", 1,
	       "+++ b/y.c");
	diff_read(&diff, MAIL TWO, strlen(MAIL TWO));
	verdict("behind the last hunk", !diff_find(&diff, "d/x.c", 99, &place) && place.file == 0 && place.hunk == 2);
	verdict("behind all", !diff_find(&diff, "y.c", 1, &place) && place.file == 1 && place.hunk == 0);
	verdict("it has the file", diff_has(&diff, "d/x.c") && !diff_has(&diff, "d/y.c"));
	diff_free(&diff);
}

static void test_names(void)
{
	expect_names("a changed file", TWO, "d/x.c", "d/x.c");
	expect_names("a new file",
		     "diff --git a/n b/n\nnew file mode 100644\n--- /dev/null\n+++ b/n\n@@ -0,0 +1 @@\n+a\n", NULL,
		     "n");
	expect_names("a deleted one",
		     "diff --git a/n b/n\ndeleted file mode 100644\n--- a/n\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n", "n",
		     NULL);
	expect_names("a rename", "diff --git a/p/o b/p/n\nsimilarity index 100%\nrename from p/o\nrename to p/n\n",
		     "p/o", "p/n");
	expect_names("a mode", "diff --git a/p/o b/p/o\nold mode 100644\nnew mode 100755\n", "p/o", "p/o");
	expect_names("a name with a blank", "diff --git a/p o b/p o\nold mode 100644\nnew mode 100755\n", "p o", "p o");
	expect_names("no diff of git", "--- p/o\t2026-11-26\n+++ q/o\t2026-11-26\n@@ -1 +1 @@\n-a\n+b\n", "o", "o");
	expect_names("a name in quotes",
		     "--- \"a/\\303\\244\\t\\\"x\"\n+++ \"b/\\303\\244\\t\\\"x\"\n@@ -1 +1 @@\n-a\n+b\n",
		     "\303\244\t\"x", "\303\244\t\"x");
	expect_names("a quote that is left open", "--- \"a/x\\\n+++ \"b/x\\1\n@@ -1 +1 @@\n-a\n+b\n", "x\\", "x1");
	expect_names("a name without a folder", "--- x\n+++ y\n@@ -1 +1 @@\n-a\n+b\n", NULL, NULL);
	expect_names("a name that leaves the tree", "--- a/../../x\n+++ b/../../x\n@@ -1 +1 @@\n-a\n+b\n", "../../x",
		     "../../x");
}

#define SIZE(what, patch, ...) expect_size(what, patch, sizeof(patch) - 1, __VA_ARGS__)

static void test_garbage(void)
{
	static const char whole[] = MAIL TWO;
	unsigned int seed = 1;
	char bytes[sizeof(whole)];
	size_t i, k;

	SIZE("nothing", "", 0, 0, 0);
	SIZE("words", MAIL, 0, 0, 0);
	SIZE("a whole patch", MAIL TWO, 1, 2, 7);
	SIZE("a hunk without file", "@@ -1 +1 @@\n-a\n+b\n", 0, 0, 0);
	SIZE("a hunk that is cut off", X "@@ -1,9 +1,9 @@\n a\n b", 1, 1, 2);
	SIZE("a hunk that promises too much", X "@@ -1,4294967297 +1,4294967297 @@\n a\n", 1, 0, 0);
	SIZE("a line number with a sign", X "@@ --1,2 +1,2 @@\n a\n", 1, 0, 0);
	SIZE("counts that are none", X "@@ -1, +1,2 @@\n a\n", 1, 0, 0);
	SIZE("three counts", X "@@ -1,2,3 +1,2 @@\n a\n", 1, 0, 0);
	SIZE("more lines than counted", X "@@ -1 +1 @@\n-a\n+b\n+c\n d\n", 1, 1, 2);
	SIZE("a hunk of nothing", X "@@ -0,0 +0,0 @@\n+a\n", 1, 1, 0);
	SIZE("a byte 0", X "@@ -1,2 +1,2 @@\n a\0b\n\0c\n", 1, 1, 1);
	SIZE("a binary file", "diff --git a/x b/x\nindex 1..2\nGIT binary patch\nliteral 1\nIcmZ\n\n", 1, 0, 0);
	SIZE("a head without the rest", "diff --git \n--- \n+++ \n@@ \n", 1, 0, 0);
	/* Whatever is cut off or changed, nothing out of bounds is read. */
	for (i = 0; i < sizeof(whole); i++) {
		struct diff diff;
		char *cut = malloc(i + 1);

		memcpy(cut, whole, i);
		diff_read(&diff, cut, i);
		diff_free(&diff);
		free(cut);
	}
	for (i = 0; i < 20000; i++) {
		struct diff diff;

		memcpy(bytes, whole, sizeof(bytes));
		for (k = 0; k < 4; k++) {
			seed = seed * 1103515245 + 12345;
			bytes[(seed >> 8) % (sizeof(bytes) - 1)] = "\n@-+ ,9\"\\/a\0"[(seed >> 4) % 12];
		}
		diff_read(&diff, bytes, sizeof(bytes) - 1);
		diff_free(&diff);
	}
	verdict("bytes at random", true);
}

int main(void)
{
	test_lines();
	test_names();
	test_garbage();
	return failures != 0;
}
