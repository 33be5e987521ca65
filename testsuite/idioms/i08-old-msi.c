// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I8 with the old calls: a switch of ways that falls from one to the next, each taking back what the one before it got;
 * the line is what is left. The twin turns MSI off under its handler.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

struct snipe {
	struct pci_dev *pdev;
	struct msix_entry entries[4];
};

static irqreturn_t snipe_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_setup_irqs(struct snipe *snipe)
{
	struct pci_dev *pdev = snipe->pdev;
	struct device *dev = &pdev->dev;
	int i, j, ret;

	for (i = 0; i < 4; i++)
		snipe->entries[i].entry = i;
	ret = pci_enable_msix_exact(pdev, snipe->entries, 4);
	if (ret)
		goto msi;
	for (i = 0; i < 4; i++) {
		ret = devm_request_irq(dev, snipe->entries[i].vector, snipe_irq, 0, "snipe-msix", snipe);
		if (ret) {
			for (j = 0; j < i; j++)
				devm_free_irq(dev, snipe->entries[j].vector, snipe);
			pci_disable_msix(pdev); /* { dg-warning "managed-vectors-recycled" } */
			goto msi;
		}
	}
	return 0;

msi:
	ret = pci_enable_msi(pdev); /* { dg-bogus "warning" } */
	if (ret)
		goto line;
	ret = devm_request_irq(dev, pdev->irq, snipe_irq, 0, "snipe-msi", snipe);
	if (!ret)
		return 0;
	pci_disable_msi(pdev); /* { dg-warning "managed-vectors-freed" "the line is no allocation" } */
line:
	return devm_request_irq(dev, pdev->irq, snipe_irq, IRQF_SHARED, "snipe-line", snipe);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct snipe *snipe;
	int ret;

	snipe = devm_kzalloc(&pdev->dev, sizeof(*snipe), GFP_KERNEL);
	if (!snipe)
		return -ENOMEM;
	snipe->pdev = pdev;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return good_setup_irqs(snipe);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_enable_msi(pdev);
	if (ret)
		return ret;
	ret = devm_request_irq(&pdev->dev, pdev->irq, snipe_irq, 0, "snipe", pdev);
	if (ret)
		return ret;
	if (pdev->revision < 2) {
		pci_disable_msi(pdev); /* { dg-warning "vectors-freed-in-use" } */
		return devm_request_irq(&pdev->dev, pdev->irq, snipe_irq, IRQF_SHARED, "snipe", pdev);
	}
	return 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
