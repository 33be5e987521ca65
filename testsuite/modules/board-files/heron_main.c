// SPDX-License-Identifier: GPL-2.0-or-later
/* Chooses among the tables of three other files: by an array of pointers whose index is the id's driver_data. */
#include <linux/module.h>
#include "heron.h"

static const struct heron_board *const heron_boards[] = { &heron_gen1, &heron_gen2, &heron_gen3 };

static int heron_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct heron *heron;
	int ret;

	heron = devm_kzalloc(&pdev->dev, sizeof(*heron), GFP_KERNEL);
	if (!heron)
		return -ENOMEM;
	heron->board = heron_boards[id->driver_data];
	pci_set_drvdata(pdev, heron);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = heron->board->setup(pdev);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void heron_remove(struct pci_dev *pdev)
{
	struct heron *heron = pci_get_drvdata(pdev);

	heron->board->exit(pdev);
	pci_disable_device(pdev);
}

static const struct pci_device_id heron_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0a01), .driver_data = 0 },
	{ PCI_VDEVICE(STUB, 0x0a02), .driver_data = 1 },
	{ PCI_VDEVICE(STUB, 0x0a03), .driver_data = 2 },
	{ }
};
MODULE_DEVICE_TABLE(pci, heron_ids);

static struct pci_driver heron_driver = {
	.name = "heron",
	.id_table = heron_ids,
	.probe = heron_probe,
	.remove = heron_remove,
};
module_pci_driver(heron_driver);
MODULE_LICENSE("GPL");
