// SPDX-License-Identifier: GPL-2.0-or-later
/* A wrapper whose body is assembler to the analysis, named after what it wraps. */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

#include "../../include/pcidevres.h"

pcidevres_acts_like(pci_alloc_irq_vectors, "dev", 1, "$2", PCI_IRQ_MSIX)
int vendor_get_vectors(const char *name, struct pci_dev *pdev, unsigned int count); /* { dg-warning "vectors-leaked" } */

pcidevres_acts_like(pci_irq_vector, "pdev", "$1")
int vendor_vector(void *what, int index); /* { dg-warning "has no parameter .pdev." } */

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev); /* { dg-warning "enable-leaked" } */
	if (ret)
		return ret;
	ret = vendor_get_vectors("warn", pdev, 3);
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	return vendor_vector(pdev, 1) < 0 ? -EIO : 0; /* with the vectors left where it fails */
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
