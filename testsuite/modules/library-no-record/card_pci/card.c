// SPDX-License-Identifier: GPL-2.0-or-later
/* What is asked of a library whose object was given, in a file of it that left no record, is nothing that frees vectors. */
#include <linux/module.h>
#include "../lib_core/lib.h"

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lib *lib = devm_kzalloc(&pdev->dev, sizeof(*lib), GFP_KERNEL);
	int ret;

	if (!lib)
		return -ENOMEM;
	lib->pdev = pdev;
	pci_set_drvdata(pdev, lib);
	ret = lib_enable(lib);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-merged vectors-leaked } */
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	lib_numbers(lib);
	return 0;
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
MODULE_LICENSE("GPL");
