// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What has to be undone is pushed on a stack of functions, bare or in structs, and popped one after the other, by remove
 * and where probe fails. Which one stands where is not known; what runs is one of those that were pushed.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t stilt_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void stilt_disable(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static void stilt_free_vectors(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
}

static void stilt_free_handler(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, 0), pdev); /* { dg-bogus "warning" } */
}

struct stilt {
	struct pci_dev *pdev;
	int count;
	void (*undo[4])(struct pci_dev *pdev);
};

static void stilt_push(struct stilt *stilt, void (*fn)(struct pci_dev *pdev))
{
	stilt->undo[stilt->count++] = fn;
}

static void stilt_unwind(struct stilt *stilt)
{
	while (stilt->count > 0) {
		stilt->count--;
		stilt->undo[stilt->count](stilt->pdev);
	}
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct stilt *stilt;
	int ret;

	stilt = devm_kzalloc(&pdev->dev, sizeof(*stilt), GFP_KERNEL);
	if (!stilt)
		return -ENOMEM;
	stilt->pdev = pdev;
	pci_set_drvdata(pdev, stilt);
	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	stilt_push(stilt, stilt_disable);
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto unwind;
	stilt_push(stilt, stilt_free_vectors);
	ret = request_irq(pci_irq_vector(pdev, 0), stilt_irq, 0, "stilt", pdev); /* { dg-bogus "warning" } */
	if (ret)
		goto unwind;
	stilt_push(stilt, stilt_free_handler);
	return 0;

unwind:
	stilt_unwind(stilt);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	stilt_unwind(pci_get_drvdata(pdev));
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

struct step {
	void (*fn)(struct pci_dev *pdev);
};

struct avocet {
	struct pci_dev *pdev;
	struct step steps[4];
	int count;
};

static void avocet_unwind(struct avocet *avocet)
{
	while (avocet->count > 0) {
		avocet->count--;
		avocet->steps[avocet->count].fn(avocet->pdev);
	}
}

static int good_struct_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct avocet *avocet;
	int ret;

	avocet = devm_kzalloc(&pdev->dev, sizeof(*avocet), GFP_KERNEL);
	if (!avocet)
		return -ENOMEM;
	avocet->pdev = pdev;
	pci_set_drvdata(pdev, avocet);
	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	avocet->steps[avocet->count++].fn = stilt_disable;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto unwind;
	avocet->steps[avocet->count++].fn = stilt_free_vectors;
	ret = request_irq(pci_irq_vector(pdev, 0), stilt_irq, 0, "avocet", pdev); /* { dg-bogus "warning" } */
	if (ret)
		goto unwind;
	avocet->steps[avocet->count++].fn = stilt_free_handler;
	return 0;

unwind:
	avocet_unwind(avocet);
	return ret;
}

static void good_struct_remove(struct pci_dev *pdev)
{
	avocet_unwind(pci_get_drvdata(pdev));
}

static struct pci_driver good_struct_driver = {
	.name = "good_struct",
	.probe = good_struct_probe,
	.remove = good_struct_remove,
};
module_pci_driver(good_struct_driver);

/* nothing is popped in remove */
static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct stilt *stilt;
	int ret;

	stilt = devm_kzalloc(&pdev->dev, sizeof(*stilt), GFP_KERNEL);
	if (!stilt)
		return -ENOMEM;
	stilt->pdev = pdev;
	pci_set_drvdata(pdev, stilt);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	stilt_push(stilt, stilt_disable);
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		stilt_unwind(stilt);
	else
		stilt_push(stilt, stilt_free_vectors);
	return ret < 0 ? ret : 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
