// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * diff.c - pcidevres diff: what came and what went between two runs that wrote SARIF
 */
#include "tools.h"

#include <stdlib.h>

#include "compare.h"
#include "html/html.h"

static int diff_logs(const struct options *options, struct old_log *from, struct old_log *to)
{
	const struct html_sources sources = { .now = options->source ? options->source : "." };
	struct comparison comparison;
	int status = EXIT_TROUBLE;
	size_t size = 0;
	char *text;

	compare_logs(&comparison, from, to);
	switch (options->format) {
	case FORMAT_SARIF:
		text = comparison_sarif(&comparison, &size);
		break;
	case FORMAT_HTML:
		/* the second log then says what became of each finding */
		free(comparison_sarif(&comparison, &size));
		text = html_format(to, &sources, &size);
		break;
	default:
		text = comparison_text(&comparison, &size);
	}
	if (output_write(options->output, text, size))
		status = comparison.totals[INTRODUCED] ? EXIT_FINDINGS : EXIT_CLEAN;
	free(text);
	comparison_free(&comparison);
	return status;
}

int diff_command(int argc, char **argv)
{
	struct old_log *from = NULL, *to = NULL;
	struct options options;
	int status = EXIT_TROUBLE;

	if (options_parse(&options, argc, argv)) {
		if (options.noperands != 2)
			trouble("diff: give two files that --format=sarif wrote, the older one first");
		else if ((from = old_log_read(options.operands[0])) && (to = old_log_read(options.operands[1])))
			status = diff_logs(&options, from, to);
	}
	old_log_free(from);
	old_log_free(to);
	options_free(&options);
	return status;
}
