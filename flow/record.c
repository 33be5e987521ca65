// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * record.c - records as a whole: header, checksum, one behind the other. Contents are written in record-write.c and
 * read in record-read.c, packed and unpacked in record-pack.c.
 */
#include "record.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

static void put_u32(unsigned char *at, uint32_t number)
{
	int i;

	for (i = 0; i < 4; i++)
		at[i] = number >> (8 * i);
}

static uint32_t get_u32(const unsigned char *at)
{
	return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static uint32_t checksum(const unsigned char *body, size_t size)
{
	return xcrc32(body, (int)size, 0xffffffff);
}

void flow_record_write(const struct flow_unit *unit, unsigned char **data, size_t *size)
{
	unsigned char *contents, *body, *record;
	size_t contents_size, body_size;

	record_write_contents(unit, &contents, &contents_size);
	body = record_pack(contents, contents_size, &body_size);
	free(contents);
	record = xmalloc(RECORD_HEADER + body_size);
	memcpy(record, RECORD_MAGIC, 4);
	put_u32(record + 4, FLOW_RECORD_VERSION);
	put_u32(record + 8, (uint32_t)(RECORD_HEADER + body_size));
	put_u32(record + 12, checksum(body, body_size));
	memcpy(record + RECORD_HEADER, body, body_size);
	free(body);
	*data = record;
	*size = RECORD_HEADER + body_size;
}

static struct flow_unit *read_body(const unsigned char *body, size_t size)
{
	size_t contents_size;
	unsigned char *contents = record_unpack(body, size, &contents_size);
	struct flow_unit *unit;

	if (!contents)
		return NULL;
	unit = flow_unit_new();
	if (!record_read_contents(contents, contents_size, unit) || flow_unit_check(unit)) {
		flow_unit_free(unit);
		unit = NULL;
	}
	free(contents);
	return unit;
}

enum flow_record_status flow_record_read(const unsigned char *data, size_t size, size_t *pos, struct flow_unit **unit,
					 unsigned int *version)
{
	const unsigned char *record;
	uint32_t length;
	size_t left;

	*unit = NULL;
	/* What a linker puts between two input sections. */
	while (*pos < size && !data[*pos])
		++*pos;
	if (*pos >= size)
		return FLOW_RECORD_END;
	record = data + *pos;
	left = size - *pos;
	if (memcmp(record, RECORD_MAGIC, left < 4 ? left : 4) != 0)
		return FLOW_RECORD_MAGIC;
	if (left < RECORD_HEADER)
		return FLOW_RECORD_TRUNCATED;
	if (version)
		*version = get_u32(record + 4);
	length = get_u32(record + 8);
	if (length > left)
		return FLOW_RECORD_TRUNCATED;
	if (length < RECORD_HEADER || length > INT32_MAX)
		return FLOW_RECORD_MALFORMED;
	/* Magic, version, length and checksum stay where they are in every version. */
	if (checksum(record + RECORD_HEADER, length - RECORD_HEADER) != get_u32(record + 12))
		return FLOW_RECORD_CHECKSUM;
	*pos += length;
	if (get_u32(record + 4) != FLOW_RECORD_VERSION)
		return FLOW_RECORD_OTHER_VERSION;

	*unit = read_body(record + RECORD_HEADER, length - RECORD_HEADER);
	return *unit ? FLOW_RECORD_OK : FLOW_RECORD_MALFORMED;
}

const char *flow_record_status_text(enum flow_record_status status)
{
	switch (status) {
	case FLOW_RECORD_OK:
		return "record read";
	case FLOW_RECORD_END:
		return "no more records";
	case FLOW_RECORD_MAGIC:
		return "not a record of pcidevres";
	case FLOW_RECORD_OTHER_VERSION:
		return "record written by another version of pcidevres";
	case FLOW_RECORD_TRUNCATED:
		return "record cut short";
	case FLOW_RECORD_CHECKSUM:
		return "record damaged: its checksum does not match";
	case FLOW_RECORD_MALFORMED:
		return "record whose contents do not hang together";
	}
	return "unknown status";
}

void record_derive_preds(struct flow_unit *unit, struct flow_function *function)
{
	uint32_t i, j;

	for (i = 0; i < function->nblocks; i++) {
		struct flow_block *block = &function->blocks[i];

		for (j = 0; j < block->nsuccs; j++)
			function->blocks[block->succs[j]].npreds++;
	}
	for (i = 0; i < function->nblocks; i++) {
		struct flow_block *block = &function->blocks[i];

		if (block->npreds)
			block->preds = flow_alloc(unit, block->npreds * sizeof(*block->preds));
		block->npreds = 0;
	}
	for (i = 0; i < function->nblocks; i++) {
		struct flow_block *block = &function->blocks[i];

		for (j = 0; j < block->nsuccs; j++) {
			struct flow_block *succ = &function->blocks[block->succs[j]];

			succ->preds[succ->npreds++] = i;
		}
	}
}
