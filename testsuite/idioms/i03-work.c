// SPDX-License-Identifier: GPL-2.0-or-later
/* I3: a work item finds the device through the structure it lies in; a run-time reset frees and allocates. */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/workqueue.h>

struct card {
	struct pci_dev *pdev;
	struct work_struct reset_work;
};

static void warn_reset_work(struct work_struct *work)
{
	struct card *card = container_of(work, struct card, reset_work);

	pci_free_irq_vectors(card->pdev); /* { dg-warning "managed-vectors-recycled" } */
	if (pci_alloc_irq_vectors(card->pdev, 1, 1, PCI_IRQ_MSI) < 0)
		pci_err(card->pdev, "no vector after reset\n");
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	INIT_WORK(&card->reset_work, warn_reset_work);
	pci_set_drvdata(pdev, card);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	schedule_work(&card->reset_work);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	cancel_work_sync(&card->reset_work);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
