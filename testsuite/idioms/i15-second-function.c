// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I15: a second function of the card is bound to the same driver. The first one's probe finds it, through a list or by
 * its slot, takes vectors and a handler on it and lets both go in remove: they are no concern of the first one's life.
 * What the driver does with its own device is judged beside that.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

struct lapwing {
	struct pci_dev *pdev;
	struct pci_dev *second;
	int irq, second_irq;
};

static irqreturn_t lapwing_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int lapwing_second_init(struct lapwing *lapwing)
{
	struct pci_dev *second;
	int ret;

	second = pci_get_slot(lapwing->pdev->bus, PCI_DEVFN(PCI_SLOT(lapwing->pdev->devfn), 1));
	if (!second)
		return 0;
	ret = pci_alloc_irq_vectors(second, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto put;
	lapwing->second_irq = pci_irq_vector(second, 0);
	ret = request_irq(lapwing->second_irq, lapwing_irq, 0, "lapwing-second", lapwing); /* { dg-bogus "warning" } */
	if (ret)
		goto free_vectors;
	lapwing->second = second;
	return 0;

free_vectors:
	pci_free_irq_vectors(second); /* { dg-bogus "warning" } */
put:
	pci_dev_put(second);
	return ret;
}

static void lapwing_second_exit(struct lapwing *lapwing)
{
	if (!lapwing->second)
		return;
	free_irq(lapwing->second_irq, lapwing); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(lapwing->second); /* { dg-bogus "warning" } */
	pci_dev_put(lapwing->second);
}

static int lapwing_init(struct pci_dev *pdev)
{
	struct lapwing *lapwing;
	int ret;

	lapwing = devm_kzalloc(&pdev->dev, sizeof(*lapwing), GFP_KERNEL);
	if (!lapwing)
		return -ENOMEM;
	lapwing->pdev = pdev;
	pci_set_drvdata(pdev, lapwing);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	lapwing->irq = pci_irq_vector(pdev, 0);
	ret = devm_request_irq(&pdev->dev, lapwing->irq, lapwing_irq, 0, "lapwing", lapwing);
	if (ret)
		return ret;
	return lapwing_second_init(lapwing);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return lapwing_init(pdev);
}

static void good_remove(struct pci_dev *pdev)
{
	lapwing_second_exit(pci_get_drvdata(pdev));
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return lapwing_init(pdev);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct lapwing *lapwing = pci_get_drvdata(pdev);

	lapwing_second_exit(lapwing);
	pci_free_irq_vectors(lapwing->pdev); /* { dg-warning "vectors-freed-in-use" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
