// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * cache.c - records of earlier reviews
 *
 * A record hangs on the command, the plugin and the contents of each file the compiler read. The folder of an entry is
 * named after the first two, the entry after the third; both are also in it, so that names need not be unique. An entry
 * is a text: a line that says what it is, the key, the record's size and checksum, the number of files, a line for each
 * of them with the id git gives its contents, and the record.
 */
#include "work.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libiberty/hashtab.h>
#include <libiberty/libiberty.h>

#define HEAD "pcidevres record of a review, 2\n"
#define SIZE_MAX_MB 256 /* more than that, and the oldest entries go until three quarters are left */

struct cache {
	const struct repository *repo;
	const struct tree *tree;
	char *dir;	    /* NULL: there is none */
	htab_t files;	    /* struct known */
	struct words asked; /* paths whose contents are not known yet */
	bool stored;
};

/* A file's contents; NULL: not asked yet. */
struct known {
	char *path, *id;
};

static hashval_t hash_known(const void *entry)
{
	return htab_hash_string(((const struct known *)entry)->path);
}

static int equal_known(const void *entry, const void *path)
{
	return strcmp(((const struct known *)entry)->path, path) == 0;
}

static void free_known(void *entry)
{
	struct known *known = entry;

	free(known->path);
	free(known->id);
	free(known);
}

static char *cache_dir(void)
{
	const char *base = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
	char *dir;

	if (base && *base == '/')
		dir = path_join(base, "pcidevres/review");
	else if (home && *home == '/')
		dir = path_join(home, ".cache/pcidevres/review");
	else
		return NULL;
	if (make_dirs(dir) && access(dir, W_OK | X_OK) == 0)
		return dir;
	free(dir);
	return NULL;
}

struct cache *cache_open(const struct repository *repo, const struct tree *tree)
{
	struct cache *cache = xcalloc(1, sizeof(*cache));

	cache->repo = repo;
	cache->tree = tree;
	cache->dir = cache_dir();
	cache->files = htab_create_alloc(4093, hash_known, equal_known, free_known, xcalloc, free);
	return cache;
}

/* ---- contents of files ----------------------------------------------------------------------------------------- */

void cache_want_file(struct cache *cache, const char *path)
{
	void **slot = htab_find_slot_with_hash(cache->files, path, htab_hash_string(path), INSERT);
	struct known *known = *slot;

	if (!known) {
		*slot = known = xcalloc(1, sizeof(*known));
		known->path = xstrdup(path);
	} else if (known->id) {
		return;
	}
	/* once; whatever it turns out to be */
	known->id = xstrdup("");
	add_word(&cache->asked, known->path);
}

static struct known *find_known(const struct cache *cache, const char *path)
{
	return htab_find_with_hash(cache->files, path, htab_hash_string(path));
}

static void set_id(const struct cache *cache, const char *path, const char *id)
{
	struct known *known = find_known(cache, path);

	free(known->id);
	known->id = xstrdup(id);
}

static bool is_regular(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) && !strchr(path, '\n');
}

bool cache_learn(struct cache *cache)
{
	char *list = NULL, *file, *ids = NULL, *id, *save = NULL;
	struct words there = { 0 };
	size_t size, i;
	FILE *out = text_open(&list, &size);
	bool done;

	for (i = 0; i < cache->asked.count; i++) {
		if (is_regular(cache->asked.list[i])) {
			fprintf(out, "%s\n", cache->asked.list[i]);
			add_word(&there, cache->asked.list[i]);
		}
	}
	text_close(out, &size);
	file = there.count ? scratch_file("contents", list, size) : NULL;
	done = !there.count || (file && git(cache->repo, OURS, file, &ids, &size, "hash-object", "--no-filters",
					    "--stdin-paths", NULL));
	if (file && !done)
		trouble("git cannot read the headers: %s", ids);
	id = done && ids ? strtok_r(ids, "\n", &save) : NULL;
	for (i = 0; id && i < there.count; i++, id = strtok_r(NULL, "\n", &save))
		set_id(cache, there.list[i], id);
	free(there.list);
	free(cache->asked.list);
	memset(&cache->asked, 0, sizeof(cache->asked));
	free(ids);
	free(file);
	free(list);
	return done;
}

