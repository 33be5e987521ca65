/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * rule.h - how a rule sees the device's life. A rule is one file here, one line in rules.def, one page in docs/rules.
 */
#ifndef ANALYSIS_RULE_H
#define ANALYSIS_RULE_H

#include "device/moment.h"
#include "pcidevres/analysis.h"

/*
 * What a rule is about. Taking a network interface away stops it, which may free handlers and vectors; a devres group
 * or action that is released may hold anything.
 */
#define ABOUT_ACTIONS (ACQUIRES_ACTION | RELEASES_ACTION)
#define ABOUT_ENABLE (ACQUIRES_ENABLE | RELEASES_ENABLE | RELEASES_ACTION)
#define ABOUT_REGIONS (ACQUIRES_REGION | RELEASES_REGION | RELEASES_ACTION)
#define ABOUT_STOPPING (ACQUIRES_INTERFACE | RELEASES_INTERFACE | RELEASES_ACTION)
#define ABOUT_HANDLERS (ACQUIRES_HANDLER | RELEASES_HANDLER | ABOUT_STOPPING)
#define ABOUT_VECTORS (ACQUIRES_VECTORS | RELEASES_VECTORS | ABOUT_STOPPING)

struct rule {
	struct rule_info info;
	uint32_t about;			/* effects: who lost track of them only guesses; 0: wrong whichever way leads there */
	bool of_others;			/* of devices, too, that the module has searched for and is not the driver of */
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
	/* a handler is freed, and the one that is installed with that number has another owner */
	void (*other_owner)(const struct moment *m);
	/* a handler is freed, and the one that is installed for that owner has another number */
	void (*other_number)(const struct moment *m);
	/* a handler is freed by a function of another family, or index and number are mistaken for one another */
	void (*wrong_family)(const struct moment *m);
	/* a handler is installed or freed with the number of a vector that is gone */
	void (*stale)(const struct moment *m);
	/* vectors or regions are acquired by a function that is managed because the device is */
	void (*hybrid)(const struct moment *m);
	/* pci_release_region() and its relatives, of what is held, or of what is not */
	void (*region_released)(const struct moment *m);
	void (*region_not_held)(const struct moment *m);
	/* a mapping is undone by a function of FAMILY */
	void (*unmapped)(const struct moment *m, int family);
	/* a call is made that returns 0 when it has acquired */
	void (*asked)(const struct moment *m);
	/* something goes on the devres list of a device that was searched for */
	void (*elsewhere)(const struct moment *m);
	void (*pinned)(const struct moment *m);
	/* pcim_set_mwi(), while nothing has managed the device that must */
	void (*unmanaged_mwi)(const struct moment *m);
	/* devres is about to free the vectors */
	void (*vectors_released)(const struct moment *m);
	/* probe returns this */
	void (*probed)(const struct moment *m, term_t result);
	void (*disabled)(const struct moment *m);
	/* devres is about to undo an enable it answers for */
	void (*devres_disables)(const struct moment *m);
	/* nothing is left on the devres list: after a failed probe, or after remove */
	void (*detached)(const struct moment *m);
	/*
	 * suspend and resume, or error recovery, went through: M->dev is the device before, AFTER now, M->st the state
	 * now
	 */
	void (*cycled)(const struct moment *m, const struct device *after);
};

/* rules.def, in its order; rules.c tells each of them of every moment */
extern const struct rule *const rules[];
extern const unsigned int nrules;

/* What a rule says; texts are copied. */
struct verdict {
	uint32_t site;			/* the offending call */
	unsigned int severity;		/* 1..4 */
	const char *message;		/* one line */
	const char *end;		/* last step of the path, NULL: none beside the trace */
	uint32_t end_site;
	const char *effect, *advice, *document;
	bool regions;			/* steps about regions belong to the story */
	uint32_t mapped;		/* so does this call that maps; 0: none */
	bool any_way;			/* told from the code alone, whichever way leads there */
	bool counted;			/* told from counts alone: true as well where ways were not kept apart */
};

/* Records a finding of RULE, at most one (the one with the shortest path) for each site and module. */
void report(const struct rule *rule, const struct moment *m, const struct verdict *v);
/* printf-like text that lives as long as the program: %s only */
const char *textf(struct program *prog, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* words for messages */

/* when what is left is left */
static inline const char *left_when(const struct device *dev)
{
	return dev->failed_probe ? "when probe fails" : "after remove";
}

/* the last step of that path; WHAT: "frees the vectors" */
static inline const char *nothing_does(const struct moment *m, const char *what)
{
	return textf(m->run->prog, "%s: nothing %s", m->dev->failed_probe ? "probe fails" : "driver detach", what);
}

const char *site_callee(const struct run *run, uint32_t site);
const char *term_fn_name(const struct run *run, term_t t);
/* what the driver calls the device at a call: 'pdev' or "the device" */
const char *device_name(const struct run *run, uint32_t site);

#endif
