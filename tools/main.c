// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * main.c - pcidevres: who is responsible for a PCI device's IRQ vectors and enablement, over whole modules
 */
#include "tools.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libiberty/libiberty.h>

static const char usage[] =
	"usage: pcidevres check   [OPTIONS] PATH...\n"
	"       pcidevres build   [OPTIONS] [-C SRC] [-O OUT] [TARGET...] [-- MAKEARG...]\n"
	"       pcidevres review  [OPTIONS] [-C SRC] [-O OUT] RANGE | PATCH.mbox | -\n"
	"       pcidevres cc      [OPTIONS] COMPILER-ARGUMENT...\n"
	"       pcidevres census  [OPTIONS] PATH...\n"
	"       pcidevres diff    [OPTIONS] OLD.sarif NEW.sarif\n"
	"       pcidevres explain [RULE]\n"
	"\n"
	"check   what the records in object files, archives or a build folder prove\n"
	"build   run the kernel's make with the plugin, then check what was built\n"
	"review  what commits or mailed patches introduce, fix and leave\n"
	"cc      check one file, for make C=1 CHECK=\"pcidevres cc\"; objects stay as they are\n"
	"census  how each module manages its devices, right or wrong\n"
	"diff    what came and what went between two runs\n"
	"explain the rules, or one rule's page\n"
	"\n"
	"  --format=text|sarif|html|patch|csv|b4|mail  how to say it (text); html, a page for a browser, is of\n"
	"                       check, build, diff and review, patch, fixes that git apply takes, of check and\n"
	"                       build, csv of census, b4 and mail of review\n"
	"  -o, --output=FILE    where to (stdout)\n"
	"  -C DIR               the kernel's source: what build runs make in, what html shows, what patches\n"
	"                       are for (.)\n"
	"  -O DIR               the build folder of build and review, if it is another one\n"
	"  --base=COMMIT        review: what mailed patches are for (their base-commit, or HEAD)\n"
	"  --trust              review: the patch may change what a build runs\n"
	"  --time-limit=N       review: seconds for each file (120)\n"
	"  --level=N            1 relevant and rare, 2 more, 3 notes for conversions (1)\n"
	"  --model=M            auto, hybrid, hybrid+pcim, split: who is responsible for vectors (auto)\n"
	"  --api=FILE           more functions, see docs/api-table.md\n"
	"  --suppress=FILE      accepted findings, lines 'rule function reason'\n"
	"  --baseline=FILE      SARIF of an earlier run: only what is new counts\n"
	"  -j, --jobs=N         parallel jobs\n"
	"  --only-merged        leave out what the plugin says of each file by itself\n"
	"  --stats              what was seen and what was given up, on stderr\n"
	"\n"
	"exit status: 0 no findings (diff, review: none introduced), 1 findings, 2 could not do the job\n";

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
} commands[] = {
	{ "check", check_command },   { "build", build_command },   { "explain", explain_command },
	{ "review", review_command }, { "census", census_command }, { "diff", diff_command },
	{ "cc", cc_command },
};

static int print(const char *text)
{
	fputs(text, stdout);
	return stdout_done() ? EXIT_CLEAN : EXIT_TROUBLE;
}

static int print_version(void)
{
	printf("pcidevres " PCIDEVRES_VERSION "\n");
	plugins_print(stdout);
	return stdout_done() ? EXIT_CLEAN : EXIT_TROUBLE;
}

/* Whoever starts this with stdin, stdout or stderr closed must not find messages in the files opened next. */
static void fill_standard_files(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		close(fd);
}

/* Called by libiberty, after it has said so, when there is no memory left: its own status would mean findings. */
extern void (*_xexit_cleanup)(void);

static void out_of_memory(void)
{
	exit(EXIT_TROUBLE);
}

int main(int argc, char **argv)
{
	size_t i;

	fill_standard_files();
	xmalloc_set_program_name("pcidevres");
	_xexit_cleanup = out_of_memory;
	if (argc < 2) {
		fputs(usage, stderr);
		return EXIT_TROUBLE;
	}
	if (strcmp(argv[1], "--version") == 0)
		return print_version();
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0)
		return print(usage);
	for (i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
		if (strcmp(argv[1], commands[i].name) != 0)
			continue;
		if (argc > 2 && (strcmp(argv[2], "--help") == 0 || strcmp(argv[2], "-h") == 0))
			return print(usage);
		return commands[i].run(argc - 1, argv + 1);
	}
	trouble("no command '%s'; see pcidevres --help", argv[1]);
	return EXIT_TROUBLE;
}
