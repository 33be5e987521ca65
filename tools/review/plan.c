// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * plan.c - the modules that a series can change
 *
 * Those with an object whose source is changed or reads a changed header, those that use what such a module exports,
 * and the libraries they use themselves. Looking through a whole build folder takes time, so headers of a driver are
 * looked for near it, and what everything uses is looked at in a few places only; each limit that is met is said.
 */
#include "work.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libiberty/libiberty.h>

#define READERS_MAX 40	 /* objects that read one header */
#define USERS_MAX 40	 /* modules that use a library */
#define LIBRARIES_MAX 8	 /* libraries a module uses */
#define LIBRARY_PARTS 32 /* objects of such a library */

/* Headers without which nothing here is a PCI driver. */
static const char pci_header[] = "include/linux/pci.h";

/* Takes WHY over. */
static void skip(struct plan *plan, char *why)
{
	if (has_word(&plan->skipped, why))
		free(why);
	else
		add_word(&plan->skipped, why);
}

/* ---- modules --------------------------------------------------------------------------------------------------- */

/* The objects that OUT/MODULE.mod lists; false when there is none. */
static bool listed_parts(const struct tree *tree, const char *module, struct words *objects)
{
	char *name = concat(module, ".mod", NULL), *path = path_join(tree->out, name), *save = NULL, *word;
	size_t size;
	char *text = file_read(path, &size);

	for (word = text ? strtok_r(text, " \t\n", &save) : NULL; word; word = strtok_r(NULL, " \t\n", &save)) {
		if (path_ends_with(word, ".o"))
			add_new_word(objects, word);
	}
	free(path);
	free(name);
	free(text);
	return text;
}

struct search {
	const struct tree *tree;
	const char *object;
	char *module;
};

static bool lists_object(const char *path, void *data)
{
	struct search *search = data;
	struct words objects = { 0 };
	char *module = with_ending(path, "");

	listed_parts(search->tree, module, &objects);
	if (has_word(&objects, search->object))
		search->module = module;
	else
		free(module);
	free_words(&objects);
	return !search->module;
}

/* The module OBJECT is part of: the one it is by itself if no other is known. Free it. */
static char *module_of(const struct tree *tree, const char *object)
{
	struct search search = { .tree = tree, .object = object };
	char *dir = path_dir(object), *above;

	search.module = makefile_composite(tree, object);
	while (!search.module && *dir) {
		char *whole = path_join(tree->out, dir);

		if (access(whole, R_OK) == 0)
			each_file_in(tree, dir, ".mod", lists_object, &search);
		free(whole);
		above = path_dir(dir);
		free(dir);
		dir = above;
	}
	free(dir);
	return search.module ? search.module : with_ending(object, "");
}

static bool has_part(const struct plan *plan, const char *object)
{
	size_t i;

	for (i = 0; i < plan->nparts; i++) {
		if (strcmp(plan->parts[i]->object, object) == 0)
			return true;
	}
	return false;
}

static void append_part(struct plan *plan, struct part *part)
{
	plan->parts = xrealloc(plan->parts, (plan->nparts + 1) * sizeof(*plan->parts));
	plan->parts[plan->nparts++] = part;
}

static bool add_part(struct plan *plan, struct tree *tree, const char *object, const char *module, bool of_library)
{
	char *unset = NULL, *source;
	struct part *part;

	if (has_part(plan, object))
		return true;
	if (!part_built(tree, object) && makefile_lists(tree, object, &unset) && unset) {
		source = with_ending(object, ".c");
		skip(plan, xasprintf("%s: not built by this configuration, %s is not set", source, unset));
		free(source);
		free(unset);
		return false;
	}
	part = part_read(tree, object, module);
	if (!part) {
		skip(plan, xasprintf("%s: nothing says how it is compiled", object));
		return false;
	}
	part->of_library = of_library;
	append_part(plan, part);
	return true;
}

