// SPDX-License-Identifier: GPL-2.0-or-later
/* An action that does something else is no concern of this rule. */
#include <linux/module.h>
#include <linux/pci.h>

static void good_quiesce(void *data)
{
	writel(0, data);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	void __iomem *base;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	base = pcim_iomap(pdev, 0, 0);
	if (!base)
		return -ENOMEM;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	return devm_add_action_or_reset(&pdev->dev, good_quiesce, (void *)base);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
