/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * edit.h - a fix as changes of a source text: whoever shows or makes them has the same ones.
 */
#ifndef PCIDEVRES_EDIT_H
#define PCIDEVRES_EDIT_H

#include "pcidevres/finding.h"

#ifdef __cplusplus
extern "C" {
#endif

#define EDITS_MAX 2

/* Bytes FROM to TO of the text become TEXT (xmalloc'ed). */
struct edit {
	size_t from, to;
	char *text;
};

/*
 * What FIX changes in TEXT, the file it is in; how many edits, in ascending order. 0: the text is another one than was
 * compiled, or the call stands where taking it away would leave something worse.
 */
unsigned int fix_edits(const struct finding_fix *fix, const char *text, size_t size, struct edit edits[EDITS_MAX]);

#ifdef __cplusplus
}
#endif

#endif
