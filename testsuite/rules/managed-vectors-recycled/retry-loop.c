// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Halves the request until it is granted in full: the free in the loop is followed by the next attempt. Whether the
 * loop can also end after a free depends on "granted is at most wanted"; either rule will do, one of them must.
 */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_irq_init(struct pci_dev *pdev, int want)
{
	int got;

	while (want > 0) {
		got = pci_alloc_irq_vectors(pdev, 1, want, PCI_IRQ_MSIX);
		if (got < 0)
			return got;
		if (got == want)
			return got;
		pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-(recycled|freed)" } */
		want /= 2;
	}
	return -ENOSPC;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = warn_irq_init(pdev, 32);
	return ret < 0 ? ret : 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
