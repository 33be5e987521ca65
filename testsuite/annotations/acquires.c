// SPDX-License-Identifier: GPL-2.0-or-later
/* A helper in another module allocates vectors; only the annotation says so. */
#include <linux/module.h>
#include <linux/pci.h>

#include "../../include/pcidevres.h"

struct foo;

pcidevres_acquires(vectors)
int foo_lib_irqs(struct pci_dev *pdev, struct foo *foo); /* { dg-warning "vectors-leaked" } */

pcidevres_acquires(vectors)
int foo_lib_good_irqs(struct foo *foo, struct pci_dev *pdev);

pcidevres_releases(vectors)
void foo_lib_no_irqs(struct foo *foo);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = foo_lib_irqs(pdev, NULL);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = foo_lib_good_irqs(NULL, pdev);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	foo_lib_no_irqs(NULL);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};

module_pci_driver(good_driver);
