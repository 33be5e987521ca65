/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_IO_H
#define STUB_LINUX_IO_H

#include <linux/types.h>

static inline u32 readl(const volatile void __iomem *addr)
{
	return *(const volatile u32 *)addr;
}

static inline void writel(u32 value, volatile void __iomem *addr)
{
	*(volatile u32 *)addr = value;
}

void iounmap(volatile void __iomem *addr);

#endif
