// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * decode.c - the diff of a patch, out of the mail it came in
 *
 * Some mailers wrap what they send in quoted-printable or base64 (RFC 2045). A mail of several parts stays as it is.
 */
#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#include "mail.h"

/* Where the body begins. */
static size_t body_of(const struct review_step *step)
{
	struct line line;
	size_t pos = 0;

	while (next_line(step->text, step->text_size, &pos, &line)) {
		if (!line.length || (line.length == 1 && line.text[0] == '\r'))
			break;
	}
	return pos;
}

static size_t from_quoted(char *to, const char *from, size_t size)
{
	char *start = to;
	size_t i;

	for (i = 0; i < size; i++) {
		if (from[i] != '=') {
			*to++ = from[i];
		} else if (i + 1 < size && from[i + 1] == '\n') {
			i++;
		} else if (i + 2 < size && from[i + 1] == '\r' && from[i + 2] == '\n') {
			i += 2;
		} else if (i + 2 < size && hex_p(from[i + 1]) && hex_p(from[i + 2])) {
			*to++ = (char)(hex_value(from[i + 1]) << 4 | hex_value(from[i + 2]));
			i += 2;
		} else {
			*to++ = from[i];
		}
	}
	return to - start;
}

/* Ends at the first "="; what is no digit is passed over. */
static size_t from_base64(char *to, const char *from, size_t size)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned int value = 0, bits = 0;
	char *start = to;
	size_t i;

	for (i = 0; i < size && from[i] != '='; i++) {
		const char *digit = from[i] ? strchr(digits, from[i]) : NULL;

		if (!digit)
			continue;
		value = (value << 6 | (unsigned int)(digit - digits)) & 0xffffff;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			*to++ = (char)(value >> bits);
		}
	}
	return to - start;
}

void mail_diff(struct diff *diff, const struct review_step *step)
{
	char *encoding = mail_header(step, "Content-Transfer-Encoding"), *text = NULL;
	size_t body = body_of(step), size = 0;
	bool quoted = strcasecmp(encoding, "quoted-printable") == 0, base64 = strcasecmp(encoding, "base64") == 0;

	free(encoding);
	if (!quoted && !base64) {
		diff_read(diff, step->text, step->text_size);
		return;
	}
	text = xmalloc(step->text_size - body + 1);
	if (quoted)
		size = from_quoted(text, step->text + body, step->text_size - body);
	else
		size = from_base64(text, step->text + body, step->text_size - body);
	diff_read(diff, text, size);
	diff->own = text;
}
