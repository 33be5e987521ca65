// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * records.c - the record of each object, in one state of the source
 *
 * Where from, the cheapest first: the object in OUT, when this plugin was there and nothing it was made of has changed;
 * the cache; the compiler.
 */
#include "work.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libiberty/libiberty.h>

/* A file that was asked for and what became of it. */
struct want {
	struct part *part;
	struct record *record;
	char *key;
	struct compilation compilation;
	struct words files; /* what it read */
};

/* ---- what OUT has ---------------------------------------------------------------------------------------------- */

/* Has the file in this state the contents that it has in SRC? */
static bool as_in_source(const struct recorder *r, const struct varied *varied, size_t state)
{
	char *path = path_join(r->tree->source, varied->path), *text;
	struct bytes contents;
	size_t size;
	bool same;

	text = file_read(path, &size);
	same = !text == !varied->ids[state];
	if (same && text) {
		contents = series_contents(r->series, varied->ids[state]);
		same = contents.size == size && memcmp(contents.data, text, size) == 0;
	}
	free(text);
	free(path);
	return same;
}

static bool is_later(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec != b->tv_sec ? a->tv_sec > b->tv_sec : a->tv_nsec > b->tv_nsec;
}

/* Whether the object was made after FILE, and FILE is in this state what it was then. */
static bool still_holds(const struct recorder *r, size_t state, const char *file, const struct stat *object)
{
	char *path = tree_path(r->tree, file);
	const char *below = tree_below(r->tree, path);
	const struct varied *varied = below ? series_file(r->series, below) : NULL;
	struct stat st;
	bool holds;

	if (varied) {
		free(path);
		if (!as_in_source(r, varied, state))
			return false;
		path = path_join(r->tree->source, varied->path);
	}
	holds = stat(path, &st) == 0 && !is_later(&st.st_mtim, &object->st_mtim);
	free(path);
	return holds;
}

static bool take_object(const struct recorder *r, size_t state, const struct part *part, struct record *record)
{
	char *path;
	struct stat st;
	bool holds;
	size_t i;

	if (!part->stamp || strcmp(part->stamp, r->stamp) != 0 || r->options->napi || !part->deps.count ||
	    !part->source)
		return false;
	path = path_join(r->tree->out, part->object);
	holds = stat(path, &st) == 0 && still_holds(r, state, part->flags.list[part->flags.count - 1], &st);
	for (i = 0; i < part->deps.count && holds; i++)
		holds = still_holds(r, state, part->deps.list[i], &st);
	if (holds) {
		record->bytes = file_map(path);
		record->is_object = true;
		holds = record->bytes.data;
	}
	free(path);
	return holds;
}

/* ---- what has to be made --------------------------------------------------------------------------------------- */

/* TEXT with TO for each FROM. Free it. */
static char *replaced(const char *text, const char *from, const char *to)
{
	char *result = NULL;
	const char *at;
	size_t size;
	FILE *out = text_open(&result, &size);

	while ((at = strstr(text, from))) {
		fwrite(text, 1, at - text, out);
		fputs(to, out);
		text = at + strlen(from);
	}
	fputs(text, out);
	text_close(out, &size);
	return result;
}

/*
 * All that a record hangs on but for the contents of files: the plugin, the command, files that are not in SRC. Free
 * it.
 */
static char *make_key(const struct recorder *r, size_t state, const struct part *part)
{
	char *text = NULL, *key, *at;
	size_t size, i;
	FILE *out = text_open(&text, &size);

	fprintf(out, "%s", r->plugin_id);
	for (i = 0; i < r->options->napi; i++) {
		struct bytes rows = file_map(r->options->api[i]);

		fprintf(out, " api=%zu:%08x", rows.size, rows.data ? xcrc32(rows.data, (int)rows.size, 0xffffffff) : 0);
		file_unmap(rows);
	}
	for (i = 0; i < part->compiler.count; i++)
		fprintf(out, " %s", part->compiler.list[i]);
	for (i = 0; i < part->flags.count; i++)
		fprintf(out, " %s", part->flags.list[i]);
	/* Which file an include finds may hang on them. */
	for (i = 0; i < r->series->nfiles; i++) {
		const struct varied *varied = &r->series->files[i];
		char *path = path_join(r->tree->source, varied->path);
		bool there = access(path, F_OK) == 0;

		if (there != (varied->ids[state] != NULL))
			fprintf(out, " %c%s", there ? '-' : '+', varied->path);
		free(path);
	}
	text_close(out, &size);
	key = replaced(text, r->tree->farm->dir, "@");
	for (at = key; *at; at++) {
		if (*at == '\n')
			*at = ' ';
	}
	free(text);
	return key;
}

