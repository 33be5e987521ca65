// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * modules.c - what a path on the command line stands for: the object files it leads to
 *
 * An object file stands for itself, an archive for its members, a folder for the modules built in it. kbuild leaves
 * X.mod beside a module's X.o, which lists the objects the module consists of; X.o holds the records of all of them.
 * Where pcidevres cc checked a file without compiling it, the record lies beside its object.
 */
#include "tools.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libiberty/libiberty.h>

/* ---- names ----------------------------------------------------------------------------------------------------- */

/* Does DIR hold what kbuild leaves at the top of a build folder? */
static bool is_build_root(const char *dir)
{
	static const char *const marks[] = { ".config", "include/config/auto.conf", "Module.symvers" };
	bool found = false;
	size_t i;

	for (i = 0; !found && i < sizeof(marks) / sizeof(*marks); i++) {
		char *path = path_join(dir, marks[i]);

		found = access(path, F_OK) == 0;
		free(path);
	}
	return found;
}

/* The build folder DIR, an absolute path, is in; NULL if it is in none. Free it. */
static char *find_build_root(const char *dir)
{
	char *root = xstrdup(dir);

	while (!is_build_root(root)) {
		char *up = path_dir(root);

		free(root);
		if (!*up || strcmp(up, "/") == 0) {
			free(up);
			return NULL;
		}
		root = up;
	}
	return root;
}

/* The folder of PATH as names of modules have it. The last answer is kept: files of a folder come together. */
static const char *folder_name(const char *path)
{
	static char *last_dir, *last_name;
	char *dir = path_dir(path);
	char *absolute, *root;

	if (last_dir && strcmp(dir, last_dir) == 0) {
		free(dir);
		return last_name;
	}
	free(last_dir);
	free(last_name);
	last_dir = dir;
	absolute = realpath(*dir ? dir : ".", NULL);
	root = absolute ? find_build_root(absolute) : NULL;
	if (root) {
		size_t length = strlen(root);

		last_name = xstrdup(absolute[length] ? absolute + length + 1 : "");
	} else {
		const char *given = dir;

		while (text_starts(given, "./"))
			given += 2;
		last_name = xstrdup(strcmp(given, ".") == 0 ? "" : given);
	}
	free(root);
	free(absolute);
	return last_name;
}

/* PATH without suffix, relative to the build folder if it is in one, else as given. Free it. */
static char *object_name(const char *path)
{
	char *name = path_join(folder_name(path), path_base(path));
	char *dot = strrchr(name, '.');

	if (dot && dot > path_base(name))
		*dot = '\0';
	return name;
}

/* ---- lists ----------------------------------------------------------------------------------------------------- */

static struct object *add_object(struct objects *objects, const char *path, const char *name, struct bytes contents)
{
	struct object *object;

	objects->list = xrealloc(objects->list, (objects->count + 1) * sizeof(*objects->list));
	object = &objects->list[objects->count++];
	memset(object, 0, sizeof(*object));
	object->path = xstrdup(path);
	object->name = xstrdup(name);
	object->contents = contents;
	return object;
}

void objects_free(struct objects *objects)
{
	size_t i;

	for (i = 0; i < objects->count; i++) {
		free(objects->list[i].path);
		free(objects->list[i].name);
		free(objects->list[i].module);
	}
	free(objects->list);
}

/*
 * The record that pcidevres cc kept for object PATH, unless the object was made later. On some machines kbuild touches
 * the object once more after the check, hence the second. NULL if there is none. Free it.
 */
static char *kept_record(const char *path)
{
	char *dir = path_dir(path);
	const char *base = path_base(path);
	char *name = xasprintf(".%.*s" KEPT_RECORD, (int)(strlen(base) - strlen(".o")), base);
	char *kept = path_join(dir, name);
	struct stat record, object;

	if (stat(kept, &record) != 0 || (stat(path, &object) == 0 && object.st_mtime > record.st_mtime + 1)) {
		free(kept);
		kept = NULL;
	}
	free(name);
	free(dir);
	return kept;
}

static struct object *add_file(struct objects *objects, const char *path);

/* An object of a build folder: by its kept record, else by itself. */
static struct object *add_built(struct objects *objects, const char *path)
{
	char *kept = kept_record(path), *name;
	struct object *object;

