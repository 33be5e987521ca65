// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * emit.c - the record in the object file
 *
 * Written when everything else is: PLUGIN_FINISH_UNIT comes after the target closed its own tables, so no label, no
 * padding and no debugging line of the object moves. SECTION_DEBUG is how GCC spells "not allocated": ld -r keeps such a
 * section and joins records, the kernel's final links drop .discard.*.
 */
#include "compat.h"
#include "host.h"

#define CHUNK 4096 /* assemblers read long lines, people do not */

static unsigned char *record;
static size_t record_size;

void emit_record(unsigned char *data, size_t size)
{
	record = data;
	record_size = size;
}

void emit_nothing(void)
{
	free(record);
	record = NULL;
}

void emit_finish(void)
{
	if (!record || !asm_out_file)
		return;
	switch_to_section(get_section(FLOW_SECTION, SECTION_DEBUG, NULL_TREE));
	for (size_t at = 0; at < record_size; at += CHUNK) {
		size_t size = MIN(record_size - at, (size_t)CHUNK);

		ASM_OUTPUT_ASCII(asm_out_file, (const char *)record + at, (int)size);
	}
	emit_nothing();
}
