// SPDX-License-Identifier: GPL-2.0-or-later
/* Probe returns something positive that is no count of vectors, or may be: another matter. */
#include <linux/module.h>
#include <linux/pci.h>

int card_firmware_state(unsigned int revision);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	return card_firmware_state(pdev->revision);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

static int good_one_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	if (pdev->revision > 3)
		return 1;
	return pcim_enable_device(pdev);
}

static struct pci_driver good_one_driver = {
	.name = "good_one",
	.probe = good_one_probe,
};
module_pci_driver(good_one_driver);
