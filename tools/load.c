// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * load.c - from object files to modules
 *
 * A record says which module its source belongs to (KBUILD_MODNAME), not where the module is. X.o is a module when all
 * of its records say X. Every other object is part of a module; where the linked module is there, too, its parts
 * are skipped, record by record, otherwise parts of one name in one folder and those below are put together.
 */
#include "tools.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <libiberty/hashtab.h>
#include <libiberty/libiberty.h>

/* How many objects of a folder are named that cannot be used, before the rest is only counted. */
#define COMPLAINTS_MAX 5

/* One record read from an object. */
struct item {
	const struct object *object;
	struct flow_unit *unit; /* NULL once given to a module */
	char *identity;		/* what it consists of: length and checksum */
};

struct loader {
	struct loaded_modules *modules;
	struct item *items;
	size_t nitems;
	htab_t seen;	 /* texts: "identity module", and "identity =modname" for whole modules */
	htab_t recorded; /* names that objects with a record define for others */
	htab_t plain;	 /* names that those without one do */
	unsigned int complaints;
};

/* ---- what was seen --------------------------------------------------------------------------------------------- */

/* True the first time the texts come together. */
static bool first_seen(struct loader *loader, const char *a, const char *b, const char *c)
{
	return text_set_add(loader->seen, concat(a, b, c, NULL));
}

static bool was_seen(const struct loader *loader, const char *a, const char *b, const char *c)
{
	char *text = concat(a, b, c, NULL);
	bool found = htab_find(loader->seen, text);

	free(text);
	return found;
}

/* ---- reading --------------------------------------------------------------------------------------------------- */

static bool complain(struct loader *loader, const struct object *object, const char *what, const char *advice)
{
	if (loader->complaints++ < COMPLAINTS_MAX)
		trouble("%s: %s; %s", object->path, what, advice);
	return false;
}

static char *record_identity(const unsigned char *data, size_t from, size_t to)
{
	while (from < to && !data[from])
		from++;
	return xasprintf("%zu:%08x ", to - from, xcrc32(data + from, (int)(to - from), 0xffffffff));
}

static bool complain_record(struct loader *loader, const struct object *object, enum flow_record_status status,
			    unsigned int version)
{
	char *what;

	if (status == FLOW_RECORD_OTHER_VERSION)
		what = xasprintf("%s (format %u, this one reads %u)", flow_record_status_text(status), version,
				 FLOW_RECORD_VERSION);
	else
		what = xstrdup(flow_record_status_text(status));
	complain(loader, object, what, "build it again with this version's plugin");
	free(what);
	return false;
}

static bool read_records(struct loader *loader, const struct object *object, struct bytes section)
{
	size_t pos = 0;

	for (;;) {
		size_t start = pos;
		struct flow_unit *unit;
		unsigned int version = 0;
		enum flow_record_status status = flow_record_read(section.data, section.size, &pos, &unit, &version);
		struct item *item;

		if (status == FLOW_RECORD_END)
			return true;
		if (status != FLOW_RECORD_OK)
			return complain_record(loader, object, status, version);
		loader->items = xrealloc(loader->items, (loader->nitems + 1) * sizeof(*loader->items));
		item = &loader->items[loader->nitems++];
		item->object = object;
		item->unit = unit;
		item->identity = record_identity(section.data, start, pos);
	}
}

/* Part of an object's records is worse than none: what is missing would look like something forgotten. */
static void drop_items(struct loader *loader, size_t from)
{
	while (loader->nitems > from) {
		struct item *item = &loader->items[--loader->nitems];

		flow_unit_free(item->unit);
		free(item->identity);
	}
}

static bool read_object(struct loader *loader, const struct object *object)
{
	size_t before = loader->nitems;
	struct bytes section;
	unsigned int i;

	if (object->bare)
		return read_records(loader, object, object->contents);
	for (i = 0;; i++) {
		switch (elf_section(object->contents, FLOW_SECTION, i, &section)) {
		case ELF_OK:
			if (!read_records(loader, object, section))
				return false;
			continue;
		case ELF_NOT_ELF:
			return complain(loader, object, "not an ELF object file",
					"give an object, an archive or a build folder");
		case ELF_DAMAGED:
			return complain(loader, object, "ELF file is cut short or damaged", "build it again");
		case ELF_NO_SECTION:
			break;
		}
		break;
	}
	if (object->asked && loader->nitems == before)
		return complain(loader, object, "no records",
				path_ends_with(object->path, ".ko") ?
					"they are in the module's .o" :
					"compile it with the plugin, as pcidevres build does");
	return true;
}

