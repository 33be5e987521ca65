// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * review_words_test.c - reviews in words, against what is expected in testsuite/review-words/CASE/
 *
 * A case is patches, N.patch, and what is found before and after them, N.sarif. With --update what is expected is written
 * anew: testsuite/review-words/update.
 */
#include "../../tools/review/mail.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#define FOLDER "testsuite/review-words/"
#define MODULE "drivers/misc/heron"
#define STEPS_MAX 3

static int failures;
static bool update;

static void verdict(const char *name, const char *what, bool right)
{
	printf("%s: review: %s: %s\n", right ? "PASS" : "FAIL", name, what);
	failures += !right;
}

/* ---- cases -------------------------------------------------------------------------------------------------------------- */

struct patch {
	const char *subject, *author, *message_id;
};

struct review_case {
	const char *name;
	const char *skipped;
	struct patch patches[STEPS_MAX + 1];
};

#define ADA "Ada Lovelace <ada@example.org>"
#define ID(n) "<20261126090000.1-" n "-ada@example.org>"

static const struct review_case cases[] = {
	{ "introduces", NULL, { { "misc: heron: let devres disable the device", ADA, ID("1") } } },
	{ "fixes", NULL, { { "misc: heron: free the vectors of the old card", ADA, ID("1") } } },
	{ "series",
	  "drivers/misc/heron/heron_debug.c: not built by this configuration",
	  { { "misc: heron: let devres disable the device", ADA, ID("1") },
	    { "misc: heron: name the old card", ADA, ID("2") },
	    { "misc: heron: devres frees the vectors, too", ADA, ID("3") } } },
	{ "outside",
	  "drivers/misc/heron/heron.h: only what this configuration sees of it",
	  { { "misc: heron: another way to enable the card", ADA, ID("1") },
	    { "misc: heron: forget the vectors, and count more", ADA, ID("2") } } },
	{ "hostile",
	  "x\033[1m.c: \nwarning: none",
	  { { "misc: heron: h\303\251ron\r\nBcc: spy@example.net\n\nFrom x\033[2J \377\342\200\256 =?utf-8?q?=0A?=",
	      "Mallory, \"spy@example.net\"\nBcc: spy@example.net <mallory@example.org>",
	      "<x@y>\nBcc: spy@example.net" },
	    { "a subject with a very long word: "
	      "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789",
	      "J\303\266rg \"D\" \303\204rger <joerg@example.org>", ID("2") } } },
	{ "new-driver", NULL, { { "misc: heron: add the next card", ADA, ID("1") } } },
	{ "nothing", NULL, { { "misc: heron: say what is counted", ADA, ID("1") } } },
};

struct fixture {
	struct review review;
	struct review_step steps[STEPS_MAX];
	struct old_log *logs[STEPS_MAX + 1];
	char *modules[1], *skipped[1];
};

static char *file_of(const char *name, size_t number, const char *suffix)
{
	/* libiberty does not know %zu in front of %s. */
	return xasprintf(FOLDER "%s/%u.%s", name, (unsigned int)number, suffix);
}

static void read_log(struct fixture *fixture, const char *name, size_t number)
{
	char *path = file_of(name, number, "sarif");

	fixture->logs[number] = old_log_read(path);
	if (!fixture->logs[number])
		exit(1);
	free(path);
}

static void read_step(struct fixture *fixture, const struct review_case *c, size_t i)
{
	static const char *const ids[] = { "1f00ba411f00ba411f00ba411f00ba411f00ba41",
					   "2f00ba412f00ba412f00ba412f00ba412f00ba41",
					   "3f00ba413f00ba413f00ba413f00ba413f00ba41" };
	struct review_step *step = &fixture->steps[i];
	char *path = file_of(c->name, i + 1, "patch");

	step->id = (char *)ids[i];
	step->subject = (char *)c->patches[i].subject;
	step->author = (char *)c->patches[i].author;
	step->message_id = (char *)c->patches[i].message_id;
	step->text = file_text(path);
	if (!step->text)
		exit(1);
	step->text_size = strlen(step->text);
	free(path);
	read_log(fixture, c->name, i + 1);
	compare_logs(&step->comparison, fixture->logs[i], fixture->logs[i + 1]);
}

