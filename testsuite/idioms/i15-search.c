// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I15: devices found by looking for them, with getters and iterators, to be identified, enabled or quieted. None of them
 * is the device at hand, even where the loop variable replaces a value that was. What devres is to do for one of them is
 * on the list of a device that has another driver, or none.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

static void dotterel_quiet_siblings(struct pci_dev *pdev)
{
	struct pci_dev *other = NULL;

	for_each_pci_dev(other) {
		if (other->bus != pdev->bus || other == pdev)
			continue;
		pci_disable_msi(other); /* { dg-bogus "warning" } */
		pci_disable_device(other); /* { dg-bogus "warning" } */
	}
}

static int dotterel_wake_bridge(struct pci_dev *pdev)
{
	struct pci_dev *bridge;
	int ret;

	bridge = pci_get_class(0x060100, NULL);
	if (!bridge)
		return -ENODEV;
	ret = pci_enable_device(bridge); /* { dg-bogus "warning" } */
	pci_dev_put(bridge);
	if (ret)
		return ret;
	bridge = pci_get_domain_bus_and_slot(pci_domain_nr(pdev->bus), pdev->bus->number, PCI_DEVFN(0, 0));
	if (!bridge)
		return 0;
	ret = pcim_enable_device(bridge); /* { dg-warning "devres-wrong-phase" } */
	pci_dev_put(bridge);
	return ret;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pci_dev *root = pcie_find_root_port(pdev);
	int ret;

	ret = dotterel_wake_bridge(pdev);
	if (ret)
		return ret;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	if (root)
		pci_free_irq_vectors(root); /* { dg-bogus "warning" } */
	if (pdev->bus->self)
		pci_disable_device(pdev->bus->self); /* { dg-bogus "warning" } */
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	dotterel_quiet_siblings(pdev);
	pdev = pci_get_device(0x1b36, 0x0001, NULL);
	if (!pdev)
		return;
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	pci_dev_put(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_remove(struct pci_dev *pdev)
{
	struct pci_dev *self = pci_dev_get(pdev);

	dotterel_quiet_siblings(pdev);
	pci_free_irq_vectors(self); /* { dg-warning "managed-vectors-freed" } */
	pci_dev_put(self);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = good_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
