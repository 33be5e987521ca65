// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Two flags in the driver's structure, set far from where they are read: one says which kind of vectors, the other
 * whether a handler sits on them. Any mixture but those that were set would be wrong; the twin tests one for the other.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct eider {
	struct pci_dev *pdev;
	struct msix_entry entries[2];
	bool msix, msi, handler;
};

static irqreturn_t eider_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int eider_number(const struct eider *eider)
{
	return eider->msix ? eider->entries[0].vector : eider->pdev->irq;
}

static int eider_request(struct eider *eider)
{
	int ret;

	eider->entries[1].entry = 1;
	if (!pci_enable_msix_exact(eider->pdev, eider->entries, 2)) /* { dg-bogus "warning" } */
		eider->msix = true;
	else if (!pci_enable_msi(eider->pdev)) /* { dg-bogus "warning" } */
		eider->msi = true;
	ret = request_irq(eider_number(eider), eider_irq, IRQF_SHARED, "eider", eider); /* { dg-bogus "warning" } */
	if (!ret)
		eider->handler = true;
	return ret;
}

static void good_release(struct eider *eider)
{
	if (eider->handler) {
		free_irq(eider_number(eider), eider); /* { dg-bogus "warning" } */
		eider->handler = false;
	}
	if (eider->msix)
		pci_disable_msix(eider->pdev); /* { dg-bogus "warning" } */
	if (eider->msi)
		pci_disable_msi(eider->pdev); /* { dg-bogus "warning" } */
	eider->msix = false;
	eider->msi = false;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct eider *eider;
	int ret;

	eider = devm_kzalloc(&pdev->dev, sizeof(*eider), GFP_KERNEL);
	if (!eider)
		return -ENOMEM;
	eider->pdev = pdev;
	pci_set_drvdata(pdev, eider);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = eider_request(eider);
	if (ret) {
		good_release(eider);
		pci_disable_device(pdev);
	}
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	good_release(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

struct scoter {
	struct pci_dev *pdev;
	bool vectors, handler;
};

static void warn_release(struct scoter *scoter)
{
	if (!scoter->vectors)
		free_irq(scoter->pdev->irq, scoter); /* { dg-bogus "warning" } */
	if (scoter->vectors)
		pci_free_irq_vectors(scoter->pdev); /* { dg-warning "vectors-freed-in-use" } */
	scoter->vectors = false;
	scoter->handler = false;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct scoter *scoter;
	int ret;

	scoter = devm_kzalloc(&pdev->dev, sizeof(*scoter), GFP_KERNEL);
	if (!scoter)
		return -ENOMEM;
	scoter->pdev = pdev;
	pci_set_drvdata(pdev, scoter);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI) > 0)
		scoter->vectors = true;
	ret = request_irq(pdev->irq, eider_irq, IRQF_SHARED, "scoter", scoter);
	if (ret) {
		if (scoter->vectors)
			pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
		pci_disable_device(pdev);
		return ret;
	}
	scoter->handler = true;
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	warn_release(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
