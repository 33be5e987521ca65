// SPDX-License-Identifier: GPL-2.0-or-later
/* A balanced pci_ pair inside the managed enable, as hardware start and stop. */
/* { dg-semantics "counted" } */
#include <linux/module.h>
#include <linux/pci.h>

static int card_start(struct pci_dev *pdev)
{
	return pci_enable_device(pdev);
}

static void card_stop(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return card_start(pdev);
}

static void good_remove(struct pci_dev *pdev)
{
	card_stop(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
