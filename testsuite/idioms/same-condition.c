// SPDX-License-Identifier: GPL-2.0-or-later
/* Probe and remove ask the same question of the device: its revision, its kind, whether it has a line. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (pdev->revision > 1) {
		ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", pdev); /* { dg-bogus "warning" } */
		if (ret) {
			pci_disable_device(pdev);
			return ret;
		}
	}
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	if (pdev->revision > 1)
		free_irq(pdev->irq, pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int good_vf_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	if (pdev->is_virtfn)
		return 0;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (pdev->irq) {
		ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", pdev); /* { dg-bogus "warning" } */
		if (ret)
			pci_disable_device(pdev);
		return ret;
	}
	return 0;
}

static void good_vf_remove(struct pci_dev *pdev)
{
	if (pdev->is_virtfn)
		return;
	if (pdev->irq)
		free_irq(pdev->irq, pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_vf_driver = {
	.name = "good_vf",
	.probe = good_vf_probe,
	.remove = good_vf_remove,
};
module_pci_driver(good_vf_driver);
