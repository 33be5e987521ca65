/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * device.h - what is simulated: one struct pci_dev, who answers for its enablement and its vectors, and its devres
 * list.
 */
#ifndef ANALYSIS_DEVICE_H
#define ANALYSIS_DEVICE_H

#include "engine/run.h"
#include "pcidevres/api.h"

/* effects; see engine/domain.h for the halves of the mask */
#define ACQUIRES_ENABLE		0x0001u
#define ACQUIRES_VECTORS	0x0002u
#define ACQUIRES_HANDLER	0x0004u
#define ACQUIRES_ACTION		0x0008u
#define ACQUIRES_INTERFACE	0x0010u
#define ACQUIRES_REGION		0x0020u
#define RELEASES_MSI		0x00010000u
#define RELEASES_MSIX		0x00100000u
#define RELEASES_VECTORS	(RELEASES_MSI | RELEASES_MSIX)
#define RELEASES_HANDLER	0x00020000u
#define RELEASES_ENABLE		0x00040000u
#define RELEASES_ACTION		0x00080000u
#define RELEASES_INTERFACE	0x00200000u
#define RELEASES_REGION		0x00400000u
/* of EFFECT_RARE */
#define RARE_FUNCTIONS		0x1000u	/* sriov_configure matters */
#define RARE_POLLING		0x2000u	/* an interface that could not be brought up again is stopped */

enum vectors {
	VECTORS_NONE,			/* none, or INTx, which owns nothing */
	VECTORS_UNMANAGED,
	VECTORS_HYBRID,			/* by a hybrid function on a managed device: devres is responsible */
	VECTORS_MANAGED,		/* by a pcim_ function */
};

#define KIND_MSI	1
#define KIND_MSIX	2

/* of functions that belong together; handlers come in the first three, mappings in the last four */
enum family { FAMILY_PLAIN, FAMILY_DEVM, FAMILY_PCI, FAMILY_PCIM, FAMILY_IO };

struct handler {
	term_t irq, id, fn;
	uint32_t site;			/* of the request; one entry stands for all a loop installs there */
	uint8_t family;
	uint8_t on_vectors;		/* installed on vectors held at the time */
	uint8_t runtime;		/* by a callback whose counterpart is not known */
	uint8_t own;			/* on the device's vectors or its line */
	uint8_t many;			/* requested again at the same place */
	uint8_t lent;			/* code not seen was given what the handler works on, and may have freed it */
	uint8_t unused[2];
};

enum region_owner {
	REGION_UNMANAGED,
	REGION_HYBRID,			/* by a hybrid function on a managed device */
	REGION_MANAGED,			/* by pcim_request_*() */
	REGION_MAPPED,			/* requested by a pcim_ mapping */
};

enum bars_what { BARS_MASK, BARS_MEM, BARS_IO, BARS_ONE, BARS_SOME };

#define ALL_BARS 0x3fu

struct bars {
	uint32_t bars;			/* BARS_MASK: a bit for each; BARS_ONE: the number's term, BARS_SOME: the mask's */
	uint8_t what;			/* enum bars_what */
};

/* One request for BARs, still held. */
struct region {
	uint32_t site;			/* of the request; one entry stands for all a loop requests there */
	uint32_t bars;
	uint8_t what;
	uint8_t owner;			/* enum region_owner */
	uint8_t runtime;		/* by a callback whose counterpart is not known */
	uint8_t unused;
};

/* From NODE_HELD_OBJECT on they are not on the devres list. */
enum node_kind {
	NODE_ENABLE, NODE_VECTORS, NODE_HANDLER, NODE_ACTION, NODE_GROUP,
	NODE_INTERFACE,			/* a network interface that devres takes away */
	NODE_OBJECT,			/* of a framework, which devres releases */
	NODE_HELD_OBJECT,		/* not on the list: the driver releases it */
	NODE_PART,			/* not on the list: runs when an object is released */
	NODE_LATER,			/* not on the list: the kernel calls it once, after this */
};

/* One entry of the device's devres list, oldest first. */
struct node {
	uint32_t site;
	/* action, part, later: function, data; interface, object: itself, the function that runs first */
	term_t a, b;
	uint8_t kind;
	uint8_t active;			/* NODE_ENABLE: not cancelled (in-place semantics of 6.1) */
	uint8_t again;			/* NODE_ACTION: registered once more at run time */
	uint8_t second;			/* the data is its second argument */
};

