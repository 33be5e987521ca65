/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_MOD_DEVICETABLE_H
#define STUB_LINUX_MOD_DEVICETABLE_H

#include <linux/types.h>

#define PCI_ANY_ID (~0)

struct pci_device_id {
	u32 vendor, device;
	u32 subvendor, subdevice;
	u32 class, class_mask;
	kernel_ulong_t driver_data;
	u32 override_only;
};

#endif