/* All objects of MODULE, with OBJECT (or NULL), which belongs to it. */
static bool add_module(struct plan *plan, struct tree *tree, const char *module, const char *object, bool library)
{
	struct words objects = { 0 };
	size_t before = plan->nparts, i;
	char *linked, *unset = NULL;

	if (!has_word(&plan->modules, module)) {
		listed_parts(tree, module, &objects);
		makefile_parts(tree, module, &objects);
	}
	if (object)
		add_new_word(&objects, object);
	if (!objects.count && !has_word(&plan->modules, module))
		add_word(&objects, concat(module, ".o", NULL));
	/* A module of several objects, none of which was ever built. */
	linked = concat(module, ".o", NULL);
	if (!has_word(&objects, linked) && !part_built(tree, linked) && makefile_lists(tree, linked, &unset) && unset) {
		skip(plan, xasprintf("%s: not built by this configuration, %s is not set", module, unset));
		free(unset);
	} else if (!library || objects.count <= LIBRARY_PARTS) {
		for (i = 0; i < objects.count; i++)
			add_part(plan, tree, objects.list[i], module, library);
	}
	free(linked);
	free_words(&objects);
	if (plan->nparts == before)
		return false;
	add_new_word(&plan->modules, module);
	return true;
}

static bool add_object(struct plan *plan, struct tree *tree, const char *object)
{
	char *module = module_of(tree, object);
	bool added = has_part(plan, object) || add_module(plan, tree, module, object, false);

	free(module);
	return added;
}

/* ---- who reads a header ---------------------------------------------------------------------------------------- */

struct readers {
	const struct tree *tree;
	const char *header;
	struct words objects;
	size_t more;
};

/* Is PATH, whole, among the files a command file lists? */
static bool reads(struct bytes text, const char *path)
{
	const char *at = (const char *)text.data, *end = at + text.size;
	size_t length = strlen(path);

	while ((at = memmem(at, end - at, path, length))) {
		if (at > (const char *)text.data && (at[-1] == '/' || at[-1] == ' ') && at + length < end &&
		    (at[length] == ' ' || at[length] == '\n'))
			return true;
		at += length;
	}
	return false;
}

static bool match_reader(const char *file, void *data)
{
	struct readers *readers = data;
	char *path = path_join(readers->tree->out, file), *dir, *object;
	struct bytes text = file_map(path);

	free(path);
	if (!text.data)
		return true;
	if (reads(text, readers->header) && reads(text, pci_header)) {
		if (readers->objects.count < READERS_MAX) {
			dir = path_dir(file);
			object = xstrndup(path_base(file) + 1, strlen(path_base(file)) - 1 - strlen(".cmd"));
			add_word(&readers->objects, path_join(dir, object));
			free(object);
			free(dir);
		} else {
			readers->more++;
		}
	}
	file_unmap(text);
	return readers->more < READERS_MAX;
}

/* Where drivers that read a header may be: three folders deep, drivers/net/ethernet/, or everywhere. Free it. */
static char *search_folder(const char *header)
{
	const char *at = header;
	int depth = 0;

	if (text_starts(header, "include/") || text_starts(header, "arch/"))
		return xstrdup("");
	while (depth < 3 && strchr(at, '/')) {
		at = strchr(at, '/') + 1;
		depth++;
	}
	return at > header ? xstrndup(header, at - header - 1) : xstrdup("");
}

/* False: nobody reads it. */
static bool add_readers(struct plan *plan, struct tree *tree, const char *header)
{
	struct readers readers = { .tree = tree, .header = header };
	char *dir = search_folder(header);
	size_t i;

	each_file(tree, dir, ".o.cmd", match_reader, &readers);
	for (i = 0; i < readers.objects.count; i++)
		add_object(plan, tree, readers.objects.list[i]);
	if (readers.more)
		skip(plan, xasprintf("%s: more objects read it than are looked at, these are %d of them", header,
				     READERS_MAX));
	free(dir);
	free_words(&readers.objects);
	return i;
}

