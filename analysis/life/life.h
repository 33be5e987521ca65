/* SPDX-License-Identifier: GPL-2.0-or-later */
/* life.h - the life of a device under one struct pci_driver, simulated from probe to driver detach. */
#ifndef ANALYSIS_LIFE_H
#define ANALYSIS_LIFE_H

#include "device/device.h"

/* The callbacks of one struct pci_driver; NO_FN where there is none. */
struct driver {
	struct program *prog;
	const struct module *module;
	const struct unit *unit;
	const char *name;
	uint32_t probe, remove;
	/* pairs that run one after the other while bound, e.g. suspend and resume; up to three steps */
	struct cycle {
		uint32_t step[3];
		bool error_state;	/* steps take the channel's state as second argument */
	} cycles[16];
	unsigned int ncycles;
};

/* Finds every struct pci_driver of the module; calls FOUND for each that has a probe function in reach. */
void drivers_find(struct program *prog, const struct module *module, void (*found)(struct driver *driver, void *data),
		  void *data);

/* Runs the life of DRIVER; findings go to the rules. */
void life_run(struct driver *driver, unsigned long *states, unsigned long *steps);

#endif
