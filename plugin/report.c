// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * report.c - findings to GCC diagnostics
 *
 * A plugin cannot own a -W option. So these warnings have none: -w silences them, and -Werror would make errors of
 * them, which for a kernel built with CONFIG_WERROR would turn "look at this" into "you cannot build". Unless asked
 * for, that promotion is off while a finding is printed.
 */
#include "compat-diagnostic.h"

#include "host.h"
#include "pcidevres/accepted.h"
#include "pcidevres/edit.h"

struct accepted {
	char *rule, *function; /* function "*": any */
};

static vec<accepted> accepted_list;

static tree function_named(const char *name)
{
	struct cgraph_node *node;

	FOR_EACH_FUNCTION(node) {
		if (DECL_NAME(node->decl) && !strcmp(IDENTIFIER_POINTER(DECL_NAME(node->decl)), name))
			return node->decl;
	}
	return NULL_TREE;
}

/* "The driver stays bound" happens nowhere in the text: it is shown where the step before is. */
static void add_steps(finding_path *path, const struct finding *finding, location_t at)
{
	tree function = NULL_TREE;

	for (unsigned int i = 0; i < finding->nsteps; i++) {
		const struct finding_step *step = &finding->steps[i];
		location_t loc = source_location(&step->at);
		tree named = function_named(step->function);

		if (loc != UNKNOWN_LOCATION)
			at = loc;
		if (named)
			function = named;
		path->add_event(at, function, step->depth, "%s", step->text);
	}
}

/* The file FIX is in, as a text; *LOC is where in it. NULL: it cannot be read. */
static char *fixed_file(const struct finding_fix *fix, location_t *loc, size_t *size)
{
	*loc = get_start(source_location(&fix->at));
	if (*loc == UNKNOWN_LOCATION || LOCATION_COLUMN(*loc) == 0)
		return NULL;
	return source_text(LOCATION_FILE(*loc), size);
}

/* Where in TEXT the location is. */
static size_t text_offset(const char *text, location_t loc)
{
	const char *at = text;

	for (int line = 1; line < LOCATION_LINE(loc) && strchr(at, '\n'); line++)
		at = strchr(at, '\n') + 1;
	return at - text + LOCATION_COLUMN(loc) - 1;
}

/*
 * A hint stays within a line for GCC, and this one starts where the call does: what else a fix changes, a comment on
 * the call, an `if` before it, a statement that moves, is left to patches.
 */
static void hint(gcc_rich_location *where, const struct finding_fix *fix, location_t loc, const char *text,
		 const struct edit *edit)
{
	size_t from = text_offset(text, loc), start = edit->from, to = from + strcspn(text + from, "\n");
	location_t last;

	while (start < from && ISSPACE(text[start]))
		start++;
	if (edit->to < to)
		to = edit->to;
	while (to > from && ISSPACE(text[to - 1]))
		to--;
	if (strncmp(text + from, fix->callee, strlen(fix->callee)) || (start != from && text[start] != '/') ||
	    (fix->kind == FIX_DELETE && !memchr(text + from, ';', to - from)))
		return;
	last = linemap_position_for_loc_and_offset(line_table, loc, to - from - 1);
	if (last == loc)
		return;
	if (*edit->text)
		where->add_fixit_replace(source_range::from_locations(loc, last), edit->text);
	else
		where->add_fixit_remove(source_range::from_locations(loc, last));
}

static void add_hint(gcc_rich_location *where, const struct finding_fix *fix)
{
	struct edit edits[EDITS_MAX];
	unsigned int count;
	location_t loc;
	size_t size;
	char *text;

	if (fix->kind != FIX_DELETE && fix->kind != FIX_RENAME)
		return;
	text = fixed_file(fix, &loc, &size);
	if (!text)
		return;
	count = fix_edits(fix, text, size, edits);
	if (count == 1)
		hint(where, fix, loc, text, &edits[0]);
	for (unsigned int i = 0; i < count; i++)
		free(edits[i].text);
	free(text);
}

/* False: silenced by -w or a pragma, so the notes are not wanted either. */
static bool warn(location_t loc, const struct finding *finding)
{
	gcc_rich_location where(loc);
	finding_metadata metadata;
	finding_path path;

	add_steps(&path, finding, loc);
	if (finding->nsteps)
		where.set_path(&path);
	add_hint(&where, &finding->fix);
	return warning_meta(&where, metadata, 0, "%s [%s]", finding->message, finding->rule);
}

static bool report(const struct finding *finding)
{
	location_t loc = source_location(&finding->at);
	auto_diagnostic_group together;

	if (!warn(loc, finding))
		return false;
	inform(loc, "%s", finding->effect);
	if (finding->advice && finding->document)
		inform(loc, "%s (%s)", finding->advice, finding->document);
	else if (finding->advice)
		inform(loc, "%s", finding->advice);
	else if (finding->document)
		inform(loc, "see %s", finding->document);
	return true;
}

static bool is_accepted(const struct finding *finding)
{
	unsigned int i;
	accepted *entry;

	FOR_EACH_VEC_ELT(accepted_list, i, entry) {
		if (accepted_matches(entry->rule, entry->function, finding))
			return true;
	}
	return false;
}

void report_accept(const char *rule, const char *function)
{
	accepted_list.safe_push({ xstrdup(rule), xstrdup(function) });
}

size_t report_findings(const struct finding *findings, size_t count, unsigned int level, bool werror)
{
	bool promoted = false;
	size_t printed = 0;

	if (!werror)
		promoted = compat_swap_werror(false);
	for (size_t i = 0; i < count; i++) {
		if (findings[i].level <= level && !findings[i].needs_merge && !is_accepted(&findings[i]))
			printed += report(&findings[i]);
	}
	if (!werror)
		compat_swap_werror(promoted);
	return printed;
}

bool report_suppress(const char *file, char **message)
{
	size_t size;
	char *text = source_text(file, &size), *line, *next, *why;
	const char *rule, *function;
	unsigned int number = 0;
	bool right = true;

	if (!text) {
		*message = xasprintf("%s: cannot read the file: %s", file, xstrerror(errno));
		return false;
	}
	for (line = text; right && line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		number++;
		switch (accepted_read(line, &rule, &function, &why)) {
		case ACCEPTED_ENTRY:
			report_accept(rule, function);
			break;
		case ACCEPTED_WRONG:
			*message = xasprintf("%s:%u: %s", file, number, why);
			free(why);
			right = false;
			break;
		case ACCEPTED_NOTHING:
			break;
		}
	}
	free(text);
	return right;
}

void report_stats(const struct program *program, double seconds, size_t record_size)
{
	struct analysis_stats stats;

	program_stats(program, &stats);
	fprintf(stderr, "%s: %s: %lu functions, %lu roots, %lu states, %lu steps, record %lu bytes, %.3f s\n",
		PLUGIN_NAME, source_path(main_input_filename), stats.functions, stats.roots, stats.states, stats.steps,
		(unsigned long)record_size, seconds);
	for (size_t i = 0; i < stats.ngive_ups; i++) {
		const struct give_up *why = &stats.give_ups[i];

		fprintf(stderr, "%s: gave up in %s: %s%s%s (%lu)\n", PLUGIN_NAME, why->function, why->reason,
			*why->detail ? ": " : "", why->detail, why->count);
	}
}
