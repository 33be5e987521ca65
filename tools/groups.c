// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * groups.c - which modules must be analysed together: those that use what another one exports, and so on
 *
 * What is not connected cannot matter to each other. Each group is a program of its own: what is said of a module does
 * not hang on which others happen to be given, and time and memory grow with the number of groups, not its square.
 */
#include "tools.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/hashtab.h>
#include <libiberty/libiberty.h>

/* Modules that export one name; more than one where several builds of a library are given. */
struct exported {
	const char *name;
	size_t *modules;
	size_t count;
};

struct grouping {
	const struct loaded_modules *modules;
	size_t *up; /* by module: another one of its group, or itself */
	htab_t exported;
};

static hashval_t hash_exported(const void *entry)
{
	return htab_hash_string(((const struct exported *)entry)->name);
}

static int equal_exported(const void *entry, const void *name)
{
	return strcmp(((const struct exported *)entry)->name, name) == 0;
}

static void free_exported(void *entry)
{
	free(((struct exported *)entry)->modules);
	free(entry);
}

static void note_export(struct grouping *g, const char *name, size_t module)
{
	void **slot = htab_find_slot_with_hash(g->exported, name, htab_hash_string(name), INSERT);
	struct exported *e = *slot;

	if (!e) {
		*slot = e = xcalloc(1, sizeof(*e));
		e->name = name;
	}
	if (e->count && e->modules[e->count - 1] == module)
		return;
	e->modules = xrealloc(e->modules, (e->count + 1) * sizeof(*e->modules));
	e->modules[e->count++] = module;
}

static void note_exports(struct grouping *g, size_t number)
{
	const struct loaded_module *module = &g->modules->list[number];
	size_t i, j;

	for (i = 0; i < module->nunits; i++) {
		const struct flow_unit *unit = module->units[i];

		for (j = 0; j < unit->nsymbols; j++) {
			if (unit->symbols[j].flags & FLOW_SYM_EXPORTED)
				note_export(g, flow_text(unit, unit->symbols[j].name), number);
		}
		for (j = 0; j < unit->nglobals; j++) {
			if (unit->globals[j].flags & FLOW_GLOBAL_EXPORTED)
				note_export(g, flow_text(unit, unit->globals[j].name), number);
		}
	}
}

static size_t top(struct grouping *g, size_t module)
{
	while (g->up[module] != module) {
		g->up[module] = g->up[g->up[module]];
		module = g->up[module];
	}
	return module;
}

/* The lower number leads, so that groups come in the order of their first modules. */
static void join(struct grouping *g, size_t a, size_t b)
{
	a = top(g, a);
	b = top(g, b);
	if (a < b)
		g->up[b] = a;
	else
		g->up[a] = b;
}

static size_t common_length(const char *a, const char *b)
{
	size_t n;

	for (n = 0; a[n] && a[n] == b[n]; n++)
		;
	return n;
}

/* Of several modules that export NAME the one nearest to the user's folder. */
static void use(struct grouping *g, const char *name, size_t user)
{
	const struct exported *e = htab_find_with_hash(g->exported, name, htab_hash_string(name));
	size_t i, best = 0;

	if (!e)
		return;
	for (i = 0; i < e->count; i++) {
		const char *own = g->modules->list[user].name;

		if (e->modules[i] == user)
			return;
		if (common_length(g->modules->list[e->modules[i]].name, own) >
		    common_length(g->modules->list[e->modules[best]].name, own))
			best = i;
	}
	join(g, user, e->modules[best]);
}

static void join_used(struct grouping *g, size_t number)
{
	const struct loaded_module *module = &g->modules->list[number];
	size_t i, j;

	for (i = 0; i < module->nunits; i++) {
		const struct flow_unit *unit = module->units[i];

		for (j = 0; j < unit->nsymbols; j++) {
			if (!(unit->symbols[j].flags & (FLOW_SYM_DEFINED | FLOW_SYM_STATIC)))
				use(g, flow_text(unit, unit->symbols[j].name), number);
		}
		for (j = 0; j < unit->nglobals; j++) {
			if (!(unit->globals[j].flags & FLOW_GLOBAL_DEFINED))
				use(g, flow_text(unit, unit->globals[j].name), number);
		}
	}
}

size_t *modules_group(const struct loaded_modules *modules)
{
	struct grouping g = { .modules = modules };
	size_t i;

	g.up = xcalloc(modules->count + 1, sizeof(*g.up));
	g.exported = htab_create_alloc(4093, hash_exported, equal_exported, free_exported, xcalloc, free);
	for (i = 0; i < modules->count; i++)
		g.up[i] = i;
	for (i = 0; i < modules->count; i++)
		note_exports(&g, i);
	for (i = 0; i < modules->count; i++)
		join_used(&g, i);
	for (i = 0; i < modules->count; i++)
		g.up[i] = top(&g, i);
	htab_delete(g.exported);
	return g.up;
}