void cache_forget(struct cache *cache, const struct series *series)
{
	size_t i;

	for (i = 0; i < series->nfiles; i++) {
		char *path = path_join(cache->tree->farm->dir, series->files[i].path);

		htab_remove_elt_with_hash(cache->files, path, htab_hash_string(path));
		free(path);
	}
}

/* ---- names in entries ------------------------------------------------------------------------------------------ */

/* A path as it does not change from review to review: "@" is the source, "=" the build folder. Free it. */
static char *lasting(const struct cache *cache, const char *path)
{
	const char *rest = tree_below(cache->tree, path);
	size_t length = strlen(cache->tree->out);

	if (rest)
		return concat("@", rest, NULL);
	if (strncmp(path, cache->tree->out, length) == 0 && path[length] == '/')
		return concat("=", path + length + 1, NULL);
	return xstrdup(path);
}

static char *present(const struct cache *cache, const char *lasting)
{
	if (*lasting == '@')
		return path_join(cache->tree->farm->dir, lasting + 1);
	if (*lasting == '=')
		return path_join(cache->tree->out, lasting + 1);
	return xstrdup(lasting);
}

static char *hash_name(const char *text, size_t size)
{
	return xasprintf("%08x%08x", iterative_hash(text, size, 0), iterative_hash(text, size, 0x9e3779b9));
}

static char *key_dir(const struct cache *cache, const char *key)
{
	char *name = hash_name(key, strlen(key)), *dir = path_join(cache->dir, name);

	free(name);
	return dir;
}

/* ---- entries --------------------------------------------------------------------------------------------------- */

/* An entry that was read: *AT is behind the key, where its list of files begins. NULL if it is no entry for KEY. */
static char *read_entry(const char *path, const char *key, char **at, size_t *size)
{
	char *text = file_read(path, size);
	size_t head = strlen(HEAD), length = strlen(key);

	if (text && *size > head + length && strncmp(text, HEAD, head) == 0 && strncmp(text + head, key, length) == 0 &&
	    text[head + length] == '\n') {
		*at = text + head + length + 1;
		return text;
	}
	free(text);
	return NULL;
}

/* Calls SEEN with each file of an entry and the id it has there. Where its record begins, or NULL: SEEN was false. */
static char *each_listed(const struct cache *cache, char *at, const char *end,
			 bool (*seen)(struct cache *cache, const char *path, const char *id))
{
	unsigned long count = strtoul(at, &at, 10);

	for (; count && at < end && *at == '\n'; count--) {
		char *id = at + 1, *name = strchr(id, ' '), *path;
		bool go_on;

		at = name ? strchr(name, '\n') : NULL;
		if (!at)
			return NULL;
		*name = *at = '\0';
		path = present(cache, name + 1);
		go_on = seen((struct cache *)cache, path, id);
		*name = ' ';
		*at = '\n';
		free(path);
		if (!go_on)
			return NULL;
	}
	return !count && at < end && *at == '\n' ? at + 1 : NULL;
}

static bool want_listed(struct cache *cache, const char *path, const char *id)
{
	(void)id;
	cache_want_file(cache, path);
	return true;
}

static bool same_contents(struct cache *cache, const char *path, const char *id)
{
	const struct known *known = find_known(cache, path);

	return known && known->id && *known->id && strcmp(known->id, id) == 0;
}

/* Calls VISIT with each entry for KEY until it returns true. */
static bool each_entry(struct cache *cache, const char *key,
		       bool (*visit)(struct cache *cache, const char *path, char *text, char *at, size_t size,
				     void *data),
		       void *data)
{
	char *dir = cache->dir ? key_dir(cache, key) : NULL, *text, *at;
	DIR *entries = dir ? opendir(dir) : NULL;
	struct dirent *entry;
	bool done = false;
	size_t size;

	while (entries && !done && (entry = readdir(entries))) {
		char *path = path_join(dir, entry->d_name);

		text = entry->d_name[0] == '.' ? NULL : read_entry(path, key, &at, &size);
		if (text)
			done = visit(cache, path, text, at, size, data);
		free(path);
	}
	if (entries)
		closedir(entries);
	free(dir);
	return done;
}

static bool visit_want(struct cache *cache, const char *path, char *text, char *at, size_t size, void *data)
{
	(void)path;
	(void)data;
	at = strchr(at, '\n');
	if (at)
		each_listed(cache, at + 1, text + size, want_listed);
	free(text);
	return false;
}

