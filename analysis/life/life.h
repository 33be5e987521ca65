/* SPDX-License-Identifier: GPL-2.0-or-later */
/* life.h - the life of a device under one struct pci_driver, simulated from probe to driver detach. */
#ifndef ANALYSIS_LIFE_H
#define ANALYSIS_LIFE_H

#include "device/device.h"

#define CYCLE_STEPS 6
#define MAX_CYCLES 8

/* Steps of a recovery (struct pci_error_handlers), in this order; not all of them each time. */
enum { STEP_DETECTED, STEP_MMIO_ENABLED, STEP_SLOT_RESET, STEP_RESUME };

#define MAX_INTERFACES 6

/* The callbacks of one struct pci_driver; NO_FN where there is none. */
struct driver {
	struct program *prog;
	const struct module *module;
	const struct unit *unit;
	const char *name;
	uint32_t probe, remove;
	bool remove_unseen;		/* there is one, which is not here */
	uint32_t configure;		/* sriov_configure */
	uint32_t ids;			/* variable, from 1: its table of ids; 0: not known */
	bool seeks;			/* no driver: `probe` is a function that searches for a device */
	/* what runs in order while bound: suspend to resume, error_detected to resume */
	struct cycle {
		uint32_t step[CYCLE_STEPS];
		uint8_t back;		/* first step of the way back: resume, slot_reset */
		uint8_t unseen;			/* bit by step: there is one, which is not here */
		bool recovery;		/* steps are STEP_*, and vote with enum pci_ers_result */
		bool reset;		/* reset_prepare and reset_done */
	} cycles[MAX_CYCLES];
	unsigned int ncycles;
};

/*
 * Runs the callback INDEX from ST (consumed); appends what it returns with to EXITS. Where the time for this part of a
 * life runs out, it is run once more, coarsely, as are those that come after it; what that shows is a guess.
 */
void callback_run(struct root *root, uint32_t index, struct state *st, enum phase phase, struct exits *exits);
struct given {
	uint32_t at;			/* number of an argument; UINT32_MAX: none */
	term_t value;			/* ... and what it is */
	uint32_t told;			/* PHASE_*, for the trace */
};
/* The same, as GIVEN says. */
void callback_run_given(struct root *root, uint32_t index, struct state *st, enum phase phase,
			const struct given *given, struct exits *exits);
/* Runs CYCLE once from ST (consumed); appends what it ends in to OVER, device->broken where it ends badly. */
void cycle_run(struct root *root, const struct cycle *cycle, struct state *st, struct exits *over);
/* Is what was returned an error? So is "below 0 or positive", as tests of unknown results leave it. */
bool cycle_failed(const struct run *run, const struct state *st);
/* The work item whose function FN is, as INIT_WORK() has stored it; TERM_UNKNOWN: none, or several. */
term_t callback_work_item(struct root *root, const struct state *st, const struct fn *fn);
/*
 * Another part of a life begins, with time of its own. What was given up in PART, the last one (or NULL), is counted.
 */
void callback_next_part(struct run *run, struct fn *probe, const char *part);

/*
 * By function, to be freed: what other drivers of D's module lead to, by calls and by what they name, and D does not.
 * NULL: there are no others.
 */
unsigned char *strangers_find(const struct driver *d);

/* Fills LIST with the ndo_open and ndo_stop of the tables in reach of RUN's modules; returns how many there are. */
unsigned int interfaces_find(const struct run *run, struct interface list[MAX_INTERFACES]);

/*
 * Finds every struct pci_driver of the module, and every function that fills one in; calls FOUND for each that has a
 * probe function in reach.
 */
void drivers_find(struct program *prog, const struct module *module, void (*found)(struct driver *driver, void *data),
		  void *data);

/*
 * Calls FOUND for each function of the module that searches for a device. Of modules without any struct pci_driver:
 * what others do for a device they search for is part of their driver's life.
 */
void seekers_find(struct program *prog, const struct module *module, void (*found)(struct driver *driver, void *data),
		  void *data);

/* Does INDEX run in its turn: probe, remove, a step of a cycle? */
bool driver_orders(const struct driver *d, uint32_t index);

/*
 * No way led through probe: it may wait for what handlers, work items and other callbacks do meanwhile. By field, to be
 * freed: do they store to it?
 */
unsigned char *others_find(const struct run *run, const struct driver *d);

/* Runs the life of DRIVER; findings go to the rules. */
void life_run(struct driver *driver, unsigned long *states, unsigned long *steps);

#endif
