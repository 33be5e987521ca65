// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I8 on a managed device: too few vectors are given back to ask for one, or to fall back to the line. Needed, and never
 * for good; level 2 knows of it. The twin gives them back and returns an error: that is for good.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

struct snipe {
	int nvec;
};

static irqreturn_t snipe_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_vectors(struct pci_dev *pdev, int want)
{
	int nvec;

	nvec = pci_alloc_irq_vectors(pdev, 2, want, PCI_IRQ_MSIX);
	if (nvec == want)
		return nvec;
	if (nvec > 0) {
		pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-recycled" } { dg-bogus "managed-vectors-freed" } */
		nvec = -ENOSPC;
	}
	return pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct snipe *snipe;
	int ret;

	snipe = devm_kzalloc(&pdev->dev, sizeof(*snipe), GFP_KERNEL);
	if (!snipe)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	snipe->nvec = good_vectors(pdev, 8);
	if (snipe->nvec < 0)
		return snipe->nvec;
	return devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), snipe_irq, 0, "snipe", snipe);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

static int warn_vectors(struct pci_dev *pdev, int want)
{
	int nvec;

	nvec = pci_alloc_irq_vectors(pdev, 2, want, PCI_IRQ_MSIX);
	if (nvec < 0 || nvec == want)
		return nvec;
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" } */
	return -ENOSPC;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct snipe *snipe;
	int ret;

	snipe = devm_kzalloc(&pdev->dev, sizeof(*snipe), GFP_KERNEL);
	if (!snipe)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	snipe->nvec = warn_vectors(pdev, 8);
	if (snipe->nvec < 0)
		return snipe->nvec;
	return devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), snipe_irq, 0, "snipe", snipe);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
