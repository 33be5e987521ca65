/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The announced end: pci_ functions never manage vectors, pcim_ functions always do */
#define STUB_KERNEL 703
#define STUB_PCIM_VECTORS 1
#define STUB_IS_MANAGED 0
#ifndef STUB_NO_PCI
#define CONFIG_PCI 1
#ifndef STUB_NO_MSI
#define CONFIG_PCI_MSI 1
#endif
#endif
#define CONFIG_PM 1
#define CONFIG_PM_SLEEP 1
