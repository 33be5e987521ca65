// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * path.c - the way to a finding, drawn along the source
 *
 * Steps are shown in their order. A stretch of them that goes down one function is a frame with its lines; a step into
 * another function, back, or up begins the next one. So the line that joins them always leads down.
 */
#include <string.h>

#include <libiberty/libiberty.h>
#include <libiberty/safe-ctype.h>

#include "html/page.h"

#define CONTEXT 2
/* a gap of so few lines is shown rather than marked */
#define SMALL_GAP 2

struct frame {
	const struct page_finding *finding;
	size_t first, last; /* steps, LAST not included */
	const struct source_file *file;
	bool off; /* the line that joins the steps has not begun, or has ended */
};

static const char *state_or(const struct page_step *step, enum property property)
{
	return step->state[property] ? step->state[property] : "";
}

/* Does step I go on where the one before it was? */
static bool goes_on(const struct page_finding *finding, size_t i)
{
	const struct page_step *before = &finding->steps[i - 1], *step = &finding->steps[i];

	return strcmp(before->at.file, step->at.file) == 0 && strcmp(before->function, step->function) == 0 &&
	       before->at.line <= step->at.line;
}

static bool seen_before(const struct page_finding *finding, size_t i)
{
	size_t k;

	for (k = 0; k < i; k++) {
		if (strcmp(finding->steps[k].function, finding->steps[i].function) == 0 &&
		    strcmp(finding->steps[k].at.file, finding->steps[i].at.file) == 0)
			return true;
	}
	return false;
}

static void write_frame_head(FILE *out, const struct frame *frame)
{
	const struct page_step *step = &frame->finding->steps[frame->first];
	const char *how = "";

	if (strcmp(state_or(step, AT_PHASE), "devres") == 0)
		how = "devres point, at ";
	else if (frame->first && strcmp(step[-1].function, step->function) == 0)
		how = "again ";
	else if (seen_before(frame->finding, frame->first))
		how = "back in ";
	fputs("<p class=\"where\">", out);
	if (frame->first)
		fputs("<svg class=\"arrow\" viewBox=\"0 0 12 16\" aria-hidden=\"true\"><path d=\"M1 7h10L6 15z\"/></svg>",
		      out);
	fprintf(out, "<span>%s</span><strong>", how);
	html_text(out, *step->function ? step->function : "(no function)");
	fputs("</strong> <span class=\"file\">", out);
	html_text(out, *step->at.file ? step->at.file : "(no file)");
	fputs("</span></p>\n", out);
}

/* What has changed of the device since the step before. */
static void write_changes(FILE *out, const struct page_finding *finding, size_t i)
{
	const struct page_step *step = &finding->steps[i], *before = i ? step - 1 : NULL;
	size_t p;

	for (p = 0; p < PROPERTIES; p++) {
		const char *was = before ? state_or(before, p) : "", *is = state_or(step, p);

		if (strcmp(was, is) == 0 || !*is || (!before && p != AT_PHASE))
			continue;
		fprintf(out, "<span class=\"change %s\">", property_names[p]);
		if (p != AT_PHASE)
			fprintf(out, "%s ", property_names[p]);
		if (*was) {
			html_text(out, was);
			fputs(" <span aria-label=\"becomes\">\xe2\x86\x92</span> ", out);
		}
		html_text(out, is);
		fputs("</span>", out);
	}
}

static void write_step(FILE *out, const struct page_finding *finding, size_t i)
{
	const struct page_step *step = &finding->steps[i];
	bool reported = !step->wrong && finding_reports(finding, i);

	fprintf(out, "<div class=\"step%s%s%s%s\" id=\"%s-s%zu\"><span class=\"number\">%zu</span><p>%s",
		step->wrong ? " wrong" : "", reported ? " reported" : "", i ? "" : " begin",
		i + 1 == finding->nsteps ? " end" : "", finding->id, i + 1, i + 1,
		step->wrong ? "<span class=\"sign\">Wrong:</span> " : "");
	html_text(out, step->text);
	if (reported)
		fputs("<span class=\"change sign\">reported</span>", out);
	write_changes(out, finding, i);
	fputs("</p></div>\n", out);
}

/* A line of source; COLUMN: what is called there, when a step is at this line. */
static void write_line(FILE *out, const struct frame *frame, long number, long column, bool stepped)
{
	const char *line;
	size_t size;

	line = source_line(frame->file, number, &size);
	fprintf(out, "<div class=\"line%s%s\"><span class=\"no\">%ld</span><code>", stepped ? " at" : "",
		frame->off ? " off" : "", number);
	if (line)
		write_code(out, line, size, column);
	fputs("</code></div>\n", out);
}

