// SPDX-License-Identifier: GPL-2.0-or-later
/* A companion that is not there yet ends probe with -EPROBE_DEFER and the vectors still on, each time it is tried. */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pci_dev *companion;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		goto disable;
	companion = pci_get_slot(pdev->bus, pdev->devfn + 1);
	if (!companion) {
		ret = -EPROBE_DEFER;
		goto disable;
	}
	pci_dev_put(companion);
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
