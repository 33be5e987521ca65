/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_LIBATA_H
#define STUB_LINUX_LIBATA_H

#include <linux/device.h>

struct ata_port;

struct ata_host {
	spinlock_t lock;
	struct device *dev;
	void __iomem *const *iomap;
	unsigned int n_ports;
	void *private_data;
	struct ata_port *ports[];
};

struct ata_host *ata_host_alloc(struct device *dev, int n_ports);

#endif
