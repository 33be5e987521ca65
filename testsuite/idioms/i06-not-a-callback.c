// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I6: set-up and release functions of a table are called by probe and remove, not by a framework at any time: the managed
 * card's set-up does not run on a bound card whose own release frees.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

struct robin;

struct robin_board {
	int (*setup)(struct robin *robin);
	void (*exit)(struct robin *robin);
};

struct robin {
	struct pci_dev *pdev;
	const struct robin_board *board;
	void __iomem *base;
};

static int msi_setup(struct robin *robin)
{
	int ret;

	ret = pci_enable_device(robin->pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(robin->pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		pci_disable_device(robin->pdev);
	return ret < 0 ? ret : 0;
}

static void msi_exit(struct robin *robin)
{
	pci_free_irq_vectors(robin->pdev); /* { dg-bogus "warning" } */
	pci_disable_device(robin->pdev); /* { dg-bogus "warning" } */
}

static int managed_setup(struct robin *robin)
{
	int ret;

	ret = pcim_enable_device(robin->pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(robin->pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static void managed_exit(struct robin *robin)
{
	pci_clear_master(robin->pdev);
}

static const struct robin_board robin_boards[] = {
	{ msi_setup, msi_exit },
	{ managed_setup, managed_exit },
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct robin *robin;

	robin = devm_kzalloc(&pdev->dev, sizeof(*robin), GFP_KERNEL);
	if (!robin)
		return -ENOMEM;
	robin->base = pcim_iomap(pdev, 0, 0);
	if (!robin->base)
		return -ENOMEM;
	robin->pdev = pdev;
	robin->board = &robin_boards[id->driver_data];
	pci_set_drvdata(pdev, robin);
	return robin->board->setup(robin);
}

static void good_remove(struct pci_dev *pdev)
{
	struct robin *robin = pci_get_drvdata(pdev);

	pcim_iounmap(pdev, robin->base);
	robin->board->exit(robin);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
