/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_MSI_API_H
#define STUB_LINUX_MSI_API_H

struct msi_map {
	int index;
	int virq;
};

#endif
