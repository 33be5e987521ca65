// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The first mask of a table that the machine accepts is kept; where none is, the last error is what probe returns, so it
 * does not succeed behind its own clean-up. The loop turns at least once: it begins at 0 or 1. The twin's table has a
 * 0 in it: then the error label is reached with success.
 */
/* { dg-semantics "all" } */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

struct pochard {
	struct pci_dev *pdev;
	bool modern;
	int width;
};

static int pochard_enable(struct pci_dev *pdev, struct pochard *p)
{
	p->pdev = pdev;
	p->modern = pdev->revision & 1;
	pci_set_drvdata(pdev, p);
	return pci_enable_device(pdev);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	unsigned int widths[] = { 64, 44, 36, 32 };
	struct pochard *p = devm_kzalloc(&pdev->dev, sizeof(*p), GFP_KERNEL);
	unsigned int i;
	int ret;

	if (!p)
		return -ENOMEM;
	ret = pochard_enable(pdev, p);
	if (ret)
		return ret;
	for (i = !p->modern; i < ARRAY_SIZE(widths); i++) {
		ret = dma_set_mask(&pdev->dev, widths[i]);
		if (ret)
			continue;
		p->width = widths[i];
		break;
	}
	if (p->width == 0)
		goto disable;
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	unsigned int widths[] = { 64, 44, 0, 32 };
	struct pochard *p = devm_kzalloc(&pdev->dev, sizeof(*p), GFP_KERNEL);
	unsigned int i;
	int ret;

	if (!p)
		return -ENOMEM;
	ret = pochard_enable(pdev, p);
	if (ret)
		return ret;
	for (i = !p->modern; i < ARRAY_SIZE(widths); i++) {
		ret = dma_set_mask(&pdev->dev, widths[i]);
		if (ret)
			continue;
		p->width = widths[i];
		break;
	}
	if (p->width == 0)
		goto disable;
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-warning "mixed-enable" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
