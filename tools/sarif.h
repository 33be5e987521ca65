/* SPDX-License-Identifier: GPL-2.0-or-later */
/* sarif.h - what the commands that write or read SARIF share; the rest of the command does not see jansson. */
#ifndef TOOLS_SARIF_H
#define TOOLS_SARIF_H

#include <stddef.h>

#include <jansson.h>

/* A string value; bytes that are not UTF-8 are lost. */
json_t *sarif_string(const char *text);
/* A log with one run of RESULTS and PROPERTIES, both taken over, as text. Free it. */
char *sarif_log(json_t *results, json_t *properties, size_t *size);

#endif
