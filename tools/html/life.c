// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * life.c - a picture of the driver's life: the parts it passes on a path, and how the device stands at each step
 */
#include <stdlib.h>
#include <string.h>

#include "html/page.h"

/* ---- the parts of a life --------------------------------------------------------------------------------------- */

#define BOX_WIDTH 92
#define BOX_HEIGHT 38

enum part { PROBE, BOUND, REMOVE, DEVRES, PROBE_ERROR, PARTS };

static const struct {
	const char *phase, *title, *brief;
	int x, y;
} parts[PARTS] = {
	[PROBE] = { "probe", "probe", "probe", 2, 4 },
	[BOUND] = { "bound", "bound", "bound", 124, 4 },
	[REMOVE] = { "remove", "remove", "remove", 246, 4 },
	[DEVRES] = { "devres", "devres point", "devres", 368, 4 },
	[PROBE_ERROR] = { "probe error", "probe error", "error", 185, 62 },
};

static const struct {
	enum part from, to;
	const char *line, *head;
} ways[] = {
	{ PROBE, BOUND, "M94 23H118", "M114 18l8 5-8 5z" },
	{ BOUND, REMOVE, "M216 23H240", "M236 18l8 5-8 5z" },
	{ REMOVE, DEVRES, "M338 23H362", "M358 18l8 5-8 5z" },
	{ PROBE, PROBE_ERROR, "M48 42V81H179", "M175 76l8 5-8 5z" },
	{ PROBE_ERROR, DEVRES, "M277 81H414V48", "M409 51l5-8 5 8z" },
};

static enum part part_of(const struct page_step *step)
{
	const char *phase = step->state[AT_PHASE] ? step->state[AT_PHASE] : "";
	int i;

	for (i = 0; i < PARTS && strcmp(parts[i].phase, phase) != 0; i++)
		;
	return i;
}

static bool tells_state(const struct page_finding *finding)
{
	size_t i;

	for (i = 0; i < finding->nsteps; i++) {
		if (part_of(&finding->steps[i]) == PARTS)
			return false;
	}
	return finding->nsteps != 0;
}

/* Where the way from FROM to TO begins: a driver may have no remove, and a probe that fails need not say where. */
static enum part first_stop(enum part from, enum part to)
{
	if (to != DEVRES)
		return to;
	return from == PROBE ? PROBE_ERROR : from == BOUND ? REMOVE : to;
}

/* Does the path go that way? */
static bool goes(const struct page_finding *finding, enum part from, enum part to)
{
	size_t i;

	for (i = 1; i < finding->nsteps; i++) {
		enum part before = part_of(&finding->steps[i - 1]), after = part_of(&finding->steps[i]), stop;

		stop = first_stop(before, after);
		if ((before == from && stop == to) || (stop != after && stop == from && after == to))
			return true;
	}
	return false;
}

/* The steps in PART: "1-4, 7". */
static void write_step_numbers(FILE *out, const struct page_finding *finding, enum part part)
{
	const char *before = "";
	size_t i, first;

	for (i = 0; i < finding->nsteps; i++) {
		if (part_of(&finding->steps[i]) != part)
			continue;
		first = i;
		while (i + 1 < finding->nsteps && part_of(&finding->steps[i + 1]) == part)
			i++;
		fprintf(out, first == i ? "%s%zu" : "%s%zu\xe2\x80\x93%zu", before, first + 1, i + 1);
		before = ", ";
	}
}

static size_t count_in(const struct page_finding *finding, enum part part)
{
	size_t i, n = 0;

	for (i = 0; i < finding->nsteps; i++)
		n += part_of(&finding->steps[i]) == part;
	return n;
}

static bool passes(const struct page_finding *finding, enum part part)
{
	return count_in(finding, part) != 0;
}

static void write_part(FILE *out, const struct page_finding *finding, enum part part)
{
	bool passed = passes(finding, part), wrong = part_of(&finding->steps[finding->nsteps - 1]) == part;
	int middle = parts[part].x + BOX_WIDTH / 2;

	fprintf(out, "<g class=\"part%s%s\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"5\"/>",
		passed ? " passed" : "", wrong ? " wrong" : "", parts[part].x, parts[part].y, BOX_WIDTH, BOX_HEIGHT);
	fprintf(out, "<text x=\"%d\" y=\"%d\">%s</text>", middle, parts[part].y + (passed ? 16 : 23),
		parts[part].title);
	if (passed) {
		fprintf(out, "<text class=\"small\" x=\"%d\" y=\"%d\">%s", middle, parts[part].y + 31,
			wrong			    ? "wrong at " :
			count_in(finding, part) > 1 ? "steps " :
						      "step ");
		if (wrong)
			fprintf(out, "%zu", finding->nsteps);
		else
			write_step_numbers(out, finding, part);
		fputs("</text>", out);
	}
	fputs("</g>\n", out);
}

