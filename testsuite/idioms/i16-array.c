// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I16: an array of devices, the own one first. A loop over all of them takes and gives back; one over the others only
 * leaves the own one alone.
 *
 * Known gap: an element at an index that changes is the driver's own device, whatever was stored in the array.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

struct brambling {
	struct pci_dev *pdevs[2];
};

static struct brambling *brambling_new(struct pci_dev *pdev)
{
	struct brambling *b;

	b = devm_kzalloc(&pdev->dev, sizeof(*b), GFP_KERNEL);
	if (!b)
		return NULL;
	b->pdevs[0] = pdev;
	b->pdevs[1] = pci_get_slot(pdev->bus, pdev->devfn + 1);
	pci_set_drvdata(pdev, b);
	return b;
}

static int good_others_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct brambling *b = brambling_new(pdev);
	int i, ret;

	if (!b)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	for (i = 1; i < 2; i++) {
		ret = pci_alloc_irq_vectors(b->pdevs[i], 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" "" { xfail hybrid } } */
		if (ret < 0)
			return ret;
	}
	return 0;
}

static void good_others_remove(struct pci_dev *pdev)
{
	struct brambling *b = pci_get_drvdata(pdev);
	int i;

	for (i = 1; i < 2; i++)
		pci_free_irq_vectors(b->pdevs[i]); /* { dg-bogus "warning" } */
}

static struct pci_driver good_others_driver = {
	.name = "good_others",
	.probe = good_others_probe,
	.remove = good_others_remove,
};
module_pci_driver(good_others_driver);

static int good_all_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct brambling *b = brambling_new(pdev);
	int i, ret;

	if (!b)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	for (i = 0; i < 2; i++) {
		ret = pci_alloc_irq_vectors(b->pdevs[i], 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" "" { xfail hybrid } } */
		if (ret < 0)
			goto undo;
	}
	return 0;

undo:
	while (--i >= 0)
		pci_free_irq_vectors(b->pdevs[i]); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
	return ret;
}

static void good_all_remove(struct pci_dev *pdev)
{
	struct brambling *b = pci_get_drvdata(pdev);
	int i;

	for (i = 0; i < 2; i++)
		pci_free_irq_vectors(b->pdevs[i]); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_all_driver = {
	.name = "good_all",
	.probe = good_all_probe,
	.remove = good_all_remove,
};
module_pci_driver(good_all_driver);

static void warn_remove(struct pci_dev *pdev)
{
	struct brambling *b = pci_get_drvdata(pdev);

	pci_free_irq_vectors(b->pdevs[0]); /* { dg-warning "managed-vectors-freed" "" { xfail hybrid } } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = good_others_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
