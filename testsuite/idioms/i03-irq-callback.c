// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I3: the number of a vector comes from a callback kept in the host structure, which finds the device through it.
 */
#include <linux/module.h>
#include <linux/pci.h>

struct avocet_host {
	struct device *dev;
	int (*get_irq)(struct avocet_host *host, int port);
};

static irqreturn_t avocet_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int avocet_get_irq(struct avocet_host *host, int port)
{
	return pci_irq_vector(to_pci_dev(host->dev), port);
}

static int avocet_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct avocet_host *host;
	int ret;

	host = devm_kzalloc(&pdev->dev, sizeof(*host), GFP_KERNEL);
	if (!host)
		return -ENOMEM;
	host->dev = &pdev->dev;
	host->get_irq = avocet_get_irq;
	pci_set_drvdata(pdev, host);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 4, 4, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	ret = request_irq(host->get_irq(host, 1), avocet_irq, 0, "avocet", host);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct avocet_host *host = pci_get_drvdata(pdev);

	free_irq(host->get_irq(host, 1), host); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = avocet_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_remove(struct pci_dev *pdev)
{
	struct avocet_host *host = pci_get_drvdata(pdev);

	pci_free_irq_vectors(to_pci_dev(host->dev)); /* { dg-warning "vectors-freed-in-use" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = avocet_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
