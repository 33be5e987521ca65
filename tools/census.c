// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * census.c - pcidevres census: how each module of a tree manages its devices, right or wrong
 */
#include "tools.h"

#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#include "sarif.h"

struct word {
	uint32_t bit;
	const char *text;
};

static const struct word resource_words[] = {
	{ CENSUS_UNMANAGED, "unmanaged" }, { CENSUS_HYBRID, "hybrid" }, { CENSUS_MANAGED, "managed" },
	{ CENSUS_LINE, "line" },	   { CENSUS_FREED, "freed" },	{ CENSUS_ACTION, "action" },
	{ CENSUS_RECYCLED, "recycled" },   { CENSUS_UNSEEN, "unseen" }, { 0, NULL },
};

static const struct word handler_words[] = {
	{ CENSUS_UNMANAGED, "plain" },
	{ CENSUS_MANAGED, "devm" },
	{ CENSUS_PCI, "pci" },
	{ CENSUS_UNSEEN, "unseen" },
	{ 0, NULL },
};

/* In the order in which totals are given. */
enum verdict {
	VERDICT_HYBRID_ONLY,
	VERDICT_HYBRID_FREED,
	VERDICT_HYBRID_RECYCLED,
	VERDICT_OWN_ACTION,
	VERDICT_MANAGED,
	VERDICT_MIXED,
	VERDICT_UNMANAGED,
	VERDICT_LINE_ONLY,
	VERDICT_UNCLEAR,
	VERDICT_NO_VECTORS,
	VERDICT_NO_DRIVER,
	VERDICTS,
};

static const char *const verdict_names[VERDICTS] = {
	"hybrid-only", "hybrid-freed", "hybrid-recycled", "own-action", "managed",   "mixed",
	"unmanaged",   "line-only",    "unclear",	  "no-vectors", "no-driver",
};

/* What the module does with vectors, the worst of it first. */
static enum verdict verdict_of(const struct census *census)
{
	uint32_t vectors = census->vectors;
	uint32_t style = vectors & (CENSUS_UNMANAGED | CENSUS_HYBRID | CENSUS_MANAGED);

	if (!census->drivers && !vectors)
		return VERDICT_NO_DRIVER;
	/* a free that was not followed is the driver's own affair where nothing is managed */
	if ((vectors & CENSUS_UNCLEAR) && (style != CENSUS_UNMANAGED || !(census->enable & CENSUS_UNMANAGED)))
		return VERDICT_UNCLEAR;
	if (vectors & CENSUS_FREED)
		return VERDICT_HYBRID_FREED;
	if (vectors & CENSUS_ACTION)
		return VERDICT_OWN_ACTION;
	if (vectors & CENSUS_RECYCLED)
		return VERDICT_HYBRID_RECYCLED;
	switch (style) {
	case 0:
		return vectors & CENSUS_LINE ? VERDICT_LINE_ONLY : VERDICT_NO_VECTORS;
	case CENSUS_UNMANAGED:
		return VERDICT_UNMANAGED;
	case CENSUS_HYBRID:
		return VERDICT_HYBRID_ONLY;
	case CENSUS_MANAGED:
		return VERDICT_MANAGED;
	default:
		return VERDICT_MIXED;
	}
}

/* The words of BITS with SEPARATOR between them, "-" for none. Free it. */
static char *describe(uint32_t bits, const struct word *words, const char *separator)
{
	char *text = NULL;

	for (; words->text; words++) {
		char *longer;

		if (!(bits & words->bit))
			continue;
		longer = text ? concat(text, separator, words->text, NULL) : xstrdup(words->text);
		free(text);
		text = longer;
	}
	return text ? text : xstrdup("-");
}

/* A module's line, worded. */
struct row {
	const struct census *census;
	enum verdict verdict;
	char *enable, *vectors, *handlers, *regions;
};

struct rows {
	struct row *list;
	size_t count;
	size_t totals[VERDICTS];
};

static int compare_rows(const void *a, const void *b)
{
	return strcmp(((const struct row *)a)->census->module, ((const struct row *)b)->census->module);
}

static void add_row(struct rows *rows, const struct census *census, const char *separator)
{
	struct row *row;

	rows->list = xrealloc(rows->list, (rows->count + 1) * sizeof(*rows->list));
	row = &rows->list[rows->count++];
	row->census = census;
	row->verdict = verdict_of(census);
	row->enable = describe(census->enable, resource_words, separator);
	row->vectors = describe(census->vectors, resource_words, separator);
	row->handlers = describe(census->handlers, handler_words, separator);
	row->regions = describe(census->regions, resource_words, separator);
	rows->totals[row->verdict]++;
}

static void collect(struct rows *rows, const struct analysis *analysis, const char *separator)
{
	const struct census *census;
	size_t count, n, i;

	for (n = 0; n < analysis->nprograms; n++) {
		census = program_census(analysis->programs[n], &count);
		for (i = 0; i < count; i++)
			add_row(rows, &census[i], separator);
	}
	if (rows->count)
		qsort(rows->list, rows->count, sizeof(*rows->list), compare_rows);
}

