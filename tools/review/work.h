/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * work.h - what the parts of pcidevres review share
 *
 *	series.c, mbox.c   what is reviewed: each state of the tree as the files that differ from what lies in SRC
 *	policy.c           what a patch may touch
 *	farm.c             a state as a folder the compiler can read
 *	kbuild.c, plan.c   which objects a patch can change, how kbuild compiles them, whose modules they are
 *	compile.c          the compiler, with limits
 *	cache.c            records of earlier reviews
 *	records.c          the record of each object in one state
 *	fence.c            what the compiler can reach
 *	verdict.c          what a state's records come to
 *	review.c           states compared
 *
 * Nothing is ever written below SRC or OUT. All that is written lies in the cache or in one scratch folder, which
 * goes when the command ends.
 */
#ifndef TOOLS_REVIEW_WORK_H
#define TOOLS_REVIEW_WORK_H

#include <stdbool.h>
#include <stddef.h>

#include "../sarif.h"
#include "../tools.h"
#include "review.h"

/* ---- scratch.c ---- */

/* The scratch folder, made when first asked for and removed when the command ends. NULL after saying why not. */
const char *scratch_dir(void);
void scratch_remove(void);
/* From here on Ctrl-C and its like are noted; stopped() tells, scratch_end() passes them on. */
void scratch_catch_stops(void);
bool stopped(void);
/* Removes the folder and dies of the signal that came, if one did. */
void scratch_end(void);
/* Makes DIR and those above. False and errno. */
bool make_dirs(const char *dir);

/* ---- git.c ---- */

/*
 * The user's repository, only read; a private one in the scratch folder; that one with the user's objects beside its
 * own, only to read: what git writes is looked for there first, and if it is found, git touches the file it is in.
 */
enum where { USERS, OURS, BOTH };

struct repository {
	char *source; /* absolute, the kernel's tree */
	bool has_git; /* it is the top of a git repository */
	char *dir;    /* the private repository */
	char *objects; /* of the user's, or NULL */
	struct words filters; /* options that keep git from running those the user has configured */
};

bool repository_open(struct repository *repo, const char *source);
void repository_close(struct repository *repo);
/*
 * Runs git with the words that follow, NULL at the end; INPUT, a file or NULL, is its stdin. Its output goes to
 * *OUTPUT, to be freed, NUL at the end. False when it fails: then what it said is in *OUTPUT, printable.
 */
bool git(const struct repository *repo, enum where where, const char *input, char **output, size_t *size, ...);
bool git_words(const struct repository *repo, enum where where, const char *input, char **output, size_t *size,
	       struct words *words);
/* The id that a name of a commit stands for; NULL if it stands for none. Free it. */
char *git_commit(const struct repository *repo, const char *name);
/* A file below the scratch folder with these bytes. NULL after saying why not. Free it. */
char *scratch_file(const char *name, const char *bytes, size_t size);

/* ---- series.c, mbox.c ---- */

/* What a patch does to one file. */
struct touched {
	char *path, *from;		 /* FROM: the old name of what was renamed, else NULL */
	unsigned int old_mode, new_mode; /* as git has them; 0: not there */
	char *old_id, *new_id;		 /* of the contents, NULL: none */
};

struct touches {
	struct touched *list;
	size_t count;
};

struct patch {
	char *id, *subject, *author, *message_id, *text; /* as in struct review_step */
	size_t text_size;
	char *name; /* for messages: "patch 2/3 (subject)" */
	struct touches touches;
};

/* A file that is not in each state what it is in SRC. */
struct varied {
	char *path;
	char **ids;   /* by state, those before the first patch first; NULL: not there */
	bool patched; /* and not only different in the checkout */
};

struct series {
	struct repository repo;
	bool mailed; /* and no range of commits */
	char *base;
	struct patch *patches;
	size_t npatches;
	struct words left_out; /* of the mails, and why */
	struct varied *files;
	size_t nfiles;
	struct touches total;	 /* from the base to the last patch */
	struct touches checkout; /* from the base to what SRC has checked out */
	struct blobs *blobs;
};

/* Reads what OPTIONS name. False after saying what is wrong. To be freed in any case. */
bool series_read(struct series *series, const struct options *options);
void series_free(struct series *series);
/* The contents of a blob of one of the states. */
struct bytes series_contents(const struct series *series, const char *id);
const struct varied *series_file(const struct series *series, const char *path);

