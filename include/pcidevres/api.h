/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * api.h - the kernel API as data: api/pci.api parsed. Format in docs/api-table.md.
 */
#ifndef PCIDEVRES_API_H
#define PCIDEVRES_API_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct flow_unit;

/* One `key=value` of a row: "ret=E0", "irq=$1", "managed=hybrid". A bare word has value "". */
struct api_attr {
	const char *key, *value;
};

/* One row: function, effect, attributes, and the condition under which it holds. */
struct api_row {
	const char *name;
	const char *effect;		/* "enable", "vectors+", "vectors-", "handler+", "neutral", ...: device/ knows them */
	unsigned int nattrs;
	struct api_attr *attrs;
	const char *when;		/* probe condition such as "region-hybrid" or "!counted-enable"; "" always */
	bool builtin;			/* from pci.api, not from a user's text */
	const char *file;		/* table it came from, for messages */
	unsigned int line;
};

/* A named condition on probes: `semantic counted-enable = field:pci_dev.pinned`. */
struct api_semantic {
	const char *name, *expression;	/* conjunction of [!]probe or [!]semantic, separated by blanks */
};

/* Is a call worth keeping where nobody uses what it returns? */
enum api_class {
	API_VALUE,	/* no: that is all it is known for */
	API_NEUTRAL,	/* it changes nothing that is tracked, but is worth a word where something else happens */
	API_MAY,	/* it may run something that matters, where the driver has some there */
	API_WAITS,	/* it does nothing, but others do meanwhile */
	API_TRACKED,	/* yes */
};

/* By the effect; a row of an unknown one counts as tracked. */
enum api_class api_class(const struct api_row *row);

struct api_table;

/* The built-in table (api/pci.api, compiled in). Never fails: a defect in it is caught by the suite. */
struct api_table *api_table_builtin(void);
/*
 * Adds rows of TEXT (NUL-terminated, from FILE). Later rows override earlier ones of the same name and condition.
 * Returns NULL or one xmalloc'ed line "FILE:LINE:COLUMN: what is wrong; what to do" (caller frees; table unchanged).
 */
char *api_table_add(struct api_table *table, const char *file, const char *text);
void api_table_free(struct api_table *table);
/*
 * Rows of NAME (any condition), in order of precedence: first match wins. NULL, 0 when there are none. OWN: NAME is a
 * function of the driver's own, whose body says what it does unless a user's row does.
 */
const struct api_row *const *api_rows(const struct api_table *table, const char *name, bool own, size_t *count);
/* The value of KEY in ROW, or NULL. */
const char *api_attr(const struct api_row *row, const char *key);
/* The argument number of KEY ("$3" -> 3), or -1. */
int api_arg(const struct api_row *row, const char *key);
/* The same for a call with NARGS arguments: counts "$-1" from the end; -1 also when the call has no such argument. */
int api_call_arg(const struct api_row *row, const char *key, unsigned int nargs);
/* The probes the table wants answered (names as in flow.h), each once. */
const char *const *api_probes(const struct api_table *table, size_t *count);
/* Does CONDITION (conjunction, "" is true) hold for the unit's probe answers? */
bool api_holds(const struct api_table *table, const struct flow_unit *unit, const char *condition);

#ifdef __cplusplus
}
#endif

#endif
