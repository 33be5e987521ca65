// SPDX-License-Identifier: GPL-2.0-or-later
/* The handler is installed in the other file and is still there when the vectors are freed here. */
#include <linux/module.h>
#include "nic.h"

static int nic_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct nic *nic;
	int ret;

	nic = devm_kzalloc(&pdev->dev, sizeof(*nic), GFP_KERNEL);
	if (!nic)
		return -ENOMEM;
	nic->pdev = pdev;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		goto disable;
	ret = nic_irq_request(nic);
	if (ret)
		goto free_vectors;
	pci_set_drvdata(pdev, nic);
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void nic_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-merged "vectors-freed-in-use" } */
	pci_disable_device(pdev);
}

static struct pci_driver nic_driver = {
	.name = "nic",
	.probe = nic_probe,
	.remove = nic_remove,
};
module_pci_driver(nic_driver);
MODULE_LICENSE("GPL");