void cache_want(struct cache *cache, const char *key)
{
	each_entry(cache, key, visit_want, NULL);
}

static unsigned int checksum(struct bytes record)
{
	return xcrc32(record.data, (int)record.size, 0xffffffff);
}

static bool visit_find(struct cache *cache, const char *path, char *text, char *at, size_t size, void *data)
{
	struct bytes *found = data, bytes;
	unsigned int sum;
	char *record;
	size_t whole;

	record = sscanf(at, "%zu %x", &whole, &sum) == 2 && strchr(at, '\n') ?
			 each_listed(cache, strchr(at, '\n') + 1, text + size, same_contents) :
			 NULL;
	bytes = (struct bytes){ (const unsigned char *)(record ? record : ""), record ? text + size - record : 0 };
	if (!record || bytes.size != whole || checksum(bytes) != sum) {
		free(text);
		return false;
	}
	*found = (struct bytes){ memcpy(xmalloc(bytes.size + 1), record, bytes.size), bytes.size };
	free(text);
	utimensat(AT_FDCWD, path, NULL, 0);
	return true;
}

bool cache_find(struct cache *cache, const char *key, struct bytes *record)
{
	return each_entry(cache, key, visit_find, record);
}

/* Written aside and renamed: whoever reads it reads all of it. */
static bool write_entry(const char *dir, const char *text, size_t size)
{
	char *name = hash_name(text, size), *path = path_join(dir, name), *aside = concat(dir, "/.XXXXXX", NULL);
	int fd = make_dirs(dir) ? mkstemp(aside) : -1;
	FILE *out = fd < 0 ? NULL : fdopen(fd, "w");
	bool done = out && fwrite(text, 1, size, out) == size;

	if (out)
		done = fclose(out) == 0 && done;
	if (fd >= 0 && (!done || rename(aside, path) != 0))
		unlink(aside);
	free(aside);
	free(path);
	free(name);
	return done;
}

void cache_store(struct cache *cache, const char *key, const struct words *files, struct bytes record)
{
	char *text = NULL, *dir;
	size_t size, i;
	FILE *out;

	if (!cache->dir)
		return;
	out = text_open(&text, &size);
	fprintf(out, HEAD "%s\n%zu %x\n%zu\n", key, record.size, checksum(record), files->count);
	for (i = 0; i < files->count; i++) {
		const struct known *known = find_known(cache, files->list[i]);
		char *name = lasting(cache, files->list[i]);

		fprintf(out, "%s %s\n", known && known->id && *known->id ? known->id : "-", name);
		free(name);
	}
	fwrite(record.data, 1, record.size, out);
	text_close(out, &size);
	dir = key_dir(cache, key);
	cache->stored |= write_entry(dir, text, size);
	free(dir);
	free(text);
}

/* ---- not too many ---------------------------------------------------------------------------------------------- */

struct entry {
	char *path;
	off_t size;
	time_t used;
};

static struct {
	struct entry *list;
	size_t count;
	off_t total;
} found;

static int note_entry(const char *path, const struct stat *st, int type, struct FTW *where)
{
	(void)where;
	if (type == FTW_F) {
		found.list = xrealloc(found.list, (found.count + 1) * sizeof(*found.list));
		found.list[found.count++] = (struct entry){ xstrdup(path), st->st_size, st->st_mtime };
		found.total += st->st_size;
	}
	return 0;
}

static int oldest_first(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;

	return (a->used > b->used) - (a->used < b->used);
}

static void prune(const char *dir)
{
	const off_t most = (off_t)SIZE_MAX_MB << 20;
	size_t i;

	nftw(dir, note_entry, 16, FTW_PHYS);
	if (found.total > most) {
		qsort(found.list, found.count, sizeof(*found.list), oldest_first);
		for (i = 0; i < found.count && found.total > most / 4 * 3; i++) {
			char *folder = path_dir(found.list[i].path);

			unlink(found.list[i].path);
			rmdir(folder);
			found.total -= found.list[i].size;
			free(folder);
		}
	}
	for (i = 0; i < found.count; i++)
		free(found.list[i].path);
	free(found.list);
	memset(&found, 0, sizeof(found));
}

void cache_close(struct cache *cache)
{
	if (!cache)
		return;
	if (cache->stored)
		prune(cache->dir);
	htab_delete(cache->files);
	free(cache->asked.list);
	free(cache->dir);
	free(cache);
}
