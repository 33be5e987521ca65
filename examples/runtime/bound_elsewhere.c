// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * bound_elsewhere - a managed function is called for a device that another driver is bound to
 *
 * The mapping goes when that other driver is unbound.
 *
 * row: M29
 * device: e1000e
 * steps: neighbour bind neighbour-unbind unbind
 * runtime: neighbour-unbind: edu mappings 0; unbind: oops page-fault
 */
#include "runtime.h"

struct bound_elsewhere {
	struct pci_dev *edu;
	void __iomem *regs;
};

static int bound_elsewhere_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct bound_elsewhere *be;

	be = devm_kzalloc(&pdev->dev, sizeof(*be), GFP_KERNEL);
	if (!be)
		return -ENOMEM;
	be->edu = pci_get_device(VENDOR_EDU, DEVICE_EDU, NULL);
	if (!be->edu)
		return -ENODEV;
#ifndef TWIN
	be->regs = pcim_iomap(be->edu, BAR_REGISTERS, 0);	/* finding: devres-wrong-phase S2 */
#else
	be->regs = pci_iomap(be->edu, BAR_REGISTERS, 0);
#endif
	if (!be->regs) {
		pci_dev_put(be->edu);
		return -ENOMEM;
	}
	pci_set_drvdata(pdev, be);
	return 0;
}

static void bound_elsewhere_remove(struct pci_dev *pdev)
{
	struct bound_elsewhere *be = pci_get_drvdata(pdev);

	writel(readl(be->regs + EDU_STATUS), be->regs + EDU_ACKNOWLEDGE);
#ifdef TWIN
	pci_iounmap(be->edu, be->regs);
#endif
	pci_dev_put(be->edu);
}

runtime_driver(.probe = bound_elsewhere_probe, .remove = bound_elsewhere_remove);
