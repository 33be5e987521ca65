// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * neighbour - a driver for edu, on the line interrupt that it shares with e1000e
 */
#include "../runtime.h"

struct neighbour {
	void __iomem *regs;
};

static irqreturn_t neighbour_irq(int irq, void *data)
{
	struct neighbour *neighbour = data;
	u32 status = readl(neighbour->regs + EDU_STATUS);

	if (!status)
		return IRQ_NONE;
	writel(status, neighbour->regs + EDU_ACKNOWLEDGE);
	return IRQ_HANDLED;
}

static int neighbour_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct neighbour *neighbour;
	int ret;

	neighbour = kzalloc(sizeof(*neighbour), GFP_KERNEL);
	if (!neighbour)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		goto free_neighbour;
	neighbour->regs = pci_iomap(pdev, BAR_REGISTERS, 0);
	if (!neighbour->regs) {
		ret = -ENOMEM;
		goto disable;
	}
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_INTX);
	if (ret < 0)
		goto unmap;
	ret = request_irq(pci_irq_vector(pdev, 0), neighbour_irq, IRQF_SHARED, "neighbour", neighbour);
	if (ret)
		goto unmap;
	pci_set_drvdata(pdev, neighbour);
	return 0;

unmap:
	pci_iounmap(pdev, neighbour->regs);
disable:
	pci_disable_device(pdev);
free_neighbour:
	kfree(neighbour);
	return ret;
}

static void neighbour_remove(struct pci_dev *pdev)
{
	struct neighbour *neighbour = pci_get_drvdata(pdev);

	free_irq(pci_irq_vector(pdev, 0), neighbour);
	pci_iounmap(pdev, neighbour->regs);
	pci_disable_device(pdev);
	kfree(neighbour);
}

runtime_driver(.probe = neighbour_probe, .remove = neighbour_remove);