/* Adds the patches of the mails in FILE; TREES of base and of each patch are added. */
bool mbox_read(struct series *series, const struct options *options, const char *file, struct words *trees);
/* Adds what is between two trees. */
bool touches_read(struct touches *touches, const struct repository *repo, const char *from, const char *to);
void touches_free(struct touches *touches);
/* Adds a patch and returns it. */
struct patch *series_add(struct series *series);

/* ---- policy.c ---- */

/* The files that the headers of a patch name, each once or more. False after saying which of them may not be. */
bool policy_names(const char *name, const char *patch, struct words *paths);
/* May the patch be applied? False after saying why not. */
bool policy_modes(const char *name, const struct touches *touches);
/* The first file that a build would run or read as instructions, or NULL. */
const char *policy_executed(const struct touches *touches);

/* ---- farm.c ---- */

/* A folder laid out like the source: real folders on the way to files that differ, links for all else. */
struct farm {
	char *dir;
	const char *source;
};

/* In a folder NAME of the scratch folder. */
bool farm_open(struct farm *farm, const char *name, const char *source);
/* Makes it show a state. */
bool farm_show(struct farm *farm, const struct series *series, size_t state);
void farm_close(struct farm *farm);

/* ---- kbuild.c, plan.c ---- */

/* An object, and how kbuild compiles it. */
struct part {
	char *object;	       /* "drivers/dma/ioat/init.o" */
	char *source;	       /* the same with .c */
	char *module;	       /* "drivers/dma/ioat/ioatdma" */
	struct words compiler; /* "gcc" */
	struct words flags;    /* with the farm for the source; without what makes output */
	struct words deps;     /* what the last compilation read, as kbuild's make saw it */
	char *derived;	       /* the object the flags are taken from, or NULL: its own */
	char *stamp;	       /* the plugin it was built with in OUT, or NULL */
	bool compiled;	       /* it did, in some state */
	bool unusable;	       /* it does not, and nobody knows how it would */
	bool of_library;       /* only there for what others do with it */
};

struct tree {
	const char *source;
	char *out;    /* absolute */
	char *root;   /* the source as the commands in OUT have it: "/src/linux", ".." or "." */
	char *cwd;    /* where commands run: OUT, or the farm when that is the source */
	char *config; /* include/config/auto.conf */
	struct farm *farm;
};

/* False after saying what OUT lacks. */
bool tree_open(struct tree *tree, const struct options *options, struct farm *farm);
void tree_close(struct tree *tree);

/* Is there a command for OBJECT in OUT? */
bool part_built(const struct tree *tree, const char *object);
/*
 * The command of OBJECT, or one like it for a module called MODULE; NULL if there is none. The first one read tells
 * where commands have the source; NULL as well after saying that it is another one.
 */
struct part *part_read(struct tree *tree, const char *object, const char *module);
/* The command of OBJECT made from that of LIKE, in the same module or one of its own name. */
struct part *part_read_like(struct tree *tree, const char *object, const char *like, const char *module);
void part_free(struct part *part);
/* A file named in a command, as a path that can be opened. Free it. */
char *tree_path(const struct tree *tree, const char *word);
/* The path below the source that a path in the farm stands for, or NULL. */
const char *tree_below(const struct tree *tree, const char *path);
/* Calls FOUND with each regular file below OUT/DIR whose name ends in ENDING, until it returns false. */
bool each_file(const struct tree *tree, const char *dir, const char *ending,
	       bool (*found)(const char *path, void *data), void *data);
/* The same without the folders below. */
bool each_file_in(const struct tree *tree, const char *dir, const char *ending,
		  bool (*found)(const char *path, void *data), void *data);
/* OBJECT with another ending. Free it. */
char *with_ending(const char *path, const char *ending);

/* makefile.c: what the Makefiles in the farm say. */

/* The composite object that OBJECT is listed for ("drivers/dma/ioat/ioatdma"), or NULL. Free it. */
char *makefile_composite(const struct tree *tree, const char *object);
/* Adds the objects that composite MODULE consists of in this configuration. */
void makefile_parts(const struct tree *tree, const char *module, struct words *objects);
/* Is OBJECT, a composite or a module by itself, listed? *UNSET is the symbol it needs and has not, or NULL. Free it. */
bool makefile_lists(const struct tree *tree, const char *object, char **unset);

