// SPDX-License-Identifier: GPL-2.0-or-later
/* A helper that has all it acquires or nothing; and one that is bool. */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

#include "../../include/pcidevres.h"

struct foo;

pcidevres_acquires(managed_enable) pcidevres_acquires(vectors)
int foo_lib_setup(struct pci_dev *pdev);

pcidevres_acquires(vectors)
bool foo_lib_try_irqs(struct pci_dev *pdev);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return foo_lib_setup(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return foo_lib_setup(pdev);
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" "" { target hybrid } } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int good_try_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (foo_lib_try_irqs(pdev))
		return 0;
	pci_disable_device(pdev);
	return -ENODEV;
}

static void good_try_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_try_driver = {
	.name = "good_try",
	.probe = good_try_probe,
	.remove = good_try_remove,
};
module_pci_driver(good_try_driver);
