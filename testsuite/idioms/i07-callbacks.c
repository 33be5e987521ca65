// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I7: two drivers in one file, one managed, one not, each with a work item of its own kind of structure. The work of the
 * unmanaged one never runs on a device of the other.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/workqueue.h>

struct wader {
	struct pci_dev *pdev;
	struct work_struct reset;
};

static void good_reset(struct work_struct *work)
{
	struct wader *wader = container_of(work, struct wader, reset);

	pci_free_irq_vectors(wader->pdev); /* { dg-bogus "warning" } */
	if (pci_alloc_irq_vectors(wader->pdev, 1, 1, PCI_IRQ_MSI) < 0) /* { dg-bogus "warning" } */
		pci_err(wader->pdev, "no vector\n");
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct wader *wader;
	int ret;

	wader = devm_kzalloc(&pdev->dev, sizeof(*wader), GFP_KERNEL);
	if (!wader)
		return -ENOMEM;
	wader->pdev = pdev;
	INIT_WORK(&wader->reset, good_reset);
	pci_set_drvdata(pdev, wader);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	schedule_work(&wader->reset);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct wader *wader = pci_get_drvdata(pdev);

	cancel_work_sync(&wader->reset);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int good_vf_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static struct pci_driver good_vf_driver = {
	.name = "good_vf",
	.probe = good_vf_probe,
};
module_pci_driver(good_vf_driver);
