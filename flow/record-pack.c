// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * record-pack.c - a record's contents made smaller
 *
 * Half of a record is names, and half of those are in every driver. Deflate with a dictionary of them (words.c) leaves
 * about a third. Each record is packed by itself, because `ld -r` concatenates records.
 */
#include "record.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>
#include <zlib.h>

#define LENGTH_SIZE 4		 /* of the contents, little endian, behind the first byte */
#define CONTENTS_MAX (16u << 20) /* a hundred times what the largest file of the kernel comes to */
/*
 * Deflate reaches 1032, which would make a gigabyte of a record of one megabyte. Those of 5500 files come to 2.2, the
 * densest, tables of register numbers, to 5.8. What would be denser than this is stored as it is.
 */
#define RATIO_MAX 16

/* May SIZE bytes of contents be packed into PACKED? */
static bool ratio_ok(size_t size, size_t packed)
{
	return size <= CONTENTS_MAX && size / RATIO_MAX <= packed;
}

static unsigned char *pack_stored(const unsigned char *contents, size_t size, size_t *packed_size)
{
	unsigned char *body = xmalloc(size + 1);

	body[0] = BODY_STORED;
	memcpy(body + 1, contents, size);
	*packed_size = size + 1;
	return body;
}

/* The number of bytes written to OUT, 0 when it does not fit or zlib cannot. */
static size_t deflate_into(const unsigned char *contents, size_t size, unsigned char *out, size_t room)
{
	z_stream stream = { 0 };
	size_t done = 0;

	if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK)
		return 0;
	stream.next_in = (unsigned char *)contents;
	stream.avail_in = size;
	stream.next_out = out;
	stream.avail_out = room;
	if (deflateSetDictionary(&stream, (const unsigned char *)record_words, record_words_size) == Z_OK &&
	    deflate(&stream, Z_FINISH) == Z_STREAM_END)
		done = stream.total_out;
	deflateEnd(&stream);
	return done;
}

unsigned char *record_pack(const unsigned char *contents, size_t size, size_t *packed_size)
{
	unsigned char *body;
	size_t done;
	int i;

	if (size > CONTENTS_MAX)
		return pack_stored(contents, size, packed_size);
	body = xmalloc(1 + LENGTH_SIZE + size);
	done = deflate_into(contents, size, body + 1 + LENGTH_SIZE, size);
	if (!done || !ratio_ok(size, done)) {
		free(body);
		return pack_stored(contents, size, packed_size);
	}
	body[0] = BODY_DEFLATED;
	for (i = 0; i < LENGTH_SIZE; i++)
		body[1 + i] = size >> (8 * i);
	*packed_size = 1 + LENGTH_SIZE + done;
	return body;
}

/* All of BODY must make exactly SIZE bytes. */
static bool inflate_into(const unsigned char *body, size_t body_size, unsigned char *out, size_t size)
{
	z_stream stream = { 0 };
	bool done;

	if (inflateInit2(&stream, -15) != Z_OK)
		return false;
	stream.next_in = (unsigned char *)body;
	stream.avail_in = body_size;
	stream.next_out = out;
	stream.avail_out = size;
	done = inflateSetDictionary(&stream, (const unsigned char *)record_words, record_words_size) == Z_OK &&
	       inflate(&stream, Z_FINISH) == Z_STREAM_END && !stream.avail_out && !stream.avail_in;
	inflateEnd(&stream);
	return done;
}

unsigned char *record_unpack(const unsigned char *body, size_t size, size_t *contents_size)
{
	unsigned char *contents;
	size_t length = 0;
	int i;

	if (!size)
		return NULL;
	if (body[0] == BODY_STORED) {
		*contents_size = size - 1;
		contents = xmalloc(size);
		memcpy(contents, body + 1, size - 1);
		return contents;
	}
	if (body[0] != BODY_DEFLATED || size < 1 + LENGTH_SIZE)
		return NULL;
	for (i = 0; i < LENGTH_SIZE; i++)
		length |= (size_t)body[1 + i] << (8 * i);
	body += 1 + LENGTH_SIZE;
	size -= 1 + LENGTH_SIZE;
	if (!ratio_ok(length, size))
		return NULL;
	contents = xmalloc(length + 1);
	if (!inflate_into(body, size, contents, length)) {
		free(contents);
		return NULL;
	}
	*contents_size = length;
	return contents;
}
