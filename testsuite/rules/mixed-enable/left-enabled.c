// SPDX-License-Identifier: GPL-2.0-or-later
/* Left enabled at the end, perhaps on purpose, is enable-leaked's: nothing of this rule. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pci_enable_device(pdev); /* { dg-warning "enable-leaked" } { dg-bogus "mixed-enable" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
