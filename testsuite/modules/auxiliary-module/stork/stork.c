// SPDX-License-Identifier: GPL-2.0-or-later
/* The PCI driver of a card whose part has a driver of its own, in another module. It owns the vectors. */
#include <linux/module.h>
#include "../stork.h"

int stork_vector(struct stork *stork, int nr)
{
	return pci_irq_vector(stork->pdev, nr);
}
EXPORT_SYMBOL_GPL(stork_vector);

static int stork_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct stork *stork;
	int ret;

	stork = devm_kzalloc(&pdev->dev, sizeof(*stork), GFP_KERNEL);
	if (!stork)
		return -ENOMEM;
	stork->pdev = pdev;
	stork->aux.name = "part";
	stork->aux.dev.parent = &pdev->dev;
	pci_set_drvdata(pdev, stork);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	stork->nvec = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX);
	if (stork->nvec < 0)
		return stork->nvec;
	ret = auxiliary_device_init(&stork->aux);
	if (ret)
		return ret;
	return auxiliary_device_add(&stork->aux);
}

static struct pci_driver stork_driver = {
	.name = "stork",
	.probe = stork_probe,
};
module_pci_driver(stork_driver);
MODULE_LICENSE("GPL");