	if (!kept)
		return add_file(objects, path);
	object = add_file(objects, kept);
	if (object) {
		name = object_name(path);
		free(object->name);
		object->name = name;
		object->bare = true;
	}
	free(kept);
	return object;
}

/* NULL after saying why it cannot be read. */
static struct object *add_file(struct objects *objects, const char *path)
{
	struct bytes contents = file_map(path);
	struct object *object;
	char *name;

	if (!contents.data) {
		cannot_read(path, "build it first");
		return NULL;
	}
	name = object_name(path);
	object = add_object(objects, path, name, contents);
	free(name);
	return object;
}

/* ---- archives -------------------------------------------------------------------------------------------------- */

#define DEEPEST 4 /* archives in archives */

static bool add_archive(struct objects *objects, const char *path, struct bytes file, unsigned int depth);

/* A member that is a file of its own; an archive within an archive is one, too. */
static bool add_thin_member(struct objects *objects, const char *path, unsigned int depth)
{
	struct bytes contents = file_map(path);

	if (contents.data && ar_is_archive(contents))
		return add_archive(objects, path, contents, depth + 1);
	return add_file(objects, path) != NULL;
}

static bool add_member(struct objects *objects, const char *archive, const struct ar_member *member, unsigned int depth)
{
	char *dir = path_dir(archive);
	char *path = path_join(dir, member->name);
	bool done = true;

	if (member->thin) {
		done = add_thin_member(objects, path, depth);
	} else if (path_ends_with(member->name, ".o")) {
		char *shown = concat(archive, "(", member->name, ")", NULL);
		char *name = object_name(path);

		add_object(objects, shown, name, member->contents);
		free(name);
		free(shown);
	}
	free(path);
	free(dir);
	return done;
}

static bool add_archive(struct objects *objects, const char *path, struct bytes file, unsigned int depth)
{
	struct ar_member member;
	size_t pos = 0;
	bool done = true;
	int next;

	if (depth > DEEPEST)
		return trouble("%s: an archive within %d others; build it again", path, DEEPEST);
	while ((next = ar_next(file, &pos, &member)) > 0) {
		done &= add_member(objects, path, &member, depth);
		free(member.name);
	}
	return next ? trouble("%s: archive is damaged; build it again", path) : done;
}

/* ---- folders --------------------------------------------------------------------------------------------------- */

/*
 * The file that a line of DIR/X.mod means. Lines are relative to where make ran, which is the build folder, or for
 * external modules their own. NULL if it is not there. Free it.
 */
static char *listed_object(const char *dir, const char *line)
{
	char *absolute = realpath(*dir ? dir : ".", NULL);
	char *root = absolute ? find_build_root(absolute) : NULL;
	const char *const tries[] = { root, dir };
	char *path = NULL;
	size_t i;

	for (i = 0; !path && i < 2; i++) {
		if (!tries[i])
			continue;
		path = path_join(tries[i], i ? path_base(line) : line);
		if (access(path, R_OK) != 0) {
			free(path);
			path = NULL;
		}
	}
	free(root);
	free(absolute);
	return path;
}

/* Is there a kept record of one of the objects that MOD_PATH lists? */
static bool lists_kept(const char *mod_path)
{
	char *text = file_text(mod_path);
	char *dir = path_dir(mod_path);
	char *save = NULL, *line;
	bool found = false;

	for (line = text ? strtok_r(text, " \t\n", &save) : NULL; !found && line;
	     line = strtok_r(NULL, " \t\n", &save)) {
		char *path = path_ends_with(line, ".o") ? listed_object(dir, line) : NULL;
		char *kept = path ? kept_record(path) : NULL;

		found = kept;
		free(kept);
		free(path);
	}
	free(dir);
	free(text);
	return found;
}

/* A module that is not linked yet, or has kept records: the objects that are there. */
static bool add_listed(struct objects *objects, const char *mod_path, const char *module)
{
	char *text = file_text(mod_path);
	char *dir = path_dir(mod_path);
	char *save = NULL, *line;
	bool done = text;

	for (line = text ? strtok_r(text, " \t\n", &save) : NULL; line; line = strtok_r(NULL, " \t\n", &save)) {
		char *path = path_ends_with(line, ".o") ? listed_object(dir, line) : NULL;

		if (path) {
			struct object *object = add_built(objects, path);

			done &= object != NULL;
			if (object)
				object->module = xstrdup(module);
		}
		free(path);
	}
	free(dir);
	free(text);
	return done;
}

