// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A handler on the devres list of a child goes with the child: unregistering it in remove takes the handler off before the
 * vectors are freed. On the list of the device itself it is still there.
 *
 * Known gap: every struct device that is not another PCI device's counts as this one's.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/platform_device.h>

struct chough {
	struct pci_dev *pdev;
	struct platform_device *child;
};

static irqreturn_t chough_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int chough_probe(struct pci_dev *pdev, bool on_child)
{
	struct platform_device_info info = { .parent = &pdev->dev, .name = "chough" };
	struct chough *chough;
	struct device *dev;
	int ret;

	chough = devm_kzalloc(&pdev->dev, sizeof(*chough), GFP_KERNEL);
	if (!chough)
		return -ENOMEM;
	chough->pdev = pdev;
	pci_set_drvdata(pdev, chough);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	chough->child = platform_device_register_full(&info);
	if (IS_ERR(chough->child)) {
		ret = PTR_ERR(chough->child);
		goto free_vectors;
	}
	dev = on_child ? &chough->child->dev : &pdev->dev;
	ret = devm_request_irq(dev, pci_irq_vector(pdev, 0), chough_irq, 0, "chough", chough);
	if (ret)
		goto unregister;
	return 0;

unregister:
	platform_device_unregister(chough->child);
free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return chough_probe(pdev, true);
}

static void good_remove(struct pci_dev *pdev)
{
	struct chough *chough = pci_get_drvdata(pdev);

	platform_device_unregister(chough->child);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" "" { xfail all } } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return chough_probe(pdev, false);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct chough *chough = pci_get_drvdata(pdev);

	platform_device_unregister(chough->child);
	pci_free_irq_vectors(pdev); /* { dg-warning "vectors-freed-in-use" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
