// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * headers.c - the headers of a reply to a patch
 *
 * Those of the patch are a stranger's. Nothing is copied: addresses and message ids have to look like ones, letter by
 * letter, and all other text is written anew, in encoded words (RFC 2047) where it is not plain.
 */
#include "mail.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#define ADDRESS_MAX 254
#define ID_MAX 250
#define IDS_MAX 32
#define COPIES_MAX 64
/* A word of a header that is longer is not plain. */
#define WORD_MAX 60

/* ---- the patch's headers --------------------------------------------------------------------------------------- */

static bool is_header(struct line line, const char *name)
{
	size_t length = strlen(name);

	return line.length > length && strncasecmp(line.text, name, length) == 0 && line.text[length] == ':';
}

char *mail_header(const struct review_step *step, const char *name)
{
	size_t pos = 0, size, length;
	char *value = NULL, *result;
	FILE *out = text_open(&value, &size);
	struct line line;
	bool in_it = false, found = false;

	while (next_line(step->text, step->text_size, &pos, &line)) {
		if (line.length && line.text[line.length - 1] == '\r')
			line.length--;
		if (!line.length)
			break;
		if (line.text[0] != ' ' && line.text[0] != '\t')
			in_it = !found && is_header(line, name);
		else if (!in_it)
			continue;
		if (!in_it)
			continue;
		length = found ? 0 : strlen(name) + 1;
		found = true;
		fwrite(line.text + length, 1, line.length - length, out);
	}
	text_close(out, &size);
	result = clean_bytes(value, size, false);
	free(value);
	length = strspn(result, " ");
	memmove(result, result + length, strlen(result + length) + 1);
	return result;
}

/* ---- what may stand in one ------------------------------------------------------------------------------------- */

static bool is_address(const char *text, size_t length)
{
	bool at = false;
	size_t i;

	if (length < 3 || length > ADDRESS_MAX || text[0] == '-' || text[0] == '@')
		return false;
	for (i = 0; i < length; i++) {
		char c = text[i];

		if (c == '@' && !at)
			at = i + 1 < length;
		else if (!isalnum((unsigned char)c) && c != '.' && c != '-' && (at || !c || !strchr("_+=~/#&'*!", c)))
			return false;
		if (c == '@' && !at)
			return false;
	}
	return at;
}

static bool is_id(const char *text, size_t length)
{
	size_t i;

	if (length < 5 || length > ID_MAX || text[0] != '<' || text[length - 1] != '>')
		return false;
	for (i = 1; i + 1 < length; i++) {
		if (!isgraph((unsigned char)text[i]) || strchr("<>\"(),:;\\", text[i]))
			return false;
	}
	return memchr(text, '@', length) != NULL;
}

static bool is_plain(const char *text)
{
	size_t word = 0;

	for (; *text; text++) {
		word = *text == ' ' ? 0 : word + 1;
		if (*text < ' ' || *text > '~' || word > WORD_MAX || (text[0] == '=' && text[1] == '?'))
			return false;
	}
	return true;
}

/* As encoded words, each on a line of its own. */
static void write_encoded(FILE *out, const char *text)
{
	size_t left = strlen(text), bytes, width = 0, i;
	unsigned int code;
	bool first = true;

	for (; *text; text += bytes, left -= bytes) {
		char piece[16], *end = piece;

		bytes = character_at(text, left, &code);
		for (i = 0; i < bytes; i++) {
			unsigned char c = text[i];

			if (isalnum(c) || c == '-')
				*end++ = c;
			else
				end += sprintf(end, "=%02X", c);
		}
		if (first || width + (end - piece) > WORD_MAX) {
			fprintf(out, "%s=?utf-8?q?", first ? "" : "?=\n ");
			width = 0;
			first = false;
		}
		fwrite(piece, 1, end - piece, out);
		width += end - piece;
	}
	fputs("?=", out);
}

/* A name in front of an address: words, a quoted string, or encoded. */
static void write_name(FILE *out, const char *name)
{
	if (!is_plain(name)) {
		write_encoded(out, name);
	} else if (strpbrk(name, "()<>[]:;@\\,.\"")) {
		fputc('"', out);
		for (; *name; name++)
			fprintf(out, "%s%c", strchr("\"\\", *name) ? "\\" : "", *name);
		fputc('"', out);
	} else {
		fputs(name, out);
	}
}

/* ---- the author ------------------------------------------------------------------------------------------------ */

/* "Ada" <a@b>: Ada, without blanks and quotes around it. Free it. */
static char *name_of(const char *author, const char *end)
{
	char *name, *from, *to;

	while (author < end && strchr(" \"", *author))
		author++;
	while (author < end && strchr(" \"", end[-1]))
		end--;
	name = xmemdup(author, end - author, end - author + 1);
	for (from = to = name; *from; from++) {
		if (*from == '\\' && from[1])
			from++;
		*to++ = *from;
	}
	*to = '\0';
	return name;
}

/* Both are to be freed; *ADDRESS is NULL if there is none to write to. */
static void read_author(const struct review_step *step, char **name, char **address)
{
	char *author = printable(step->author), *less = strrchr(author, '<');
	const char *start = less ? less + 1 : author;
	size_t length = strcspn(start, ">");

	*address = is_address(start, length) ? xmemdup(start, length, length + 1) : NULL;
	*name = less || !*address ? name_of(author, less ? less : author + strlen(author)) : xstrdup("");
	free(author);
}

