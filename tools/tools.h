/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * tools.h - what the parts of the command share
 *
 * Whatever keeps a command from doing its job is said once, in one line on stderr (what, where, what to do), by the
 * function that finds it; it then returns false, and the command ends with EXIT_TROUBLE.
 */
#ifndef TOOLS_H
#define TOOLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

#include "pcidevres/analysis.h"

enum { EXIT_CLEAN, EXIT_FINDINGS, EXIT_TROUBLE };

/* Says "pcidevres: ..." on stderr; always false. */
bool trouble(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same of a file that one of the functions below could not read, by errno; ADVICE may be "". */
bool cannot_read(const char *path, const char *advice);
/* Once STOPPED says so, whatever goes wrong goes wrong because of that: "stopped" is then all that is said, once. */
void trouble_stops(bool (*stopped)(void));

/* ---- options.c ---- */

enum output_format { FORMAT_TEXT, FORMAT_SARIF, FORMAT_CSV, FORMAT_PATCH, FORMAT_B4, FORMAT_MAIL, FORMAT_HTML };

struct options {
	const char *command; /* "check", ... */
	enum output_format format;
	const char *output; /* file, or NULL: stdout */
	unsigned int level;
	enum vector_model model;
	const char **api; /* files with more rows */
	size_t napi;
	const char *suppress; /* file with accepted findings, or NULL */
	const char *baseline; /* SARIF of an earlier run, or NULL */
	unsigned int jobs;    /* 0: not given */
	bool stats;
	bool only_merged; /* leave out what a file alone proves: the plugin has said it */
	const char *source, *out; /* -C, and -O of build and review; or NULL */
	const char *base;	  /* review: the commit that mails are for, or NULL */
	unsigned int time_limit;  /* review: seconds for each compilation */
	bool trust;		  /* review: compile though the patch changes what a build runs */
	char **operands;	  /* what is left, NULL at the end */
	size_t noperands;
	char **make_args; /* build and review: behind "--" */
	size_t nmake_args;
};

/* Reads the options of command ARGV[0]. False when one is wrong. Points into ARGV, which is reordered. */
bool options_parse(struct options *options, int argc, char **argv);
void options_free(struct options *options);

/* ---- files.c ---- */

struct bytes {
	const unsigned char *data;
	size_t size;
};

/* A file's contents, valid until the command ends or file_unmap(). NULL data and errno when it cannot be read. */
struct bytes file_map(const char *path);
void file_unmap(struct bytes bytes);
/* A copy of them, with a NUL behind it, free it; NULL and errno when it cannot be read. */
char *file_read(const char *path, size_t *size);
/* Where the lines of a text start, and behind the last where it ends; *COUNT lines. Free it. */
size_t *text_lines(struct bytes text, size_t *count);
/* A file's contents as a text, without NUL bytes, free it; NULL after saying why. */
char *file_text(const char *path);
/* DIR/NAME, or NAME when it is absolute or DIR is "". Free it. */
char *path_join(const char *dir, const char *name);
/* The folder of PATH without the last slash, "" for none. Free it. */
char *path_dir(const char *path);
const char *path_base(const char *path);
bool path_ends_with(const char *path, const char *suffix);
/* The folder this command's program file is in. Free it. */
char *program_dir(void);
/* PATH below the command or its installation: build/../REST or bin/../lib/pcidevres/REST; NULL if there is none. */
char *installed_file(const char *beside, const char *installed);
/*
 * Writes TEXT to PATH (NULL: stdout) as a whole: a file is replaced only once everything is on disk.
 */
bool output_write(const char *path, const char *text, size_t size);
/* Has all that was printed to stdout been written? Else says why not. */
bool stdout_done(void);
/* A text that is written as a file: it is *TEXT, to be freed, and *SIZE once text_close() has returned. */
FILE *text_open(char **text, size_t *size);
void text_close(FILE *out, const size_t *size);

/* Does PATH lie in FOLDER, or is it that? What follows, "" for the folder itself, or NULL. */
const char *path_below(const char *path, const char *folder);
/* Is PATH in FOLDER, and no file of another kind: what git keeps (.git/config), the key that modules are signed with? */
bool path_may_be_source(const char *path, const char *folder);
/* Is PART, in capitals or not, one of the names between PATH's slashes? */
bool path_has_part(const char *path, const char *part);

/* ---- characters.c ---- */

/* The bytes of the character at TEXT; 0: it is no UTF-8. */
size_t character_at(const char *text, size_t length, unsigned int *code);
/*
 * LENGTH bytes of TEXT as part of a line, in UTF-8: white space, but for TABS that are wanted, is a blank; what is no
 * UTF-8, moves a terminal's cursor or turns the direction of writing is '?'. Free it.
 */
char *clean_bytes(const char *text, size_t length, bool tabs);
/* All of TEXT, "" for NULL, the same way. Free it. */
char *printable(const char *text);

/* ---- strings.c ---- */

/* Does TEXT begin with START? */
bool text_starts(const char *text, const char *start);
/* For qsort(): the order of two texts in an array of them. */
int compare_texts(const void *a, const void *b);

struct htab;

/* An empty set, for libiberty's htab_find() and htab_delete(); FREE_TEXT, unless NULL, frees each text that leaves it. */
struct htab *text_set(void (*free_text)(void *text));
/* Adds TEXT to SET, which is one that frees them with free(). False: it was there already, and TEXT is freed. */
bool text_set_add(struct htab *set, char *text);

/* ---- compiler.c ---- */

struct words {
	char **list; /* NULL at the end */
	size_t count;
};

/* Takes WORD over. */
void add_word(struct words *words, char *word);
bool has_word(const struct words *words, const char *word);
/* Adds a copy of WORD unless it is there already. */
void add_new_word(struct words *words, const char *word);
void free_words(struct words *words);
/* COMPILER as the kernel's CC has it, in words, without ccache and its like. */
void compiler_words(struct words *words, const char *compiler);
/*
 * Does WORD of a compiler's command line only make an object, a dependency file or warnings, or belong to the plugin?
 * What else is of no use depends on who made the command.
 */
bool is_needless(const char *word);
/* The plugin for that compiler. NULL after saying what is missing. Free it. */
char *plugin_for(const struct words *compiler);
/* What an argument for the plugin begins with on the compiler's command line. */
#define PLUGIN_ARG "-fplugin-arg-pcidevres-"
/* A define that changes with the plugin, because make does not look at the plugin to see what is out of date. */
#define PLUGIN_STAMP "-DPCIDEVRES_PLUGIN="
/* Its value for the plugin in FILE. *SIZE, unless SIZE is NULL: how large that is. Free it. */
char *plugin_stamp(const char *file, size_t *size);
/* Each plugin there is, a line each. */
void plugins_print(FILE *to);

/* ---- child.c ---- */

/* The signals with these NUMBERS, 0 at the end, go to HANDLER; what they interrupt goes on. */
void signals_go_to(void (*handler)(int), const int *numbers);

/* Another program that runs; all zero: none. */
struct child {
	pid_t pid;
	FILE *output; /* what it writes to stdout, if that is listened to */
};

/*
 * Runs COMMAND, which is searched for in PATH; PREPARE, unless NULL, is called in the child before. False and errno if
 * there is no child. If the command cannot be run the child says so, calling it WHAT; nothing if that is NULL.
 */
bool child_start(struct child *child, char *const *command, const char *what, void (*prepare)(void));
/* The same, with its stdout in CHILD->output, which is NULL if it cannot be read. */
bool child_listen(struct child *child, char *const *command, const char *what, void (*prepare)(void));
/* Waits for its end. The exit status; -1: a signal ended it. */
int child_end(struct child *child);

/* ---- elf.c, ar.c ---- */

enum elf_status { ELF_OK, ELF_NO_SECTION, ELF_NOT_ELF, ELF_DAMAGED };

/* The contents of the INDEX-th section called NAME. */
enum elf_status elf_section(struct bytes file, const char *name, unsigned int index, struct bytes *contents);
/* Calls FOUND with each name that FILE defines or refers to for others. What cannot be read is passed over. */
void elf_symbols(struct bytes file, void (*found)(const char *name, bool defined, void *data), void *data);

struct ar_member {
	char *name; /* free it; for a thin archive a path relative to the archive's folder */
	bool thin;  /* the contents are in the file NAME */
	struct bytes contents;
};

bool ar_is_archive(struct bytes file);
/*
 * The next member at *POS (at first 0), symbol and name tables left out. 1 there is one, 0 there are no more, -1 the
 * archive is damaged.
 */
int ar_next(struct bytes file, size_t *pos, struct ar_member *member);

/* ---- modules.c, load.c ---- */

/* Where pcidevres cc keeps the record of x.o: .x.pcidevres.d beside it. make clean removes what is called so. */
#define KEPT_RECORD ".pcidevres.d"

/* An object file that may carry records. */
struct object {
	char *path; /* for messages: "a.o" or "lib.a(a.o)" */
	char *name; /* without suffix, relative to the build folder */
	struct bytes contents;
	char *module; /* the module it belongs to, when a *.mod file says so; else NULL */
	bool whole;   /* it is all of its module */
	bool bare;    /* it is a record, kept by pcidevres cc, and no ELF file */
	bool asked;   /* named on the command line: to have no records is trouble */
};

struct objects {
	struct object *list;
	size_t count;
};

/*
 * Adds the objects PATH stands for: object file, archive, build folder. False after saying what is wrong; the others
 * are there.
 */
bool objects_find(struct objects *objects, const char *path);
void objects_free(struct objects *objects);

/* A module and its units, not yet given to a program. */
struct loaded_module {
	char *name;
	char *modname; /* KBUILD_MODNAME, or "" */
	struct flow_unit **units;
	size_t nunits;
};

struct loaded_modules {
	struct loaded_module *list;
	size_t count;
	size_t nrecords;
};

/*
 * Reads the records of all OBJECTS and puts them together. False after saying what is wrong; MODULES then holds what
 * could be read.
 */
bool modules_load(struct loaded_modules *modules, const struct objects *objects);
void modules_free(struct loaded_modules *modules);

/* ---- groups.c ---- */

/*
 * By module the number of the first module of its group; modules of different groups have nothing to do with each
 * other. Free it.
 */
size_t *modules_group(const struct loaded_modules *modules);

/* ---- suppress.c ---- */

struct suppression {
	char *rule, *function;
	char *file; /* NULL: any */
	bool annotated, used;
};

struct suppressions {
	struct suppression *list;
	size_t count;
};

bool suppressions_read(struct suppressions *suppressions, const char *path);
/* Adds what the annotations in UNIT accept. */
void suppressions_of(struct suppressions *suppressions, const struct flow_unit *unit);
/* Is FINDING accepted? */
bool suppressions_match(struct suppressions *suppressions, const struct finding *finding);
/* Says in one line how many of them no finding has matched; those of rules above LEVEL may wait for another run. */
void suppressions_unused(const struct suppressions *suppressions, unsigned int level);
void suppressions_free(struct suppressions *suppressions);

/* ---- run.c ---- */

struct api_table;

/* The modules some paths lead to, analysed. */
struct analysis {
	struct api_table *api;
	struct objects objects;
	struct loaded_modules modules;
	struct program **programs; /* one for each group of modules */
	size_t nprograms;
	struct suppressions accepted; /* by annotations */
};

/* False after saying what is wrong; ANALYSIS then holds what could be read, analysed. To be freed in any case. */
bool analysis_run(struct analysis *analysis, const struct options *options, char **paths, size_t npaths);
/* Can what OPTIONS names be read: API tables, suppressions, a baseline? Else says why not. */
bool options_files_ok(const struct options *options);
/* Something to be done to each unit before it is analysed. */
typedef void unit_changer(struct flow_unit *unit, void *data);
/* The same for OBJECTS, which it takes over; CHANGE may be NULL. */
bool analysis_run_objects(struct analysis *analysis, const struct options *options, struct objects *objects,
			  unit_changer *change, void *data);
void analysis_free(struct analysis *analysis);

/* ---- what is said: text.c, sarif.c, patch.c, stats.c ---- */

struct old_log; /* sarif.h */

struct results {
	const struct finding **findings;
	size_t nfindings;
	bool *known; /* by finding: it is in the baseline; NULL: there is none */
	size_t nknown;
	struct old_log *baseline;
	const char **modules; /* all that were analysed, sorted */
	size_t nmodules;
	unsigned int level; /* that was asked for */
};

static inline bool results_known(const struct results *results, size_t i)
{
	return results->known && results->known[i];
}

/* By file, line, column: less, equal, greater than 0. */
int compare_places(const struct place *a, const struct place *b);
/* BEFORE and "x.c:12:3: warning: ... [rule]", a line for each step of the path, notes. */
void finding_print(FILE *out, const char *before, const struct finding *finding);
/* BEFORE and "x.c:12:3: ... [rule]". */
void finding_print_line(FILE *out, const char *before, const struct finding *finding);
/*
 * What ANALYSIS found at the level and nobody has accepted, sorted, into RESULTS, all zero but for the baseline. It
 * holds as long as the analysis does.
 */
void results_collect(struct results *results, struct analysis *analysis, struct suppressions *suppressions,
		     const struct options *options);
/* Is result I of the baseline of a module that was analysed, and not found any more? */
bool results_gone(const struct results *results, size_t i);
void results_release(struct results *results);

/* The whole output. Free it. Known findings are left out, or, in SARIF, marked. */
char *text_format(const struct results *results, size_t *size);
char *sarif_format(const struct results *results, size_t *size);
/* For the kernel's source in SOURCE; NULL after saying what cannot be read. */
char *patch_format(const struct results *results, const char *source, size_t *size);
/* What was seen and what was given up, on stderr; SUPPRESSIONS may be NULL. */
void stats_print(const struct analysis *analysis, const struct suppressions *suppressions);

/* ---- build.c, progress.c ---- */

/* The value of make argument NAME=..., or NULL. */
const char *make_variable(const struct options *options, const char *name);
/* A target as kbuild wants it: a folder ends in "/", an object in ".o". Free it. */
char *make_target(const struct options *options, const char *target);

struct progress;

/* What there is to build, counted from the kernel's Makefiles. */
struct progress *progress_start(const struct options *options);
/* A line that make printed. */
void progress_line(struct progress *progress, char *line);
/* Frees it. */
void progress_end(struct progress *progress);

/* ---- commands: each returns the exit status ---- */

int check_command(int argc, char **argv);
int build_command(int argc, char **argv);
int cc_command(int argc, char **argv);
int census_command(int argc, char **argv);
int diff_command(int argc, char **argv);
int explain_command(int argc, char **argv);
int review_command(int argc, char **argv);

/* Checks PATHS and writes the result as OPTIONS say. */
int check_paths(const struct options *options, char **paths, size_t npaths);

#endif