static void fixture_make(struct fixture *fixture, const struct review_case *c)
{
	struct review *review = &fixture->review;

	memset(fixture, 0, sizeof(*fixture));
	fixture->modules[0] = (char *)MODULE;
	fixture->skipped[0] = (char *)c->skipped;
	review->base = (char *)"0f00ba410f00ba410f00ba410f00ba410f00ba41";
	review->steps = fixture->steps;
	review->modules = fixture->modules;
	review->nmodules = 1;
	review->skipped = fixture->skipped;
	review->nskipped = c->skipped != NULL;
	review->how = "pcidevres review 0f00ba410f00..1f00ba411f00";
	read_log(fixture, c->name, 0);
	for (; c->patches[review->nsteps].subject; review->nsteps++)
		read_step(fixture, c, review->nsteps);
	compare_logs(&review->total, fixture->logs[0], fixture->logs[review->nsteps]);
}

static void fixture_free(struct fixture *fixture)
{
	size_t i;

	for (i = 0; i < fixture->review.nsteps; i++) {
		free(fixture->steps[i].text);
		comparison_free(&fixture->steps[i].comparison);
	}
	comparison_free(&fixture->review.total);
	for (i = 0; i <= STEPS_MAX; i++)
		old_log_free(fixture->logs[i]);
}

/* ---- what is expected --------------------------------------------------------------------------------------------------- */

/* TEXT with @VERSION@ where the version is. Free it. */
static char *without_version(const char *text)
{
	static const char version[] = "pcidevres " PCIDEVRES_VERSION;
	size_t size;
	char *result = NULL;
	FILE *out = text_open(&result, &size);
	const char *at;

	for (; (at = strstr(text, version)); text = at + strlen(version))
		fprintf(out, "%.*spcidevres @VERSION@", (int)(at - text), text);
	fputs(text, out);
	text_close(out, &size);
	return result;
}

static void compare_text(const char *name, const char *format, const char *text, size_t size)
{
	char *path = xasprintf(FOLDER "%s/expect.%s", name, format);
	char *got = without_version(text), *expected;
	size_t line = 1, i;

	verdict(name, format, strlen(text) == size);
	if (update) {
		if (!output_write(path, got, strlen(got)))
			exit(1);
	} else {
		expected = file_text(path);
		verdict(name, format, expected && strcmp(expected, got) == 0);
		if (expected && strcmp(expected, got) != 0) {
			for (i = 0; got[i] && got[i] == expected[i]; i++)
				line += got[i] == '\n';
			printf("\t%s:%zu is another one\n", path, line);
		}
		free(expected);
	}
	free(got);
	free(path);
}

/* No byte that a terminal acts on, and all of it UTF-8. */
static bool is_harmless(const char *text)
{
	size_t left = strlen(text), bytes;
	unsigned int code;

	for (; left; text += bytes, left -= bytes) {
		bytes = character_at(text, left, &code);
		if (!bytes || (code < ' ' && code != '\n' && code != '\t') || (code >= 0x7f && code < 0xa0) ||
		    (code >= 0x202a && code <= 0x202e))
			return false;
	}
	return true;
}

static bool is_known_header(struct line line)
{
	static const char *const known[] = {
		" ", "To: ", "Cc: ", "Subject: ", "References: ", "In-Reply-To: ", "MIME-Version: ", "Content-T"
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(known); i++) {
		if (line_starts(line, known[i]))
			return line.length < 100;
	}
	return false;
}

/* Headers are those that are known, quotes begin with ">", lines of our own are short; From_ lines are where mails begin. */
static bool is_sound(const char *mail, bool mbox)
{
	size_t pos = 0, size = strlen(mail);
	bool in_headers = !mbox, empty = true, right = true;
	struct line line;

	while (right && next_line(mail, size, &pos, &line)) {
		if (line_starts(line, "From ")) {
			right = mbox && !in_headers && empty;
			in_headers = true;
		} else if (in_headers) {
			in_headers = line.length > 0;
			right = !in_headers || is_known_header(line);
		} else if (!line_starts(line, ">") && !line_starts(line, "  ")) {
			right = line.length <= 76;
		}
		empty = !line.length;
	}
	if (!right)
		printf("\t%.*s\n", (int)line.length, line.text);
	return right && !in_headers;
}

