/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * guard.h - what goes wrong in the plugin stays in the plugin. Needs no GCC header.
 */
#ifndef PCIDEVRES_PLUGIN_GUARD_H
#define PCIDEVRES_PLUGIN_GUARD_H

#include <stddef.h>

/* Runs WORK(DATA). NULL when that ended as it should, else what went wrong (static text). */
const char *guard_run(void (*work)(void *data), void *data);
/* Does not return. */
void guard_no_memory(size_t size) __attribute__((noreturn));
/* Makes trouble of that KIND: "crash", "raise", "abort", "memory", "recursion". */
void guard_provoke(const char *kind);

#endif
