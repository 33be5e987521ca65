// SPDX-License-Identifier: GPL-2.0-or-later
/* I15, I16: two devices in one function are two devices: a bridge whose MSI is turned off, a sibling looked at. */
#include <linux/module.h>
#include <linux/pci.h>

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pci_dev *bridge = pci_upstream_bridge(pdev);
	struct pci_dev *other;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	if (bridge)
		pci_disable_msi(bridge); /* { dg-bogus "warning" } */

	other = pci_get_device(pdev->vendor, 0x4711, NULL);
	if (other) {
		ret = pci_enable_device(other);
		if (!ret)
			pci_disable_device(other); /* { dg-bogus "warning" } */
		pci_dev_put(other);
	}
	return 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
