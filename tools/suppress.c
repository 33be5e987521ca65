// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * suppress.c - accepted findings: lines `rule function reason`, and annotations in the code
 */
#include "tools.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#include "pcidevres/accepted.h"

static struct suppression *add(struct suppressions *suppressions, const char *rule, const char *function)
{
	struct suppression *suppression;

	suppressions->list = xrealloc(suppressions->list, (suppressions->count + 1) * sizeof(*suppressions->list));
	suppression = &suppressions->list[suppressions->count++];
	memset(suppression, 0, sizeof(*suppression));
	suppression->rule = xstrdup(rule);
	suppression->function = xstrdup(function);
	return suppression;
}

static bool read_line(struct suppressions *suppressions, const char *path, unsigned int number, char *line)
{
	const char *rule, *function;
	char *why;

	switch (accepted_read(line, &rule, &function, &why)) {
	case ACCEPTED_ENTRY:
		add(suppressions, rule, function);
		return true;
	case ACCEPTED_WRONG:
		trouble("%s:%u: %s", path, number, why);
		free(why);
		return false;
	default:
		return true;
	}
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

/* A probe "accept:RULE:FUNCTION:FILE". */
static void read_probe(struct suppressions *suppressions, const char *probe)
{
	static const char start[] = "accept:";
	char *copy, *save = NULL, *rule, *function, *file;

	if (strncmp(probe, start, sizeof(start) - 1) != 0)
		return;
	copy = xstrdup(probe + sizeof(start) - 1);
	rule = strtok_r(copy, ":", &save);
	function = rule ? strtok_r(NULL, ":", &save) : NULL;
	file = function ? strtok_r(NULL, "", &save) : NULL;
	if (file) {
		struct suppression *suppression = add(suppressions, rule, function);

		suppression->file = xstrdup(file);
		suppression->annotated = true;
	}
	free(copy);
}

void suppressions_of(struct suppressions *suppressions, const struct flow_unit *unit)
{
	uint32_t i;

	for (i = 0; i < unit->nprobes; i++)
		read_probe(suppressions, flow_text(unit, unit->probes[i].name));
}

/* All that match are used: a line in a file may say what an annotation says, too. */
bool suppressions_match(struct suppressions *suppressions, const struct finding *finding)
{
	bool found = false;
	size_t i;

	for (i = 0; i < suppressions->count; i++) {
		struct suppression *suppression = &suppressions->list[i];

		if (accepted_matches(suppression->rule, suppression->function, finding) &&
		    (!suppression->file || strcmp(suppression->file, finding->at.file) == 0)) {
			suppression->used = true;
			found = true;
		}
	}
	return found;
}

void suppressions_unused(const struct suppressions *suppressions, unsigned int level)
{
	const struct suppression *first = NULL;
	size_t unused = 0, i;

	for (i = 0; i < suppressions->count; i++) {
		const struct suppression *suppression = &suppressions->list[i];
		const struct rule_info *rule = rule_find(suppression->rule);

		if (suppression->used || (rule && rule->level > level))
			continue;
		unused++;
		if (!first)
			first = suppression;
	}
	if (unused == 1)
		trouble("note: no finding here for the accepted %s in %s%s%s", first->rule, first->function,
			first->file ? " of " : "", first->file ? first->file : "");
	else if (unused)
		trouble("note: no finding here for %zu accepted ones, such as %s in %s; --stats lists them", unused,
			first->rule, first->function);
}

void suppressions_free(struct suppressions *suppressions)
{
	size_t i;

	for (i = 0; i < suppressions->count; i++) {
		free(suppressions->list[i].rule);
		free(suppressions->list[i].function);
		free(suppressions->list[i].file);
	}
	free(suppressions->list);
}
