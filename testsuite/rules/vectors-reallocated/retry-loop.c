// SPDX-License-Identifier: GPL-2.0-or-later
/* Halves the request until it is granted in full, without giving back what was granted before. */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int want, got, ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	for (want = 16; want > 0; want /= 2) {
		got = pci_alloc_irq_vectors(pdev, 1, want, PCI_IRQ_MSIX); /* { dg-warning "vectors-reallocated" } */
		if (got < 0)
			return got;
		if (got == want)
			return 0;
	}
	return -ENOSPC;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
