// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I1 of a framework: an action on the drm device frees the vectors when the last reference to it goes, which is after
 * remove, for the device's own reference is devres'.
 */
/* { dg-semantics "all" } */
#include <drm/drm_managed.h>
#include <linux/module.h>
#include <linux/pci.h>

struct heron {
	struct drm_device drm;
	struct pci_dev *pdev;
};

static const struct drm_driver good_drm_driver = {
	.name = "good",
};

static void good_fini(struct drm_device *drm, void *data)
{
	struct heron *heron = data;

	pci_free_irq_vectors(heron->pdev); /* { dg-bogus "warning" } */
	pci_disable_device(heron->pdev); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct heron *heron;
	int ret;

	heron = devm_drm_dev_alloc(&pdev->dev, &good_drm_driver, struct heron, drm);
	if (IS_ERR(heron))
		return PTR_ERR(heron);
	heron->pdev = pdev;
	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	ret = drmm_add_action_or_reset(&heron->drm, good_fini, heron);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, &heron->drm);
	return drm_dev_register(&heron->drm, 0);
}

static void good_remove(struct pci_dev *pdev)
{
	drm_dev_unregister(pci_get_drvdata(pdev));
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