enum phase { PHASE_PROBE, PHASE_REMOVE, PHASE_RUNTIME, PHASE_DEVRES };
#define PHASE_GIVEN_UP 4		/* of a trace: bound, and told that recovery has failed */
/* of a trace: a part of probe that comes after it, as the kernel was asked to, or a work item */
#define PHASE_LATER 5
#define PHASE_WORK 6
/* of a trace: virtual functions are asked for, or taken away */
#define PHASE_SRIOV_ON 7
#define PHASE_SRIOV_OFF 8

enum handlers_were {
	HANDLERS_NEVER,			/* none was ever installed */
	HANDLERS_SEEN,			/* one was, whatever became of it */
	HANDLERS_GONE,			/* some callback has left none, and nobody has asked for one since */
	HANDLERS_ANY,			/* callbacks whose turn nobody knows install some */
};

#define MAX_HANDLERS 8
#define MAX_NODES 20
#define MAX_REGIONS 4

#define BROKEN_RECOVERY	1		/* error recovery gave it up */
#define BROKEN_RESUME	2		/* a resume callback failed */

/* All bytes count when states are compared: no pointers, no padding left unset. */
struct device {
	int8_t count;			/* enable count since probe began */
	uint8_t managed;		/* is_managed is set */
	uint8_t region_lost;		/* what is held of the regions is not known: a release may be right */
	uint8_t vectors;		/* enum vectors */
	uint8_t kinds;			/* KIND_* it may be */
	uint8_t armed;			/* devres holds a release for vectors */
	uint8_t phase;			/* enum phase */
	uint8_t loose;			/* the order of callbacks that led here is a guess */
	uint8_t opaque;			/* code not seen had the device in its hands */
	uint8_t lost;			/* more handlers or nodes than fit */
	uint8_t failed_probe;
	uint8_t managed_once;		/* pcim_enable_device() succeeded at least once */
	uint8_t enable_managed;		/* the last enable was a managed one */
	uint8_t broken;			/* BROKEN_*: bound, but not working */
	uint8_t freed_in_use;		/* vectors went from under a handler */
	uint8_t enable_runtime;		/* the last enable happened while bound */
	uint8_t enable_paired;		/* and the device had been disabled while bound */
	uint8_t disable_runtime;	/* the last disable happened while bound */
	uint8_t registered;		/* a network interface is registered */
	uint8_t up;			/* number of the operations it was opened with, from 1; 0: it is down */
	uint8_t stopping;		/* the interface's stop operation runs */
	uint8_t nregions;
	uint8_t no_line;		/* a request said that there is no interrupt; to free it does nothing */
	uint8_t virtual_functions;	/* SR-IOV is on */
	uint8_t configuring;		/* sriov_configure runs */
	uint8_t freed_some;		/* a handler that was freed may have stood for several */
	uint8_t runtime_vectors;	/* allocated by a callback whose counterpart is not known */
	uint8_t handlers_were;		/* enum handlers_were */
	uint8_t detached;		/* netif_device_detach() was called for the interface */
	uint8_t grown;			/* suspend and resume, or a recovery, left something managed that was not there */
	uint8_t enable_refused;		/* disabled, and could not be enabled again, while bound */
	uint8_t unused[1];
	uint32_t enable_site, disable_site, vectors_site;
	uint32_t gone_site;		/* call that freed the vectors held before, while none are held since */
	uint32_t released_site;		/* allocation of the vectors devres has freed */
	uint32_t pin_site;		/* pcim_pin_device() was called there */
	term_t netdev;			/* the interface that is registered; TERM_UNKNOWN: not known, or several are */
	uint32_t region_site;		/* explicit release of regions devres answers for, nothing asked for since */
	uint32_t freed_site;		/* explicit free of vectors devres answers for, nothing asked for since */
	term_t exactly;			/* the number of vectors asked for at vectors_site, neither less nor more */
	term_t freed_irq, freed_id;	/* of the handler freed last, as far as both are known */
	uint32_t nhandlers, nnodes;
	struct handler handlers[MAX_HANDLERS];
	struct node nodes[MAX_NODES];
	struct region regions[MAX_REGIONS];
};

static inline struct device *device_of(const struct state *st)
{
	return (struct device *)(uintptr_t)st->property;
}

/* What pci_request_region() and its relatives do on a managed device. */
enum region_model {
	REGIONS_UNMANAGED,		/* never managed */
	REGIONS_INPLACE,		/* devres keeps a mask of BARs, that an explicit release clears */
	REGIONS_REDIRECTED,		/* they are the pcim_ functions, which find what those requested */
};

