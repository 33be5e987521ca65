// SPDX-License-Identifier: GPL-2.0-or-later
/* A work item finishes the set-up; remove waits for it and then frees what it installed. */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/workqueue.h>

struct card {
	struct pci_dev *pdev;
	struct work_struct init_work;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void good_init_work(struct work_struct *work)
{
	struct card *card = container_of(work, struct card, init_work);

	if (request_irq(card->pdev->irq, card_irq, IRQF_SHARED, "card", card)) /* { dg-bogus "warning" } */
		pci_err(card->pdev, "no interrupt\n");
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	INIT_WORK(&card->init_work, good_init_work);
	pci_set_drvdata(pdev, card);
	schedule_work(&card->init_work);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	flush_work(&card->init_work);
	free_irq(pdev->irq, card); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
