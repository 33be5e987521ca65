/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * finding.h - what the analysis says, before anyone words it for a terminal, GCC or SARIF.
 */
#ifndef PCIDEVRES_FINDING_H
#define PCIDEVRES_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What the compiler exits with when the plugin was told to check only, and that findings are errors, and there are
 * some.
 */
#define COMPILER_FOUND 3

struct place {
	const char *file;		/* root stripped */
	uint32_t line, column;
};

/* What a step is, for those who draw a path. */
enum step_kind {
	STEP_OTHER,
	STEP_ENTERS,			/* the driver core calls the driver */
	STEP_CALLS,
	STEP_FAILS,			/* the way on which a call fails */
	STEP_ACQUIRES,
	STEP_RELEASES,
	STEP_RETURNS,			/* to the driver core */
	STEP_WRONG,			/* the last one: here it goes wrong */
};

/* The device after a step; after the last one, where the step finds it. */
struct device_state {
	const char *phase;		/* "probe", "probe error", "bound", "remove", "devres"; NULL: the state is not known */
	int enabled;			/* enable count since probe began */
	bool managed;			/* pcim_enable_device() has set is_managed */
	const char *vectors;		/* "none", "unmanaged", "hybrid", "managed" */
	unsigned int handlers;		/* call sites whose handlers are installed */
	bool more_handlers;		/* one of them installs several */
	int regions;			/* requests held; -1: not followed */
};

struct finding_step {
	struct place at;
	const char *function;		/* the step happens in */
	const char *text;		/* present tense, no final period: "'pdev' is managed from here" */
	uint32_t depth;			/* call depth below the life-cycle root, for nesting */
	enum step_kind kind;
	struct device_state state;
};

/* A change of the source that mends a finding whatever the rest of the driver does. */
enum fix_kind {
	FIX_NONE,
	FIX_DELETE,			/* the statement that calls `callee` at `at` goes */
	FIX_MOVE,			/* ... comes after the one that calls `other` at `to` */
	FIX_RENAME,			/* `callee` becomes `other`, with the same arguments */
};

struct finding_fix {
	enum fix_kind kind;
	struct place at, to;
	const char *callee, *other;
};

struct finding {
	const char *rule;		/* "managed-vectors-freed" */
	unsigned int level;		/* 1..3 */
	unsigned int severity;		/* 1..4: S1..S4 */
	bool needs_merge;		/* more than the file it is reported in was needed to prove it */
	const char *module;		/* "drivers/dma/ioat/ioatdma"; "" when one file was analysed */
	const char *function;		/* holding the offending call (for -leaked rules the acquiring call) */
	struct place at;
	const char *message;		/* one line, without "warning:" and without the rule id; quotes are ' */
	const char *model;		/* "hybrid", "hybrid+pcim", "split" */
	unsigned int nsteps;
	struct finding_step *steps;
	const char *effect;		/* what happens at run time, one sentence; never NULL */
	const char *advice;		/* what to do; may be NULL */
	const char *document;		/* kernel document or file that says so; may be NULL */
	struct finding_fix fix;
	char fingerprint[33];		/* 32 hex digits, from structure, no line numbers */
};

#ifdef __cplusplus
}
#endif

#endif
