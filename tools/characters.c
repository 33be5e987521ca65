// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * characters.c - other people's bytes, as they may be shown
 */
#include "tools.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

/* How many bytes a character has that begins with C; 0: none does. */
static size_t bytes_from(unsigned char c)
{
	if (c < 0x80)
		return 1;
	if (c < 0xc2 || c > 0xf4)
		return 0;
	return c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

size_t character_at(const char *text, size_t length, unsigned int *code)
{
	static const unsigned int smallest[] = { 0, 0, 0x80, 0x800, 0x10000 };
	unsigned char c = length ? *text : 0;
	size_t bytes = bytes_from(c), i;

	if (!bytes || bytes > length)
		return 0;
	*code = bytes == 1 ? c : c & (0x7f >> bytes);
	for (i = 1; i < bytes; i++) {
		if (((unsigned char)text[i] & 0xc0) != 0x80)
			return 0;
		*code = *code << 6 | ((unsigned char)text[i] & 0x3f);
	}
	return *code >= smallest[bytes] && *code <= 0x10ffff && (*code < 0xd800 || *code > 0xdfff) ? bytes : 0;
}

/*
 * Controls of a terminal; what has no width or turns the direction of writing, so that a text looks like another one.
 */
static bool is_hidden(unsigned int code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0xad || code == 0x61c ||
	       (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
	       (code >= 0x2060 && code <= 0x206f) || code == 0xfeff || (code >= 0xe0000 && code <= 0xe0fff);
}

char *clean_bytes(const char *text, size_t length, bool tabs)
{
	char *result = xmalloc(length + 1), *end = result;
	size_t i, bytes;

	for (i = 0; i < length; i += bytes ? bytes : 1) {
		unsigned int code;

		bytes = character_at(text + i, length - i, &code);
		if (bytes && (!is_hidden(code) || (tabs && code == '\t'))) {
			memcpy(end, text + i, bytes);
			end += bytes;
		} else {
			*end++ = bytes && code && strchr("\t\n\v\f\r", (int)code) && code < 0x20 ? ' ' : '?';
		}
	}
	*end = '\0';
	return result;
}

char *printable(const char *text)
{
	return text ? clean_bytes(text, strlen(text), false) : xstrdup("");
}
