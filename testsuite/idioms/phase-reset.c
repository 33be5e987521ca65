// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Run time: function reset, and error recovery that may end in three ways. A free that reset_done or slot_reset makes
 * good, or that leaves a bound device without vectors, is recycled; one that remove repeats for good is freed.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

static int merlin_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static void good_reset_prepare(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-recycled" } { dg-bogus "managed-vectors-freed" } */
}

static void good_reset_done(struct pci_dev *pdev)
{
	if (pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI) < 0) /* { dg-bogus "warning" } */
		pci_err(pdev, "no vector after reset\n");
}

static pci_ers_result_t good_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-recycled" } { dg-bogus "managed-vectors-freed" } */
	if (state == pci_channel_io_perm_failure)
		return PCI_ERS_RESULT_DISCONNECT;
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t good_slot_reset(struct pci_dev *pdev)
{
	if (pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI) < 0) /* { dg-bogus "warning" } */
		return PCI_ERS_RESULT_DISCONNECT;
	return PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers good_err_handler = {
	.error_detected = good_error_detected,
	.slot_reset = good_slot_reset,
	.reset_prepare = good_reset_prepare,
	.reset_done = good_reset_done,
};

static struct pci_driver good_driver = {
	.name = "good",
	.probe = merlin_probe,
	.err_handler = &good_err_handler,
};
module_pci_driver(good_driver);

static void warn_down(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" } */
}

static void warn_reset_prepare(struct pci_dev *pdev)
{
	warn_down(pdev);
}

static void warn_remove(struct pci_dev *pdev)
{
	warn_down(pdev);
}

static const struct pci_error_handlers warn_err_handler = {
	.reset_prepare = warn_reset_prepare,
	.reset_done = good_reset_done,
};

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = merlin_probe,
	.remove = warn_remove,
	.err_handler = &warn_err_handler,
};
module_pci_driver(warn_driver);
