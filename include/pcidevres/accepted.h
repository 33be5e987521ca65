/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * accepted.h - findings that are to be left alone, as a file names them: the plugin and the command read the same one.
 */
#ifndef PCIDEVRES_ACCEPTED_H
#define PCIDEVRES_ACCEPTED_H

#include "pcidevres/finding.h"

#ifdef __cplusplus
extern "C" {
#endif

enum accepted_line { ACCEPTED_NOTHING, ACCEPTED_ENTRY, ACCEPTED_WRONG };

/*
 * Reads LINE, "RULE FUNCTION REASON...", which is cut into pieces: *RULE and *FUNCTION point into it. Nothing is in an
 * empty line and behind a # at the beginning. ACCEPTED_WRONG: *WHY says what is, xmalloc'ed.
 */
enum accepted_line accepted_read(char *line, const char **rule, const char **function, char **why);
/* Is FINDING one of RULE in FUNCTION? The function "*" is any. */
bool accepted_matches(const char *rule, const char *function, const struct finding *finding);

#ifdef __cplusplus
}
#endif

#endif
