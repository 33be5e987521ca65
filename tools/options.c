// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * options.c - options of the commands that analyse
 */
#include "tools.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <libiberty/libiberty.h>

enum {
	OPT_FORMAT = 256,
	OPT_LEVEL,
	OPT_MODEL,
	OPT_API,
	OPT_SUPPRESS,
	OPT_BASELINE,
	OPT_STATS,
	OPT_ONLY_MERGED,
	OPT_BASE,
	OPT_TRUST,
	OPT_TIME_LIMIT
};

static const struct option long_options[] = {
	{ "format", required_argument, NULL, OPT_FORMAT },
	{ "output", required_argument, NULL, 'o' },
	{ "level", required_argument, NULL, OPT_LEVEL },
	{ "model", required_argument, NULL, OPT_MODEL },
	{ "api", required_argument, NULL, OPT_API },
	{ "suppress", required_argument, NULL, OPT_SUPPRESS },
	{ "baseline", required_argument, NULL, OPT_BASELINE },
	{ "jobs", required_argument, NULL, 'j' },
	{ "stats", no_argument, NULL, OPT_STATS },
	{ "only-merged", no_argument, NULL, OPT_ONLY_MERGED },
	{ "base", required_argument, NULL, OPT_BASE },
	{ "trust", no_argument, NULL, OPT_TRUST },
	{ "time-limit", required_argument, NULL, OPT_TIME_LIMIT },
	{ NULL, 0, NULL, 0 },
};

/* What an option is for, a bit a command. */
enum {
	CHECK = 1,
	BUILD = 2,
	REVIEW = 4,
	CENSUS = 8,
	DIFF = 16,
	CC = 32,
	MODULES = CHECK | BUILD | REVIEW,
	FINDS = MODULES | CC,
	ANALYSES = FINDS | CENSUS,
	SHOWS = MODULES | DIFF,
};

/* The commands, which formats they write, and what they say of others. */
static const struct {
	const char *name;
	unsigned int bit;
	const char *formats;
} commands[] = {
	{ "check", CHECK, "text, sarif, html or patch" },
	{ "build", BUILD, "text, sarif, html or patch" },
	{ "review", REVIEW, "text, sarif, b4, mail or html" },
	{ "census", CENSUS, "text, sarif or csv" },
	{ "diff", DIFF, "text, sarif or html" },
	{ "cc", CC, "text" },
};

/* Options that not all of the commands have. */
static const struct {
	int option;
	unsigned int commands;
} limited[] = {
	{ OPT_LEVEL, FINDS },	      { OPT_MODEL, ANALYSES },	 { OPT_API, ANALYSES },
	{ OPT_SUPPRESS, FINDS },      { OPT_BASELINE, MODULES }, { OPT_STATS, ANALYSES },
	{ OPT_ONLY_MERGED, MODULES }, { OPT_BASE, REVIEW },	 { OPT_TRUST, REVIEW },
	{ OPT_TIME_LIMIT, REVIEW },   { 'j', ANALYSES },	 { 'C', SHOWS },
	{ 'O', BUILD | REVIEW },
};

static const struct {
	const char *name;
	enum output_format format;
} formats[] = {
	{ "text", FORMAT_TEXT }, { "sarif", FORMAT_SARIF }, { "csv", FORMAT_CSV },   { "patch", FORMAT_PATCH },
	{ "b4", FORMAT_B4 },	 { "mail", FORMAT_MAIL },   { "html", FORMAT_HTML },
};

/* The number of command NAME among those above. */
static size_t command_number(const char *name)
{
	size_t i = 0;

	while (strcmp(commands[i].name, name) != 0)
		i++;
	return i;
}

static bool parse_format(struct options *options, const char *text)
{
	const char *known = commands[command_number(options->command)].formats;
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		if (strcmp(text, formats[i].name) != 0 || !strstr(known, text))
			continue;
		options->format = formats[i].format;
		return true;
	}
	return trouble("--format=%s: no such format for %s; %s", text, options->command, known);
}

static bool parse_number(const char *option, const char *text, unsigned long least, unsigned long most,
			 unsigned int *number)
{
	char *end;
	unsigned long value = strtoul(text, &end, 10);

	if (!*text || *end || *text == '-' || value < least || value > most)
		return trouble("%s: '%s' is no number from %lu to %lu", option, text, least, most);
	*number = value;
	return true;
}