/* ---- putting together ------------------------------------------------------------------------------------------ */

/* KBUILD_MODNAME is the file's name with "-" made "_". */
static bool same_modname(const char *name, const char *modname)
{
	for (; *name && *modname; name++, modname++) {
		if (*name != *modname && !(*name == '-' && *modname == '_'))
			return false;
	}
	return *name == *modname;
}

static struct loaded_module *get_module(struct loader *loader, const char *name, const char *modname)
{
	struct loaded_modules *modules = loader->modules;
	struct loaded_module *module;
	size_t i;

	for (i = modules->count; i-- > 0;) {
		if (strcmp(modules->list[i].name, name) == 0)
			return &modules->list[i];
	}
	modules->list = xrealloc(modules->list, (modules->count + 1) * sizeof(*modules->list));
	module = &modules->list[modules->count++];
	memset(module, 0, sizeof(*module));
	module->name = xstrdup(name);
	module->modname = xstrdup(modname);
	return module;
}

static const char *item_modname(const struct item *item)
{
	return flow_text(item->unit, item->unit->modname);
}

/* Gives ITEM's unit to the module, unless the module has the same record already. */
static void give(struct loader *loader, struct item *item, struct loaded_module *module)
{
	if (first_seen(loader, item->identity, module->name, "")) {
		module->units = xrealloc(module->units, (module->nunits + 1) * sizeof(*module->units));
		module->units[module->nunits++] = item->unit;
		loader->modules->nrecords++;
	} else {
		flow_unit_free(item->unit);
	}
	item->unit = NULL;
}

/* Is the object from which ITEMS come a module of its own? */
static bool is_whole(const struct item *items, size_t count)
{
	const struct object *object = items[0].object;
	size_t i;

	if (object->module)
		return false;
	if (object->whole)
		return true;
	for (i = 0; i < count; i++) {
		if (!same_modname(path_base(object->name), item_modname(&items[i])))
			return false;
	}
	return true;
}

/* Parts that a Makefile builds by a rule of its own go by names of their own (i915's display in xe). */
static const char *whole_modname(const struct item *items, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (same_modname(path_base(items[0].object->name), item_modname(&items[i])))
			return item_modname(&items[i]);
	}
	return item_modname(&items[0]);
}

static void add_name(htab_t names, const char *name)
{
	*htab_find_slot(names, name, INSERT) = (void *)(uintptr_t)name;
}

static void note_defined(const char *name, bool defined, void *names)
{
	if (defined)
		add_name(names, name);
}

static void note_undefined(const char *name, bool defined, void *names)
{
	if (!defined)
		add_name(names, name);
}

/*
 * What neither OBJECT, a linked module or a part of one, defines nor any other object that was given; and what OBJECT
 * does, or one that was compiled with the plugin, for it holds a record. ITEMS are those of OBJECT.
 */
static void mark_foreign(const struct loader *loader, const struct object *object, struct item *items, size_t count)
{
	htab_t names = text_set(NULL);
	size_t i, j;

	elf_symbols(object->contents, note_undefined, names);
	for (i = 0; i < count; i++) {
		struct flow_unit *unit = items[i].unit;

		for (j = 0; j < unit->nsymbols; j++) {
			struct flow_symbol *symbol = &unit->symbols[j];
			const char *name = flow_text(unit, symbol->name);

			if (symbol->flags & FLOW_SYM_DEFINED)
				continue;
			if (!htab_find(names, name) || htab_find(loader->recorded, name))
				symbol->flags |= FLOW_SYM_GIVEN;
			else if (!htab_find(loader->plain, name))
				symbol->flags |= FLOW_SYM_FOREIGN;
		}
	}
	htab_delete(names);
}

static void place_whole(struct loader *loader, struct item *items, size_t count)
{
	struct loaded_module *module = get_module(loader, items[0].object->name, whole_modname(items, count));
	size_t i;

	for (i = 0; i < count; i++) {
		first_seen(loader, items[i].identity, "=", item_modname(&items[i]));
		give(loader, &items[i], module);
	}
}

/* Is FOLDER the folder of module NAME, above it or below it? */
static bool related(const char *name, const char *folder)
{
	char *other = path_dir(name);
	size_t a = strlen(other), b = strlen(folder), shorter = a < b ? a : b;
	const char *longer = a < b ? folder : other;
	bool same = strncmp(other, folder, shorter) == 0 && (!longer[shorter] || longer[shorter] == '/' || !shorter);

	free(other);
	return same;
}

