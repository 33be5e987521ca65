// SPDX-License-Identifier: GPL-2.0-or-later
/* Disabled in shutdown only. The other way round, shutdown owes nothing. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pci_enable_device(pdev); /* { dg-warning "enable-leaked" } */
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_info(pdev, "gone\n");
}

static void warn_shutdown(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
	.shutdown = warn_shutdown,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pci_enable_device(pdev); /* { dg-bogus "warning" } */
}

static void good_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static void good_shutdown(struct pci_dev *pdev)
{
	pci_clear_master(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.shutdown = good_shutdown,
};
module_pci_driver(good_driver);
