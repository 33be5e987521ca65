// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I6: the structure holds the operations themselves, copied whole from a constant table and changed in one member
 * afterwards. In the twin the change takes the release away.
 */
#include <linux/module.h>
#include <linux/pci.h>

struct finch;

struct finch_ops {
	int (*on)(struct finch *finch);
	void (*off)(struct finch *finch);
	void (*quiesce)(struct finch *finch);
};

struct finch {
	struct pci_dev *pdev;
	struct finch_ops ops;
};

static int finch_on(struct finch *finch)
{
	int ret;

	ret = pci_alloc_irq_vectors(finch->pdev, 2, 2, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static void finch_off(struct finch *finch)
{
	pci_free_irq_vectors(finch->pdev); /* { dg-bogus "warning" } */
}

static void finch_nothing(struct finch *finch)
{
}

static const struct finch_ops finch_default_ops = {
	.on = finch_on,
	.off = finch_off,
};

static int finch_start(struct finch *finch)
{
	int ret;

	ret = pci_enable_device(finch->pdev);
	if (ret)
		return ret;
	ret = finch->ops.on(finch);
	if (ret)
		pci_disable_device(finch->pdev);
	return ret;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct finch *finch;

	finch = devm_kzalloc(&pdev->dev, sizeof(*finch), GFP_KERNEL);
	if (!finch)
		return -ENOMEM;
	finch->pdev = pdev;
	finch->ops = finch_default_ops;
	finch->ops.quiesce = finch_nothing;
	pci_set_drvdata(pdev, finch);
	return finch_start(finch);
}

static void good_remove(struct pci_dev *pdev)
{
	struct finch *finch = pci_get_drvdata(pdev);

	finch->ops.off(finch);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int warn_on(struct finch *finch)
{
	int ret;

	ret = pci_alloc_irq_vectors(finch->pdev, 2, 2, PCI_IRQ_MSIX); /* { dg-warning "vectors-leaked" } */
	return ret < 0 ? ret : 0;
}

static const struct finch_ops warn_default_ops = {
	.on = warn_on,
	.off = finch_off,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct finch *finch;

	finch = devm_kzalloc(&pdev->dev, sizeof(*finch), GFP_KERNEL);
	if (!finch)
		return -ENOMEM;
	finch->pdev = pdev;
	finch->ops = warn_default_ops;
	finch->ops.off = finch_nothing;
	pci_set_drvdata(pdev, finch);
	return finch_start(finch);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct finch *finch = pci_get_drvdata(pdev);

	finch->ops.off(finch);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
