// SPDX-License-Identifier: GPL-2.0-or-later
/* I3: the device comes back through container_of() of its struct device, and through the driver's structure. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct hif {
	struct device *dev;
	int irq;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void hif_irq_exit(struct hif *hif)
{
	struct pci_dev *pdev = to_pci_dev(hif->dev);

	free_irq(hif->irq, hif);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct hif *hif;
	int ret;

	hif = devm_kzalloc(&pdev->dev, sizeof(*hif), GFP_KERNEL);
	if (!hif)
		return -ENOMEM;
	hif->dev = &pdev->dev;
	dev_set_drvdata(hif->dev, hif);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(container_of(hif->dev, struct pci_dev, dev), 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		goto disable;
	hif->irq = pci_irq_vector(to_pci_dev(hif->dev), 0);
	ret = request_irq(hif->irq, card_irq, 0, "hif", hif);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct hif *hif = pci_get_drvdata(pdev);

	hif_irq_exit(hif);
	pci_disable_device(to_pci_dev(hif->dev));
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
