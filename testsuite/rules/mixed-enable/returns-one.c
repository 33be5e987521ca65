// SPDX-License-Identifier: GPL-2.0-or-later
/* A helper returns 1 for a failure, and so does probe: the driver is bound to a device that is disabled. */
#include <linux/module.h>
#include <linux/pci.h>

irqreturn_t card_irq(int irq, void *data);

static int card_irq_init(struct pci_dev *pdev)
{
	if (request_irq(pdev->irq, card_irq, 0, "card", pdev))
		return 1;
	return 0;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_irq_init(pdev);
	if (ret) {
		pci_disable_device(pdev);
		return ret;
	}
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, pdev); /* { dg-allow handler-not-installed } */
	pci_disable_device(pdev); /* { dg-warning mixed-enable } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
