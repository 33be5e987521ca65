/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Linux 6.12: hybrid vectors, counted enables */
#define STUB_KERNEL 612
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
