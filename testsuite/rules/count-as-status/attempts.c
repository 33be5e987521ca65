// SPDX-License-Identifier: GPL-2.0-or-later
/* Several attempts: what is returned in the end is the error of the last one, or 0. */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

static int card_vectors(struct pci_dev *pdev, int *nvec)
{
	int ret;

	*nvec = 0;
	ret = pci_alloc_irq_vectors(pdev, 2, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret > 0) {
		*nvec = ret;
		return 0;
	}
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_ALL_TYPES); /* { dg-bogus "warning" } */
	if (ret == 1) {
		*nvec = 1;
		return 0;
	}
	return ret;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int nvec, ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_vectors(pdev, &nvec);
	if (ret)
		return ret;
	pci_info(pdev, "%d vectors\n", nvec);
	return 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

static int good_loop_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int i, ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	for (i = 0; i < 3; i++) {
		ret = pci_alloc_irq_vectors(pdev, 4 >> i, 4 >> i, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
		if (ret > 0)
			break;
	}
	if (i == 3)
		return ret;
	return 0;
}

static struct pci_driver good_loop_driver = {
	.name = "good_loop",
	.probe = good_loop_probe,
};
module_pci_driver(good_loop_driver);