/* ---- the series ------------------------------------------------------------------------------------------------ */

/* The source was there, or comes; READ: as a part of others, which are looked at. Is it looked at itself? */
static bool add_source(struct plan *plan, struct tree *tree, const char *source, bool read)
{
	char *object = with_ending(source, ".o"), *composite = NULL, *unset = NULL;
	size_t before = plan->skipped.count;
	bool added;

	if (has_part(plan, object) || part_built(tree, object) || (composite = makefile_composite(tree, object)) ||
	    makefile_lists(tree, object, &unset)) {
		if (!add_object(plan, tree, object) && plan->skipped.count == before)
			skip(plan, xasprintf("%s: nothing says how it is compiled", source));
	} else if (!add_readers(plan, tree, source) && !read) {
		skip(plan, xasprintf("%s: not built by this configuration, no Makefile beside it names it", source));
	}
	added = has_part(plan, object);
	free(unset);
	free(composite);
	free(object);
	return added;
}

/* A source that was renamed, and no Makefile names the new one yet, is compiled as before. */
static void add_renamed(struct plan *plan, struct tree *tree, const struct touched *touched)
{
	char *new = with_ending(touched->path, ".o"), *old = with_ending(touched->from, ".o"), *module, *stem;
	char *name = with_ending(new, ""), *composite = makefile_composite(tree, new), *unset = NULL;
	struct part *part;

	if (!part_built(tree, new) && part_built(tree, old) && !composite && !makefile_lists(tree, new, &unset)) {
		module = module_of(tree, old);
		stem = with_ending(old, "");
		part = part_read_like(tree, new, old, strcmp(module, stem) == 0 ? name : module);
		if (part) {
			add_object(plan, tree, old);
			append_part(plan, part);
			add_new_word(&plan->modules, part->module);
		}
		free(stem);
		free(module);
	}
	free(unset);
	free(composite);
	free(name);
	free(old);
	free(new);
}

/* Is FILE, without its folder, named in VARIED before or after? */
static bool names_file(const struct series *series, const struct varied *varied, const char *file)
{
	const char *name = path_base(file);
	size_t state, last = series->npatches;
	struct bytes text;

	for (state = 0; state <= last; state += last) {
		if (!varied->ids[state])
			continue;
		text = series_contents(series, varied->ids[state]);
		if (memmem(text.data, text.size, name, strlen(name)))
			return true;
	}
	return false;
}

/*
 * What was built may be older than what the patches are for: the files that differ may read what is changed, and no
 * command file knows.
 */
static bool add_varied_readers(struct plan *plan, struct tree *tree, const struct series *series, const char *file)
{
	char *dir = search_folder(file);
	size_t found = 0, i;

	for (i = 0; i < series->nfiles && found < READERS_MAX; i++) {
		const struct varied *varied = &series->files[i];

		if (strcmp(varied->path, file) == 0 || strncmp(varied->path, dir, strlen(dir)) != 0 ||
		    !names_file(series, varied, file))
			continue;
		if (path_ends_with(varied->path, ".c"))
			found += add_source(plan, tree, varied->path, true);
		else if (path_ends_with(varied->path, ".h"))
			found += add_readers(plan, tree, varied->path);
	}
	free(dir);
	return found;
}

bool plan_make(struct plan *plan, struct tree *tree, const struct series *series)
{
	size_t i, k;
	bool read;

	memset(plan, 0, sizeof(*plan));
	for (i = 0; i < series->npatches; i++) {
		const struct touches *touches = &series->patches[i].touches;

		for (k = 0; k < touches->count; k++) {
			if (touches->list[k].from && path_ends_with(touches->list[k].path, ".c"))
				add_renamed(plan, tree, &touches->list[k]);
		}
	}
	for (i = 0; i < series->nfiles; i++) {
		const char *path = series->files[i].path;

		if (!series->files[i].patched)
			continue;
		read = (path_ends_with(path, ".c") || path_ends_with(path, ".h")) &&
		       add_varied_readers(plan, tree, series, path);
		if (path_ends_with(path, ".c"))
			add_source(plan, tree, path, read);
		else if (path_ends_with(path, ".h") && !add_readers(plan, tree, path) && !read)
			skip(plan, xasprintf("%s: nothing that was built with PCI reads it", path));
	}
	/* said already */
	return !tree->root || tree->cwd;
}

