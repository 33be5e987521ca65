// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * suppress.c - accepted findings: lines `rule function reason`
 */
#include "tools.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

static bool read_line(struct suppressions *suppressions, const char *path, unsigned int number, char *line)
{
	char *save = NULL;
	char *rule = strtok_r(line, " \t\r", &save);
	char *function = rule ? strtok_r(NULL, " \t\r", &save) : NULL;
	char *reason = function ? strtok_r(NULL, " \t\r", &save) : NULL;
	struct suppression *suppression;

	if (!rule || rule[0] == '#')
		return true;
	if (!rule_find(rule))
		return trouble("%s:%u: '%s' is no rule; pcidevres explain lists them", path, number, rule);
	if (!reason)
		return trouble("%s:%u: a line is 'rule function reason'; add the %s", path, number,
			       function ? "reason" : "function and the reason");
	suppressions->list = xrealloc(suppressions->list, (suppressions->count + 1) * sizeof(*suppressions->list));
	suppression = &suppressions->list[suppressions->count++];
	suppression->rule = xstrdup(rule);
	suppression->function = xstrdup(function);
	suppression->used = false;
	return true;
}

bool suppressions_read(struct suppressions *suppressions, const char *path)
{
	char *text = file_text(path);
	char *line = text;
	unsigned int number = 0;
	bool done = text;

	while (done && line) {
		char *end = strchr(line, '\n');

		if (end)
			*end = '\0';
		done = read_line(suppressions, path, ++number, line);
		line = end ? end + 1 : NULL;
	}
	free(text);
	return done;
}

bool suppressions_match(struct suppressions *suppressions, const struct finding *finding)
{
	size_t i;

	for (i = 0; i < suppressions->count; i++) {
		struct suppression *suppression = &suppressions->list[i];

		if (strcmp(suppression->rule, finding->rule) == 0 &&
		    strcmp(suppression->function, finding->function) == 0) {
			suppression->used = true;
			return true;
		}
	}
	return false;
}

void suppressions_free(struct suppressions *suppressions)
{
	size_t i;

	for (i = 0; i < suppressions->count; i++) {
		free(suppressions->list[i].rule);
		free(suppressions->list[i].function);
	}
	free(suppressions->list);
}
