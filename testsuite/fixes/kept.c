// SPDX-License-Identifier: GPL-2.0-or-later
/* Frees that are redundant on one way and needed on another: nothing is mended. */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/slab.h>
#include <linux/workqueue.h>


static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

/* Without the free the line would not be used. */
static int line_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	ret = devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), card_irq, 0, "card", pdev);
	if (!ret)
		return 0;
	pci_free_irq_vectors(pdev);
	return devm_request_irq(&pdev->dev, pdev->irq, card_irq, IRQF_SHARED, "card", pdev);
}

static struct pci_driver line_driver = {
	.name = "line",
	.probe = line_probe,
};
module_pci_driver(line_driver);

/* One helper for a managed and an unmanaged driver. */
static void give_back(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
}

static int managed_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	return ret < 0 ? ret : 0;
}

static struct pci_driver managed_driver = {
	.name = "managed",
	.probe = managed_probe,
	.remove = give_back,
};
module_pci_driver(managed_driver);

static int unmanaged_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	return 0;
}

static void unmanaged_remove(struct pci_dev *pdev)
{
	give_back(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver unmanaged_driver = {
	.name = "unmanaged",
	.probe = unmanaged_probe,
	.remove = unmanaged_remove,
};
module_pci_driver(unmanaged_driver);

/* The device would be left without a use: the compiler would complain. */
static int orphan_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	return ret < 0 ? ret : 0;
}

static void orphan_remove(struct pci_dev *given)
{
	struct pci_dev *pdev = given;

	pci_free_irq_vectors(pdev);
}

static struct pci_driver orphan_driver = {
	.name = "orphan",
	.probe = orphan_probe,
	.remove = orphan_remove,
};
module_pci_driver(orphan_driver);

/* Remove is shutdown as well, which no devres follows. */
static int stopped_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	return ret < 0 ? ret : 0;
}

static void stopped_remove(struct pci_dev *pdev)
{
	pci_clear_master(pdev);
	pci_free_irq_vectors(pdev);
}

static struct pci_driver stopped_driver = {
	.name = "stopped",
	.probe = stopped_probe,
	.remove = stopped_remove,
	.shutdown = stopped_remove,
};
module_pci_driver(stopped_driver);

/* Somebody is given what remove calls. */
void framework_register(struct pci_dev *pdev, void (*stop)(struct pci_dev *pdev));

static void stop(struct pci_dev *pdev)
{
	pci_clear_master(pdev);
	pci_free_irq_vectors(pdev);
}

static int given_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	framework_register(pdev, stop);
	return 0;
}

static void given_remove(struct pci_dev *pdev)
{
	stop(pdev);
}

static struct pci_driver given_driver = {
	.name = "given",
	.probe = given_probe,
	.remove = given_remove,
};
module_pci_driver(given_driver);

/* A work item calls what remove calls: who knows when. */
static void quiesce(struct pci_dev *pdev)
{
	pci_clear_master(pdev);
	pci_free_irq_vectors(pdev);
}

struct card {
	struct work_struct work;
	struct pci_dev *pdev;
};

static void late_work(struct work_struct *work)
{
	quiesce(container_of(work, struct card, work)->pdev);
}

static int late_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	int ret;

	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	INIT_WORK(&card->work, late_work);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	return ret < 0 ? ret : 0;
}

static void late_remove(struct pci_dev *pdev)
{
	quiesce(pdev);
}

static struct pci_driver late_driver = {
	.name = "late",
	.probe = late_probe,
	.remove = late_remove,
};
module_pci_driver(late_driver);