void mail_attribution(FILE *out, const struct review_step *step)
{
	char *date = mail_header(step, "Date"), *name, *address, *text;

	read_author(step, &name, &address);
	text = xasprintf("%s%s%s%s wrote:", *date ? "On " : "", date, *date ? ", " : "",
			 *name	 ? name :
			 address ? address :
				   "the author");
	words_wrap(out, "", "", text);
	free(text);
	free(name);
	free(address);
	free(date);
}

/* ---- who else has got it --------------------------------------------------------------------------------------- */

struct copies {
	char *list[COPIES_MAX];
	size_t count;
};

static void add_copy(struct copies *copies, const char *text, size_t length, const char *author)
{
	const char *less = memchr(text, '<', length), *more;
	size_t i;

	if (less) {
		more = memchr(less, '>', length - (less - text));
		length = more ? (size_t)(more - less - 1) : 0;
		text = less + 1;
	}
	for (; length && *text == ' '; length--)
		text++;
	while (length && text[length - 1] == ' ')
		length--;
	if (!is_address(text, length) || copies->count == COPIES_MAX)
		return;
	if (author && strlen(author) == length && strncasecmp(author, text, length) == 0)
		return;
	for (i = 0; i < copies->count; i++) {
		if (strlen(copies->list[i]) == length && strncasecmp(copies->list[i], text, length) == 0)
			return;
	}
	copies->list[copies->count++] = xmemdup(text, length, length + 1);
}

/* Addresses only: the names are not needed to reach anyone. */
static void add_copies(struct copies *copies, const struct review_step *step, const char *name, const char *author)
{
	char *value = mail_header(step, name), *at, *start = value;
	bool quoted = false;

	for (at = value;; at++) {
		if (*at == '"')
			quoted = !quoted;
		if (*at && (*at != ',' || quoted))
			continue;
		add_copy(copies, start, at - start, author);
		if (!*at)
			break;
		start = at + 1;
	}
	free(value);
}

static void write_copies(FILE *out, const struct review_step *step, const char *author)
{
	struct copies copies = { .count = 0 };
	size_t i;

	add_copies(&copies, step, "To", author);
	add_copies(&copies, step, "Cc", author);
	for (i = 0; i < copies.count; i++) {
		fprintf(out, "%s%s%s", i ? " " : "Cc: ", copies.list[i], i + 1 < copies.count ? ",\n" : "\n");
		free(copies.list[i]);
	}
}

/* ---- the others ------------------------------------------------------------------------------------------------ */

/* The thread above the patch. */
static void write_references(FILE *out, const struct review_step *step, const char *id)
{
	char *value = mail_header(step, "References"), *at;
	size_t length, count = 0;

	if (!*value) {
		free(value);
		value = mail_header(step, "In-Reply-To");
	}
	fputs("References:", out);
	for (at = value; *at && count < IDS_MAX; at += length + strspn(at + length, " ")) {
		length = strcspn(at, " ");
		if (is_id(at, length) && (strlen(id) != length || strncmp(at, id, length) != 0)) {
			fprintf(out, "%s %.*s", count ? "\n" : "", (int)length, at);
			count++;
		}
	}
	fprintf(out, "%s %s\n", count ? "\n" : "", id);
	free(value);
}

/* "[PATCH v2 1/3]" as the patch has it, or one made up. Free it. */
static char *prefix_of(const struct review *review, size_t step)
{
	char *subject = mail_header(&review->steps[step], "Subject");
	size_t length = strcspn(subject, "]") + 1;

	if (subject[0] == '[' && length <= strlen(subject) && length <= WORD_MAX) {
		subject[length] = '\0';
		if (is_plain(subject))
			return subject;
	}
	free(subject);
	return review->nsteps == 1 ? xstrdup("[PATCH]") : xasprintf("[PATCH %zu/%zu]", step + 1, review->nsteps);
}

static void write_subject(FILE *out, const struct review *review, size_t step)
{
	char *prefix = prefix_of(review, step), *subject = printable(review->steps[step].subject);
	char *all = xasprintf("Re: %s %s", prefix, subject);

	if (is_plain(all)) {
		words_wrap(out, "Subject: ", " ", all);
	} else {
		fprintf(out, "Subject: Re: %s\n ", prefix);
		write_encoded(out, subject);
		fputc('\n', out);
	}
	free(all);
	free(subject);
	free(prefix);
}

void mail_headers(FILE *out, const struct review *review, size_t number)
{
	const struct review_step *step = &review->steps[number];
	char *name, *address;

	read_author(step, &name, &address);
	if (address) {
		fputs("To: ", out);
		if (*name) {
			write_name(out, name);
			fputc(' ', out);
		}
		fprintf(out, *name ? "<%s>\n" : "%s\n", address);
	}
	write_copies(out, step, address);
	write_subject(out, review, number);
	if (step->message_id && is_id(step->message_id, strlen(step->message_id))) {
		fprintf(out, "In-Reply-To: %s\n", step->message_id);
		write_references(out, step, step->message_id);
	}
	fputs("MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n", out);
	free(name);
	free(address);
}
