// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I11: what is asserted holds. The helper that lets go does nothing where the assertion fails; that is no way to leave
 * something behind. Where the same is merely tested, it is; and where a warning only tells of what went wrong.
 */
/* { dg-semantics "kernels" } */
#include <linux/module.h>
#include <linux/pci.h>

struct knot {
	struct pci_dev *pdev;
	struct knot_irq *irq;
};

struct knot_irq *knot_find(u32 nr);
struct knot_irq *knot_make(u32 nr);

static irqreturn_t knot_handler(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void good_put(struct knot *knot)
{
	struct knot_irq *irq = knot_find(0);

	if (WARN_ON(!irq))
		return;
	free_irq(knot->pdev->irq, irq);
}

static void good_remove(struct pci_dev *pdev)
{
	good_put(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct knot *knot;
	int ret;

	knot = devm_kzalloc(&pdev->dev, sizeof(*knot), GFP_KERNEL);
	if (!knot)
		return -ENOMEM;
	knot->pdev = pdev;
	pci_set_drvdata(pdev, knot);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	knot->irq = knot_make(0);
	ret = request_irq(pdev->irq, knot_handler, IRQF_SHARED, "knot", knot->irq); /* { dg-bogus "warning" } */
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_remove(struct pci_dev *pdev)
{
	struct knot *knot = pci_get_drvdata(pdev);

	if (readl(knot->pdev) & 1)
		pci_info(pdev, "busy\n");
	else
		free_irq(pdev->irq, knot->irq);
	pci_disable_device(pdev);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct knot *knot;
	int ret;

	knot = devm_kzalloc(&pdev->dev, sizeof(*knot), GFP_KERNEL);
	if (!knot)
		return -ENOMEM;
	knot->pdev = pdev;
	pci_set_drvdata(pdev, knot);
	ret = pci_enable_device(pdev); /* { dg-warning "enable-leaked" } */
	if (ret)
		return ret;
	knot->irq = knot_make(0);
	ret = request_irq(pdev->irq, knot_handler, IRQF_SHARED, "knot", knot->irq); /* { dg-warning "handler-leaked" } */
	if (WARN_ON(ret))
		return ret;
	return 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int warn_told_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct knot *knot;
	int ret;

	ret = pci_enable_device(pdev); /* { dg-warning "enable-leaked" } */
	if (ret)
		return ret;
	knot = kzalloc(sizeof(*knot), GFP_KERNEL);
	if (!knot) {
		WARN_ON(1);
		return -ENOMEM;
	}
	knot->pdev = pdev;
	pci_set_drvdata(pdev, knot);
	return 0;
}

static void warn_told_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
	kfree(pci_get_drvdata(pdev));
}

static struct pci_driver warn_told_driver = {
	.name = "warn_told",
	.probe = warn_told_probe,
	.remove = warn_told_remove,
};
module_pci_driver(warn_told_driver);
