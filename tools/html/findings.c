// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * findings.c - one finding: what, why, where, and how to see it again
 */
#include <string.h>

#include <libiberty/libiberty.h>
#include <libiberty/safe-ctype.h>

#include "html/page.h"

static void write_attribute(FILE *out, const char *name, const char *value)
{
	fprintf(out, " %s=\"", name);
	html_text(out, value);
	fputc('"', out);
}

static void write_place(FILE *out, const struct page_finding *finding)
{
	html_text(out, finding->at.file);
	if (finding->at.line)
		fprintf(out, "<wbr>:%ld:%ld", finding->at.line, finding->at.column);
}

static const char *state_words(const char *state)
{
	if (strcmp(state, "new") == 0)
		return "new";
	if (strcmp(state, "absent") == 0)
		return "fixed";
	return strcmp(state, "unchanged") == 0 ? "known" : state;
}

/* What is seen of a finding that is closed. */
static void write_summary(FILE *out, const struct page_finding *finding)
{
	fputs("<summary><span class=\"badge\"><span class=\"away\">Severity </span>", out);
	html_text(out, *finding->severity ? finding->severity : "-");
	fputs("</span><span class=\"what\"><h3>", out);
	html_text(out, finding->message);
	fputs("</h3><span class=\"meta\"><span class=\"file\">", out);
	write_place(out, finding);
	fputs("</span> <span class=\"rule\">", out);
	html_text(out, finding->rule);
	fputs("</span>", out);
	if (*finding->state) {
		fprintf(out, " <span class=\"tag state-%s\">", strcmp(finding->state, "new") == 0 ? "new" : "old");
		html_text(out, state_words(finding->state));
		fputs("</span>", out);
	}
	fputs("</span></span></summary>\n", out);
}

static void write_entry(FILE *out, const char *name, const char *text)
{
	if (!*text)
		return;
	fprintf(out, "<dt>%s</dt><dd>", name);
	html_text(out, text);
	fputs("</dd>\n", out);
}

static void write_words(FILE *out, const struct page_finding *finding)
{
	fputs("<dl class=\"words\">\n", out);
	write_entry(out, "Effect", finding->effect);
	write_entry(out, "Advice", finding->advice);
	write_entry(out, "Document", finding->document);
	fputs("</dl>\n", out);
}

/* As a word of a shell. Free it. */
static char *shell_word(const char *text)
{
	const char *at;
	char *word, *end;

	for (at = text; ISALNUM(*at) || (*at && strchr("_-./+=,", *at) && (at != text || *at != '-')); at++)
		;
	if (!*at && *text)
		return xstrdup(text);
	word = end = xmalloc(4 * strlen(text) + 3);
	*end++ = '\'';
	for (at = text; *at; at++) {
		if (*at == '\'')
			end = stpcpy(end, "'\\''");
		else
			*end++ = *at;
	}
	strcpy(end, "'");
	return word;
}

static void write_command(FILE *out, const struct page_finding *finding)
{
	bool in_tree = strchr(finding->module, '/');
	char *object = concat(finding->module, ".o", NULL), *word = shell_word(object);
	char *rule = shell_word(finding->rule);

	fputs("<h4>To see it again</h4>\n<pre class=\"command\"><code>", out);
	fputs(in_tree ? "pcidevres build -C linux " : "pcidevres check ", out);
	if (finding->level > 1)
		fprintf(out, "--level=%d ", finding->level);
	html_text(out, word);
	fputs("\npcidevres explain ", out);
	html_text(out, rule);
	fputs("</code></pre>\n", out);
	free(rule);
	free(word);
	free(object);
}

/* What identifies it. */
static void write_identity(FILE *out, const struct page_finding *finding)
{
	fputs("<p class=\"identity\">", out);
	if (*finding->function) {
		fputs("in ", out);
		html_text(out, finding->function);
		fputs("() \xc2\xb7 ", out);
	}
	if (*finding->module) {
		fputs("module ", out);
		html_text(out, finding->module);
		fputs(" \xc2\xb7 ", out);
	}
	fprintf(out, "level %d", finding->level);
	if (*finding->model) {
		fputs(" \xc2\xb7 model ", out);
		html_text(out, finding->model);
	}
	fprintf(out, " \xc2\xb7 <a class=\"permalink\" href=\"#%s\">fingerprint ", finding->id);
	html_text(out, finding->fingerprint);
	fputs("</a></p>\n", out);
}

/* S1 to S4 as a class; the log may say anything. */
static int severity_number(const char *severity)
{
	return severity[0] == 'S' && severity[1] >= '1' && severity[1] <= '4' && !severity[2] ? severity[1] - '0' : 4;
}

void write_finding(FILE *out, const struct page_finding *finding, struct sources *sources, bool open)
{
	fprintf(out, "<article id=\"%s\" class=\"finding s%d%s\"", finding->id, severity_number(finding->severity),
		strcmp(finding->state, "absent") == 0 ? " absent" : "");
	write_attribute(out, "data-rule", finding->rule);
	write_attribute(out, "data-severity", finding->severity);
	write_attribute(out, "data-state", finding->state);
	write_attribute(out, "data-module", finding->module);
	fprintf(out, " data-level=\"%d\"><details%s>", finding->level, open ? " open" : "");
	write_summary(out, finding);
	fputs("<div class=\"body\">\n", out);
	write_identity(out, finding);
	write_words(out, finding);
	write_life(out, finding);
	write_path(out, finding, sources);
	write_command(out, finding);
	fputs("</div></details></article>\n", out);
}
