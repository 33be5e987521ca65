// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * pcim_iounmap_plain - remove unmaps with pcim_iounmap() what pci_iomap() has mapped
 *
 * 6.1 unmaps it and warns; later kernels do neither.
 *
 * row: M26
 * device: e1000e
 * runtime 6.1: unbind: WARN pcim_iounmap
 * runtime 6.12 7.3: unbind: mappings 1; next: mappings 3; next-unbind: mappings 1
 */
#include "runtime.h"

static int pcim_iounmap_plain_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	void __iomem *regs;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	regs = pci_iomap(pdev, BAR_REGISTERS, 0);
	if (!regs)
		return -ENOMEM;
	pci_set_drvdata(pdev, (void __force *)regs);
	return 0;
}

static void pcim_iounmap_plain_remove(struct pci_dev *pdev)
{
	void __iomem *regs = (void __iomem __force *)pci_get_drvdata(pdev);

#ifndef TWIN
	/* finding 6.1: mixed-mapping S2 */
	/* finding 6.12 7.3: mixed-mapping S3 */
	pcim_iounmap(pdev, regs);
#else
	pci_iounmap(pdev, regs);
#endif
}

runtime_driver(.probe = pcim_iounmap_plain_probe, .remove = pcim_iounmap_plain_remove);