static void write_parts(FILE *out, const struct page_finding *finding)
{
	size_t i;

	fprintf(out, "<svg class=\"parts\" viewBox=\"0 0 462 104\" width=\"462\" height=\"104\" role=\"img\""
		     " aria-label=\"The parts of the driver&#39;s life that the path passes: ");
	for (i = 0; i < PARTS; i++) {
		if (!passes(finding, i))
			continue;
		fprintf(out, "%s in steps ", parts[i].title);
		write_step_numbers(out, finding, i);
		fputs("; ", out);
	}
	fprintf(out, "wrong at step %zu\">\n", finding->nsteps);
	for (i = 0; i < sizeof(ways) / sizeof(*ways); i++)
		fprintf(out, "<g class=\"way%s\"><path d=\"%s\"/><path class=\"head\" d=\"%s\"/></g>\n",
			goes(finding, ways[i].from, ways[i].to) ? " gone" : "", ways[i].line, ways[i].head);
	for (i = 0; i < PARTS; i++)
		write_part(out, finding, i);
	fputs("</svg>\n", out);
}

/* ---- the device, step by step ---------------------------------------------------------------------------------- */

#define LEFT 76
#define STEPS 764 /* what there is for the steps where the page is as wide as most */
#define BAND 24	  /* phases */
#define HEAD 58	  /* phases and numbers */
#define TRACK 26
#define SHORT 8 /* so many steps can still be read when a small screen makes all of it smaller */

struct timeline {
	FILE *out;
	const struct page_finding *finding;
	int column; /* width of a step */
	int bottom;
};

/* The middle of step I. */
static int step_x(const struct timeline *line, size_t i)
{
	return LEFT + (int)i * line->column + line->column / 2;
}

/* The end of a bar that lasts until step I. */
static int end_x(const struct timeline *line, size_t i)
{
	return i < line->finding->nsteps ? step_x(line, i) : LEFT + (int)i * line->column;
}

static void write_bands(const struct timeline *line)
{
	const struct page_finding *finding = line->finding;
	size_t i, first;

	for (i = 0; i < finding->nsteps; i++) {
		enum part part = part_of(&finding->steps[i]);

		first = i;
		while (i + 1 < finding->nsteps && part_of(&finding->steps[i + 1]) == part)
			i++;
		fprintf(line->out, "<g class=\"band\"><rect x=\"%d\" y=\"1\" width=\"%d\" height=\"%d\" rx=\"4\"/>",
			LEFT + (int)first * line->column + 1, (int)(i + 1 - first) * line->column - 2, BAND - 2);
		fprintf(line->out, "<text x=\"%d\" y=\"16\">%s</text></g>\n",
			LEFT + (int)(first + i + 1) * line->column / 2,
			i > first ? parts[part].title : parts[part].brief);
	}
}

static void write_numbers(const struct timeline *line)
{
	const struct page_finding *finding = line->finding;
	size_t i;

	for (i = 0; i < finding->nsteps; i++) {
		const struct page_step *step = &finding->steps[i];

		fprintf(line->out,
			"<line class=\"tick\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/><a class=\"stop%s\" href=\"#%s-s%zu\">"
			"<title>",
			step_x(line, i), HEAD - 8, step_x(line, i), line->bottom,
			i + 1 == finding->nsteps    ? " wrong" :
			finding_reports(finding, i) ? " reported" :
						      "",
			finding->id, i + 1);
		html_text(line->out, step->text);
		fprintf(line->out,
			"</title><circle cx=\"%d\" cy=\"%d\" r=\"11\"/><text x=\"%d\" y=\"%d\">%zu</text></a>\n",
			step_x(line, i), HEAD - 18, step_x(line, i), HEAD - 14, i + 1);
	}
}

/* What the finding is about. */
static enum property concerned(const struct page_finding *finding)
{
	static const struct {
		const char *word;
		enum property property;
	} words[] = {
		{ "vectors", AT_VECTORS },  { "allocation", AT_VECTORS }, { "count", AT_VECTORS },
		{ "handler", AT_HANDLERS }, { "enable", AT_ENABLED },	  { "regions", AT_REGIONS },
	};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (strstr(finding->rule, words[i].word))
			return words[i].property;
	}
	return PROPERTIES;
}

/* Here it goes wrong, and with what. */
static void write_end(const struct timeline *line, int y)
{
	int x = step_x(line, line->finding->nsteps - 1);

	fprintf(line->out, "<line class=\"end\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n", x, HEAD - 7, x,
		line->bottom);
	if (y)
		fprintf(line->out,
			"<g class=\"mishap\"><circle cx=\"%d\" cy=\"%d\" r=\"8\"/><path d=\"M%d %dl6 6m0-6l-6 6\"/></g>\n",
			x, y, x - 3, y - 3);
}

/* Is VALUE of PROPERTY what there is when nothing is held? */
static bool is_nothing(enum property property, const char *value)
{
	return !*value || strcmp(value, property == AT_VECTORS ? "none" : property == AT_MANAGED ? "no" : "0") == 0;
}

