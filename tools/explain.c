// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * explain.c - pcidevres explain: the rules, or one rule's page
 */
#include "tools.h"

#include <stdlib.h>

#include <libiberty/libiberty.h>

static int list_rules(void)
{
	const struct rule_info *rules;
	size_t count, i;

	rules = rule_list(&count);
	for (i = 0; i < count; i++)
		printf("%-28s W=%u  %s\n", rules[i].id, rules[i].level, rules[i].summary);
	return stdout_done() ? EXIT_CLEAN : EXIT_TROUBLE;
}

/* The page where it is installed, else the summary. */
static int explain_rule(const struct rule_info *rule)
{
	char *beside = concat("../docs/rules/", rule->id, ".md", NULL);
	char *installed = concat("../share/doc/pcidevres/rules/", rule->id, ".md", NULL);
	char *path = installed_file(beside, installed);
	char *text = path ? file_text(path) : NULL;

	if (text)
		fputs(text, stdout);
	else
		printf("%s (W=%u): %s\n", rule->id, rule->level, rule->summary);
	free(text);
	free(path);
	free(installed);
	free(beside);
	return stdout_done() ? EXIT_CLEAN : EXIT_TROUBLE;
}

int explain_command(int argc, char **argv)
{
	const struct rule_info *rule;

	if (argc < 2)
		return list_rules();
	if (argc > 2 || argv[1][0] == '-') {
		trouble("explain: give one rule, or none for the list");
		return EXIT_TROUBLE;
	}
	rule = rule_find(argv[1]);
	if (rule)
		return explain_rule(rule);
	trouble("explain: no rule '%s'; pcidevres explain lists them", argv[1]);
	return EXIT_TROUBLE;
}
