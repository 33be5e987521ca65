// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * edit_test.c - fixes as changes of a text: what may be taken away, and what is left then
 *
 * In the texts "@" stands before the call a fix is about, "%" before the one that it moves behind.
 */
#include "pcidevres/edit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures;

static struct place take_mark(char *text, char mark)
{
	struct place place = { .file = "x.c", .line = 1 };
	char *at = strchr(text, mark), *p;

	if (!at)
		return place;
	for (p = text; p < at; p++) {
		place.column = *p == '\n' ? 0 : place.column + 1;
		place.line += *p == '\n';
	}
	place.column++;
	memmove(at, at + 1, strlen(at));
	return place;
}

static void apply(char *text, struct edit *edits, unsigned int count)
{
	while (count-- > 0) {
		size_t length = strlen(edits[count].text);

		memmove(text + edits[count].from + length, text + edits[count].to, strlen(text + edits[count].to) + 1);
		memcpy(text + edits[count].from, edits[count].text, length);
		free(edits[count].text);
	}
}

/* AFTER is NULL where nothing may be changed. */
static void expect(const char *what, enum fix_kind kind, const char *before, const char *after)
{
	struct edit edits[EDITS_MAX];
	struct finding_fix fix = { .kind = kind, .callee = "put", .other = kind == FIX_RENAME ? "new_put" : "late" };
	char text[4096];
	unsigned int count;
	int right;

	strcpy(text, before);
	fix.at = take_mark(text, '@');
	fix.to = take_mark(text, '%');
	count = fix_edits(&fix, text, strlen(text), edits);
	apply(text, edits, count);
	right = after ? count && strcmp(text, after) == 0 : !count;
	printf("%s: edit: %s\n", right ? "PASS" : "FAIL", what);
	if (!right)
		printf("\tleft is <<%s>>\n", text);
	failures += !right;
}

#define F(body) "void f(struct d *d)\n{\n" body "}\n"

