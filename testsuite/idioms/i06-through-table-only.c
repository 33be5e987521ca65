// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I6: remove does nothing itself, it calls through the table that the id chose.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct robin_board {
	int (*setup)(struct pci_dev *pdev);
	void (*exit)(struct pci_dev *pdev);
};

struct robin {
	const struct robin_board *board;
};

static int line_setup(struct pci_dev *pdev)
{
	return pci_enable_device(pdev);
}

static void line_exit(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static int msi_setup(struct pci_dev *pdev)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

static void msi_exit(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static const struct robin_board robin_boards[] = {
	{ line_setup, line_exit },
	{ msi_setup, msi_exit },
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct robin *robin;

	robin = devm_kzalloc(&pdev->dev, sizeof(*robin), GFP_KERNEL);
	if (!robin)
		return -ENOMEM;
	robin->board = &robin_boards[id->driver_data];
	pci_set_drvdata(pdev, robin);
	return robin->board->setup(pdev);
}

static void good_remove(struct pci_dev *pdev)
{
	struct robin *robin = pci_get_drvdata(pdev);

	robin->board->exit(pdev);
}

static const struct pci_device_id good_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0621), .driver_data = 0 },
	{ PCI_VDEVICE(STUB, 0x0622), .driver_data = 1 },
	{ }
};

static struct pci_driver good_driver = {
	.name = "good",
	.id_table = good_ids,
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
