// SPDX-License-Identifier: GPL-2.0-or-later
/* The last reference lets everything go; how many there are is counted by atomic operations. */
#include <linux/kref.h>
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	struct kref ref;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void card_release(struct kref *ref)
{
	struct card *card = container_of(ref, struct card, ref);

	free_irq(pci_irq_vector(card->pdev, 0), card); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(card->pdev); /* { dg-bogus "warning" } */
	pci_disable_device(card->pdev); /* { dg-bogus "warning" } */
	kfree(card);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = kzalloc(sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	kref_init(&card->ref);
	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		goto free_card;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	ret = request_irq(pci_irq_vector(pdev, 0), card_irq, 0, "card", card); /* { dg-bogus "warning" } */
	if (ret)
		goto free_vectors;
	pci_set_drvdata(pdev, card);
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
free_card:
	kfree(card);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	kref_put(&card->ref, card_release);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