static void test_delete(void)
{
	const enum fix_kind kind = FIX_DELETE;

	expect("a statement", kind, F("\ta(d);\n\t@put(d);\n\tb(d);\n"), F("\ta(d);\n\tb(d);\n"));
	expect("arguments on two lines", kind, F("\ta(d);\n\t@put(d,\n\t    g(\")\"));\n\tb(d);\n"),
	       F("\ta(d);\n\tb(d);\n"));
	expect("one of two on a line", kind, F("\ta(d); @put(d);\n"), F("\ta(d); \n"));
	expect("with its comments", kind, F("\ta(d);\n\n\t/* away */\n\t@put(d); /* with it */\n}\nint f2(void)\n{\n"),
	       F("\ta(d);\n}\nint f2(void)\n{\n"));
	expect("a comment on more than it", kind, F("\ta(d);\n\t/* both */\n\t@put(d);\n\tb(d);\n"),
	       F("\ta(d);\n\t/* both */\n\tb(d);\n"));
	expect("the empty line before the end", kind, F("\ta(d);\n\n\t@put(d);\n"), F("\ta(d);\n"));
	expect("one of two empty lines", kind, F("\ta(d);\n\n\t@put(d);\n\n\tb(d);\n"), F("\ta(d);\n\n\tb(d);\n"));
	expect("behind a label", kind, F("\ta(d);\nout:\n\t@put(d);\n\tb(d);\n"), F("\ta(d);\nout:\n\tb(d);\n"));
	expect("a label at the end", kind, F("\ta(d);\nout:\n\t@put(d);\n"), F("\ta(d);\nout:\n\t;\n"));
	expect("a case", kind, F("\tswitch (d->x) {\n\tcase A | B:\n\t\t@put(d);\n\t\tbreak;\n\t}\n"),
	       F("\tswitch (d->x) {\n\tcase A | B:\n\t\tbreak;\n\t}\n"));
	expect("between directives", kind, F("\ta(d);\n#ifdef X\n\t@put(d);\n#endif\n\tb(d);\n"),
	       F("\ta(d);\n#ifdef X\n#endif\n\tb(d);\n"));
	expect("all there is of an if", kind, F("\ta(d);\n\tif (d->x >= 1 && !d->y)\n\t\t@put(d);\n\tb(d);\n"),
	       F("\ta(d);\n\tb(d);\n"));
	expect("in braces", kind, F("\tif (g(d)) {\n\t\t@put(d);\n\t\tb(d);\n\t}\n"),
	       F("\tif (g(d)) {\n\t\tb(d);\n\t}\n"));
	expect("a condition that calls", kind, F("\tif (g(d))\n\t\t@put(d);\n"), NULL);
	expect("a condition that sets", kind, F("\tif ((d->x = 1))\n\t\t@put(d);\n"), NULL);
	expect("a condition that counts", kind, F("\tif (d->x--)\n\t\t@put(d);\n"), NULL);
	expect("an if with else", kind, F("\tif (d->x)\n\t\t@put(d);\n\telse\n\t\tb(d);\n"), NULL);
	expect("an else", kind, F("\tif (d->x)\n\t\ta(d);\n\telse\n\t\t@put(d);\n"), NULL);
	expect("an else if", kind, F("\tif (d->x)\n\t\ta(d);\n\telse if (d->y)\n\t\t@put(d);\n"), NULL);
	expect("a while", kind, F("\twhile (d->x)\n\t\t@put(d);\n"), NULL);
	expect("a for", kind, F("\tfor (;;)\n\t\t@put(d);\n"), NULL);
	expect("an if in an if", kind, F("\tif (d->x)\n\t\tif (d->y)\n\t\t\t@put(d);\n"), NULL);
	expect("a result", kind, F("\td->x = @put(d);\n"), NULL);
	expect("part of an expression", kind, F("\t@put(d), b(d);\n"), NULL);
	expect("a member of its result", kind, F("\t@put(d)->x = 1;\n"), NULL);
	expect("a conditional expression", kind, F("\td->x ? a(d) : @put(d);\n"), NULL);
	expect("another function", kind, F("\t@puts(d);\n"), NULL);
	expect("a place beyond the line", kind, "@\n", NULL);
	expect("outside of functions", kind, "int x = 1;\n@put(d);\n", NULL);
	expect("the last use of a variable", kind, F("\tstruct d *e = d->e;\n\n\t@put(e);\n"), NULL);
	expect("the last use of one in the condition", kind,
	       F("\tint n = d->n;\n\n\ta(d);\n\tif (d->x && n > 1)\n\t\t@put(d);\n"), NULL);
	expect("a variable named after its type", kind, F("\tstruct e *e = d->e;\n\n\t@put(e);\n"), NULL);
	expect("one that is only set then", kind, F("\tstruct d *e;\n\n\te = g(d);\n\t@put(e);\n"), NULL);
	expect("one that is returned", kind, F("\tint e;\n\n\te = g(d);\n\t@put(e);\n\treturn e;\n"),
	       F("\tint e;\n\n\te = g(d);\n\treturn e;\n"));
	expect("one that is passed on", kind, F("\tstruct d *e = g(d);\n\n\t@put(e);\n\ta(d, e);\n"),
	       F("\tstruct d *e = g(d);\n\n\ta(d, e);\n"));
	expect("not its last use", kind, F("\tstruct d *e = d->e;\n\n\ta(e);\n\t@put(e);\n"),
	       F("\tstruct d *e = d->e;\n\n\ta(e);\n"));
}

static void test_others(void)
{
	expect("two change places", FIX_MOVE, F("\ta(d);\n\t@put(d);\n\tb(d);\n\t%late(d);\n\tc(d);\n"),
	       F("\ta(d);\n\tb(d);\n\tlate(d);\n\tput(d);\n\tc(d);\n"));
	expect("but not out of an if", FIX_MOVE, F("\tif (d->x)\n\t\t@put(d);\n\t%late(d);\n"), NULL);
	expect("nor behind half a line", FIX_MOVE, F("\t@put(d);\n\t%late(d); c(d);\n"), NULL);
	expect("another name", FIX_RENAME, F("\treturn a(d) ? 0 : @put(d, 1);\n"),
	       F("\treturn a(d) ? 0 : new_put(d, 1);\n"));
	expect("no fix", FIX_NONE, F("\t@put(d);\n"), NULL);
}

int main(void)
{
	test_delete();
	test_others();
	return failures != 0;
}