/* What the headers of the root's module mean. */
struct semantics {
	enum vector_model model;
	enum region_model regions;
	bool devm_free_checks;		/* devm_free_irq() frees only what devres knows */
	bool mwi_needs_enable;		/* pcim_set_mwi() fails unless the device is managed */
	bool counted_enable;		/* pcim_enable_device counts, pci_disable_device knows nothing of devres */
	bool per_device_domain;		/* leftover vectors are a use after free */
	bool msi;			/* CONFIG_PCI_MSI */
	/* offsets in bits, -1 none */
	int64_t dev, irq, msi_enabled, msix_enabled, is_managed, driver_data, msi_cap, msix_cap, enable_cnt, is_virtfn;
};

/* How the core brings a network interface up and down: two members of one table. */
struct interface {
	uint32_t open, stop;		/* NO_FN: none */
	bool stop_unseen;		/* there is one, which is not here */
};

/* The context of a run. */
struct root {
	struct run run;
	struct semantics sem;
	term_t device;			/* the struct pci_dev */
	term_t id;			/* the entry of its table of ids that probe is given */
	const char *driver;		/* variable of the struct pci_driver */
	const struct unit *unit;
	const struct interface *interfaces;
	unsigned int ninterfaces;
	uint32_t reg_state;		/* field number of the member that says whether an interface is registered */
	uint32_t found_site;		/* where a function that seeks has found it */
	bool left_enabled;		/* some way leaves it so as probe has enabled it */
	bool seeks;			/* nobody's driver: `device` is one that was searched for, and all others are others' */
	bool others_install;		/* some callback whose turn nobody knows installs handlers */
	bool releases_regions;		/* some function in reach releases regions by hand */
	struct asked {			/* functions whose answer stays the same, and where they were asked first */
		uint32_t name, site;
	} asked[8];
	unsigned int nasked;
};

/* Where the function NAME was asked first, or UINT32_MAX. */
static inline uint32_t root_asked(const struct root *root, uint32_t name)
{
	unsigned int i;

	for (i = 0; i < root->nasked; i++)
		if (root->asked[i].name == name)
			return root->asked[i].site;
	return UINT32_MAX;
}

/* Has something been missed on the way here that could explain what looks wrong? */
static inline bool unsure(const struct device *dev)
{
	return dev->loose || dev->opaque || dev->lost;
}

static inline struct root *root_of(const struct run *run)
{
	return run->context;
}

enum trace_kind {
	TRACE_ENABLED = TRACE_DOMAIN,	/* a: managed */
	TRACE_DISABLED,
	TRACE_VECTORS,			/* a: enum vectors */
	TRACE_VECTORS_INTX,
	TRACE_FREED,			/* a: enum vectors before */
	TRACE_HANDLER,			/* a: function term, b: family */
	TRACE_HANDLER_FREED,
	TRACE_ACTION,			/* a: function term */
	TRACE_RUNS_ACTION,		/* a: function term */
	TRACE_RELEASED,			/* devres frees the vectors */
	TRACE_DEVRES,			/* the devres point; a: enum phase before */
	TRACE_DISABLES,			/* devres disables the device */
	TRACE_PHASE,			/* a: enum phase entered, or the like, b: function */
	TRACE_REGION,			/* a: enum region_owner */
	TRACE_REGION_FREED,
	TRACE_MAPPED,
	TRACE_RETURNS,			/* probe returns; a: 1 failure, 2 an open operation fails */
};

/* What a step of a trace keeps of the device: fits into its glance. */
struct glance {
	int8_t count;
	uint8_t managed, vectors, phase, failed_probe, handlers, more_handlers;
	uint8_t regions;		/* UINT8_MAX: not known */
};

static inline struct glance glance_of(uint64_t bits)
{
	union {
		uint64_t bits;
		struct glance glance;
	} u;

	u.bits = bits;
	return u.glance;
}

/*
 * Does nobody know what undoes that which a callback does now? With interfaces it is their order. AGAIN: the driver has
 * undone it before, in suspend, so that what resume does is remove's to undo.
 */
static inline bool device_at_random(const struct root *root, const struct device *dev, bool again)
{
	return dev->phase == PHASE_RUNTIME && !dev->configuring &&
	       (dev->loose || (!again && (!dev->registered || !root->ninterfaces)));
}

extern const struct domain device_domain;

/* semantics.c */
void semantics_of(struct program *prog, const struct module *module, struct semantics *sem);

/*
 * devres.c: empties the devres list from the newest entry down, to the newest group when GROUP, and gives each outcome.
 */
void devres_release(struct call *call, struct state *st, bool group, outcome_fn outcome, void *data);
/* The entry, or the one that stands for it already; NULL: no room. */
struct node *devres_push(struct device *dev, enum node_kind kind, uint32_t site, term_t a, term_t b);
/* An entry of its own. */
struct node *devres_push_other(struct device *dev, enum node_kind kind, uint32_t site, term_t a, term_t b);
void devres_drop(struct device *dev, uint32_t index);
/* A function of the driver's that was registered to be run some day. */
struct action {
	term_t fn, args[2];
	bool of_object;			/* registered with an object of a framework that devres releases */
};

