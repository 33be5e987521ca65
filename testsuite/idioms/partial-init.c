// SPDX-License-Identifier: GPL-2.0-or-later
/* A helper returns 0, <0 or >0; only >0 owns vectors and the caller tells them apart. */
#include <linux/module.h>
#include <linux/pci.h>

static int card_try_vectors(struct pci_dev *pdev)
{
	int nvec;

	if (pdev->revision == 0)
		return 0;
	nvec = pci_alloc_irq_vectors(pdev, 1, 16, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (nvec == -ENOSPC)
		return 0;
	return nvec;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret, nvec;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	nvec = card_try_vectors(pdev);
	if (nvec < 0) {
		pci_disable_device(pdev);
		return nvec;
	}
	ret = pci_request_regions(pdev, "card");
	if (ret) {
		if (nvec)
			pci_free_irq_vectors(pdev);
		pci_disable_device(pdev);
		return ret;
	}
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_release_regions(pdev);
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
