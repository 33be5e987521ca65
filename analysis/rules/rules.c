// SPDX-License-Identifier: GPL-2.0-or-later
/* rules.c - the list of rules, and who is told what. */
#include "rules/rule.h"

#include <string.h>

#define RULE(name) extern const struct rule rule_##name;
#include "rules/rules.def"
#undef RULE

const struct rule *const rules[] = {
#define RULE(name) &rule_##name,
#include "rules/rules.def"
#undef RULE
};

const unsigned int nrules = sizeof(rules) / sizeof(rules[0]);

const struct rule_info *rule_list(size_t *count)
{
	static struct rule_info infos[sizeof(rules) / sizeof(rules[0])];
	unsigned int i;

	for (i = 0; i < nrules; i++)
		infos[i] = rules[i]->info;
	*count = nrules;
	return infos;
}

const struct rule_info *rule_find(const char *id)
{
	unsigned int i;

	for (i = 0; i < nrules; i++) {
		if (!strcmp(rules[i]->info.id, id))
			return &rules[i]->info;
	}
	return NULL;
}

#define TELL(hook, ...)                                                                              \
	do {                                                                                         \
		unsigned int i_;                                                                     \
		for (i_ = 0; i_ < nrules; i_++)                                                      \
			if (rules[i_]->hook && rules[i_]->info.level <= m->run->prog->options.level) \
				rules[i_]->hook(__VA_ARGS__);                                        \
	} while (0)

void rules_vectors_freed(const struct moment *m)
{
	TELL(vectors_freed, m);
}

void rules_freed_again(const struct moment *m)
{
	TELL(freed_again, m);
}

void rules_vectors_recycled(const struct moment *m)
{
	TELL(vectors_recycled, m);
}

void rules_reallocated(const struct moment *m)
{
	TELL(reallocated, m);
}

void rules_nothing_to_free(const struct moment *m)
{
	TELL(nothing_to_free, m);
}

void rules_stale(const struct moment *m)
{
	TELL(stale, m);
}

void rules_other_owner(const struct moment *m)
{
	TELL(other_owner, m);
}

void rules_other_number(const struct moment *m)
{
	TELL(other_number, m);
}

void rules_wrong_family(const struct moment *m)
{
	TELL(wrong_family, m);
}

void rules_hybrid(const struct moment *m)
{
	TELL(hybrid, m);
}

void rules_region_released(const struct moment *m)
{
	TELL(region_released, m);
}

void rules_region_not_held(const struct moment *m)
{
	TELL(region_not_held, m);
}

void rules_asked(const struct moment *m)
{
	TELL(asked, m);
}

void rules_elsewhere(const struct moment *m)
{
	TELL(elsewhere, m);
}

void rules_pinned(const struct moment *m)
{
	TELL(pinned, m);
}

void rules_unmanaged_mwi(const struct moment *m)
{
	TELL(unmanaged_mwi, m);
}

void rules_unmapped(const struct moment *m, int family)
{
	TELL(unmapped, m, family);
}

void rules_vectors_released(const struct moment *m)
{
	TELL(vectors_released, m);
}

void rules_probed(const struct moment *m, term_t result)
{
	TELL(probed, m, result);
}

void rules_disabled(const struct moment *m)
{
	TELL(disabled, m);
}

void rules_devres_disables(const struct moment *m)
{
	TELL(devres_disables, m);
}

void rules_detached(const struct moment *m)
{
	TELL(detached, m);
}

void rules_cycled(const struct moment *m, const struct device *after)
{
	TELL(cycled, m, after);
}
