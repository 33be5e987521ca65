// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * escape.c - anybody's text in a page
 */
#include <stdint.h>
#include <string.h>

#include "html/page.h"

#define NO_CHARACTER UINT32_MAX

static const char replacement[] = "\xef\xbf\xbd"; /* U+FFFD */

/* Marks, embeddings, overrides and isolates of direction: source text that reads otherwise than it compiles. */
static bool turns_direction(uint32_t c)
{
	return c == 0x200e || c == 0x200f || c == 0x061c || (c >= 0x202a && c <= 0x202e) ||
	       (c >= 0x2066 && c <= 0x2069);
}

static bool is_control(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0);
}

static void write_character(FILE *out, uint32_t c, const char *bytes, size_t length)
{
	switch (c) {
	case '&':
		fputs("&amp;", out);
		break;
	case '<':
		fputs("&lt;", out);
		break;
	case '>':
		fputs("&gt;", out);
		break;
	case '"':
		fputs("&quot;", out);
		break;
	case '\'':
		fputs("&#39;", out);
		break;
	default:
		if (c == NO_CHARACTER || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef))
			fputs(replacement, out);
		else if (c < 0x20 && is_control(c))
			fprintf(out, "&#x%x;", 0x2400 + c); /* its picture */
		else if (is_control(c) || turns_direction(c))
			fprintf(out, "[U+%04X]", c);
		else
			fwrite(bytes, 1, length, out);
	}
}

void html_bytes(FILE *out, const char *text, size_t size)
{
	const char *end = text + size;
	size_t length;

	for (; text < end; text += length) {
		unsigned int c = NO_CHARACTER;

		length = character_at(text, end - text, &c);
		write_character(out, length ? c : NO_CHARACTER, text, length);
		length += !length;
	}
}

void html_text(FILE *out, const char *text)
{
	html_bytes(out, text, strlen(text));
}
