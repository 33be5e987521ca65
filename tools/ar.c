// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * ar.c - members of an archive as GNU ar writes it, thin or not; long names in the name table or, as BSD does, in front
 * of the contents
 */
#include "tools.h"

#include <ar.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#define THIN_MAGIC "!<thin>\n"

bool ar_is_archive(struct bytes file)
{
	return file.size >= SARMAG &&
	       (memcmp(file.data, ARMAG, SARMAG) == 0 || memcmp(file.data, THIN_MAGIC, SARMAG) == 0);
}

/*
 * The digits FIELD starts with; false when there are none. What follows does not matter: GNU ar leaves the end of a
 * name of exactly 16 characters behind the number that replaces it.
 */
static bool decimal(const char *field, size_t length, size_t *value)
{
	size_t i;

	*value = 0;
	for (i = 0; i < length && isdigit((unsigned char)field[i]); i++)
		*value = *value * 10 + (field[i] - '0');
	return i != 0;
}

/* The name table "//", or nothing. It comes first or second. */
static struct bytes name_table(struct bytes file)
{
	struct bytes none = { NULL, 0 };
	size_t pos = SARMAG, size;

	while (file.size - pos >= sizeof(struct ar_hdr)) {
		const struct ar_hdr *header = (const struct ar_hdr *)(file.data + pos);

		pos += sizeof(*header);
		if (header->ar_name[0] != '/' || !decimal(header->ar_size, sizeof(header->ar_size), &size) ||
		    size > file.size - pos)
			return none;
		if (header->ar_name[1] == '/')
			return (struct bytes){ file.data + pos, size };
		pos += size + (size & 1);
		if (pos > file.size)
			return none;
	}
	return none;
}

/* A name up to "/" and newline, as the name table has it. */
static char *long_name(struct bytes table, size_t offset)
{
	size_t end = offset;

	while (end < table.size && table.data[end] != '\n' && table.data[end])
		end++;
	if (offset >= table.size || end == offset)
		return NULL;
	if (table.data[end - 1] == '/')
		end--;
	return xstrndup((const char *)table.data + offset, end - offset);
}

static char *short_name(const char *field, size_t length)
{
	const char *slash = memchr(field, '/', length);

	if (slash)
		length = slash - field;
	while (length && field[length - 1] == ' ')
		length--;
	return xstrndup(field, length);
}

static bool is_table(const struct ar_hdr *header)
{
	return header->ar_name[0] == '/' && !isdigit((unsigned char)header->ar_name[1]);
}

/* The name as the header at POS gives it. BSD names move the contents behind the name. */
static char *member_name(struct bytes file, const struct ar_hdr *header, struct bytes *contents)
{
	size_t number;

	if (header->ar_name[0] == '/') {
		if (!decimal(header->ar_name + 1, sizeof(header->ar_name) - 1, &number))
			return NULL;
		return long_name(name_table(file), number);
	}
	if (memcmp(header->ar_name, "#1/", 3) == 0) {
		char *name;

		if (!decimal(header->ar_name + 3, sizeof(header->ar_name) - 3, &number) || number > contents->size)
			return NULL;
		name = xstrndup((const char *)contents->data, number);
		contents->data += number;
		contents->size -= number;
		return name;
	}
	return short_name(header->ar_name, sizeof(header->ar_name));
}

int ar_next(struct bytes file, size_t *pos, struct ar_member *member)
{
	bool thin = memcmp(file.data, THIN_MAGIC, SARMAG) == 0;
	const struct ar_hdr *header;
	size_t size, start;

	if (!*pos)
		*pos = SARMAG;
	for (;;) {
		if (*pos >= file.size)
			return 0;
		if (file.size - *pos < sizeof(*header))
			return -1;
		header = (const struct ar_hdr *)(file.data + *pos);
		start = *pos + sizeof(*header);
		if (memcmp(header->ar_fmag, ARFMAG, 2) != 0 ||
		    !decimal(header->ar_size, sizeof(header->ar_size), &size))
			return -1;
		/* A thin archive holds nothing but its tables. */
		if (thin && !is_table(header)) {
			*pos = start;
			break;
		}
		if (size > file.size - start)
			return -1;
		*pos = start + size + (size & 1);
		if (!is_table(header))
			break;
	}
	member->thin = thin;
	member->contents = (struct bytes){ file.data + start, thin ? 0 : size };
	member->name = member_name(file, header, &member->contents);
	return member->name ? 1 : -1;
}
