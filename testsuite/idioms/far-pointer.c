// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Arithmetic on pointers that leads further than any object reaches: addresses of the bus as the device wants them, a
 * bit that marks a pointer. What is there nobody knows; the rest of the file is looked at all the same.
 */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/slab.h>

#define BUS_OFFSET (1UL << 61)
#define MARK (1UL << 59)

struct crake {
	void *bus;
	char *marked;
};

static struct crake crakes[2];
char *far_away = (char *)&crakes[1] + BUS_OFFSET;

static void crake_set(struct pci_dev *pdev, struct crake *crake)
{
	crake->bus = (char *)pdev - BUS_OFFSET;
	crake->marked = (char *)crake + MARK;
	((struct crake *)(crake->marked - MARK))->bus = far_away;
	*(int *)(crake->marked + MARK) = 1;
	pci_set_drvdata(pdev, (char *)crake + BUS_OFFSET);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct crake *crake = devm_kzalloc(&pdev->dev, sizeof(*crake), GFP_KERNEL);
	int ret;

	if (!crake)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	crake_set(pdev, crake);
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
