// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I2: as i02-accessors.c, the function that takes a flag back asks another one first.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

#define MARTIN_ENABLED	0x1
#define MARTIN_VECTORS	0x2
#define MARTIN_HANDLER	0x4

struct martin {
	struct pci_dev *pdev;
	unsigned long state;
};

static irqreturn_t martin_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void martin_set(struct martin *martin, unsigned long bit)
{
	martin->state |= bit;
}

static bool martin_has(struct martin *martin, unsigned long bit)
{
	return martin->state & bit;
}

static bool martin_take(struct martin *martin, unsigned long bit)
{
	if (!martin_has(martin, bit))
		return false;
	martin->state &= ~bit;
	return true;
}

static int martin_init(struct martin *martin)
{
	int ret;

	ret = pci_enable_device(martin->pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	martin_set(martin, MARTIN_ENABLED);
	ret = pci_alloc_irq_vectors(martin->pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	martin_set(martin, MARTIN_VECTORS);
	ret = request_irq(pci_irq_vector(martin->pdev, 0), martin_irq, 0, "martin", martin); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	martin_set(martin, MARTIN_HANDLER);
	return 0;
}

static void good_undo(struct martin *martin)
{
	if (martin_take(martin, MARTIN_HANDLER))
		free_irq(pci_irq_vector(martin->pdev, 0), martin); /* { dg-bogus "warning" } */
	if (martin_take(martin, MARTIN_VECTORS))
		pci_free_irq_vectors(martin->pdev); /* { dg-bogus "warning" } */
	if (martin_take(martin, MARTIN_ENABLED))
		pci_disable_device(martin->pdev); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct martin *martin;
	int ret;

	martin = devm_kzalloc(&pdev->dev, sizeof(*martin), GFP_KERNEL);
	if (!martin)
		return -ENOMEM;
	martin->pdev = pdev;
	pci_set_drvdata(pdev, martin);
	ret = martin_init(martin);
	if (ret)
		good_undo(martin);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	good_undo(pci_get_drvdata(pdev));
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