struct plan {
	struct part **parts; /* those of a module together */
	size_t nparts;
	struct words modules; /* names, sorted */
	struct words skipped; /* why something is not looked at */
};

/* What the series can change; the farm shows its last state. False after saying that there is no telling. */
bool plan_make(struct plan *plan, struct tree *tree, const struct series *series);
/* Adds modules that use what those of the plan export, and those that export what they use. */
void plan_add_others(struct plan *plan, struct tree *tree, const struct words *exported, const struct words *imported);
void plan_free(struct plan *plan);

/* ---- compile.c ---- */

struct compilation {
	struct part *part;
	struct words command;
	char *record, *said; /* files */
	bool done, timed_out;
	pid_t pid;
	double deadline;
};

/*
 * Runs them in CWD, JOBS at a time, each no longer than LIMIT seconds and behind FENCE, -1 for none. False when it was
 * stopped.
 */
bool compile_all(struct compilation *list, size_t count, const char *cwd, unsigned int jobs, unsigned int limit,
		 int fence);
/*
 * The headers a compilation said it read, as the compiler named them, and its first complaint, NULL if there is none.
 */
void compile_said(const struct compilation *compilation, struct words *headers, char **complaint);

/* ---- cache.c ---- */

struct cache;

/* Never NULL: a cache that cannot be written is one that knows nothing. */
struct cache *cache_open(const struct repository *repo, const struct tree *tree);
/* Drops what has not been used for long, if there is too much. */
void cache_close(struct cache *cache);
/* Contents of the files that states differ in are to be looked at again. */
void cache_forget(struct cache *cache, const struct series *series);
/* Gets ready to be asked for KEY, or, by a file's path, for its contents; cache_learn() then looks at all at once. */
void cache_want(struct cache *cache, const char *key);
void cache_want_file(struct cache *cache, const char *path);
bool cache_learn(struct cache *cache);
/* The record that KEY had when all files it hangs on were what they are now. False: not known. */
bool cache_find(struct cache *cache, const char *key, struct bytes *record);
/* RECORD hangs on FILES, paths whose contents were learnt. */
void cache_store(struct cache *cache, const char *key, const struct words *files, struct bytes record);

/* ---- records.c ---- */

/* What an object has for a record in one state. */
struct record {
	struct bytes bytes;
	bool is_object; /* they are an object file of OUT */
	bool there;	/* the object is part of this state */
};

struct recorder {
	const struct options *options;
	struct series *series;
	struct tree *tree;
	struct plan *plan;
	struct cache *cache;
	bool say_stats;
	char *compiler; /* the one PLUGIN is for; NULL: not known yet */
	int fence;	/* around the compiler, or -1 */
	char *plugin;
	char *plugin_id; /* what it consists of */
	char *stamp;	 /* as pcidevres build puts it into commands */
};

/*
 * The records of the parts of the plan from FIRST on, in a state that the farm shows, into RECORDS, which has room for
 * all parts. False after saying what is wrong.
 */
bool records_make(struct recorder *recorder, size_t state, struct record *records, size_t first);
/* The names that the modules in RECORDS export, and those they want of others. */
void records_names(const struct recorder *recorder, const struct record *records, struct words *exported,
		   struct words *imported);
void recorder_close(struct recorder *recorder);

/* ---- fence.c ---- */

/* What the compiler may read and write, as a descriptor; -1: this system cannot limit that. */
int fence_open(const struct recorder *recorder);
/* For the rest of this process. */
bool fence_enter(int fence);

/* ---- verdict.c ---- */

/*
 * What the records of a state come to; RENAMES are names in it to be taken for others, old and new one after the other.
 * Adds to ACCEPTED, or NULL, what is not in it because the code says so.
 */
struct old_log *verdict_log(const struct recorder *recorder, const struct record *records, const struct words *renames,
			    struct words *accepted);
/*
 * Adds the functions that went with a finding where another one came with the same: they may be renamed. False: there
 * are none.
 */
bool verdict_renamed(const struct comparison *comparison, const struct series *series, size_t from, size_t to,
		     struct words *renames);
/*
 * Gives findings that went to another place, with their function or behind another call, the fingerprints they have
 * there. False: there are none.
 */
bool verdict_moved(const struct comparison *comparison, const struct series *series, size_t from, size_t to);
/* Adds the changed files with more annotations than before. */
void verdict_believed(const struct series *series, struct words *files);

#endif
