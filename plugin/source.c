// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * source.c - paths, locations and the names kbuild gives
 *
 * A record must not depend on where the kernel lies or was built: two people comparing findings, or the same tree built
 * with and without O=, want the same text. So the root of the source tree is found from the headers kbuild forces into
 * every compile (-include ROOT/include/linux/compiler-version.h or kconfig.h) and taken off every path.
 *
 * Places are remembered with the location_t they came from: a finding names file, line and column, a diagnostic needs
 * the location back to draw the source line. Findings are rare, so looking one up may be slow; remembering may not.
 */
#include "compat.h"
#include "host.h"

struct seen_place {
	const char *path;
	uint32_t line, column;
	location_t loc;
};

static const char *root; /* NULL: unknown */
static char *modname, *basename_;
static hash_map<nofree_string_hash, const char *> *paths;
static vec<seen_place> places;

/*
 * pcidevres cc has the preprocessor not track macros: reading the kernel's headers is a good deal cheaper then. What a
 * macro expands to has the location of the macro's name, and nothing tells it from code that stands there. So these
 * locations are noted, as far as they rise: macros within macros are further up in the text, and code is never there.
 */
static vec<location_t> expansions;
static void (*chained_used)(cpp_reader *, location_t, cpp_hashnode *);

/* Other front ends that may load the plugin have none. */
extern cpp_reader *parse_in __attribute__((weak));

char *source_text(const char *file, size_t *size)
{
	FILE *in = fopen(file, "rb");
	size_t room = 1 << 12, count;
	char *text;
	int error;

	if (!in)
		return NULL;
	text = XNEWVEC(char, room);
	/* it may be a pipe, too */
	for (*size = 0; (count = fread(text + *size, 1, room - *size - 1, in)) > 0;) {
		*size += count;
		if (*size + 1 == room)
			text = XRESIZEVEC(char, text, room *= 2);
	}
	text[*size] = '\0';
	error = ferror(in) ? errno : 0;
	fclose(in);
	if (!error)
		return text;
	free(text);
	errno = error;
	return NULL;
}

/* The text between the quotes of "name" or 'name', however deep. */
static char *unquote(const char *text)
{
	size_t len = strlen(text);

	while (len >= 2 && (*text == '"' || *text == '\'') && text[len - 1] == *text) {
		text++;
		len -= 2;
	}
	return xstrndup(text, len);
}

static bool starts_with(const char *text, const char *start)
{
	return !strncmp(text, start, strlen(start));
}

static void read_define(const char *define)
{
	static const char module[] = "KBUILD_MODNAME=", module_bare[] = "__KBUILD_MODNAME=",
			  base[] = "KBUILD_BASENAME=";

	if (starts_with(define, module)) {
		free(modname);
		modname = unquote(define + strlen(module));
	} else if (!modname && starts_with(define, module_bare)) {
		modname = unquote(define + strlen(module_bare));
	} else if (starts_with(define, base)) {
		free(basename_);
		basename_ = unquote(define + strlen(base));
	} else {
		return;
	}
	/* Before 6.13 the name of a module was a token, kept apart from other names by this prefix. */
	if (modname && starts_with(modname, "kmod_"))
		memmove(modname, modname + 5, strlen(modname + 5) + 1);
}

static void read_include(const char *file)
{
	static const char *const forced[] = {
		"include/linux/compiler-version.h",
		"include/linux/kconfig.h",
		"include/linux/compiler_types.h",
	};
	size_t len = strlen(file);

	for (unsigned int i = 0; i < ARRAY_SIZE(forced); i++) {
		size_t tail = strlen(forced[i]);

		if (len == tail && !strcmp(file, forced[i]))
			root = ".";
		else if (len > tail && file[len - tail - 1] == '/' && !strcmp(file + len - tail, forced[i]))
			root = xstrndup(file, len - tail - 1);
	}
}

static void note_expansion(cpp_reader *reader, location_t loc, cpp_hashnode *node)
{
	loc = get_pure_location(loc);
	if (expansions.is_empty() || loc > expansions.last())
		expansions.safe_push(loc);
	if (chained_used)
		chained_used(reader, loc, node);
}

