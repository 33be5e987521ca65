// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I6: the operations are assigned one by one in functions, by the kind of card. What the set-up function of a kind took
 * its own release gives back; the twin assigns the release of another kind.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct finch {
	struct pci_dev *pdev;
	int irq;
	int (*irq_on)(struct finch *finch);
	void (*irq_off)(struct finch *finch);
};

static irqreturn_t finch_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int finch_msi_on(struct finch *finch)
{
	int ret;

	ret = pci_alloc_irq_vectors(finch->pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "leaked" } */
	if (ret < 0)
		return ret;
	finch->irq = pci_irq_vector(finch->pdev, 0);
	ret = request_irq(finch->irq, finch_irq, 0, "finch", finch); /* { dg-bogus "leaked" } */
	if (ret)
		pci_free_irq_vectors(finch->pdev);
	return ret;
}

static void finch_msi_off(struct finch *finch)
{
	free_irq(finch->irq, finch); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(finch->pdev); /* { dg-bogus "warning" } */
}

static int finch_line_on(struct finch *finch)
{
	finch->irq = finch->pdev->irq;
	return request_irq(finch->irq, finch_irq, IRQF_SHARED, "finch", finch); /* { dg-bogus "leaked" } */
}

static void finch_line_off(struct finch *finch)
{
	free_irq(finch->irq, finch); /* { dg-bogus "warning" } */
}

static void finch_choose(struct finch *finch)
{
	if (finch->pdev->revision > 3) {
		finch->irq_on = finch_msi_on;
		finch->irq_off = finch_msi_off;
	} else {
		finch->irq_on = finch_line_on;
		finch->irq_off = finch_line_off;
	}
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct finch *finch;
	int ret;

	finch = devm_kzalloc(&pdev->dev, sizeof(*finch), GFP_KERNEL);
	if (!finch)
		return -ENOMEM;
	finch->pdev = pdev;
	finch_choose(finch);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = finch->irq_on(finch);
	if (ret) {
		pci_disable_device(pdev);
		return ret;
	}
	pci_set_drvdata(pdev, finch);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct finch *finch = pci_get_drvdata(pdev);

	finch->irq_off(finch);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

struct crow {
	struct pci_dev *pdev;
	int irq;
	int (*irq_on)(struct crow *crow);
	void (*irq_off)(struct crow *crow);
};

static int crow_msi_on(struct crow *crow)
{
	int ret;

	ret = pci_alloc_irq_vectors(crow->pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		return ret;
	crow->irq = pci_irq_vector(crow->pdev, 0);
	ret = request_irq(crow->irq, finch_irq, 0, "crow", crow);
	if (ret)
		pci_free_irq_vectors(crow->pdev);
	return ret;
}

static int crow_line_on(struct crow *crow)
{
	crow->irq = crow->pdev->irq;
	return request_irq(crow->irq, finch_irq, IRQF_SHARED, "crow", crow);
}

static void crow_line_off(struct crow *crow)
{
	free_irq(crow->irq, crow); /* { dg-bogus "warning" } */
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct crow *crow;
	int ret;

	crow = devm_kzalloc(&pdev->dev, sizeof(*crow), GFP_KERNEL);
	if (!crow)
		return -ENOMEM;
	crow->pdev = pdev;
	crow->irq_off = crow_line_off;
	if (pdev->revision > 3)
		crow->irq_on = crow_msi_on;
	else
		crow->irq_on = crow_line_on;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = crow->irq_on(crow);
	if (ret) {
		pci_disable_device(pdev);
		return ret;
	}
	pci_set_drvdata(pdev, crow);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct crow *crow = pci_get_drvdata(pdev);

	crow->irq_off(crow);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
