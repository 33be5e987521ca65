/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Linux 6.1: hybrid vectors, pcim_enable_device() does not count, pci_disable_device() cancels devres */
#define STUB_KERNEL 601
#define STUB_PCIM_VECTORS 0
#define STUB_IS_MANAGED 1
#ifndef STUB_NO_PCI
#define CONFIG_PCI 1
#ifndef STUB_NO_MSI
#define CONFIG_PCI_MSI 1
#endif
#endif
#define CONFIG_PM 1
#define CONFIG_PM_SLEEP 1
