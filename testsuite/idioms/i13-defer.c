// SPDX-License-Identifier: GPL-2.0-or-later
/* I13: -EPROBE_DEFER is a failure of probe like any other: one driver undoes, the other forgets. */
#include <linux/i2c.h>
#include <linux/module.h>
#include <linux/pci.h>

static bool companion_ready;

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	if (!READ_ONCE(companion_ready)) {
		ret = dev_err_probe(&pdev->dev, -EPROBE_DEFER, "companion not there yet\n");
		goto free_vectors;
	}
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
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

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		goto disable;
	if (!READ_ONCE(companion_ready)) {
		ret = dev_err_probe(&pdev->dev, -EPROBE_DEFER, "companion not there yet\n");
		goto disable;
	}
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = good_remove,
};
module_pci_driver(warn_driver);
