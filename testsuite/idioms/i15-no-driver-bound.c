// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I15: a module without struct pci_driver enables a device it looked for, in its init function: nobody's life, nothing
 * to say about how it ends. The driver beside it has one.
 */
#include <linux/module.h>
#include <linux/pci.h>

static struct pci_dev *ruff_bridge;

static int __init good_init(void)
{
	struct pci_dev *pdev;
	int ret;

	pdev = pci_get_device(0x1b36, 0x0042, NULL);
	if (!pdev)
		return -ENODEV;
	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret) {
		pci_dev_put(pdev);
		return ret;
	}
	ruff_bridge = pdev;
	return pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
}
module_init(good_init);

static void __exit good_exit(void)
{
	pci_disable_device(ruff_bridge); /* { dg-bogus "warning" } */
	pci_disable_device(ruff_bridge); /* { dg-bogus "warning" } */
	pci_dev_put(ruff_bridge);
}
module_exit(good_exit);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	pci_disable_device(pdev);
	pci_disable_device(pdev); /* { dg-warning "mixed-enable" } */
	return -ENODEV;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};

int ruff_register(void);

int ruff_register(void)
{
	return pci_register_driver(&warn_driver);
}
