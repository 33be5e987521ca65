// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Which function undoes everything is chosen into a local pointer, or they stand in a local table. Where it cannot be told
 * which one is called, it may be any; where none of them is given the device it is none.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t dotterel_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void dotterel_free_handler(struct pci_dev *pdev)
{
	free_irq(pdev->irq, pdev); /* { dg-bogus "warning" } */
}

static void dotterel_free_vectors(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
}

static void dotterel_disable(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static void dotterel_off(struct pci_dev *pdev)
{
	dotterel_free_handler(pdev);
	dotterel_free_vectors(pdev);
	dotterel_disable(pdev);
}

static void dotterel_off_slowly(struct pci_dev *pdev)
{
	pci_clear_master(pdev);
	dotterel_off(pdev);
}

static void dotterel_loud(int times)
{
	pr_info("off %d\n", times);
}

static void dotterel_quiet(int times)
{
	pr_err("off %d\n", times);
}

static int dotterel_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	ret = request_irq(pdev->irq, dotterel_irq, 0, "dotterel", pdev); /* { dg-bogus "warning" } */
	if (ret)
		goto free;
	return 0;

free:
	dotterel_free_vectors(pdev);
disable:
	dotterel_disable(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	void (*off)(struct pci_dev *pdev) = pdev->device > 3 ? dotterel_off : dotterel_off_slowly;

	off(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = dotterel_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void good_table_remove(struct pci_dev *pdev)
{
	void (*exits[])(struct pci_dev *pdev) = { dotterel_free_handler, dotterel_free_vectors, dotterel_disable };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(exits); i++)
		exits[i](pdev);
}

static struct pci_driver good_table_driver = {
	.name = "good_table",
	.probe = dotterel_probe,
	.remove = good_table_remove,
};
module_pci_driver(good_table_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	void (*say)(int) = pdev->device > 3 ? dotterel_loud : dotterel_quiet;

	say(2);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
