// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Two flags, set together: MSI-X, else MSI, else the line. One helper frees the handlers by them, then the vectors.
 * Probe tests the interrupt first, a few times, and asks again for good later, with one ring if need be.
 */
#include <linux/io.h>
#include <linux/module.h>
#include <linux/pci.h>

struct ring {
	struct card *card;
	unsigned int nr;
};

struct card {
	struct pci_dev *pdev;
	void __iomem *regs;
	bool msi_enabled;
	bool msix_enabled;
	int nrings;
	int tries;
	struct msix_entry entries[8];
	struct ring rings[8];
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static irqreturn_t card_ring_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_request(struct card *card)
{
	struct pci_dev *pdev = card->pdev;
	int i, ret;

	card->msi_enabled = false;
	card->msix_enabled = false;
	if (card->nrings > 1) {
		ret = pci_enable_msix_range(pdev, card->entries, card->nrings, card->nrings); /* { dg-bogus "warning" } */
		if (ret < 0)
			return ret;
		card->msix_enabled = true;
	} else {
		ret = pci_enable_msi(pdev); /* { dg-bogus "warning" } */
		if (!ret)
			card->msi_enabled = true;
	}
	if (card->msix_enabled) {
		for (i = 0; i < card->nrings; i++) {
			ret = request_irq(card->entries[i].vector, card_ring_irq, 0, "ring", &card->rings[i]);
			if (ret) {
				while (--i >= 0)
					free_irq(card->entries[i].vector, &card->rings[i]);
				pci_disable_msix(pdev); /* { dg-bogus "warning" } */
				return ret;
			}
		}
		return 0;
	}
	ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", card);
	if (ret && card->msi_enabled)
		pci_disable_msi(pdev); /* { dg-bogus "warning" } */
	return ret;
}

static void good_free(struct card *card)
{
	struct pci_dev *pdev = card->pdev;
	int i;

	if (card->msix_enabled) {
		for (i = 0; i < card->nrings; i++)
			free_irq(card->entries[i].vector, &card->rings[i]); /* { dg-bogus "warning" } */
	} else {
		free_irq(pdev->irq, card); /* { dg-bogus "warning" } */
	}
	if (card->msi_enabled)
		pci_disable_msi(pdev); /* { dg-bogus "warning" } */
	if (card->msix_enabled)
		pci_disable_msix(pdev); /* { dg-bogus "warning" } */
}

static struct card *card_alloc(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return NULL;
	card->pdev = pdev;
	card->nrings = id->driver_data & 7;
	card->tries = id->driver_data >> 3;
	pci_set_drvdata(pdev, card);
	return card;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret, try;
	bool failed;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = -ENOMEM;
	card = card_alloc(pdev, id);
	if (!card)
		goto disable;
	card->regs = pcim_iomap(pdev, 0, 0);
	if (!card->regs)
		goto disable;
	for (try = 0; try < card->tries; try++) {
		ret = card_request(card);
		if (ret)
			goto disable;
		writel(1, card->regs);
		failed = readl(card->regs) != 1;
		good_free(card);
		if (!failed)
			break;
		if (card->nrings > 1)
			card->nrings = 1;
	}
	ret = card_request(card);
	if (ret)
		goto disable;
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	good_free(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* Forgets that there may be MSI when it frees the handler. */
static void warn_free(struct card *card)
{
	struct pci_dev *pdev = card->pdev;
	int i;

	if (card->msix_enabled) {
		for (i = 0; i < card->nrings; i++)
			free_irq(card->entries[i].vector, &card->rings[i]); /* { dg-bogus "warning" } */
	} else if (!card->msi_enabled) {
		free_irq(pdev->irq, card); /* { dg-bogus "warning" } */
	}
	if (card->msi_enabled)
		pci_disable_msi(pdev); /* { dg-warning "vectors-freed-in-use" } */
	if (card->msix_enabled)
		pci_disable_msix(pdev); /* { dg-bogus "warning" } */
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = -ENOMEM;
	card = card_alloc(pdev, id);
	if (!card)
		goto disable;
	ret = card_request(card);
	if (ret)
		goto disable;
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	warn_free(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
