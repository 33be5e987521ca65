// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I5: the driver whose library is another module. What the library does is not known: who has enabled, whether vectors
 * are held, whether a handler sits on them. What the driver does on its own before it calls the library is.
 */
#include <linux/module.h>
#include <linux/pci.h>

struct shared;

struct shared *shared_probe(struct pci_dev *pdev, const struct pci_device_id *id);
void shared_remove(struct pci_dev *pdev);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct shared *shared;
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	shared = shared_probe(pdev, id);
	if (IS_ERR(shared))
		return PTR_ERR(shared);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	shared_remove(pdev);
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
	struct shared *shared;
	u32 magic;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		goto disable;
	ret = pci_read_config_dword(pdev, 0x40, &magic);
	if (ret)
		goto disable;
	shared = shared_probe(pdev, id);
	return PTR_ERR_OR_ZERO(shared);

disable:
	pci_disable_device(pdev);
	return ret;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = good_remove,
};
module_pci_driver(warn_driver);
