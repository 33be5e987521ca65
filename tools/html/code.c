// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * code.c - a line of C, its comments, strings and keywords told apart
 *
 * One line is all there is to go by: inside a comment it is one if it begins as such lines do.
 */
#include <string.h>

#include <libiberty/libiberty.h>
#include <libiberty/safe-ctype.h>

#include "html/page.h"

static const char *const keywords[] = {
	"break",  "bool",   "case",   "char",	"const",    "continue", "default", "do",       "else",	 "enum",
	"extern", "false",  "for",    "goto",	"if",	    "inline",	"int",	   "long",     "return", "short",
	"signed", "sizeof", "static", "struct", "switch",   "true",	"typedef", "union",    "u8",	 "u16",
	"u32",	  "u64",    "s32",    "s64",	"unsigned", "void",	"while",   "volatile", "NULL",
};

static bool is_keyword(const char *word, size_t size)
{
	size_t i;

	for (i = 0; i < sizeof(keywords) / sizeof(*keywords); i++) {
		if (strlen(keywords[i]) == size && memcmp(keywords[i], word, size) == 0)
			return true;
	}
	return false;
}

static bool in_word(char c)
{
	return ISALNUM(c) || c == '_';
}

static size_t word_length(const char *line, size_t at, size_t size)
{
	size_t end = at;

	while (end < size && in_word(line[end]))
		end++;
	return end - at;
}

static size_t comment_length(const char *line, size_t at, size_t size)
{
	size_t end;

	if (line[at + 1] == '/')
		return size - at;
	for (end = at + 2; end + 1 < size; end++) {
		if (line[end] == '*' && line[end + 1] == '/')
			return end + 2 - at;
	}
	return size - at;
}

static size_t string_length(const char *line, size_t at, size_t size)
{
	size_t end = at + 1;

	while (end < size && line[end] != line[at])
		end += line[end] == '\\' && end + 1 < size ? 2 : 1;
	return end < size ? end + 1 - at : size - at;
}

/* Does a line that begins so continue a comment? */
static bool goes_on(const char *line, size_t size)
{
	size_t at = 0;

	while (at < size && ISBLANK(line[at]))
		at++;
	return at < size && line[at] == '*' && (at + 1 == size || line[at + 1] == ' ' || line[at + 1] == '/');
}

static void write_part(FILE *out, const char *tag, const char *text, size_t size)
{
	fprintf(out, "<%s>", tag);
	html_bytes(out, text, size);
	fprintf(out, "</%.*s>", (int)strcspn(tag, " "), tag);
}

/* The word, comment or string at AT, or all up to the next one. Its length. */
static size_t write_token(FILE *out, const char *line, size_t at, size_t size, bool marked)
{
	size_t length = word_length(line, at, size);

	if (length) {
		if (marked)
			write_part(out, "mark", line + at, length);
		else if (is_keyword(line + at, length))
			write_part(out, "b", line + at, length);
		else
			html_bytes(out, line + at, length);
		return length;
	}
	if (line[at] == '/' && at + 1 < size && (line[at + 1] == '/' || line[at + 1] == '*')) {
		length = comment_length(line, at, size);
		write_part(out, "i", line + at, length);
		return length;
	}
	if (line[at] == '"' || line[at] == '\'') {
		length = string_length(line, at, size);
		write_part(out, "q", line + at, length);
		return length;
	}
	for (length = 1; at + length < size && !in_word(line[at + length]) && !strchr("/\"'", line[at + length]);)
		length++;
	html_bytes(out, line + at, length);
	return length;
}

void write_code(FILE *out, const char *line, size_t size, long column)
{
	size_t at = 0;

	if (goes_on(line, size)) {
		write_part(out, "i", line, size);
		return;
	}
	while (at < size)
		at += write_token(out, line, at, size, column > 0 && at == (size_t)column - 1);
}
