// SPDX-License-Identifier: GPL-2.0-or-later
/* I6: the id holds a pointer to the board, whose hooks may be missing. */
#include <linux/module.h>
#include <linux/pci.h>

struct board {
	int (*setup)(struct pci_dev *pdev);
	void (*exit)(struct pci_dev *pdev);
	bool has_msi;
};

static int fancy_setup(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "vectors-leaked" } */
	return ret < 0 ? ret : 0;
}

static void fancy_exit(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
}

static const struct board plain_board = { };

static const struct board fancy_board = {
	.setup = fancy_setup,
	.exit = fancy_exit,
	.has_msi = true,
};

struct card {
	const struct board *board;
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->board = (const struct board *)id->driver_data;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (card->board->setup) {
		ret = card->board->setup(pdev);
		if (ret)
			goto disable;
	}
	pci_set_drvdata(pdev, card);
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card->board->exit)
		card->board->exit(pdev);
	pci_disable_device(pdev);
}

static const struct pci_device_id good_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0301), .driver_data = (kernel_ulong_t)&plain_board },
	{ PCI_VDEVICE(STUB, 0x0302), .driver_data = (kernel_ulong_t)&fancy_board },
	{ }
};

static struct pci_driver good_driver = {
	.name = "good",
	.id_table = good_ids,
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
