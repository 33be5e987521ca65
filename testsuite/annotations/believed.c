// SPDX-License-Identifier: GPL-2.0-or-later
/* What is said of a function goes before its body: here the body does nothing at all. */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

#include "../../include/pcidevres.h"

static pcidevres_releases(vectors)
void give_back(struct pci_dev *pdev) /* { dg-warning "managed-vectors-freed" "" { target hybrid } } */
{
	pci_set_drvdata(pdev, NULL);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	return ret < 0 ? ret : 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	give_back(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
