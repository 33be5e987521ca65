// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A function says by two members whether the handler is this half's; asked again it says the same. What starts the card
 * is somebody else's, has failed when it returns a negative number, and is told from success by != 0: that it returns a
 * positive one is likely enough for level 2 only.
 */
/* { dg-options "-fplugin-arg-pcidevres-level=1" } */
#include <linux/module.h>
#include <linux/pci.h>

struct half {
	const struct half_ops *ops;
	struct half *first;
	unsigned int irq;
	bool quiet;
};

struct half_ops {
	int (*start)(struct half *half);
	int (*late)(struct half *half);
};

static irqreturn_t half_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int is_first(struct half *half)
{
	if (!half->first)
		return 1;
	return half == half->first;
}

static int half_add(struct half *half, unsigned int irq)
{
	int ret;

	if (is_first(half) && irq) {
		ret = request_irq(irq, half_irq, IRQF_SHARED, "half", half); /* { dg-bogus "warning" } */
		if (ret)
			return ret;
		half->irq = irq;
	}
	ret = half->ops->start(half);
	if (ret < 0)
		goto free_handler;
	if (!half->quiet) {
		ret = half->ops->late(half);
		if (ret)
			goto free_handler;
	}
	return ret;

free_handler:
	if (is_first(half) && half->irq > 0)
		free_irq(irq, half); /* { dg-bogus "warning" } */
	return ret;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct half *half = dev_get_drvdata(pdev->dev.parent);
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	pci_set_drvdata(pdev, half);
	ret = half_add(half, pci_irq_vector(pdev, 0));
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct half *half = pci_get_drvdata(pdev);

	if (is_first(half) && half->irq > 0)
		free_irq(half->irq, half); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* Frees the handler of the other half, and none of its own. */
static void warn_remove(struct pci_dev *pdev)
{
	struct half *half = pci_get_drvdata(pdev);

	if (!is_first(half))
		free_irq(half->irq, half); /* { dg-warning "handler-not-installed" } */
	pci_free_irq_vectors(pdev); /* { dg-warning "freed while handler 'half_irq' is installed .vectors-freed-in-use." } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = good_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
