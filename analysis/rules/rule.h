/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * rule.h - how a rule sees the device's life. A rule is one file here, one line in rules.def, one page in docs/rules.
 */
#ifndef ANALYSIS_RULE_H
#define ANALYSIS_RULE_H

#include "device/device.h"
#include "pcidevres/analysis.h"

/* Something happens to the device on a feasible path; the state is the one just before. */
struct moment {
	struct run *run;
	struct state *st;
	const struct device *dev;
	uint32_t site;			/* the call, or the end of the function a root returned from */
	term_t irq;			/* nothing_to_free: the number given */
};

struct rule {
	struct rule_info info;
	bool any_way;			/* wrong whichever way leads there: conditions do not matter */
	/* an explicit free of vectors that are held */
	void (*vectors_freed)(const struct moment *m);
	/* a devres action frees vectors that devres has freed already */
	void (*freed_again)(const struct moment *m);
	/* an allocation is asked for, or a run-time callback returns, after such a free (dev->freed_site) */
	void (*vectors_recycled)(const struct moment *m);
	/* vectors are asked for while some are on */
	void (*reallocated)(const struct moment *m);
	/* a handler is freed while none is installed */
	void (*nothing_to_free)(const struct moment *m);
	/* a handler is installed or freed with the number of a vector that is gone */
	void (*stale)(const struct moment *m);
	/* devres is about to free the vectors */
	void (*vectors_released)(const struct moment *m);
	/* probe returns this */
	void (*probed)(const struct moment *m, term_t result);
	void (*disabled)(const struct moment *m);
	/* devres is about to undo an enable it answers for */
	void (*devres_disables)(const struct moment *m);
	/* nothing is left on the devres list: after a failed probe, or after remove */
	void (*detached)(const struct moment *m);
	/* suspend and resume, or error recovery, went through: M->dev is the device before, AFTER now, M->st the state now */
	void (*cycled)(const struct moment *m, const struct device *after);
};

extern const struct rule *const rules[];
extern const unsigned int nrules;

void rules_vectors_freed(const struct moment *m);
void rules_freed_again(const struct moment *m);
void rules_vectors_recycled(const struct moment *m);
void rules_reallocated(const struct moment *m);
void rules_nothing_to_free(const struct moment *m);
void rules_stale(const struct moment *m);
void rules_vectors_released(const struct moment *m);
void rules_probed(const struct moment *m, term_t result);
void rules_disabled(const struct moment *m);
void rules_devres_disables(const struct moment *m);
void rules_detached(const struct moment *m);
void rules_cycled(const struct moment *m, const struct device *after);

/* What a rule says; texts are copied. */
struct verdict {
	uint32_t site;			/* the offending call */
	unsigned int severity;		/* 1..4 */
	unsigned int cwe;
	const char *message;		/* one line */
	const char *end;		/* last step of the path, NULL: none beside the trace */
	uint32_t end_site;
	const char *effect, *advice, *document;
	uint32_t trace_end;		/* drop trace steps newer than this site's; UINT32_MAX: keep all */
};

/* Records a finding of RULE, at most one (the one with the shortest path) for each site and module. */
void report(const struct rule *rule, const struct moment *m, const struct verdict *v);
/* printf-like text that lives as long as the program: %s only */
const char *textf(struct program *prog, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Has something been missed on the way here that could explain what looks wrong? */
static inline bool unsure(const struct device *dev)
{
	return dev->loose || dev->opaque || dev->lost;
}

/* words for messages */
const char *site_callee(const struct run *run, uint32_t site);
const char *term_fn_name(const struct run *run, term_t t);
/* what the driver calls the device at a call: 'pdev' or "the device" */
const char *device_name(const struct run *run, uint32_t site);

#endif
