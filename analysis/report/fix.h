/* SPDX-License-Identifier: GPL-2.0-or-later */
/* fix.h - where a finding can be mended mechanically. */
#ifndef ANALYSIS_FIX_H
#define ANALYSIS_FIX_H

#include "engine/program.h"
#include "pcidevres/finding.h"

/* What mends a finding of RULE at SITE, all drivers considered; FIX is left alone if nothing simple does. */
void fix_find(struct program *prog, const char *rule, uint32_t site, struct finding_fix *fix);

#endif
