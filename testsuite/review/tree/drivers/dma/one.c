// SPDX-License-Identifier: GPL-2.0-or-later
/* Unmanaged and right. */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t one_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int one_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	ret = request_irq(pci_irq_vector(pdev, 0), one_irq, 0, "one", pdev);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void one_remove(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, 0), pdev);
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver one_driver = {
	.name = "one",
	.probe = one_probe,
	.remove = one_remove,
};
module_pci_driver(one_driver);
