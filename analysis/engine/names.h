/* SPDX-License-Identifier: GPL-2.0-or-later */
/* names.h - program-wide numbers for strings; 0 is "". */
#ifndef ANALYSIS_NAMES_H
#define ANALYSIS_NAMES_H

#include <stdint.h>

struct names;

struct names *names_new(void);
void names_free(struct names *names);
uint32_t names_number(struct names *names, const char *text);
const char *names_text(const struct names *names, uint32_t number);
uint32_t names_count(const struct names *names);

#endif
