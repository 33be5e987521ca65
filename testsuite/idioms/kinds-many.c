// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * More generations of a card than ways are kept apart. Each is set up by its own function, and all are undone where the
 * card is of any of them; that no card is of none is known to the driver only. Level 2, so level 1 is silent.
 */
/* { dg-options "-fplugin-arg-pcidevres-level=1" } */
#include <linux/module.h>
#include <linux/pci.h>

struct godwit {
	struct pci_dev *pdev;
	u32 base;
};

static bool is_first(struct pci_dev *pdev)
{
	switch (pdev->device) {
	case 0x10:
	case 0x12:
	case 0x17:
		return true;
	}
	return false;
}

static bool is_second(struct pci_dev *pdev)
{
	return pdev->device == 0x20;
}

static bool is_third(struct pci_dev *pdev)
{
	return pdev->device == 0x30;
}

static bool is_fourth(struct pci_dev *pdev)
{
	return pdev->device == 0x40;
}

static bool is_fifth(struct pci_dev *pdev)
{
	return pdev->device == 0x50;
}

static bool is_sixth(struct pci_dev *pdev)
{
	return pdev->device == 0x60;
}

static bool is_seventh(struct pci_dev *pdev)
{
	return pdev->device == 0x70;
}

static bool is_eighth(struct pci_dev *pdev)
{
	return pdev->device == 0x80;
}

static irqreturn_t godwit_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int godwit_start(struct godwit *g)
{
	int ret;

	ret = pci_enable_device(g->pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(g->pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	ret = request_irq(pci_irq_vector(g->pdev, 0), godwit_irq, 0, "godwit", g); /* { dg-bogus "warning" } */
	if (ret)
		goto vectors;
	return 0;

vectors:
	pci_free_irq_vectors(g->pdev);
disable:
	pci_disable_device(g->pdev);
	return ret;
}

static void godwit_stop(struct godwit *g)
{
	free_irq(pci_irq_vector(g->pdev, 0), g);
	pci_free_irq_vectors(g->pdev);
	pci_disable_device(g->pdev);
}

static int likely_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct godwit *g = devm_kzalloc(&pdev->dev, sizeof(*g), GFP_KERNEL);
	int ret;

	if (!g)
		return -ENOMEM;
	g->pdev = pdev;
	pci_set_drvdata(pdev, g);
	if (is_first(pdev)) {
		g->base = 0x100;
		ret = godwit_start(g);
	} else if (is_second(pdev)) {
		g->base = 0x200;
		ret = godwit_start(g);
	} else if (is_third(pdev)) {
		g->base = 0x300;
		ret = godwit_start(g);
	} else if (is_fourth(pdev) || is_fifth(pdev)) {
		g->base = 0x400;
		ret = godwit_start(g);
	} else if (is_sixth(pdev)) {
		g->base = 0x500;
		ret = godwit_start(g);
	} else if (is_seventh(pdev)) {
		g->base = 0x600;
		ret = godwit_start(g);
	} else if (is_eighth(pdev)) {
		g->base = 0x700;
		ret = godwit_start(g);
	} else {
		ret = -ENODEV;
	}
	return ret;
}

static void likely_remove(struct pci_dev *pdev)
{
	if (is_first(pdev) || is_second(pdev) || is_third(pdev) || is_fourth(pdev) || is_fifth(pdev) ||
	    is_sixth(pdev) || is_seventh(pdev) || is_eighth(pdev))
		godwit_stop(pci_get_drvdata(pdev));
}

static struct pci_driver likely_driver = {
	.name = "likely",
	.probe = likely_probe,
	.remove = likely_remove,
};
module_pci_driver(likely_driver);