static bool add_module(struct objects *objects, const char *mod_path)
{
	char *stem = xstrndup(mod_path, strlen(mod_path) - strlen(".mod"));
	char *linked = concat(stem, ".o", NULL);
	bool done;

	if (access(linked, F_OK) == 0 && !lists_kept(mod_path)) {
		struct object *object = add_file(objects, linked);

		done = object;
		if (object)
			object->whole = true;
	} else {
		char *module = object_name(mod_path);

		done = add_listed(objects, mod_path, module);
		free(module);
	}
	free(linked);
	free(stem);
	return done;
}

/* What kbuild makes on the way to something else, or out of everything. */
static bool is_by_product(const char *name)
{
	return name[0] == '.' || path_ends_with(name, ".mod.o") || text_starts(name, "vmlinux");
}

static int compare_names(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* Is there an X.mod beside X.o? */
static bool is_linked_module(const char *path)
{
	char *stem = xstrndup(path, strlen(path) - strlen(".o"));
	char *mod = concat(stem, ".mod", NULL);
	bool found = access(mod, F_OK) == 0;

	free(mod);
	free(stem);
	return found;
}

static bool add_folder(struct objects *objects, const char *dir);

static bool add_entry(struct objects *objects, const char *path)
{
	struct stat st;

	/* Symbolic links lead out of the build folder, or around in it. */
	if (lstat(path, &st) != 0)
		return true;
	if (S_ISDIR(st.st_mode))
		return add_folder(objects, path);
	if (!S_ISREG(st.st_mode))
		return true;
	if (path_ends_with(path, ".mod"))
		return add_module(objects, path);
	if (path_ends_with(path, ".o") && !is_linked_module(path))
		return add_built(objects, path);
	return true;
}

static bool add_folder(struct objects *objects, const char *dir)
{
	struct dirent **entries;
	bool done = true;
	int count, i;

	count = scandir(dir, &entries, NULL, compare_names);
	if (count < 0)
		return trouble("cannot read folder %s: %s", dir, strerror(errno));
	for (i = 0; i < count; i++) {
		if (!is_by_product(entries[i]->d_name)) {
			char *path = path_join(dir, entries[i]->d_name);

			done &= add_entry(objects, path);
			free(path);
		}
		free(entries[i]);
	}
	free(entries);
	return done;
}

/* ---- the command line ------------------------------------------------------------------------------------------ */

static bool find_in_folder(struct objects *objects, const char *path)
{
	size_t before = objects->count;

	if (!add_folder(objects, path))
		return false;
	if (objects->count == before)
		return trouble(
			"%s: no object files in this folder; build the kernel's modules first, or name the folder given to make as O=",
			path);
	return true;
}

static bool find_in_archive(struct objects *objects, const char *path, struct bytes contents)
{
	size_t before = objects->count;

	if (!add_archive(objects, path, contents, 0))
		return false;
	return objects->count != before || trouble("%s: no object files in this archive; build it again", path);
}

/* An object named on the command line. It stands for its module where that was checked without being compiled. */
static bool find_object(struct objects *objects, const char *path)
{
	char *stem = xstrndup(path, strlen(path) - strlen(".o"));
	char *mod = concat(stem, ".mod", NULL);
	struct object *object;
	bool done;

	if (access(mod, R_OK) == 0 && lists_kept(mod)) {
		done = add_module(objects, mod);
	} else {
		object = add_built(objects, path);
		done = object;
		if (object) {
			object->asked = true;
			object->whole = !object->bare && access(mod, R_OK) == 0;
		}
	}
	free(mod);
	free(stem);
	return done;
}

bool objects_find(struct objects *objects, const char *path)
{
	struct bytes contents;
	struct object *object;
	struct stat st;

	if (stat(path, &st) != 0)
		return cannot_read(path, "");
	if (S_ISDIR(st.st_mode))
		return find_in_folder(objects, path);
	contents = file_map(path);
	if (!contents.data)
		return cannot_read(path, "");
	if (ar_is_archive(contents))
		return find_in_archive(objects, path, contents);
	if (path_ends_with(path, ".o"))
		return find_object(objects, path);
	object = add_file(objects, path);
	if (object)
		object->asked = true;
	return object;
}