static int compare_locations(const void *key, const void *element)
{
	location_t a = *(const location_t *)key, b = *(const location_t *)element;

	return a < b ? -1 : a > b;
}

static bool is_expansion(location_t loc)
{
	if (expansions.is_empty())
		return from_macro_expansion_at(loc);
	loc = get_pure_location(loc);
	return bsearch(&loc, expansions.address(), expansions.length(), sizeof(loc), compare_locations) != NULL;
}

void source_start(void)
{
	if (&parse_in && parse_in && !cpp_get_options(parse_in)->track_macro_expansion) {
		chained_used = cpp_get_callbacks(parse_in)->used;
		cpp_get_callbacks(parse_in)->used = note_expansion;
	}
	paths = new hash_map<nofree_string_hash, const char *>;
	for (unsigned int i = 0; i < save_decoded_options_count; i++) {
		const struct cl_decoded_option *option = &save_decoded_options[i];

		if (option->opt_index == OPT_D && option->arg)
			read_define(option->arg);
		else if (option->opt_index == OPT_include && option->arg && !root)
			read_include(option->arg);
	}
}

/* "a/b/../c" and "a/./c" are "a/c"; a leading ".." stays. Works in place. */
static void normalise(char *path)
{
	char *in = path, *out = path;

	while (*in) {
		size_t len = strcspn(in, "/");
		char *last = out;

		if (len == 1 && *in == '.' && in[1] == '/') {
			in += 2;
			continue;
		}
		if (len == 2 && starts_with(in, "..") && out > path) {
			for (last = out - 1; last > path && last[-1] != '/'; last--)
				;
			if (!starts_with(last, "../") && *last != '/') {
				out = last;
				in += in[2] ? 3 : 2;
				continue;
			}
		}
		if (in[len] == '/')
			len++;
		memmove(out, in, len);
		out += len;
		in += len;
	}
	*out = '\0';
}

const char *source_path(const char *path)
{
	size_t len = root ? strlen(root) : 0;
	const char **known;
	char *text;

	if (!path)
		return "";
	known = paths->get(path);
	if (known)
		return *known;
	text = xstrdup(path);
	if (len && starts_with(text, root) && text[len] == '/')
		memmove(text, text + len + 1, strlen(text + len + 1) + 1);
	normalise(text);
	paths->put(xstrdup(path), text);
	return text;
}

/*
 * Below include/ or arch/NAME/include/ of the root. Where no root is known (a test, another build system) any folder
 * called include counts.
 */
bool source_is_global(const char *path)
{
	const char *below;

	if (starts_with(path, "include/"))
		return true;
	if (!root)
		return strstr(path, "/include/") != NULL;
	if (!starts_with(path, "arch/"))
		return false;
	below = strchr(path + 5, '/');
	return below && starts_with(below, "/include/");
}

struct flow_loc source_place(struct flow_unit *unit, location_t loc, bool *macro)
{
	struct flow_loc place = {};
	expanded_location at;
	const char *path;

	loc = LOCATION_LOCUS(loc);
	*macro = is_expansion(loc);
	if (loc <= BUILTINS_LOCATION)
		return place;
	loc = linemap_resolve_location(line_table, loc, LRK_MACRO_EXPANSION_POINT, NULL);
	at = expand_location(loc);
	path = source_path(at.file);
	place.file = flow_intern(unit, path);
	place.line = at.line;
	place.column = at.column;
	if (places.is_empty() || places.last().loc != loc)
		places.safe_push({ path, place.line, place.column, loc });
	return place;
}

location_t source_location(const struct place *place)
{
	location_t near = UNKNOWN_LOCATION;
	unsigned int i;
	seen_place *seen;

	FOR_EACH_VEC_ELT(places, i, seen) {
		if (seen->line != place->line || strcmp(seen->path, place->file))
			continue;
		if (seen->column == place->column)
			return seen->loc;
		near = seen->loc;
	}
	return near;
}

void source_describe(struct flow_unit *unit)
{
	unit->source = flow_intern(unit, source_path(main_input_filename));
	unit->root = flow_intern(unit, root);
	unit->modname = flow_intern(unit, modname);
	unit->basename = flow_intern(unit, basename_);
	unit->compiler = flow_intern(unit, gcc_version.basever);
}
