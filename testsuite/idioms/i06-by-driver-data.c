// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I6: a table per card, chosen by id->driver_data as an index, and kept in the driver's structure. One row allocates and
 * releases, one does neither, one relies on devres; in the twin's table the release of one row belongs to another.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

enum { ROBIN_PLAIN, ROBIN_MSI, ROBIN_MANAGED };

struct robin_board {
	const char *name;
	unsigned int queues;
	int (*setup)(struct pci_dev *pdev, unsigned int queues);
	void (*exit)(struct pci_dev *pdev);
};

struct robin {
	const struct robin_board *board;
	void __iomem *base;
};

static int plain_setup(struct pci_dev *pdev, unsigned int queues)
{
	return pci_enable_device(pdev); /* { dg-bogus "warning" } */
}

static void plain_exit(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static int msi_setup(struct pci_dev *pdev, unsigned int queues)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, queues, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static void msi_exit(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static int managed_setup(struct pci_dev *pdev, unsigned int queues)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, queues, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static void managed_exit(struct pci_dev *pdev)
{
}

static const struct robin_board robin_boards[] = {
	[ROBIN_PLAIN] = { "plain", 1, plain_setup, plain_exit },
	[ROBIN_MSI] = { "msi", 4, msi_setup, msi_exit },
	[ROBIN_MANAGED] = { "managed", 8, managed_setup, managed_exit },
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct robin *robin;

	robin = devm_kzalloc(&pdev->dev, sizeof(*robin), GFP_KERNEL);
	if (!robin)
		return -ENOMEM;
	robin->board = &robin_boards[id->driver_data];
	robin->base = pcim_iomap(pdev, 0, 0);
	if (!robin->base)
		return -ENOMEM;
	pci_set_drvdata(pdev, robin);
	return robin->board->setup(pdev, robin->board->queues);
}

static void good_remove(struct pci_dev *pdev)
{
	struct robin *robin = pci_get_drvdata(pdev);

	pcim_iounmap(pdev, robin->base);
	robin->board->exit(pdev);
}

static const struct pci_device_id good_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0601), .driver_data = ROBIN_PLAIN },
	{ PCI_VDEVICE(STUB, 0x0602), .driver_data = ROBIN_MSI },
	{ PCI_VDEVICE(STUB, 0x0603), .driver_data = ROBIN_MANAGED },
	{ }
};

static struct pci_driver good_driver = {
	.name = "good",
	.id_table = good_ids,
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

struct pigeon_board {
	int (*setup)(struct pci_dev *pdev);
	void (*exit)(struct pci_dev *pdev);
};

static int pigeon_msi_setup(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "leaked" } */
	return ret < 0 ? ret : 0;
}

static void pigeon_msi_exit(struct pci_dev *pdev)
{
	pci_disable_msi(pdev);
}

static int pigeon_msix_setup(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX); /* { dg-warning "vectors-leaked" } */
	return ret < 0 ? ret : 0;
}

static const struct pigeon_board pigeon_boards[] = {
	{ pigeon_msi_setup, pigeon_msi_exit },
	{ pigeon_msix_setup, pigeon_msi_exit },
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	const struct pigeon_board *board = &pigeon_boards[id->driver_data];
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

	board->exit(pdev);
	pci_disable_device(pdev);
}

static const struct pci_device_id warn_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0611), .driver_data = 0 },
	{ PCI_VDEVICE(STUB, 0x0612), .driver_data = 1 },
	{ }
};

static struct pci_driver warn_driver = {
	.name = "warn",
	.id_table = warn_ids,
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
