// SPDX-License-Identifier: GPL-2.0-or-later
/* A drm driver whose drm_driver.release frees vectors that devres frees. */
/* { dg-semantics "hybrid" } */
#include <drm/drm_drv.h>
#include <linux/module.h>
#include <linux/pci.h>

struct egret {
	struct drm_device drm;
	struct pci_dev *pdev;
};

static void warn_release(struct drm_device *drm)
{
	struct egret *egret = container_of(drm, struct egret, drm);

	pci_free_irq_vectors(egret->pdev); /* { dg-warning "managed-vectors-own-action" } */
}

static const struct drm_driver warn_drm_driver = {
	.name = "warn",
	.release = warn_release,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct egret *egret;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	egret = devm_drm_dev_alloc(&pdev->dev, &warn_drm_driver, struct egret, drm);
	if (IS_ERR(egret))
		return PTR_ERR(egret);
	egret->pdev = pdev;
	pci_set_drvdata(pdev, &egret->drm);
	return drm_dev_register(&egret->drm, 0);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct drm_device *drm = pci_get_drvdata(pdev);

	drm_dev_unregister(drm);
	drm_dev_put(drm);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
