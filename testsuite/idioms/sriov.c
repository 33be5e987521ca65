// SPDX-License-Identifier: GPL-2.0-or-later
/* sriov_configure and a helper device: callbacks that neither own nor free anything. */
#include <linux/module.h>
#include <linux/pci.h>

static int good_sriov_configure(struct pci_dev *pdev, int num_vfs)
{
	return num_vfs > 4 ? -EINVAL : num_vfs;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.sriov_configure = good_sriov_configure,
};
module_pci_driver(good_driver);
