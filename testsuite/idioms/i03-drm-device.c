// SPDX-License-Identifier: GPL-2.0-or-later
/* I3: the way leads through the device of a framework: to_pci_dev() of the drm_device in the driver's structure. */
/* { dg-semantics "all" } */
#include <drm/drm_drv.h>
#include <linux/module.h>
#include <linux/pci.h>

struct heron {
	struct drm_device drm;
	int irq;
};

#define to_heron(d) container_of(d, struct heron, drm)

static const struct drm_driver heron_drm_driver = {
	.name = "heron",
};

static irqreturn_t heron_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int heron_irq_install(struct drm_device *drm)
{
	struct pci_dev *pdev = to_pci_dev(drm->dev);
	struct heron *heron = to_heron(drm);
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "leaked" } */
	if (ret < 0)
		return ret;
	heron->irq = pci_irq_vector(pdev, 0);
	ret = request_irq(heron->irq, heron_irq, 0, "heron", drm);
	if (ret)
		pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" "" { target hybrid } } */
	return ret;
}

static void good_irq_uninstall(struct drm_device *drm)
{
	struct heron *heron = to_heron(drm);

	free_irq(heron->irq, drm); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(to_pci_dev(heron->drm.dev)); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct heron *heron;
	int ret;

	heron = devm_drm_dev_alloc(&pdev->dev, &heron_drm_driver, struct heron, drm);
	if (IS_ERR(heron))
		return PTR_ERR(heron);
	pci_set_drvdata(pdev, &heron->drm);
	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = heron_irq_install(&heron->drm);
	if (ret)
		goto disable;
	ret = drm_dev_register(&heron->drm, 0);
	if (ret)
		goto uninstall;
	return 0;

uninstall:
	good_irq_uninstall(&heron->drm);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct drm_device *drm = pci_get_drvdata(pdev);

	drm_dev_unregister(drm);
	good_irq_uninstall(drm);
	pci_disable_device(to_pci_dev(drm->dev)); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_irq_uninstall(struct drm_device *drm)
{
	pci_free_irq_vectors(to_pci_dev(drm->dev)); /* { dg-warning "vectors-freed-in-use" } */
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct heron *heron;
	int ret;

	heron = devm_drm_dev_alloc(&pdev->dev, &heron_drm_driver, struct heron, drm);
	if (IS_ERR(heron))
		return PTR_ERR(heron);
	pci_set_drvdata(pdev, &heron->drm);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return heron_irq_install(&heron->drm);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct drm_device *drm = pci_get_drvdata(pdev);

	warn_irq_uninstall(drm);
	pci_disable_device(to_pci_dev(drm->dev)); /* { dg-warning "mixed-enable" "" { target counted } } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
