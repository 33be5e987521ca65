// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * pcim_iounmap_region - pcim_iounmap() is to unmap what pcim_iomap_region() has mapped
 *
 * 6.1 unmaps it. Later kernels do not find it among the mappings, as it is a region as well, and say nothing.
 *
 * row: M27
 * device: e1000e
 * runtime 6.1: bind: regions 1
 * runtime 6.12 7.3: bind: mappings 1, regions 1
 */
#include "runtime.h"

static int pcim_iounmap_region_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	void __iomem *regs;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
#if RUNTIME_KERNEL < 612
	ret = pcim_iomap_regions(pdev, BIT(BAR_REGISTERS), "region");
	if (ret)
		return ret;
	regs = pcim_iomap_table(pdev)[BAR_REGISTERS];
#else
	regs = pcim_iomap_region(pdev, BAR_REGISTERS, "region");
	if (IS_ERR(regs))
		return PTR_ERR(regs);
#endif
	readl(regs);
#ifndef TWIN
	pcim_iounmap(pdev, regs);	/* finding 6.12 7.3: mixed-mapping S4 */
#elif RUNTIME_KERNEL < 703
	pcim_iounmap_regions(pdev, BIT(BAR_REGISTERS));
#else
	pcim_iounmap_region(pdev, BAR_REGISTERS);
#endif
	return 0;
}

runtime_driver(.probe = pcim_iounmap_region_probe);
