// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * index.c - findings by rule and by module, and what the script filters with
 */
#include <stdlib.h>
#include <string.h>

#include <libiberty/libiberty.h>

#include "html/page.h"

typedef const char *(*key_fn)(const struct page_finding *finding);

static const char *rule_of(const struct page_finding *finding)
{
	return finding->rule;
}

static const char *module_of(const struct page_finding *finding)
{
	return finding->module;
}

static const char *severity_of(const struct page_finding *finding)
{
	return finding->severity;
}

static const char *state_of(const struct page_finding *finding)
{
	return finding->state;
}

static const char *level_of(const struct page_finding *finding)
{
	return finding->level == 3 ? "3" : finding->level == 2 ? "2" : "1";
}

/* Each value of a key once, in order. Free it. */
static const char **values_of(const struct page_results *results, key_fn key, size_t *count)
{
	const char **values = xcalloc(results->count + 1, sizeof(*values));
	size_t i, n = 0;

	for (i = 0; i < results->count; i++)
		values[i] = key(&results->list[i]);
	if (results->count)
		qsort(values, results->count, sizeof(*values), compare_texts);
	for (i = 0; i < results->count; i++) {
		if (!n || strcmp(values[n - 1], values[i]) != 0)
			values[n++] = values[i];
	}
	*count = n;
	return values;
}

static size_t count_value(const struct page_results *results, key_fn key, const char *value)
{
	size_t i, n = 0;

	for (i = 0; i < results->count; i++)
		n += strcmp(key(&results->list[i]), value) == 0;
	return n;
}

static void write_links(FILE *out, const struct page_results *results, key_fn key, const char *value)
{
	size_t i;

	fputs("<ul>\n", out);
	for (i = 0; i < results->count; i++) {
		const struct page_finding *finding = &results->list[i];

		if (strcmp(key(finding), value) != 0)
			continue;
		fprintf(out, "<li data-for=\"%s\"><a href=\"#%s\">", finding->id, finding->id);
		html_text(out, path_base(finding->at.file));
		fprintf(out, ":%ld</a> <span>", finding->at.line);
		html_text(out, key == rule_of ? finding->function : finding->rule);
		fputs("</span></li>\n", out);
	}
	fputs("</ul>\n", out);
}

static void write_group(FILE *out, const struct page_results *results, const char *title, key_fn key)
{
	const char **values;
	size_t count, i;

	values = values_of(results, key, &count);
	fprintf(out, "<section class=\"list\"><h2>%s</h2>\n", title);
	for (i = 0; i < count; i++) {
		fputs("<details><summary><span class=\"name\">", out);
		html_text(out, *values[i] ? values[i] : "(no name)");
		fprintf(out, "</span> <span class=\"count\">%zu</span></summary>\n",
			count_value(results, key, values[i]));
		write_links(out, results, key, values[i]);
		fputs("</details>\n", out);
	}
	fputs("</section>\n", out);
	free(values);
}

static const char *shown(const char *name, const char *value)
{
	if (strcmp(name, "state") == 0)
		return strcmp(value, "absent") == 0    ? "fixed (absent)" :
		       strcmp(value, "unchanged") == 0 ? "known (unchanged)" :
							 value;
	return value;
}

static void write_select(FILE *out, const struct page_results *results, const char *name, const char *title, key_fn key)
{
	const char **values;
	size_t count, i;

	values = values_of(results, key, &count);
	fprintf(out, "<label>%s <select name=\"%s\"><option value=\"\">all</option>", title, name);
	for (i = 0; i < count; i++) {
		if (!*values[i])
			continue;
		fputs("<option value=\"", out);
		html_text(out, values[i]);
		fputs("\">", out);
		html_text(out, shown(name, values[i]));
		fputs("</option>", out);
	}
	fputs("</select></label>\n", out);
	free(values);
}

/* Only the script can make something of it, so the script shows it. */
static void write_form(FILE *out, const struct page_results *results)
{
	fputs("<form id=\"filter\" role=\"search\" aria-label=\"Filter findings\" hidden>\n"
	      "<label class=\"wide\">Filter <input type=\"search\" name=\"text\" autocomplete=\"off\" spellcheck=\"false\""
	      " placeholder=\"file, function, words\"></label>\n",
	      out);
	write_select(out, results, "rule", "Rule", rule_of);
	write_select(out, results, "level", "Level", level_of);
	write_select(out, results, "severity", "Severity", severity_of);
	if (results->compared)
		write_select(out, results, "state", "State", state_of);
	fputs("<p class=\"wide\"><button type=\"reset\">Clear</button> <button type=\"button\" id=\"open-all\">Open all</button>"
	      " <button type=\"button\" id=\"close-all\">Close all</button></p>\n"
	      "<p class=\"wide keys\"><kbd>/</kbd> filter <kbd>j</kbd> <kbd>k</kbd> down, up <kbd>Enter</kbd> open</p>\n"
	      "</form>\n<p id=\"matching\" role=\"status\" hidden></p>\n",
	      out);
}

void write_index(FILE *out, const struct page_results *results)
{
	fputs("<nav aria-label=\"Findings\">\n", out);
	write_form(out, results);
	write_group(out, results, "By rule", rule_of);
	write_group(out, results, "By module", module_of);
	fputs("</nav>\n", out);
}