/* A class for the style, from words of ours only. */
static const char *bar_class(enum property property, const char *value)
{
	static const char *const words[] = { "hybrid", "managed", "unmanaged" };
	size_t i;

	if (property == AT_MANAGED)
		return "managed";
	for (i = 0; property == AT_VECTORS && i < sizeof(words) / sizeof(*words); i++) {
		if (strcmp(value, words[i]) == 0)
			return words[i];
	}
	return *value == '-' ? "below" : "held";
}

/* What a bar says, if there is room: so many pixels are enough for it. */
static bool has_room(const char *text, int width)
{
	return (int)strlen(text) * 7 + 8 <= width;
}

static void write_bar(const struct timeline *line, enum property property, const char *value, int y, size_t from,
		      size_t to)
{
	int start = step_x(line, from), width = end_x(line, to) - start;
	const char *text = value;

	if (strcmp(value, "1 or more") == 0 && !has_room(value, width))
		text = "1+";
	fprintf(line->out, "<g class=\"bar %s\"><title>%s ", bar_class(property, value), property_names[property]);
	html_text(line->out, value);
	fprintf(line->out, "</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\"/>", start, y + 4, width,
		TRACK - 8);
	if (has_room(text, width)) {
		fprintf(line->out, "<text x=\"%d\" y=\"%d\">", start + 6, y + TRACK / 2 + 4);
		html_text(line->out, text);
		fputs("</text>", line->out);
	}
	fputs("</g>\n", line->out);
}

static const char *value_at(const struct timeline *line, size_t i, enum property property)
{
	const char *value = line->finding->steps[i].state[property];

	return value ? value : "";
}

static void write_track(const struct timeline *line, enum property property, int y)
{
	size_t count = line->finding->nsteps, i, from;

	fprintf(line->out, "<text class=\"name\" x=\"0\" y=\"%d\">%s</text>", y + TRACK / 2 + 4,
		property_names[property]);
	fprintf(line->out, "<line class=\"track\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n", step_x(line, 0),
		y + TRACK / 2, end_x(line, count), y + TRACK / 2);
	for (i = 0; i < count; i++) {
		const char *value = value_at(line, i, property);

		from = i;
		while (i + 1 < count && strcmp(value_at(line, i + 1, property), value) == 0)
			i++;
		if (!is_nothing(property, value))
			write_bar(line, property, value, y, from, i + 1);
	}
}

static bool is_told(const struct page_finding *finding, enum property property)
{
	size_t i;

	for (i = 0; i < finding->nsteps; i++) {
		if (finding->steps[i].state[property])
			return true;
	}
	return false;
}

/* The picture for those who do not see it. */
static void write_description(const struct timeline *line)
{
	size_t i;
	int p;

	fprintf(line->out, "<title>The device at each step</title>\n<desc>");
	for (i = 0; i < line->finding->nsteps; i++) {
		fprintf(line->out, "Step %zu, %s:", i + 1, parts[part_of(&line->finding->steps[i])].title);
		for (p = AT_ENABLED; p < PROPERTIES; p++) {
			if (!line->finding->steps[i].state[p])
				continue;
			fprintf(line->out, " %s ", property_names[p]);
			html_text(line->out, value_at(line, i, p));
		}
		fputs(". ", line->out);
	}
	fputs("</desc>\n", line->out);
}

static void write_tracks(const struct timeline *line)
{
	enum property wrong = concerned(line->finding), p;
	int y = HEAD, wrong_y = 0;

	for (p = AT_ENABLED; p < PROPERTIES; p++) {
		if (!is_told(line->finding, p))
			continue;
		write_track(line, p, y);
		if (p == wrong)
			wrong_y = y + TRACK / 2;
		y += TRACK;
	}
	write_end(line, wrong_y);
}

static void write_timeline(FILE *out, const struct page_finding *finding)
{
	struct timeline line = { .out = out, .finding = finding, .bottom = HEAD };
	int width, p;

	line.column = STEPS / (int)finding->nsteps;
	line.column = line.column > 52 ? 52 : line.column < 34 ? 34 : line.column;
	width = LEFT + (int)finding->nsteps * line.column + 2;

	for (p = AT_ENABLED; p < PROPERTIES; p++)
		line.bottom += is_told(finding, p) ? TRACK : 0;
	fprintf(out,
		"<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"The device at each step\">"
		"<svg class=\"timeline%s\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"group\">\n",
		finding->nsteps <= SHORT ? " short" : "", width, line.bottom + 4, width, line.bottom + 4);
	write_description(&line);
	write_bands(&line);
	write_numbers(&line);
	write_tracks(&line);
	fputs("</svg></div>\n", out);
}

void write_life(FILE *out, const struct page_finding *finding)
{
	if (!tells_state(finding))
		return;
	fputs("<h4>The driver&#39;s life</h4>\n<div class=\"life\">\n", out);
	write_parts(out, finding);
	write_timeline(out, finding);
	fputs("</div>\n", out);
}
