// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * memory.c - libiberty's allocation for what is linked into the plugin
 *
 * Its own prints two lines and ends the compiler when there is no memory left. A file by itself, because GCC's headers
 * forbid the functions this one stands on.
 */
#include <stdlib.h>

#include "guard.h"

extern "C" {

void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *old, size_t size);
void xmalloc_failed(size_t size);

void xmalloc_failed(size_t size)
{
	guard_no_memory(size);
}

void *xmalloc(size_t size)
{
	void *memory = malloc(size ? size : 1);

	if (!memory)
		guard_no_memory(size);
	return memory;
}

void *xcalloc(size_t count, size_t size)
{
	void *memory = count && size ? calloc(count, size) : calloc(1, 1);

	if (!memory)
		guard_no_memory(size);
	return memory;
}

void *xrealloc(void *old, size_t size)
{
	void *memory = realloc(old, size ? size : 1);

	if (!memory)
		guard_no_memory(size);
	return memory;
}
}
