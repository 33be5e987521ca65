// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I13: -EPROBE_DEFER before anything was taken leaves nothing; from a helper after the enable it is an error like others.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct godwit_clock;

struct godwit_clock *godwit_clock_get(int slot);

struct godwit {
	struct pci_dev *pdev;
	struct godwit_clock *clock;
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct godwit_clock *clock;
	int ret;

	clock = godwit_clock_get(1);
	if (IS_ERR(clock)) {
		if (PTR_ERR(clock) == -EPROBE_DEFER)
			return -EPROBE_DEFER;
		clock = NULL;
	}
	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int warn_check_usable(struct pci_dev *pdev)
{
	if (pdev->revision == 0)
		return -EPROBE_DEFER;
	return 0;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev); /* { dg-warning "enable-leaked" } */
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		goto disable;
	ret = warn_check_usable(pdev);
	if (ret == -EPROBE_DEFER)
		return ret;
	return 0;

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
