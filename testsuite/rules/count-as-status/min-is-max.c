// SPDX-License-Identifier: GPL-2.0-or-later
/* As many as there are CPUs and one more, neither less nor more: the same variable twice, and the count is that number. */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int want = num_online_cpus() + 1, ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, want, want, PCI_IRQ_MSIX); /* { dg-warning "count-as-status" } */
	if (ret)
		return ret;
	return 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int want = num_online_cpus() + 1, ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, want, want, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret != want) {
		pci_disable_device(pdev);
		return ret < 0 ? ret : -ENOSPC;
	}
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
