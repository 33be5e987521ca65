// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * cc.c - pcidevres cc: what make C=1 CHECK="pcidevres cc" runs beside each compilation
 *
 * kbuild calls CHECK CHECKFLAGS CFLAGS FILE. CHECKFLAGS are sparse's and of no use to a compiler; the compiler's own
 * flags begin with the dependency file, which also tells where the object is. The compiler runs with the plugin, which
 * ends it once the file is checked: no object, no dependency file is touched. The record goes to a hidden file beside
 * the object, where pcidevres check finds it (see modules.c).
 *
 * The compiler's own warnings have been printed by the compilation and are left out. As with sparse, findings do not
 * make the exit status, or make would stop; --werror asks for that.
 */
#include "tools.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libiberty/libiberty.h>

struct job {
	struct words ours;   /* options for options_parse() */
	struct words flags;  /* the compiler's, and the file */
	const char *depfile; /* what kbuild calls it, or NULL: not called by kbuild */
	bool sparse;	     /* there are words that only sparse takes */
	bool werror;
};

/* -Wp,-MMD,FILE or -Wp,-MD,FILE: FILE, else NULL. */
static const char *dependency_file(const char *word)
{
	static const char *const forms[] = { "-Wp,-MMD,", "-Wp,-MD," };
	size_t i;

	for (i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		if (text_starts(word, forms[i]))
			return word + strlen(forms[i]);
	}
	return NULL;
}

static bool is_ours(const char *word)
{
	static const char *const options[] = { "--level=", "--model=", "--api=", "--suppress=", "--stats" };
	size_t i;

	for (i = 0; i < sizeof(options) / sizeof(*options); i++) {
		if (text_starts(word, options[i]))
			return true;
	}
	return false;
}

/* What only makes an object, another output, or warnings of the compiler's own; and what sparse is told. */
static bool is_of_no_use(const char *word)
{
	static const char *const whole[] = { "-D__STDC__", "-mlittle-endian", "-mbig-endian" };
	size_t i;

	for (i = 0; i < sizeof(whole) / sizeof(*whole); i++) {
		if (strcmp(word, whole[i]) == 0)
			return true;
	}
	return is_needless(word) || text_starts(word, "--arch=") || text_starts(word, "-Werror=");
}

/*
 * scripts/checker-valid.sh passes CHECKFLAGS alone, where the machine's size is sparse's: many a compiler has no -m64.
 */
static bool is_sparses_size(const struct job *job, const char *word)
{
	return !job->depfile && job->sparse && (strcmp(word, "-m64") == 0 || strcmp(word, "-m32") == 0);
}

static void take_words(struct job *job, int argc, char **argv)
{
	int i, begin = 1;

	for (i = 1; i < argc; i++) {
		job->sparse |= text_starts(argv[i], "--arch=");
		if (!job->depfile && dependency_file(argv[i])) {
			job->depfile = dependency_file(argv[i]);
			begin = i;
		}
	}
	add_word(&job->ours, xstrdup(argv[0]));
	for (i = 1; i < argc; i++) {
		if (is_ours(argv[i]))
			add_word(&job->ours, xstrdup(argv[i]));
		else if (strcmp(argv[i], "--werror") == 0)
			job->werror = true;
		else if (strcmp(argv[i], "-o") == 0)
			i++;
		else if (i >= begin && !is_of_no_use(argv[i]) && !is_sparses_size(job, argv[i]))
			add_word(&job->flags, xstrdup(argv[i]));
	}
}

/* Beside the object a/.b.o.d belongs to: a/.b.pcidevres.d. Free it. */
static char *record_file(const char *depfile)
{
	size_t length = strlen(depfile);

	if (!path_ends_with(depfile, ".o.d"))
		return NULL;
	return xasprintf("%.*s" KEPT_RECORD, (int)(length - strlen(".o.d")), depfile);
}

static bool add_plugin(const struct job *job, const char *plugin, struct words *command)
{
	char *record = job->depfile ? record_file(job->depfile) : NULL;
	bool done = true;
	size_t i;

	add_word(command, concat("-fplugin=", plugin, NULL));
	add_word(command, xstrdup(PLUGIN_ARG "check-only"));
	for (i = 1; i < job->ours.count; i++)
		add_word(command, concat(PLUGIN_ARG, job->ours.list[i] + 2, NULL));
	if (job->werror)
		add_word(command, xstrdup(PLUGIN_ARG "werror"));
	if (record) {
		/* The compilation may fail, or find nothing worth one. */
		if (unlink(record) != 0 && errno != ENOENT)
			done = trouble("cannot replace %s: %s", record, strerror(errno));
		add_word(command, concat(PLUGIN_ARG "record=", record, NULL));
	}
	free(record);
	return done;
}

static int run_compiler(char **command)
{
	char *what = concat("the compiler '", command[0], "'", NULL);
	struct child child = { 0 };
	bool started = child_start(&child, command, what, NULL);

	free(what);
	if (!started) {
		trouble("cannot run the compiler: %s", strerror(errno));
		return EXIT_TROUBLE;
	}
	switch (child_end(&child)) {
	case 0:
		return EXIT_CLEAN;
	case COMPILER_FOUND:
		return EXIT_FINDINGS;
	default:
		return EXIT_TROUBLE;
	}
}

static int check_file(const struct job *job)
{
	const char *compiler = getenv("CC");
	struct words command = { 0 };
	int status = EXIT_TROUBLE;
	char *plugin;
	size_t i;

	compiler_words(&command, compiler && *compiler ? compiler : "gcc");
	plugin = plugin_for(&command);
	if (plugin) {
		add_word(&command, xstrdup("-pass-exit-codes"));
		/*
		 * scripts/checker-valid.sh asks whether the checker keeps up with the compiler, with a word that
		 * the kernel uses if the compiler has it. Here the checker is the compiler.
		 */
		if (!job->depfile)
			add_word(&command, xstrdup("-D__typeof_unqual__=__typeof__"));
		/*
		 * Most of the time is the kernel's headers, and tracking a seventh of it. The plugin knows how to do
		 * without.
		 */
		add_word(&command, xstrdup("-ftrack-macro-expansion=0"));
		if (add_plugin(job, plugin, &command)) {
			add_word(&command, xstrdup("-S"));
			add_word(&command, xstrdup("-o"));
			add_word(&command, xstrdup("/dev/null"));
			add_word(&command, xstrdup("-xc"));
			for (i = 0; i < job->flags.count; i++)
				add_word(&command, xstrdup(job->flags.list[i]));
			status = run_compiler(command.list);
		}
	}
	free(plugin);
	free_words(&command);
	return status;
}

int cc_command(int argc, char **argv)
{
	struct job job = { 0 };
	struct options options;
	int status = EXIT_TROUBLE;

	take_words(&job, argc, argv);
	/* Their values are tested here: what the plugin says names its own arguments. */
	if (options_parse(&options, (int)job.ours.count, job.ours.list)) {
		if (job.flags.count)
			status = check_file(&job);
		else
			trouble("cc: nothing to check; make runs it with C=1 CHECK=\"pcidevres cc\"");
	}
	options_free(&options);
	free_words(&job.ours);
	free_words(&job.flags);
	return status;
}