/* The module of parts that go by MODNAME in FOLDER. Named after the topmost of their folders. */
static struct loaded_module *get_assembled(struct loader *loader, const char *folder, const char *modname)
{
	struct loaded_modules *modules = loader->modules;
	struct loaded_module *module;
	char *name = path_join(folder, modname);
	size_t i;

	for (i = 0; i < modules->count; i++) {
		module = &modules->list[i];
		if (strcmp(module->modname, modname) != 0 || !related(module->name, folder))
			continue;
		if (strlen(name) < strlen(module->name)) {
			free(module->name);
			module->name = name;
		} else {
			free(name);
		}
		return module;
	}
	module = get_module(loader, name, modname);
	free(name);
	return module;
}

static void place_part(struct loader *loader, struct item *item)
{
	const char *modname = item_modname(item);
	char *folder;

	if (item->object->module) {
		first_seen(loader, item->identity, "=", modname);
		give(loader, item, get_module(loader, item->object->module, modname));
	} else if (!*modname) {
		give(loader, item, get_module(loader, item->object->name, ""));
	} else if (was_seen(loader, item->identity, "=", modname)) {
		flow_unit_free(item->unit);
		item->unit = NULL;
	} else {
		folder = path_dir(item->object->name);
		give(loader, item, get_assembled(loader, folder, modname));
		free(folder);
	}
}

/* How many of ITEMS come from the same object as the first. */
static size_t same_object(const struct item *items, size_t count)
{
	size_t i;

	for (i = 1; i < count && items[i].object == items[0].object; i++)
		;
	return i;
}

static void place_all(struct loader *loader)
{
	size_t i, count;

	for (i = 0; i < loader->nitems; i += count) {
		count = same_object(&loader->items[i], loader->nitems - i);
		/* a bare record has no symbols: what is where is not known */
		if (!loader->items[i].object->bare)
			mark_foreign(loader, loader->items[i].object, &loader->items[i], count);
		if (is_whole(&loader->items[i], count))
			place_whole(loader, &loader->items[i], count);
	}
	/* Parts whose module is known first: it may be the one that others look for by name. */
	for (i = 0; i < loader->nitems; i++) {
		if (loader->items[i].unit && loader->items[i].object->module)
			place_part(loader, &loader->items[i]);
	}
	for (i = 0; i < loader->nitems; i++) {
		if (loader->items[i].unit)
			place_part(loader, &loader->items[i]);
	}
}

static int compare_modules(const void *a, const void *b)
{
	return strcmp(((const struct loaded_module *)a)->name, ((const struct loaded_module *)b)->name);
}

bool modules_load(struct loaded_modules *modules, const struct objects *objects)
{
	struct loader loader = { .modules = modules };
	size_t i;

	memset(modules, 0, sizeof(*modules));
	loader.seen = text_set(free);
	loader.recorded = text_set(NULL);
	loader.plain = text_set(NULL);
	for (i = 0; i < objects->count; i++) {
		size_t before = loader.nitems;

		if (!read_object(&loader, &objects->list[i])) {
			drop_items(&loader, before);
			continue;
		}
		if (!objects->list[i].bare)
			elf_symbols(objects->list[i].contents, note_defined,
				    loader.nitems > before ? loader.recorded : loader.plain);
	}
	if (loader.complaints > COMPLAINTS_MAX)
		trouble("%u more object files cannot be used", loader.complaints - COMPLAINTS_MAX);
	place_all(&loader);
	for (i = 0; i < loader.nitems; i++) {
		flow_unit_free(loader.items[i].unit);
		free(loader.items[i].identity);
	}
	free(loader.items);
	htab_delete(loader.seen);
	htab_delete(loader.recorded);
	htab_delete(loader.plain);
	if (modules->count)
		qsort(modules->list, modules->count, sizeof(*modules->list), compare_modules);
	if (!loader.complaints && !modules->nrecords)
		return trouble(
			"none of %zu object files has a record; compile with the plugin, as pcidevres build does",
			objects->count);
	return !loader.complaints;
}

void modules_free(struct loaded_modules *modules)
{
	size_t i, j;

	for (i = 0; i < modules->count; i++) {
		for (j = 0; j < modules->list[i].nunits; j++)
			flow_unit_free(modules->list[i].units[j]);
		free(modules->list[i].units);
		free(modules->list[i].name);
		free(modules->list[i].modname);
	}
	free(modules->list);
}
