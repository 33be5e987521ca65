// SPDX-License-Identifier: GPL-2.0-or-later
/* A module that is no PCI driver looks for devices: nobody detaches it from them, and devres comes for somebody else. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct telemetry {
	struct pci_dev *ssram;
	void __iomem *base;
};

int telemetry_read(int func);

int warn_telemetry_init(struct telemetry *t, int func)
{
	struct pci_dev *pdev;
	int ret;

	pdev = pci_get_domain_bus_and_slot(0, 0, PCI_DEVFN(20, func));
	if (!pdev)
		return -ENODEV;
	ret = pcim_enable_device(pdev); /* { dg-warning "devres-wrong-phase" } */
	if (ret)
		goto put;
	t->ssram = pdev;
	ret = telemetry_read(func);
	if (ret)
		goto disable;
	return 0;

disable:
	t->ssram = NULL;
	pci_disable_device(pdev); /* { dg-warning "mixed-enable" "" { target 6.12 7.3 hybrid-pcim split } } */
put:
	pci_dev_put(pdev);
	return ret;
}

void good_telemetry_exit(struct telemetry *t)
{
	pci_disable_device(t->ssram); /* { dg-bogus "warning" } */
	pci_dev_put(t->ssram);
}

/* Unmanaged functions, undone by another function that looks for the device once more. */
int good_memory_init(void)
{
	struct pci_dev *pdev;
	int ret;

	pdev = pci_get_device(0x8086, 0x1234, NULL);
	if (!pdev)
		return -ENODEV;
	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	pci_dev_put(pdev);
	return ret;
}

void good_memory_exit(void)
{
	struct pci_dev *pdev;

	pdev = pci_get_device(0x8086, 0x1234, NULL);
	if (!pdev)
		return;
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	pci_dev_put(pdev);
}

/* A device of the caller's, and a second one that is found: neither is the first. */
int good_bridge_reset(struct pci_dev *pdev, int func)
{
	struct pci_dev *bridge, *other;
	int ret;

	bridge = pci_get_slot(pdev->bus, PCI_DEVFN(0, 0));
	if (!bridge)
		return -ENODEV;
	other = pci_get_domain_bus_and_slot(0, 0, PCI_DEVFN(1, func));
	if (!other) {
		pci_dev_put(bridge);
		return -ENODEV;
	}
	ret = pci_enable_device(bridge);
	if (!ret) {
		pci_disable_device(bridge); /* { dg-bogus "warning" } */
		pci_disable_device(other); /* { dg-bogus "warning" } */
	}
	pcim_pin_device(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	pci_dev_put(other);
	pci_dev_put(bridge);
	return ret;
}
