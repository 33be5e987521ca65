// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A number that the device has whether or not the request succeeds says nothing of the handler: `if (pdev->irq)
 * free_irq()` in an unwind. It does where it is stored once the request has succeeded.
 */
/* { dg-semantics "all" } */
#include <linux/dma-mapping.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

struct knot {
	int irq;
};

static irqreturn_t knot_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static struct knot *knot_new(struct pci_dev *pdev)
{
	struct knot *knot = devm_kzalloc(&pdev->dev, sizeof(*knot), GFP_KERNEL);

	if (!knot || pcim_enable_device(pdev))
		return NULL;
	pci_set_drvdata(pdev, knot);
	return knot;
}

static void warn_unwind(struct pci_dev *pdev, struct knot *knot)
{
	if (pdev->irq)
		free_irq(pdev->irq, knot); /* { dg-warning handler-not-installed } */
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct knot *knot = knot_new(pdev);
	int ret;

	if (!knot)
		return -ENOMEM;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(32));
	if (!ret)
		ret = request_irq(pdev->irq, knot_irq, IRQF_SHARED, "knot", knot);
	if (ret)
		warn_unwind(pdev, knot);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, pci_get_drvdata(pdev));
}

static void warn_unwind_copy(struct knot *knot)
{
	if (knot->irq > 0)
		free_irq(knot->irq, knot); /* { dg-warning handler-not-installed } */
}

static int warn_probe_copy(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct knot *knot = knot_new(pdev);
	int ret;

	if (!knot)
		return -ENOMEM;
	knot->irq = pdev->irq;
	ret = request_irq(pdev->irq, knot_irq, IRQF_SHARED, "knot", knot);
	if (ret)
		warn_unwind_copy(knot);
	return ret;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct knot *knot = knot_new(pdev);
	int ret;

	if (!knot)
		return -ENOMEM;
	knot->irq = -1;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(32));
	if (ret)
		goto unwind;
	ret = request_irq(pdev->irq, knot_irq, IRQF_SHARED, "knot", knot); /* { dg-bogus "warning" } */
	if (ret)
		goto unwind;
	knot->irq = pdev->irq;
	ret = pci_set_mwi(pdev);
	if (ret)
		goto unwind;
	return 0;

unwind:
	if (knot->irq >= 0)
		free_irq(knot->irq, knot); /* { dg-bogus "warning" } */
	return ret;
}

/* The request succeeded, so that there is a number. */
static void good_remove(struct pci_dev *pdev)
{
	if (pdev->irq)
		free_irq(pdev->irq, pci_get_drvdata(pdev)); /* { dg-bogus "warning" } */
}

static struct pci_driver red_driver = { .name = "red", .probe = warn_probe, .remove = warn_remove };
module_pci_driver(red_driver);
static struct pci_driver great_driver = { .name = "great", .probe = warn_probe_copy, .remove = warn_remove };
module_pci_driver(great_driver);
static struct pci_driver grey_driver = { .name = "grey", .probe = good_probe, .remove = good_remove };
module_pci_driver(grey_driver);
MODULE_LICENSE("GPL");
