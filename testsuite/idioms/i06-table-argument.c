// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I6: the table of operations is passed as an argument to a common set-up, which keeps it. The first driver passes the
 * whole pair; the second a table whose release forgets the vectors.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct finch;

struct finch_ops {
	int (*setup)(struct finch *finch);
	void (*release)(struct finch *finch);
};

struct finch {
	struct pci_dev *pdev;
	const struct finch_ops *ops;
	int nvec;
};

static int finch_common_probe(struct pci_dev *pdev, const struct finch_ops *ops)
{
	struct finch *finch;
	int ret;

	finch = devm_kzalloc(&pdev->dev, sizeof(*finch), GFP_KERNEL);
	if (!finch)
		return -ENOMEM;
	finch->pdev = pdev;
	finch->ops = ops;
	pci_set_drvdata(pdev, finch);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = ops->setup(finch);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void finch_common_remove(struct pci_dev *pdev)
{
	struct finch *finch = pci_get_drvdata(pdev);

	finch->ops->release(finch);
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static int good_setup(struct finch *finch)
{
	finch->nvec = pci_alloc_irq_vectors(finch->pdev, 1, 8, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	return finch->nvec < 0 ? finch->nvec : 0;
}

static void good_release(struct finch *finch)
{
	pci_free_irq_vectors(finch->pdev); /* { dg-bogus "warning" } */
}

static const struct finch_ops good_ops = {
	.setup = good_setup,
	.release = good_release,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return finch_common_probe(pdev, &good_ops);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = finch_common_remove,
};
module_pci_driver(good_driver);

static int warn_setup(struct finch *finch)
{
	finch->nvec = pci_alloc_irq_vectors(finch->pdev, 1, 8, PCI_IRQ_MSIX); /* { dg-warning "vectors-leaked" } */
	return finch->nvec < 0 ? finch->nvec : 0;
}

static void warn_release(struct finch *finch)
{
	finch->nvec = 0;
}

static const struct finch_ops warn_ops = {
	.setup = warn_setup,
	.release = warn_release,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return finch_common_probe(pdev, &warn_ops);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = finch_common_remove,
};
module_pci_driver(warn_driver);
