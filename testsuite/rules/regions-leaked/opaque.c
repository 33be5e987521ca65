// SPDX-License-Identifier: GPL-2.0-or-later
/* A function of another file has the device in its hands: it may release what is left. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

void card_teardown(struct pci_dev *pdev);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pci_request_regions(pdev, "card"); /* { dg-bogus "warning" } */
}

static void good_remove(struct pci_dev *pdev)
{
	card_teardown(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
