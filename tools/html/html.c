// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * html.c - the page as a whole
 */
#include "html/html.h"

#include <string.h>

#include "html/page.h"

/* With so few findings all are open. */
#define FEW 3

static void write_head(FILE *out)
{
	fprintf(out,
		"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src &#39;%s&#39;;"
		" script-src &#39;%s&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;\">\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		"<meta name=\"color-scheme\" content=\"light dark\">\n"
		"<meta name=\"generator\" content=\"pcidevres " PCIDEVRES_VERSION "\">\n"
		"<title>pcidevres report</title>\n<style>%s</style>\n</head>\n",
		page_css_hash, page_js_hash, page_css);
}

static size_t count_severity(const struct page_results *results, const char *severity)
{
	size_t i, n = 0;

	for (i = 0; i < results->count; i++)
		n += strcmp(results->list[i].severity, severity) == 0;
	return n;
}

static size_t modules_with_findings(const struct page_results *results)
{
	size_t i, n = 0;

	for (i = 0; i < results->count; i++)
		n += !i || strcmp(results->list[i - 1].module, results->list[i].module) != 0;
	return n;
}

static void write_severities(FILE *out, const struct page_results *results)
{
	static const struct {
		const char *name, *meaning;
	} severities[] = {
		{ "S1", "use after free or oops" },
		{ "S2", "a splat, and something is lost" },
		{ "S3", "a state nobody wanted" },
		{ "S4", "redundant" },
	};
	size_t i;

	fputs("<ul class=\"severities\" aria-label=\"Severities\">\n", out);
	for (i = 0; i < sizeof(severities) / sizeof(*severities); i++)
		fprintf(out, "<li class=\"s%zu\"><span class=\"badge\">%s</span> <strong>%zu</strong> %s</li>\n", i + 1,
			severities[i].name, count_severity(results, severities[i].name), severities[i].meaning);
	fputs("</ul>\n", out);
}

static void write_states(FILE *out, const struct page_results *results)
{
	size_t i, fresh = 0, known = 0, gone = 0;

	for (i = 0; i < results->count; i++) {
		fresh += strcmp(results->list[i].state, "new") == 0;
		known += strcmp(results->list[i].state, "unchanged") == 0;
		gone += strcmp(results->list[i].state, "absent") == 0;
	}
	if (results->compared)
		fprintf(out,
			"<p>Compared with an earlier run: <strong>%zu</strong> new, <strong>%zu</strong> known,"
			" <strong>%zu</strong> fixed.</p>\n",
			fresh, known, gone);
}

static void write_header(FILE *out, const struct page_results *results)
{
	size_t with = modules_with_findings(results);

	fputs("<body>\n<a class=\"skip\" href=\"#findings\">Skip to the findings</a>\n<header>\n<div class=\"title\">"
	      "<h1>pcidevres report</h1><button type=\"button\" id=\"theme\" hidden>Dark</button></div>\n",
	      out);
	fprintf(out, "<p><strong>%zu</strong> finding%s in <strong>%zu</strong> of %zu module%s.</p>\n", results->count,
		results->count == 1 ? "" : "s", with, results->nmodules > with ? results->nmodules : with,
		results->nmodules == 1 ? "" : "s");
	write_states(out, results);
	if (results->count)
		write_severities(out, results);
	fputs("</header>\n", out);
}

static size_t module_end(const struct page_results *results, size_t i)
{
	size_t end = i;

	while (end < results->count && strcmp(results->list[end].module, results->list[i].module) == 0)
		end++;
	return end;
}

/* SOURCES are for what is found and for what is there no longer. */
static void write_modules(FILE *out, const struct page_results *results, struct sources sources[2])
{
	size_t i, end;

	for (i = 0; i < results->count; i = end) {
		end = module_end(results, i);
		fputs("<section class=\"module\"><h2>", out);
		html_text(out, *results->list[i].module ? results->list[i].module : "(no module)");
		fprintf(out, " <span class=\"count\">%zu</span></h2>\n", end - i);
		for (; i < end; i++)
			write_finding(out, &results->list[i], &sources[strcmp(results->list[i].state, "absent") == 0],
				      results->count <= FEW);
		fputs("</section>\n", out);
	}
}

static void write_page(FILE *out, const struct page_results *results, struct sources sources[2])
{
	write_head(out);
	write_header(out, results);
	fputs("<div class=\"page\">\n", out);
	if (results->count)
		write_index(out, results);
	fputs("<main id=\"findings\" tabindex=\"-1\">\n", out);
	if (!results->count)
		fputs("<p class=\"nothing\">Nothing was found.</p>\n", out);
	write_modules(out, results, sources);
	fputs("<p class=\"nothing\" id=\"no-match\" hidden>No finding matches the filter.</p>\n</main>\n</div>\n", out);
	fprintf(out,
		"<footer><p>Made by pcidevres " PCIDEVRES_VERSION ". Everything on this page is in this file.</p>"
		"</footer>\n<script>%s</script>\n</body>\n</html>\n",
		page_js);
}

char *html_format(const struct old_log *log, const struct html_sources *folders, size_t *size)
{
	struct page_results results;
	struct sources sources[2];
	char *text = NULL;
	FILE *out;

	results_load(&results, log);
	sources_open(&sources[0], folders->now, folders->behind);
	sources_open(&sources[1], folders->before, folders->behind);
	out = text_open(&text, size);
	write_page(out, &results, sources);
	text_close(out, size);
	sources_close(&sources[0]);
	sources_close(&sources[1]);
	results_unload(&results);
	return text;
}
