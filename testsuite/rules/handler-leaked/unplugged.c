// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A card that has been pulled out has no registers to write to. What the driver holds in the kernel it has to give back all
 * the same: that the device is gone is no flag that says that nothing is held.
 */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t smew_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret = pcim_enable_device(pdev);

	if (ret)
		return ret;
	return request_irq(pdev->irq, smew_irq, IRQF_SHARED, "smew", pdev); /* { dg-warning handler-leaked } */
}

static void warn_remove(struct pci_dev *pdev)
{
	if (!pci_device_is_present(pdev))
		return;
	pci_clear_master(pdev);
	free_irq(pdev->irq, pdev);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret = pcim_enable_device(pdev);

	if (ret)
		return ret;
	return request_irq(pdev->irq, smew_irq, IRQF_SHARED, "smew", pdev); /* { dg-bogus "warning" } */
}

static void good_remove(struct pci_dev *pdev)
{
	if (pci_device_is_present(pdev))
		pci_clear_master(pdev);
	free_irq(pdev->irq, pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver white_driver = { .name = "white", .probe = warn_probe, .remove = warn_remove };
module_pci_driver(white_driver);
static struct pci_driver hooded_driver = { .name = "hooded", .probe = good_probe, .remove = good_remove };
module_pci_driver(hooded_driver);
MODULE_LICENSE("GPL");