void plan_free(struct plan *plan)
{
	size_t i;

	for (i = 0; i < plan->nparts; i++)
		part_free(plan->parts[i]);
	free(plan->parts);
	free_words(&plan->modules);
	free_words(&plan->skipped);
}

/* ---- libraries and their users --------------------------------------------------------------------------------- */

struct users {
	struct plan *plan;
	struct tree *tree;
	const struct words *exported;
	size_t added, more;
};

/* Does the object's table of names have one of them? */
static bool names_any(struct bytes file, const struct words *names)
{
	struct bytes texts;
	size_t i;

	if (elf_section(file, ".strtab", 0, &texts) != ELF_OK)
		return false;
	for (i = 0; i < names->count; i++) {
		size_t length = strlen(names->list[i]) + 1;
		const char *at = (const char *)texts.data, *end = at + texts.size;

		while ((at = memmem(at, end - at, names->list[i], length))) {
			if (at == (const char *)texts.data || !at[-1])
				return true;
			at += length;
		}
	}
	return false;
}

static bool add_user(const char *file, void *data)
{
	struct users *users = data;
	char *path, *module;
	struct bytes object;

	if (path_ends_with(file, ".mod.o") || text_starts(path_base(file), "vmlinux"))
		return true;
	path = path_join(users->tree->out, file);
	object = file_map(path);
	free(path);
	if (object.data && names_any(object, users->exported)) {
		module = module_of(users->tree, file);
		if (has_word(&users->plan->modules, module))
			;
		else if (users->added >= USERS_MAX)
			users->more++;
		else
			users->added += add_module(users->plan, users->tree, module, NULL, false);
		free(module);
	}
	file_unmap(object);
	return true;
}

static void add_users(struct plan *plan, struct tree *tree, const struct words *exported)
{
	static const char *const folders[] = { "drivers", "sound", "net", "arch", "fs", "virt" };
	struct users users = { .plan = plan, .tree = tree, .exported = exported };
	size_t i;

	for (i = 0; i < sizeof(folders) / sizeof(*folders) && exported->count; i++)
		each_file(tree, folders[i], ".o", add_user, &users);
	if (users.more)
		skip(plan, xasprintf("%s: %zu more modules use it, %d are looked at", exported->list[0], users.more,
				     USERS_MAX));
}

/* "0x12345678 NAME MODULE EXPORT_SYMBOL", with tabs between. */
static void add_libraries(struct plan *plan, struct tree *tree, const struct words *imported)
{
	char *path = path_join(tree->out, "Module.symvers"), *line, *save = NULL, *name, *module;
	size_t size, added = 0;
	char *text = file_read(path, &size);

	for (line = text ? strtok_r(text, "\n", &save) : NULL; line && added < LIBRARIES_MAX;
	     line = strtok_r(NULL, "\n", &save)) {
		name = strchr(line, '\t');
		module = name ? strchr(name + 1, '\t') : NULL;
		if (!module)
			continue;
		*module++ = '\0';
		module[strcspn(module, "\t")] = '\0';
		if (strcmp(module, "vmlinux") != 0 && has_word(imported, name + 1) && !has_word(&plan->modules, module))
			added += add_module(plan, tree, module, NULL, true);
	}
	free(text);
	free(path);
}

void plan_add_others(struct plan *plan, struct tree *tree, const struct words *exported, const struct words *imported)
{
	add_users(plan, tree, exported);
	add_libraries(plan, tree, imported);
}
