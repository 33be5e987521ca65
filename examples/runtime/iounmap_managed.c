// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * iounmap_managed - remove unmaps with pci_iounmap() what pcim_iomap() has mapped, and devres unmaps it again
 *
 * row: M25
 * device: e1000e
 * runtime: unbind: says "bad address"
 */
#include "runtime.h"

static int iounmap_managed_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	void __iomem *regs;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	regs = pcim_iomap(pdev, BAR_REGISTERS, 0);
	if (!regs)
		return -ENOMEM;
	pci_set_drvdata(pdev, (void __force *)regs);
	return 0;
}

static void iounmap_managed_remove(struct pci_dev *pdev)
{
#ifndef TWIN
	/* finding: mixed-mapping S1 */
	pci_iounmap(pdev, (void __iomem __force *)pci_get_drvdata(pdev));
#endif
}

runtime_driver(.probe = iounmap_managed_probe, .remove = iounmap_managed_remove);
