// SPDX-License-Identifier: GPL-2.0-or-later
/* I6: a constant table decides; two boards, one with MSI, each undoing what it did. */
#include <linux/module.h>
#include <linux/pci.h>

struct board {
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

static void line_exit(struct pci_dev *pdev)
{
}

static const struct board boards[] = {
	{ .setup = msi_setup, .exit = msi_exit },
	{ .setup = line_setup, .exit = line_exit },
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	const struct board *board = &boards[id->driver_data];
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

static void good_remove(struct pci_dev *pdev)
{
	const struct board *board = pci_get_drvdata(pdev);

	board->exit(pdev);
	pci_disable_device(pdev);
}

static const struct pci_device_id good_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0101), .driver_data = 0 },
	{ PCI_VDEVICE(STUB, 0x0102), .driver_data = 1 },
	{ }
};
MODULE_DEVICE_TABLE(pci, good_ids);

static struct pci_driver good_driver = {
	.name = "good",
	.id_table = good_ids,
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
