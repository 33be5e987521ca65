// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Both styles on different devices at once: the device at hand is managed, a second one is enabled, allocated and let go
 * by hand; and the other way round. Each is judged by its own style.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

struct shrike {
	struct pci_dev *pdev, *bridge;
};

static int shrike_bridge_on(struct pci_dev *bridge)
{
	int ret;

	ret = pci_enable_device(bridge); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(bridge, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		pci_disable_device(bridge); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static void shrike_bridge_off(struct pci_dev *bridge)
{
	pci_free_irq_vectors(bridge); /* { dg-bogus "warning" } */
	pci_disable_device(bridge); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct shrike *shrike;
	int ret;

	shrike = devm_kzalloc(&pdev->dev, sizeof(*shrike), GFP_KERNEL);
	if (!shrike)
		return -ENOMEM;
	shrike->pdev = pdev;
	shrike->bridge = pci_upstream_bridge(pdev);
	if (!shrike->bridge)
		return -ENODEV;
	pci_set_drvdata(pdev, shrike);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	return shrike_bridge_on(shrike->bridge);
}

static void good_remove(struct pci_dev *pdev)
{
	struct shrike *shrike = pci_get_drvdata(pdev);

	shrike_bridge_off(shrike->bridge);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pci_dev *bridge = pci_upstream_bridge(pdev);
	int ret;

	if (!bridge)
		return -ENODEV;
	ret = pcim_enable_device(bridge); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
