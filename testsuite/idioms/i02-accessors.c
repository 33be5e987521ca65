// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I2: the flags are set, asked for and taken back by small functions. One level deep in the first driver, where the twin
 * asks for another flag than it means.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

#define MARTIN_ENABLED	0x1
#define MARTIN_VECTORS	0x2
#define MARTIN_HANDLER	0x4
#define MARTIN_FAST	0x8

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

static bool martin_take(struct martin *martin, unsigned long bit)
{
	if ((martin->state & bit) != bit)
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
	ret = pci_alloc_irq_vectors(martin->pdev, 1, 1, PCI_IRQ_MSI);
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

static struct martin *martin_new(struct pci_dev *pdev)
{
	struct martin *martin;

	martin = devm_kzalloc(&pdev->dev, sizeof(*martin), GFP_KERNEL);
	if (!martin)
		return NULL;
	martin->pdev = pdev;
	pci_set_drvdata(pdev, martin);
	return martin;
}

static int martin_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct martin *martin = martin_new(pdev);
	int ret;

	if (!martin)
		return -ENOMEM;
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
	.probe = martin_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_remove(struct pci_dev *pdev)
{
	struct martin *martin = pci_get_drvdata(pdev);

	if (martin_take(martin, MARTIN_FAST))
		free_irq(pci_irq_vector(pdev, 0), martin); /* { dg-bogus "warning" } */
	if (martin_take(martin, MARTIN_VECTORS))
		pci_free_irq_vectors(pdev); /* { dg-warning "vectors-freed-in-use" } */
	if (martin_take(martin, MARTIN_ENABLED))
		pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = martin_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