/* A fence that the compiler and the plugin live with; -1 if there is none. */
static int working_fence(const struct recorder *r)
{
	static const char *const words[] = { "-S", "-o", "/dev/null", "-xc", "/dev/null" };
	struct compilation c = { .record = xasprintf("%s/record", scratch_dir()),
				 .said = xasprintf("%s/said", scratch_dir()) };
	int fence = fence_open(r);
	size_t i;

	add_word(&c.command, xstrdup(r->compiler));
	add_word(&c.command, concat("-fplugin=", r->plugin, NULL));
	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		add_word(&c.command, xstrdup(words[i]));
	if (fence >= 0)
		compile_all(&c, 1, r->tree->cwd, 1, r->options->time_limit, fence);
	if (fence >= 0 && !c.done) {
		close(fence);
		fence = -1;
	}
	free_words(&c.command);
	free(c.record);
	free(c.said);
	return fence;
}

/* The compiler's plugin, and what it is known by. */
static bool find_plugin(struct recorder *r, const struct words *compiler)
{
	size_t size;

	if (r->compiler && strcmp(r->compiler, compiler->list[0]) == 0)
		return true;
	recorder_close(r);
	r->plugin = plugin_for(compiler);
	if (!r->plugin)
		return false;
	r->compiler = xstrdup(compiler->list[0]);
	r->stamp = plugin_stamp(r->plugin, &size);
	r->plugin_id = xasprintf("%s:%zu", r->stamp, size);
	r->fence = working_fence(r);
	return true;
}

void recorder_close(struct recorder *r)
{
	if (r->compiler && r->fence >= 0)
		close(r->fence);
	free(r->compiler);
	free(r->plugin);
	free(r->plugin_id);
	free(r->stamp);
	r->compiler = r->plugin = r->plugin_id = r->stamp = NULL;
}

static void make_command(const struct recorder *r, struct want *want, size_t number)
{
	struct compilation *c = &want->compilation;
	struct words *command = &c->command;
	size_t i;

	c->part = want->part;
	c->record = xasprintf("%s/record%zu", scratch_dir(), number);
	c->said = xasprintf("%s/said%zu", scratch_dir(), number);
	for (i = 0; i < want->part->compiler.count; i++)
		add_word(command, xstrdup(want->part->compiler.list[i]));
	add_word(command, concat("-fplugin=", r->plugin, NULL));
	add_word(command, xstrdup(PLUGIN_ARG "check-only"));
	add_word(command, xstrdup(PLUGIN_ARG "records-only"));
	add_word(command, concat(PLUGIN_ARG "record=", c->record, NULL));
	for (i = 0; i < r->options->napi; i++) {
		char *path = realpath(r->options->api[i], NULL);

		add_word(command, concat(PLUGIN_ARG "api=", path ? path : r->options->api[i], NULL));
		free(path);
	}
	add_word(command, xstrdup("-H"));
	add_word(command, xstrdup("-S"));
	add_word(command, xstrdup("-o"));
	add_word(command, xstrdup("/dev/null"));
	for (i = 0; i < want->part->flags.count; i++)
		add_word(command, xstrdup(want->part->flags.list[i]));
}

/* ---- what came of it ------------------------------------------------------------------------------------------- */

static bool lies_in(const char *path, const char *dir)
{
	const char *rest = path_below(path, dir);

	return rest && *rest;
}

/*
 * May a compilation read PATH? In the source, the build folder, or where its command says headers of the compiler are.
 */
static bool may_read(const struct recorder *r, const struct part *part, const char *path)
{
	char *real = realpath(path, NULL), *scratch = realpath(scratch_dir(), NULL);
	bool may = real && (path_may_be_source(real, r->tree->source) || path_may_be_source(real, r->tree->out) ||
			    (scratch && lies_in(real, scratch)));
	size_t i;

	for (i = 0; real && !may && i + 1 < part->flags.count; i++)
		may = strcmp(part->flags.list[i], "-isystem") == 0 && lies_in(real, part->flags.list[i + 1]);
	free(scratch);
	free(real);
	return may;
}

static const char *state_name(const struct recorder *r, size_t state)
{
	return state ? r->series->patches[state - 1].name : "before the first patch";
}

/*
 * "farm/drivers/x/y.c:12:3: error: text" as "drivers/x/y.c:12:3: text"; what is not in the source is not shown. Free
 * it.
 */