static bool parse_option(struct options *options, int option, char *value)
{
	switch (option) {
	case OPT_FORMAT:
		return parse_format(options, value);
	case 'o':
		options->output = value;
		return true;
	case OPT_LEVEL:
		return parse_number("--level", value, 1, 3, &options->level);
	case OPT_MODEL:
		if (vector_model_parse(value, &options->model))
			return true;
		return trouble("--model=%s: no such model; auto, hybrid, hybrid+pcim or split", value);
	case OPT_API:
		options->api = xrealloc(options->api, (options->napi + 1) * sizeof(*options->api));
		options->api[options->napi++] = value;
		return true;
	case OPT_SUPPRESS:
		options->suppress = value;
		return true;
	case OPT_BASELINE:
		options->baseline = value;
		return true;
	case 'j':
		return parse_number("-j", value, 1, 4096, &options->jobs);
	case OPT_STATS:
		options->stats = true;
		return true;
	case OPT_ONLY_MERGED:
		options->only_merged = true;
		return true;
	case OPT_BASE:
		options->base = value;
		return true;
	case OPT_TRUST:
		options->trust = true;
		return true;
	case OPT_TIME_LIMIT:
		return parse_number("--time-limit", value, 1, 3600, &options->time_limit);
	case 'C':
		options->source = value;
		return true;
	case 'O':
		options->out = value;
		return true;
	}
	return false;
}

/* OPTION as it is written. Free it. */
static char *option_name(int option)
{
	size_t i;

	for (i = 0; option >= OPT_FORMAT && long_options[i].name; i++) {
		if (long_options[i].val == option)
			return concat("--", long_options[i].name, NULL);
	}
	return xasprintf("-%c", option);
}

/* What getopt_long() refused. */
static bool refuse(int result, char **argv)
{
	char *name = optopt ? option_name(optopt) : xstrdup(argv[optind - 1]);

	if (result == ':')
		trouble("%s: %s needs a value", argv[0], name);
	else if (optopt >= OPT_FORMAT)
		trouble("%s: %s takes no value", argv[0], name);
	else
		trouble("%s: no option %s; see pcidevres --help", argv[0], name);
	free(name);
	return false;
}

/* Is OPTION one of this command's? */
static bool option_fits(const struct options *options, int option)
{
	unsigned int takers = ~0U, own = commands[command_number(options->command)].bit;
	char *name, *list;
	size_t i;

	for (i = 0; i < sizeof(limited) / sizeof(*limited); i++) {
		if (limited[i].option == option)
			takers = limited[i].commands;
	}
	if (takers & own)
		return true;
	list = xstrdup("");
	for (i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
		if (takers & commands[i].bit)
			list = reconcat(list, list, *list ? ", " : "", commands[i].name, NULL);
	}
	name = option_name(option);
	trouble("%s: %s is an option of %s", options->command, name, list);
	free(name);
	free(list);
	return false;
}

/* A result must not take the place of what it is made of. */
static bool output_fits(const struct options *options)
{
	struct stat output, input;
	size_t i;

	if (!options->output || stat(options->output, &output) != 0 || !S_ISREG(output.st_mode))
		return true;
	for (i = 0; i < options->noperands; i++) {
		if (stat(options->operands[i], &input) == 0 && input.st_dev == output.st_dev &&
		    input.st_ino == output.st_ino)
			return trouble("-o %s: that is what is to be read; choose another file", options->output);
	}
	return true;
}

/* What stands behind "--" is make's when there is a make. */
static int split_make_args(struct options *options, int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--") == 0) {
			options->make_args = argv + i + 1;
			options->nmake_args = argc - i - 1;
			return i;
		}
	}
	return argc;
}

bool options_parse(struct options *options, int argc, char **argv)
{
	bool build = commands[command_number(argv[0])].bit & (BUILD | REVIEW);
	int option;

	memset(options, 0, sizeof(*options));
	options->command = argv[0];
	options->level = 1;
	options->model = MODEL_AUTO;
	options->time_limit = 120;
	if (build)
		argc = split_make_args(options, argc, argv);
	opterr = 0;
	optind = 0;
	while ((option = getopt_long(argc, argv, ":o:j:C:O:", long_options, NULL)) != -1) {
		if (option == '?' || option == ':')
			return refuse(option, argv);
		if (!option_fits(options, option))
			return false;
		if (!parse_option(options, option, optarg))
			return false;
	}
	options->operands = argv + optind;
	options->noperands = argc - optind;
	return output_fits(options);
}

void options_free(struct options *options)
{
	free(options->api);
}