/* DEVRES: it is devres that runs it. */
void action_run(struct call *call, struct state *st, const struct action *action, bool devres, outcome_fn outcome,
		void *data);
/* ops.c: does the function stand in a member that runs when an object of a framework is released? */
bool ops_releases_object(struct program *prog, uint32_t fn);
/*
 * interface.c: the net device that is registered, if there is one only, so that its operations and the driver mean the
 * same
 */
term_t interface_object(const struct run *run, const struct state *st);
/* interface.c: the interface of NODE is stopped, if it is up */
void interface_release(struct call *call, struct state *st, const struct node *node, outcome_fn outcome, void *data);
/* objects.c: what is registered with the object of NODE runs, which is off the list */
void object_release(struct call *call, struct state *st, const struct node *node, bool devres, outcome_fn outcome,
		    void *data);

/* One effect each, of a row of the API table: ST is changed in place or given on. */
struct op;
typedef void effect_fn(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data);
#define EFFECT(word, class, run, mask, needs) effect_fn run;
#include "pcidevres/effects.def"

/* PCI_IRQ_*, what vectors are asked for as (include/linux/pci.h) */
enum {
	FLAG_INTX = 1,
	FLAG_MSI = 2,
	FLAG_MSIX = 4,
};

/* vectors.c: which of these is on */
void vectors_type(struct call *call, struct state *st, outcome_fn outcome, void *data);
/* a devres group goes, and with it the regions of managed functions */
void regions_group_released(struct device *dev);
/* Does any function in reach release regions by hand? */
bool regions_released_in_reach(const struct run *run);
/* an unmapping that releases its regions, too */
void regions_unmapped(struct call *call, const struct op *op, struct state *st);
void handlers_given(struct call *call, struct state *st);
/* Somebody else may free any of them. */
void handlers_lend(struct device *dev);
void device_drop_handler(struct device *dev, uint32_t index);
/* ... when devres has taken its entry off the list */
void device_forget_handler(struct device *dev, uint32_t index);

/* results of a call by its `ret=` class; both consume ST */
void outcome_fails(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data);
void outcome_succeeds(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data);

/* An outcome that waits for something else to have run first. */
struct awaiting {
	const struct op *op;
	outcome_fn outcome;
	void *data;
};

/* ... and then is that the call fails; DATA is a struct awaiting */
void awaiting_fails(struct call *call, struct state *st, term_t result, void *data);

enum ret_class { RET_VOID, RET_E0, RET_CNT, RET_GE0, RET_P0, RET_PE, RET_ANY };

/* A row of the API table, its attributes read once. Argument numbers are -1 when absent. */
struct op {
	const struct api_row *row;
	void (*run)(struct call *call, const struct op *op, struct state *st, outcome_fn outcome, void *data);
	uint32_t effects;
	enum ret_class ret;
	int dev, irq, nr, fn, id, min, max, flags, value, data, bar, mask, addr, object, out, ops, at;
	int managed;			/* 0 never, 1 always, 2 hybrid */
	int family;
	int kinds;			/* KIND_* it allocates or frees */
	int bars;			/* enum bars_what, when it is no argument */
	bool region;			/* of a mapping: with its region */
	bool table;			/* gives the table of mappings */
	bool found;			/* the other device was searched for: nobody knows which driver it has */
	bool on_list;			/* what it acquires goes on the devres list of the device, or needs one there */
	const char *makes;		/* struct of the object it returns, or NULL */
	/* members "tag.field": of the functions that run first and last, of the driver's data, of `value`; or NULL */
	const char *first, *then, *keeps, *holds;
	bool reset, zero, same, looks, event, counted, drvdata;
	bool second;			/* `data` is the second argument of what is called */
};

/* kinds of SYMBOL_NUMBER */
#define NUMBER_VECTOR	1		/* an interrupt number of the device's vectors */
#define NUMBER_IRQ	2		/* pdev->irq */
#define NUMBER_OTHER	3		/* another device */
#define NUMBER_FOUND	4		/* another device that was searched for */

static inline term_t call_arg(const struct call *call, int n)
{
	return n >= 0 && (uint32_t)n < call->nargs ? call->args[n] : TERM_UNKNOWN;
}

/* Is the device meant by T (a struct pci_dev or its struct device) surely not the root's own? */
bool device_other(const struct run *run, term_t t);

#endif
