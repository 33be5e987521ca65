// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * emit.c - the record in the object file
 *
 * Written when everything else is: PLUGIN_FINISH_UNIT comes after the target closed its own tables, so no label, no
 * padding and no debugging line of the object moves. SECTION_DEBUG is how GCC spells "not allocated": ld -r keeps such
 * a section and joins records, the kernel's final links drop .discard.*.
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

/* What is no file, a device or a pipe, cannot be replaced: it is written to. */
static bool write_straight(const char *file)
{
	FILE *out = fopen(file, "wb");
	bool done = out && fwrite(record, 1, record_size, out) == record_size;

	return out && !fclose(out) && done;
}

static bool replace_file(const char *file)
{
	/* make clean removes what ends in .d, should this one be left behind. */
	char *temporary = concat(file, ".XXXXXX.d", NULL);
	int fd = mkstemps(temporary, 2);
	FILE *out = fd < 0 ? NULL : fdopen(fd, "wb");
	mode_t mask = umask(0);
	bool done;

	umask(mask);
	done = out && !fchmod(fd, 0666 & ~mask) && fwrite(record, 1, record_size, out) == record_size;

	if (out && fclose(out))
		done = false;
	done = done && !rename(temporary, file);
	if (!done && fd >= 0)
		unlink(temporary);
	free(temporary);
	return done;
}

void emit_to_file(const char *file)
{
	struct stat st;
	bool straight = !stat(file, &st) && !S_ISREG(st.st_mode);

	if (!(straight ? write_straight(file) : replace_file(file)))
		error(PLUGIN_NAME ": cannot write the record to %s: %m", file);
	emit_nothing();
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