static char *show_complaint(const struct recorder *r, const char *complaint)
{
	const char *rest = complaint ? strstr(complaint, "error: ") : NULL, *below, *file = complaint;
	char *text, *shown;

	if (!rest)
		return xstrdup("the compiler gave up");
	below = tree_below(r->tree, complaint);
	if (!below && *complaint == '/')
		return xstrdup("what it says is about a file outside of the source");
	if (below)
		file = below;
	/* "file:1:2: fatal error: " */
	while (rest > file && rest[-1] != ' ')
		rest--;
	text = xasprintf("%.*s %s", (int)(strcspn(file, " ")), file, strstr(rest, "error: ") + strlen("error: "));
	shown = printable(text);
	if (strlen(shown) > 200)
		strcpy(shown + 197, "...");
	free(text);
	return shown;
}

/* A command of its own, or of a neighbour for a file that is new in the series. */
static bool must_compile(const struct recorder *r, const struct part *part)
{
	const struct varied *varied = part->source ? series_file(r->series, part->source) : NULL;
	bool near = false;

	if (part->derived) {
		char *a = path_dir(part->derived), *b = path_dir(part->object);

		near = strcmp(a, b) == 0;
		free(a);
		free(b);
	}
	return !part->derived || part->compiled || (near && varied && !varied->ids[0]);
}

/* Leaves a part out, in this state and, later, in all others. WHY, taken over, is said once a module. */
static void leave_part(struct recorder *r, struct want *want, char *why)
{
	size_t length = strlen(want->part->module) + 1, i;

	want->part->unusable = true;
	want->record->there = false;
	for (i = 0; i < r->plan->skipped.count && strncmp(r->plan->skipped.list[i], why, length) != 0; i++)
		;
	if (i == r->plan->skipped.count)
		add_word(&r->plan->skipped, why);
	else
		free(why);
}

static bool give_up(struct recorder *r, size_t state, struct want *want, const char *complaint)
{
	const struct part *part = want->part;
	const char *file = part->source ? part->source : part->object;
	char *shown;

	if (want->compilation.timed_out)
		return trouble("%s: %s: the compiler took longer than %u s and was stopped; --time-limit allows more",
			       state_name(r, state), file, r->options->time_limit);
	shown = show_complaint(r, complaint);
	if (!must_compile(r, part)) {
		leave_part(
			r, want,
			xasprintf("%s: was never built, and does not compile as %s is (%s); run pcidevres build %s once",
				  part->module, part->derived, shown, part->module));
		free(shown);
		return true;
	}
	trouble("%s: %s does not compile: %s", state_name(r, state), file, shown);
	free(shown);
	return false;
}

/* The files it read, as paths; false after naming one that it may not. */
static bool take_headers(struct recorder *r, size_t state, struct want *want, const struct words *headers)
{
	const struct part *part = want->part;
	size_t i;

	for (i = 0; i < headers->count; i++) {
		const char *name = headers->list[i];
		char *path = path_join(r->tree->cwd, text_starts(name, "./") ? name + 2 : name);

		if (!may_read(r, part, path)) {
			char *shown = printable(name);

			trouble("%s: %s includes %s, which is no file of the source; nothing it says is shown",
				state_name(r, state), part->source ? part->source : part->object, shown);
			free(shown);
			free(path);
			return false;
		}
		add_word(&want->files, path);
		cache_want_file(r->cache, path);
	}
	add_word(&want->files, path_join(r->tree->cwd, part->flags.list[part->flags.count - 1]));
	cache_want_file(r->cache, want->files.list[want->files.count - 1]);
	return true;
}

static bool take_result(struct recorder *r, size_t state, struct want *want)
{
	struct words headers = { 0 };
	char *complaint, *text;
	size_t size = 0;
	bool done;

	compile_said(&want->compilation, &headers, &complaint);
	done = take_headers(r, state, want, &headers);
	if (done && !want->compilation.done) {
		done = give_up(r, state, want, complaint);
	} else if (done) {
		/* none: nothing in it concerns a PCI device */
		text = file_read(want->compilation.record, &size);
		want->record->bytes = (struct bytes){ (const unsigned char *)(text ? text : ""), text ? size : 0 };
		want->part->compiled = true;
	}
	free(complaint);
	free_words(&headers);
	return done;
}

static bool compile_wanted(struct recorder *r, size_t state, struct want *wants, size_t count)
{
	struct compilation *list = xcalloc(count + 1, sizeof(*list));
	long jobs = r->options->jobs ? (long)r->options->jobs : sysconf(_SC_NPROCESSORS_ONLN);
	bool done;
	size_t i;

	for (i = 0; i < count; i++) {
		make_command(r, &wants[i], i);
		list[i] = wants[i].compilation;
	}
	done = compile_all(list, count, r->tree->cwd, jobs > 0 ? jobs : 1, r->options->time_limit, r->fence);
	for (i = 0; i < count; i++) {
		wants[i].compilation = list[i];
		done = done && take_result(r, state, &wants[i]);
	}
	done = done && cache_learn(r->cache);
	for (i = 0; i < count; i++) {
		if (done && list[i].done)
			cache_store(r->cache, wants[i].key, &wants[i].files, wants[i].record->bytes);
		free_words(&list[i].command);
		free(list[i].record);
		free(list[i].said);
		free_words(&wants[i].files);
	}
	free(list);
	return done;
}

