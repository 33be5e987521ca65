// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I6: an optional operation. A card whose row has none needs none; the last row allocates and has no release at all.
 *
 * Known gap: a member that an element of an array leaves out counts as unknown, not as NULL, and an optional operation
 * that some table provides is taken to be there.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct pigeon_board {
	int (*setup)(struct pci_dev *pdev);
	void (*exit)(struct pci_dev *pdev);
};

static int msi_setup(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static void msi_exit(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
}

static int line_setup(struct pci_dev *pdev)
{
	return pdev->irq ? 0 : -ENODEV;
}

static int msix_setup(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX); /* { dg-warning "vectors-leaked" "" { xfail all } } */
	return ret < 0 ? ret : 0;
}

static const struct pigeon_board warn_boards[] = {
	{ msi_setup, msi_exit },
	{ line_setup },
	{ msix_setup },
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	const struct pigeon_board *board = &warn_boards[id->driver_data];
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = board->setup(pdev);
	if (ret) {
		pci_disable_device(pdev);
		return ret;
	}
	pci_set_drvdata(pdev, (void *)board);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	const struct pigeon_board *board = pci_get_drvdata(pdev);

	if (board->exit)
		board->exit(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
