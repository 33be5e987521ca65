/* SPDX-License-Identifier: GPL-2.0-or-later */
/* page.h - what the parts of the page share */
#ifndef TOOLS_HTML_PAGE_H
#define TOOLS_HTML_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "sarif.h"
#include "tools.h"

/* ---- results.c: a log as the page needs it; texts are never NULL unless said ---- */

/* what a step says of the device; the names are those of the log */
enum property { AT_PHASE, AT_ENABLED, AT_MANAGED, AT_VECTORS, AT_HANDLERS, AT_REGIONS, PROPERTIES };

extern const char *const property_names[PROPERTIES];

struct spot {
	char *file; /* as the log has it, decoded; free it */
	long line, column; /* 0: not known */
};

static inline bool spot_same(const struct spot *a, const struct spot *b)
{
	return a->line && a->line == b->line && a->column == b->column && strcmp(a->file, b->file) == 0;
}

struct page_step {
	struct spot at;
	const char *function, *text;
	const char *state[PROPERTIES]; /* NULL: not known */
	bool wrong;		       /* here it goes wrong */
	bool enters;		       /* a function begins */
};

struct page_finding {
	char *id; /* names it within the page: the fingerprint, and a number where that is taken */
	struct spot at;
	const char *rule, *message, *module, *function;
	const char *severity, *model, *effect, *advice, *document, *fingerprint;
	const char *state; /* baselineState, or "" */
	int level;
	struct page_step *steps;
	size_t nsteps;
};

struct page_results {
	struct page_finding *list; /* by module, then by place */
	size_t count;
	size_t nmodules; /* that were analysed */
	bool compared;	 /* some result has a state */
};

/* Is step I the call that is reported? It is not the last one where something is left behind. */
static inline bool finding_reports(const struct page_finding *finding, size_t i)
{
	size_t first;

	for (first = 0; first < finding->nsteps && !spot_same(&finding->steps[first].at, &finding->at);)
		first++;
	return i == first;
}

void results_load(struct page_results *results, const struct old_log *log);
void results_unload(struct page_results *results);

/* ---- escape.c ---- */

/*
 * Writes text that may be anything at all, for an element or for an attribute in quotes. What is no character of UTF-8
 * becomes U+FFFD; control characters, and those that would turn the direction of the line, are shown and not obeyed.
 */
void html_text(FILE *out, const char *text);
void html_bytes(FILE *out, const char *text, size_t size);

/* ---- sources.c ---- */

struct source_file {
	char *name;
	struct bytes bytes; /* no data: it cannot be shown */
	size_t *lines;	    /* where they start; one more than there are */
	size_t nlines;
};

struct sources {
	char *root;   /* the folder, without links on the way; NULL: no source */
	char *behind; /* where links may lead as well, or NULL */
	struct source_file *list;
	size_t count;
};

void sources_open(struct sources *sources, const char *root, const char *behind);
void sources_close(struct sources *sources);
/* The file NAME when it is a readable file inside the root, else NULL. Valid until the next one is asked for. */
const struct source_file *sources_file(struct sources *sources, const char *name);
/* Line NUMBER, from 1, without its end; *SIZE is its length. NULL: there is no such line. */
const char *source_line(const struct source_file *file, long number, size_t *size);

/* ---- code.c: one line of C, with what is at COLUMN (0: nothing) marked ---- */

void write_code(FILE *out, const char *line, size_t size, long column);

/* ---- path.c, life.c: parts of a finding ---- */

/* The steps, each at its line, with the source around it. */
void write_path(FILE *out, const struct page_finding *finding, struct sources *sources);
/*
 * Which parts of its life the driver passes, and how the device stands at each step. Nothing when the log does not say.
 */
void write_life(FILE *out, const struct page_finding *finding);

/* ---- findings.c, index.c ---- */

void write_finding(FILE *out, const struct page_finding *finding, struct sources *sources, bool open);
/* What to choose findings by: lists by rule and by module, and the form for the script. */
void write_index(FILE *out, const struct page_results *results);

/* ---- made from page.css and page.js ---- */

extern const char page_css[], page_js[];
extern const char page_css_hash[], page_js_hash[]; /* "sha256-...", as a content security policy has it */

#endif
