// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * escape.c - anybody's text in a page
 */
#include <stdint.h>
#include <string.h>

#include "html/page.h"

#define NO_CHARACTER UINT32_MAX

static const char replacement[] = "\xef\xbf\xbd"; /* U+FFFD */

/* The character at TEXT, of which SIZE bytes are left; *LENGTH is how many it takes. NO_CHARACTER: it is none. */
static uint32_t decode(const unsigned char *text, size_t size, size_t *length)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	uint32_t c = text[0];
	size_t n = c < 0x80 ? 1 : c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2, i;

	*length = 1;
	if (n == 1)
		return c;
	if (c < 0xc2 || c > 0xf4 || n > size)
		return NO_CHARACTER;
	c &= 0xff >> (n + 1);
	for (i = 1; i < n; i++) {
		if ((text[i] & 0xc0) != 0x80)
			return NO_CHARACTER;
		c = c << 6 | (text[i] & 0x3f);
	}
	if (c < least[n] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return NO_CHARACTER;
	*length = n;
	return c;
}

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

static void write_character(FILE *out, uint32_t c, const unsigned char *bytes, size_t length)
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
	const unsigned char *at = (const unsigned char *)text, *end = at + size;
	size_t length;

	for (; at < end; at += length) {
		uint32_t c = decode(at, end - at, &length);

		write_character(out, c, at, length);
	}
}

void html_text(FILE *out, const char *text)
{
	html_bytes(out, text, strlen(text));
}