static void test_case(const struct review_case *c)
{
	struct fixture fixture;
	size_t size;
	char *text;

	fixture_make(&fixture, c);
	if (strcmp(c->name, "hostile") == 0)
		json_object_set_new(json_object_get(fixture.steps[0].comparison.list[0].result->json, "message"),
				    "text", json_string("From nowhere\033[1m\nvectors: warning: freed"));
	text = review_text(&fixture.review, &size);
	compare_text(c->name, "text", text, size);
	verdict(c->name, "text for terminals", is_harmless(text));
	free(text);
	text = review_b4(&fixture.review, &size);
	compare_text(c->name, "json", text, size);
	free(text);
	text = review_mail(&fixture.review, &size);
	compare_text(c->name, "mail", text, size);
	verdict(c->name, "mail for terminals", is_harmless(text));
	verdict(c->name, "mail is sound", is_sound(text, line_starts((struct line){ text, size }, "From ")));
	free(text);
	fixture_free(&fixture);
}

/* ---- the rest ----------------------------------------------------------------------------------------------------------- */

/* No module was built; no patch, or no file of one, was looked at. */
static void test_nothing_compared(void)
{
	struct old_log *log = old_log_read(FOLDER "nothing/0.sarif");
	char *skipped[] = { (char *)"drivers/misc/heron/heron_debug.c: not built by this configuration" };
	struct review review = { .how = "pcidevres review -" };
	size_t size;
	char *text;

	if (!log)
		exit(1);
	compare_logs(&review.total, log, log);
	comparison_free(&review.total);
	text = review_b4(&review, &size);
	verdict("no module", "b4 has nothing to report", strcmp(text, "[]\n") == 0);
	free(text);
	review.skipped = skipped;
	review.nskipped = 1;
	text = review_b4(&review, &size);
	verdict("no module", "b4 hears of what is not looked at",
		strstr(text, "\"warn\"") && strstr(text, "heron_debug"));
	free(text);
	text = review_text(&review, &size);
	verdict("no module", "text",
		strcmp(text,
		       "not looked at: drivers/misc/heron/heron_debug.c: not built by this configuration\n"
		       "compared: no module\n0 introduced, 0 fixed, 0 unchanged\nreproduce: pcidevres review -\n") ==
			0);
	free(text);
	text = review_mail(&review, &size);
	verdict("no module", "mail", strstr(text, "built no module") && strstr(text, "heron_debug.c"));
	free(text);
	old_log_free(log);
}

/* Bytes of the patches, and of what is known of them, changed at random: the formats still hold. */
static void test_random(void)
{
	static const char bytes[] = "\n\n\r\t\0 <>\"@,:=?[]-+\033\351\303";
	char subject[200], author[100], id[60], *text, *const fields[] = { subject, author, id };
	const size_t sizes[] = { sizeof(subject), sizeof(author), sizeof(id) };
	bool harmless = true, sound = true;
	struct fixture fixture;
	unsigned int seed = 1;
	size_t size, i, k;

	fixture_make(&fixture, &cases[0]);
	fixture.steps[0].subject = subject;
	fixture.steps[0].author = author;
	fixture.steps[0].message_id = id;
	for (i = 0; i < 400; i++) {
		struct review_step *step = &fixture.steps[0];
		char *original = xmemdup(step->text, step->text_size, step->text_size + 1);

		snprintf(subject, sizeof(subject), "misc: heron: a subject that is long enough, %zu", i);
		snprintf(author, sizeof(author), "%s", i % 2 ? ADA : "\"Lovelace, Ada\" <ada@example.org>");
		snprintf(id, sizeof(id), "%s", ID("1"));
		for (k = 0; k < 60; k++) {
			char byte;

			seed = seed * 1103515245 + 12345;
			byte = bytes[(seed >> 8) % (sizeof(bytes) - 1)];
			if (k % 4 < 3)
				step->text[(seed >> 12) % step->text_size] = byte;
			else if (k % 3 < (i & 3))
				fields[k % 3][(seed >> 12) % (sizes[k % 3] - 1)] = byte;
		}
		text = review_mail(&fixture.review, &size);
		harmless = harmless && is_harmless(text) && strlen(text) == size;
		sound = sound && is_sound(text, false);
		free(text);
		text = review_text(&fixture.review, &size);
		harmless = harmless && is_harmless(text) && strlen(text) == size;
		free(text);
		text = review_b4(&fixture.review, &size);
		harmless = harmless && is_harmless(text);
		free(text);
		memcpy(step->text, original, step->text_size);
		free(original);
	}
	verdict("random", "mail, text and JSON are harmless", harmless);
	verdict("random", "mail is sound", sound);
	fixture_free(&fixture);
}

