// SPDX-License-Identifier: GPL-2.0-or-later
/* The card before it. */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

#include "heron.h"

static int egret_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

static void egret_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static const struct pci_device_id egret_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0603) },
	{ }
};

static struct pci_driver egret_driver = {
	.name = "egret",
	.id_table = egret_ids,
	.probe = egret_probe,
	.remove = egret_remove,
};
int egret_register(void)
{
	return pci_register_driver(&egret_driver);
}
