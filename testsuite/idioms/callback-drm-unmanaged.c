// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A drm driver: the last reference to the device, which is devres', runs drm_driver.release, which undoes what probe did, on
 * its late errors as well.
 */
/* { dg-semantics "all" } */
#include <drm/drm_drv.h>
#include <linux/module.h>
#include <linux/pci.h>

struct heron {
	struct drm_device drm;
	struct pci_dev *pdev;
};

static void good_release(struct drm_device *drm)
{
	struct heron *heron = container_of(drm, struct heron, drm);

	pci_free_irq_vectors(heron->pdev); /* { dg-bogus "warning" } */
	pci_disable_device(heron->pdev); /* { dg-bogus "warning" } */
}

static const struct drm_driver good_drm_driver = {
	.name = "good",
	.release = good_release,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct heron *heron;
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	heron = devm_drm_dev_alloc(&pdev->dev, &good_drm_driver, struct heron, drm);
	if (IS_ERR(heron)) {
		ret = PTR_ERR(heron);
		goto free_vectors;
	}
	heron->pdev = pdev;
	pci_set_drvdata(pdev, &heron->drm);
	return drm_dev_register(&heron->drm, 0);

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
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
