// SPDX-License-Identifier: GPL-2.0-or-later
/* Function reset: reset_prepare frees, reset_done allocates. */
#include <linux/module.h>
#include <linux/pci.h>

static void warn_reset_prepare(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-recycled" } */
}

static void warn_reset_done(struct pci_dev *pdev)
{
	if (pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX) < 0)
		pci_err(pdev, "no vectors after reset\n");
}

static const struct pci_error_handlers warn_err_handler = {
	.reset_prepare = warn_reset_prepare,
	.reset_done = warn_reset_done,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	return ret < 0 ? ret : 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.err_handler = &warn_err_handler,
};
module_pci_driver(warn_driver);
