/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_IO_H
#define STUB_LINUX_IO_H

#include <linux/types.h>

static inline u8 readb(const volatile void __iomem *addr)
{
	return *(const volatile u8 *)addr;
}

static inline u32 readl(const volatile void __iomem *addr)
{
	return *(const volatile u32 *)addr;
}

static inline void writel(u32 value, volatile void __iomem *addr)
{
	*(volatile u32 *)addr = value;
}

void __iomem *ioremap(resource_size_t offset, unsigned long size);
void iounmap(volatile void __iomem *addr);

struct device;

void __iomem *devm_ioremap(struct device *dev, resource_size_t offset, unsigned long size);
void devm_iounmap(struct device *dev, void __iomem *addr);

#endif
