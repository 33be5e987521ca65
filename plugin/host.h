/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * host.h - how the files of the plugin call each other.
 *
 *	plugin.c	arguments, registration, the pass
 *	guard.c		trouble in the plugin is none of the build's
 *	memory.c	allocation, for the same purpose
 *	source.c	paths, locations, names of module and file
 *	probe.c		answers to the questions the API table asks of the headers
 *	lower*.c	GIMPLE to flow
 *	annotate.c	attributes of functions, see include/pcidevres.h
 *	emit.c		the record in the object file
 *	report.c	findings to GCC diagnostics
 */
#ifndef PCIDEVRES_PLUGIN_HOST_H
#define PCIDEVRES_PLUGIN_HOST_H

#include "pcidevres/analysis.h"
#include "pcidevres/api.h"
#include "pcidevres/finding.h"
#include "pcidevres/flow-tools.h"

#include "guard.h"

#define PLUGIN_NAME "pcidevres"

/* Without this struct in sight a file is none of ours. */
#define PCIDEVRES_DEVICE_TAG "pci_dev"

struct plugin_options {
	unsigned int level;
	enum vector_model model;
	const char *record_file; /* where the record goes instead of the object, or NULL */
	bool werror, records_only, check_only, stats, disable, verbose, dump, unguarded;
	const char *selftest; /* what guard_provoke() is to do, or NULL */
};

/* source.c */

/* Reads the compiler's command line: root of the kernel source, names given by kbuild. */
void source_start(void);
/* Fills source, root, modname, basename and compiler. */
void source_describe(struct flow_unit *unit);
/* All of FILE, with a NUL behind it (xmalloc'ed). NULL and errno: it cannot be read. */
char *source_text(const char *file, size_t *size);
/* PATH as a record names it: below the root, without "./" and "x/../". Lives until the compiler exits. */
const char *source_path(const char *path);
/* Is PATH (as source_path() gave it) a header of the kernel itself, not of one driver? */
bool source_is_global(const char *path);
/* Where LOC was expanded to in the file the user wrote; remembers it for source_location(). */
struct flow_loc source_place(struct flow_unit *unit, location_t loc, bool *macro);
/* The location a place was made from, or UNKNOWN_LOCATION. */
location_t source_location(const struct place *place);

/* probe.c */

/*
 * Starts to listen to the parser. DEVICE is the struct tag without which a file does not matter; API is asked for the
 * table when it is clear that this one does.
 */
void probe_start(const char *plugin, struct api_table *(*api)(void), const char *device);
/* Can the file matter to who drives such a device? Asked once all of it is parsed. */
bool probe_device_seen(void);
void probe_fill(struct flow_unit *unit);

/* lower.c */

/* The whole translation unit, not pruned. */
struct flow_unit *lower_translation_unit(void);

/* annotate.c */

/* Makes the attribute known to the parser. */
void annotate_start(const char *plugin);
/* Takes it off again, before it makes a difference to the code. */
void annotate_finish(void);

/* emit.c */

/* Keeps DATA (xmalloc'ed, taken over) until the end of the assembler output. */
void emit_record(unsigned char *data, size_t size);
/* As if there had been none. */
void emit_nothing(void);
/* Writes the record to FILE now; the object gets none. */
void emit_to_file(const char *file);
void emit_finish(void);

/* report.c */

/* Reads a list of accepted findings. False: *MESSAGE (xmalloc'ed) says why. */
bool report_suppress(const char *file, char **message);
/* Findings of RULE in FUNCTION of this file are accepted. */
void report_accept(const char *rule, const char *function);
/* Those of level LEVEL or below; a finding may be of a higher level than its rule. How many were printed. */
size_t report_findings(const struct finding *findings, size_t count, unsigned int level, bool werror);
void report_stats(const struct program *program, double seconds, size_t record_size);

#endif
