// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The function of the action is in a library that was not given: it may free the vectors. The other action is the core's own
 * function, made to fit.
 */
#include <linux/module.h>
#include <linux/pci.h>

void siskin_library_release(void *data);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	ret = devm_add_action_or_reset(&pdev->dev, siskin_library_release, pdev); /* { dg-bogus "warning" } */
	if (ret)
		goto disable;
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};

static int good_core_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	ret = devm_add_action(&pdev->dev, (void (*)(void *))pci_free_irq_vectors, pdev); /* { dg-bogus "warning" } */
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_core_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static struct pci_driver good_core_driver = {
	.name = "good-core",
	.probe = good_core_probe,
	.remove = good_core_remove,
};

static int __init both_init(void)
{
	int ret = pci_register_driver(&good_driver);

	return ret ? ret : pci_register_driver(&good_core_driver);
}
module_init(both_init);
MODULE_LICENSE("GPL");