/* The steps were not compared, only the first with the last. */
static void test_all_together(void)
{
	struct fixture fixture;
	size_t size;
	char *text;

	fixture_make(&fixture, &cases[0]);
	comparison_free(&fixture.steps[0].comparison);
	text = review_text(&fixture.review, &size);
	verdict("all together", "text", line_starts((struct line){ text, size }, "all patches together:\n>> drivers"));
	free(text);
	text = review_mail(&fixture.review, &size);
	verdict("all together", "mail", strstr(text, ">  \tpci_free_irq_vectors(pdev);\n\nIRQ vectors of") != NULL);
	free(text);
	text = review_b4(&fixture.review, &size);
	verdict("all together", "b4", strstr(text, "\"warn\"") != NULL);
	free(text);
	fixture_free(&fixture);
}

static void expect_diff(const char *what, const char *mail)
{
	struct review_step step = { .text = (char *)mail, .text_size = strlen(mail) };
	struct diff_place place;
	struct diff diff;

	mail_diff(&diff, &step);
	verdict("wrapped", what, diff_find(&diff, "x.c", 2, &place) && place.line == 2);
	diff_free(&diff);
}

static void test_wrapped(void)
{
	expect_diff("not at all", "Subject: x\n\n--- a/x.c\n+++ b/x.c\n@@ -1,2 +1,2 @@\n =\n-a\n+=3D\n");
	expect_diff("quoted-printable",
		    "content-transfer-encoding:\r\n Quoted-Printable\r\nSubject: x\r\n\r\n--- a/x=2Ec\r\n+++ =\r\n"
		    "b/x.c\r\n@@ -1,2 +1,2 @@\r\n =3D\r\n-a=\r\n=ZZ=\r\n\r\n+b=");
	expect_diff("base64", "Content-Transfer-Encoding: base64\n\n"
			      "LS0tIGEveC5jCisrKyBiL3guYwpAQCAtMSwyICsxLDIgQEAKIG9uZQot\ndHdvCit6d2VpCg==\n--\n");
}

static void expect_clean(const char *what, const char *from, const char *to)
{
	char *text = clean_bytes(from, strlen(from), false);

	verdict("clean", what, strcmp(text, to) == 0);
	free(text);
}

static void test_clean(void)
{
	expect_clean("plain", "a b", "a b");
	expect_clean("white space", "a\tb\nc\r", "a b c ");
	expect_clean("escape", "\033[1m", "?[1m");
	expect_clean("a letter", "\303\251", "\303\251");
	expect_clean("no UTF-8", "\351\377", "??");
	expect_clean("half a letter", "a\303", "a?");
	expect_clean("too long a form", "\300\257\340\200\257", "?????");
	expect_clean("half a pair", "\355\240\200", "???");
	expect_clean("beyond Unicode", "\364\220\200\200", "????");
	expect_clean("C1", "\302\233", "?");
	expect_clean("other direction", "\342\200\256x", "?x");
	expect_clean("none", "", "");
}

static void test_wrap(void)
{
	char *text = NULL;
	size_t size;
	FILE *out = text_open(&text, &size);

	words_wrap(out, "* ", "  ",
		   " one  two 4567890123456789012345678901234567890123456789012345678901234567890123 75 "
		   "77777777777777777777777777777777777777777777777777777777777777777777777777777 x");
	text_close(out, &size);
	verdict("wrap", "at 76, words are whole",
		strcmp(text,
		       "* one two\n  4567890123456789012345678901234567890123456789012345678901234567890123 75\n"
		       "  77777777777777777777777777777777777777777777777777777777777777777777777777777\n  x\n") == 0);
	free(text);
}

int main(int argc, char **argv)
{
	size_t i;

	update = argc > 1 && strcmp(argv[1], "--update") == 0;
	for (i = 0; i < ARRAY_SIZE(cases); i++)
		test_case(&cases[i]);
	test_nothing_compared();
	test_all_together();
	test_random();
	test_clean();
	test_wrapped();
	test_wrap();
	return failures != 0;
}
