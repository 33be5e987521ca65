// SPDX-License-Identifier: GPL-2.0-or-later
/* Several units behind one function: the first turn of the loop enables the device and asks for all vectors. */
/* { dg-semantics "hybrid" } */
#include <linux/dma-mapping.h>
#include <linux/io.h>
#include <linux/module.h>
#include <linux/pci.h>

#define UNIT_IS_MASTER 1
#define UNIT_HAS_DMA 2

struct unit {
	void __iomem *regs;
	unsigned int nr;
	int irq;
	u32 features;
};

struct board {
	unsigned int nunits;
	struct unit *units[8];
	void __iomem *regs;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static struct board *card_board(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct board *board;

	board = devm_kzalloc(&pdev->dev, sizeof(*board), GFP_KERNEL);
	if (!board)
		return NULL;
	board->nunits = id->driver_data & 0xf;
	pci_set_drvdata(pdev, board);
	return board;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct board *board = card_board(pdev, id);
	struct unit *unit;
	int i, n, ret;

	if (!board)
		return -ENOMEM;
	n = board->nunits;
	for (i = 0; i < n; i++) {
		unit = devm_kzalloc(&pdev->dev, sizeof(*unit), GFP_KERNEL);
		if (!unit)
			return -ENOMEM;
		board->units[i] = unit;
		unit->nr = i;
		if (!i) {
			ret = pcim_enable_device(pdev);
			if (ret)
				return -ENODEV;
			board->regs = pcim_iomap(pdev, 0, 0);
			if (!board->regs)
				return -EINVAL;
			ret = pci_alloc_irq_vectors(pdev, n, n, PCI_IRQ_ALL_TYPES); /* { dg-bogus "warning" } */
			if (ret < 0)
				return ret;
			pci_set_master(pdev);
		}
		unit->regs = board->regs + 0x100 * i;
		unit->features = readl(unit->regs);
		if (unit->features & UNIT_IS_MASTER)
			writel(1, unit->regs);
		if (unit->features & UNIT_HAS_DMA) {
			ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
			if (ret)
				return ret;
		}
		unit->irq = pci_irq_vector(pdev, i);
		ret = devm_request_irq(&pdev->dev, unit->irq, card_irq, 0, "card", unit);
		if (ret)
			return -ENODEV;
		if (i)
			writel(i, board->regs);
	}
	return 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

/* The first two turns. */
static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct board *board = card_board(pdev, id);
	struct unit *unit;
	int i, n, ret;

	if (!board)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	n = board->nunits;
	for (i = 0; i < n; i++) {
		unit = devm_kzalloc(&pdev->dev, sizeof(*unit), GFP_KERNEL);
		if (!unit)
			return -ENOMEM;
		board->units[i] = unit;
		unit->nr = i;
		if (i <= 1) {
			ret = pci_alloc_irq_vectors(pdev, n, n, PCI_IRQ_MSI); /* { dg-warning "vectors-reallocated" } */
			if (ret < 0)
				return ret;
			pci_set_master(pdev);
		}
		if (id->driver_data & 0x10) {
			ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
			if (ret)
				return ret;
		}
		unit->irq = pci_irq_vector(pdev, i);
	}
	return 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