static void write_lines(FILE *out, const struct frame *frame, long first, long last)
{
	for (; first <= last; first++)
		write_line(out, frame, first, 0, false);
}

/* How far the source goes. */
static long last_line(const struct frame *frame)
{
	return (long)frame->file->nlines;
}

static bool is_blank(const struct frame *frame, long number)
{
	size_t size, i;
	const char *line = source_line(frame->file, number, &size);

	for (i = 0; line && i < size && ISSPACE(line[i]); i++)
		;
	return !line || i == size;
}

/* Does a function, or whatever else is outermost, end there? */
static bool is_end(const struct frame *frame, long number)
{
	size_t size;
	const char *line = source_line(frame->file, number, &size);

	return line && size && *line == '}';
}

/* The first line to show above STEP, but for those of another function. */
static long context_above(const struct frame *frame, const struct page_step *step)
{
	long line = step->at.line, first = line;

	if (step->enters)
		return line;
	while (first > 1 && line - first < CONTEXT && !is_end(frame, first - 1))
		first--;
	while (first < line && is_blank(frame, first))
		first++;
	return first;
}

/* The last line to show below LINE. */
static long context_below(const struct frame *frame, long line)
{
	long last = line;

	while (last < last_line(frame) && last - line < CONTEXT && !is_end(frame, last))
		last++;
	while (last > line && is_blank(frame, last))
		last--;
	return last;
}

/* What stands between DONE, the last line shown (0: none), and STEP. */
static void write_between(FILE *out, const struct frame *frame, long done, const struct page_step *step)
{
	long below = done ? context_below(frame, done) : 0, above = context_above(frame, step), line = step->at.line;

	if (!done) {
		write_lines(out, frame, above, line - 1);
	} else if (above <= below + 1 + SMALL_GAP) {
		write_lines(out, frame, done + 1, line - 1);
	} else {
		write_lines(out, frame, done + 1, below);
		fprintf(out,
			"<div class=\"gap\"><span class=\"no\" aria-hidden=\"true\">\xe2\x8b\xae</span>%ld lines</div>\n",
			above - below - 1);
		write_lines(out, frame, above, line - 1);
	}
}

static void write_source_steps(FILE *out, struct frame *frame)
{
	const struct page_finding *finding = frame->finding;
	long done = 0;
	size_t i;

	frame->off = !frame->first;
	for (i = frame->first; i < frame->last; i++) {
		const struct spot *at = &finding->steps[i].at;

		if (at->line != done) {
			write_between(out, frame, done, &finding->steps[i]);
			write_line(out, frame, at->line, at->column, true);
			done = at->line;
		}
		write_step(out, finding, i);
		frame->off = i + 1 == finding->nsteps;
	}
	write_lines(out, frame, done + 1, context_below(frame, done));
}

/* There is nothing to show but where it is. */
static void write_bare_steps(FILE *out, const struct frame *frame)
{
	size_t i;

	for (i = frame->first; i < frame->last; i++) {
		const struct spot *at = &frame->finding->steps[i].at;

		if (at->line)
			fprintf(out, "<div class=\"line at\"><span class=\"no\">%ld</span><code></code></div>\n",
				at->line);
		write_step(out, frame->finding, i);
	}
}

/* Is each step of it at a line that is there? The source may not be the one that was compiled. */
static bool shows_source(const struct frame *frame)
{
	size_t i;

	for (i = frame->first; frame->file && i < frame->last; i++) {
		long line = frame->finding->steps[i].at.line;

		if (line < 1 || line > last_line(frame))
			return false;
	}
	return frame->file != NULL;
}

static void write_frame(FILE *out, struct frame *frame, struct sources *sources)
{
	const struct page_step *step = &frame->finding->steps[frame->first];

	frame->file = sources_file(sources, step->at.file);
	write_frame_head(out, frame);
	fputs("<div class=\"code\" tabindex=\"0\" role=\"group\" aria-label=\"", out);
	html_text(out, step->function);
	fputs(", ", out);
	html_text(out, step->at.file);
	fputs("\"><div>\n", out);
	if (shows_source(frame))
		write_source_steps(out, frame);
	else
		write_bare_steps(out, frame);
	fputs("</div></div>\n", out);
}

void write_path(FILE *out, const struct page_finding *finding, struct sources *sources)
{
	struct frame frame = { .finding = finding };

	if (!finding->nsteps)
		return;
	fputs("<h4>The path</h4>\n<div class=\"path\">\n", out);
	for (; frame.first < finding->nsteps; frame.first = frame.last) {
		for (frame.last = frame.first + 1; frame.last < finding->nsteps; frame.last++) {
			if (!goes_on(finding, frame.last))
				break;
		}
		write_frame(out, &frame, sources);
	}
	fputs("</div>\n", out);
}
