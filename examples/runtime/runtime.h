/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * runtime.h - what the drivers of this folder share
 *
 * They drive two devices that QEMU has: e1000e, a network card with five MSI-X vectors and registers in BAR 0, and edu,
 * a teaching device with one MSI vector. None of them uses the device beyond that.
 */
#ifndef RUNTIME_H
#define RUNTIME_H

#include <linux/interrupt.h>
#include <linux/io.h>
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/slab.h>

#ifndef PCI_IRQ_INTX
#define PCI_IRQ_INTX		PCI_IRQ_LEGACY	/* its name up to 6.7 */
#endif

#define VENDOR_EDU		0x1234
#define DEVICE_EDU		0x11e8
#define EDU_STATUS		0x24
#define EDU_RAISE		0x60
#define EDU_ACKNOWLEDGE		0x64

#define BAR_REGISTERS		0
#define BAR_NONE		4	/* neither of them has it */

static const struct pci_device_id runtime_ids[] = {
	{ PCI_DEVICE(0x8086, 0x10d3) },
	{ PCI_DEVICE(VENDOR_EDU, DEVICE_EDU) },
	{ }
};

#define runtime_driver(...) \
	static struct pci_driver runtime_driver = { \
		.name = KBUILD_MODNAME, \
		.id_table = runtime_ids, \
		__VA_ARGS__ \
	}; \
	module_pci_driver(runtime_driver); \
	MODULE_DESCRIPTION("What a misuse does on a running kernel"); \
	MODULE_LICENSE("GPL")

#endif