static bool in_state(const struct recorder *r, const struct part *part)
{
	char *path = part->source ? path_join(r->tree->farm->dir, part->source) : NULL;
	bool there = !path || access(path, R_OK) == 0;

	free(path);
	return there && !part->unusable;
}

/* Those of COUNT wants that the cache knows are taken out; how many are left. */
static size_t ask_cache(struct recorder *r, struct want *wants, size_t count)
{
	size_t left = 0, i;

	for (i = 0; i < count; i++)
		cache_want(r->cache, wants[i].key);
	if (!cache_learn(r->cache))
		return count;
	for (i = 0; i < count; i++) {
		if (cache_find(r->cache, wants[i].key, &wants[i].record->bytes)) {
			wants[i].part->compiled = true;
			free(wants[i].key);
		} else if (wants[i].part->of_library) {
			leave_part(r, &wants[i],
				   xasprintf("%s: a library, not built with the plugin: what it does is not seen",
					     wants[i].part->module));
			free(wants[i].key);
		} else {
			wants[left++] = wants[i];
		}
	}
	return left;
}

bool records_make(struct recorder *r, size_t state, struct record *records, size_t first)
{
	struct want *wants = xcalloc(r->plan->nparts + 1, sizeof(*wants));
	size_t count = 0, i;
	bool done = true;

	for (i = first; i < r->plan->nparts && done; i++) {
		struct part *part = r->plan->parts[i];

		memset(&records[i], 0, sizeof(records[i]));
		records[i].bytes.data = (const unsigned char *)"";
		records[i].there = in_state(r, part);
		done = find_plugin(r, &part->compiler);
		if (done && records[i].there && !take_object(r, state, part, &records[i])) {
			wants[count].part = part;
			wants[count].record = &records[i];
			wants[count++].key = make_key(r, state, part);
		}
	}
	if (done)
		count = ask_cache(r, wants, count);
	done = done && (!count || compile_wanted(r, state, wants, count));
	for (i = 0; i < count; i++)
		free(wants[i].key);
	free(wants);
	return done;
}

/* ---- what they export ------------------------------------------------------------------------------------------ */

static void unit_names(const struct flow_unit *unit, bool exports, struct words *exported, struct words *imported)
{
	size_t i;

	for (i = 0; i < unit->nsymbols; i++) {
		const struct flow_symbol *symbol = &unit->symbols[i];
		const char *name = flow_text(unit, symbol->name);

		if (exports && symbol->flags & FLOW_SYM_EXPORTED && symbol->function != FLOW_NONE)
			add_new_word(exported, name);
		else if (!(symbol->flags & (FLOW_SYM_DEFINED | FLOW_SYM_STATIC)))
			add_new_word(imported, name);
	}
	for (i = 0; i < unit->nglobals; i++) {
		const char *name = flow_text(unit, unit->globals[i].name);

		if (exports && unit->globals[i].flags & FLOW_GLOBAL_EXPORTED)
			add_new_word(exported, name);
		else if (!(unit->globals[i].flags & (FLOW_GLOBAL_DEFINED | FLOW_GLOBAL_STATIC)))
			add_new_word(imported, name);
	}
}

/* What the kernel itself exports has too many users to look at, and the table says what it does. */
static bool is_module(const struct part *part)
{
	size_t i;

	for (i = 0; i < part->flags.count && strcmp(part->flags.list[i], "-DMODULE") != 0; i++)
		;
	return i < part->flags.count;
}

void records_names(const struct recorder *r, const struct record *records, struct words *exported,
		   struct words *imported)
{
	size_t i;

	for (i = 0; i < r->plan->nparts; i++) {
		struct bytes section = records[i].bytes;
		struct flow_unit *unit;
		unsigned int version;
		size_t pos = 0;

		if (!records[i].there || r->plan->parts[i]->of_library ||
		    (records[i].is_object && elf_section(records[i].bytes, FLOW_SECTION, 0, &section) != ELF_OK))
			continue;
		while (flow_record_read(section.data, section.size, &pos, &unit, &version) == FLOW_RECORD_OK) {
			unit_names(unit, is_module(r->plan->parts[i]), exported, imported);
			flow_unit_free(unit);
		}
	}
}