static void rows_free(struct rows *rows)
{
	size_t i;

	for (i = 0; i < rows->count; i++) {
		free(rows->list[i].enable);
		free(rows->list[i].vectors);
		free(rows->list[i].handlers);
		free(rows->list[i].regions);
	}
	free(rows->list);
}

static void write_text(FILE *out, const struct rows *rows)
{
	size_t i;

	for (i = 0; i < rows->count; i++) {
		const struct row *row = &rows->list[i];

		fprintf(out, "%s: %s: enable %s; vectors %s; handlers %s; regions %s\n", row->census->module,
			verdict_names[row->verdict], row->enable, row->vectors, row->handlers, row->regions);
	}
	fprintf(out, "%zu modules", rows->count);
	for (i = 0; i < VERDICTS; i++) {
		if (rows->totals[i])
			fprintf(out, ", %s %zu", verdict_names[i], rows->totals[i]);
	}
	fputc('\n', out);
}

/* RFC 4180: a field with a comma or a quote in it stands in quotes, which are doubled. */
static void write_field(FILE *out, const char *text)
{
	if (!text[strcspn(text, ",\"\r\n")]) {
		fputs(text, out);
		return;
	}
	fputc('"', out);
	for (; *text; text++) {
		if (*text == '"')
			fputc('"', out);
		fputc(*text, out);
	}
	fputc('"', out);
}

static void write_csv(FILE *out, const struct rows *rows)
{
	size_t i, k;

	fputs("module,drivers,verdict,enable,vectors,handlers,regions\n", out);
	for (i = 0; i < rows->count; i++) {
		const struct row *row = &rows->list[i];
		const char *const fields[] = { verdict_names[row->verdict], row->enable, row->vectors, row->handlers,
					       row->regions };

		write_field(out, row->census->module);
		fprintf(out, ",%u", row->census->drivers);
		for (k = 0; k < sizeof(fields) / sizeof(*fields); k++) {
			fputc(',', out);
			write_field(out, fields[k]);
		}
		fputc('\n', out);
	}
}

static json_t *words_array(uint32_t bits, const struct word *words)
{
	json_t *array = json_array();

	for (; words->text; words++) {
		if (bits & words->bit)
			json_array_append_new(array, json_string(words->text));
	}
	return array;
}

static json_t *row_object(const struct row *row)
{
	const struct census *census = row->census;

	return json_pack("{s:o, s:I, s:s, s:o, s:o, s:o, s:o}", "module", sarif_string(census->module), "drivers",
			 (json_int_t)census->drivers, "verdict", verdict_names[row->verdict], "enable",
			 words_array(census->enable, resource_words), "vectors",
			 words_array(census->vectors, resource_words), "handlers",
			 words_array(census->handlers, handler_words), "regions",
			 words_array(census->regions, resource_words));
}

/* A census has no results: all it says stands in the run's properties. */
static char *format_sarif(const struct rows *rows, size_t *size)
{
	json_t *modules = json_array(), *census = json_array(), *totals = json_object();
	size_t i;

	for (i = 0; i < rows->count; i++) {
		json_array_append_new(modules, sarif_string(rows->list[i].census->module));
		json_array_append_new(census, row_object(&rows->list[i]));
	}
	for (i = 0; i < VERDICTS; i++)
		json_object_set_new(totals, verdict_names[i], json_integer((json_int_t)rows->totals[i]));
	return sarif_log(json_array(),
			 json_pack("{s:o, s:o, s:o}", "modules", modules, "census", census, "totals", totals), size);
}

static char *format_rows(const struct rows *rows, enum output_format format, size_t *size)
{
	char *text = NULL;
	FILE *out;

	if (format == FORMAT_SARIF)
		return format_sarif(rows, size);
	out = text_open(&text, size);
	if (format == FORMAT_CSV)
		write_csv(out, rows);
	else
		write_text(out, rows);
	text_close(out, size);
	return text;
}

static int census_paths(const struct options *options)
{
	struct analysis analysis = { 0 };
	struct rows rows = { 0 };
	bool complete = analysis_run(&analysis, options, options->operands, options->noperands);
	size_t size = 0;
	char *text;

	if (analysis.modules.count) {
		collect(&rows, &analysis, options->format == FORMAT_CSV ? "+" : ", ");
		text = format_rows(&rows, options->format, &size);
		complete &= output_write(options->output, text, size);
		free(text);
		if (options->stats)
			stats_print(&analysis, NULL);
	}
	rows_free(&rows);
	analysis_free(&analysis);
	return complete ? EXIT_CLEAN : EXIT_TROUBLE;
}

int census_command(int argc, char **argv)
{
	struct options options;
	int status = EXIT_TROUBLE;

	if (options_parse(&options, argc, argv)) {
		if (options.noperands)
			status = census_paths(&options);
		else
			trouble("census: nothing to look at; give object files, archives or a build folder");
	}
	options_free(&options);
	return status;
}
