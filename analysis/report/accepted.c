// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * accepted.c - lines that accept findings
 */
#include "pcidevres/accepted.h"

#include <string.h>

#include <libiberty.h>

#include "pcidevres/analysis.h"

enum accepted_line accepted_read(char *line, const char **rule, const char **function, char **why)
{
	static const char blanks[] = " \t\r\n";
	char *rest = NULL, *reason;

	*rule = strtok_r(line, blanks, &rest);
	if (!*rule || **rule == '#')
		return ACCEPTED_NOTHING;
	*function = strtok_r(NULL, blanks, &rest);
	/* Nobody can tell a month later why a line without reason is there. */
	reason = *function ? strtok_r(NULL, blanks, &rest) : NULL;
	if (!rule_find(*rule))
		*why = xasprintf("'%s' is no rule; pcidevres explain lists them", *rule);
	else if (!reason)
		*why = xasprintf("a line is 'rule function reason'; add the %s",
				 *function ? "reason" : "function and the reason");
	else
		return ACCEPTED_ENTRY;
	return ACCEPTED_WRONG;
}

bool accepted_matches(const char *rule, const char *function, const struct finding *finding)
{
	return strcmp(rule, finding->rule) == 0 &&
	       (strcmp(function, "*") == 0 || strcmp(function, finding->function) == 0);
}
