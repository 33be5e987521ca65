// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The one device there can be is kept in a static variable, empty when the driver is loaded; the second driver forgets
 * its vectors.
 */
#include <linux/module.h>
#include <linux/pci.h>

static struct pci_dev *the_device;
static int the_vectors;

static void card_off(void)
{
	if (the_vectors)
		pci_free_irq_vectors(the_device); /* { dg-bogus "warning" } */
	the_vectors = 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	if (the_device)
		return -EBUSY;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 2, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	the_vectors = ret;
	the_device = pdev;
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	card_off();
	the_device = NULL;
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static struct pci_dev *other_device;

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	if (other_device)
		return -EBUSY;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 2, PCI_IRQ_MSIX); /* { dg-warning "vectors-leaked" } */
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	other_device = pdev;
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	other_device = NULL;
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
