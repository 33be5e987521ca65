// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I3: an object of a framework is made for the device and remembers it: an ATA host, a frame buffer, a drm device. Helpers
 * find the device there, nobody has stored it. The ATA host is the driver data, too.
 */
/* { dg-semantics "all" } */
#include <drm/drm_drv.h>
#include <linux/fb.h>
#include <linux/libata.h>
#include <linux/module.h>
#include <linux/pci.h>

static int avocet_request(struct device *dev)
{
	return pci_request_regions(to_pci_dev(dev), "avocet"); /* { dg-warning "regions-leaked" } */
}

static int warn_ata_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct ata_host *host;
	int ret;

	ret = pci_enable_device(pdev); /* { dg-warning "enable-leaked" } */
	if (ret)
		return ret;
	host = ata_host_alloc(&pdev->dev, 2);
	if (!host)
		return -ENOMEM;
	return avocet_request(host->dev);
}

static void warn_ata_remove(struct pci_dev *pdev)
{
	struct ata_host *host = pci_get_drvdata(pdev);

	pci_disable_device(to_pci_dev(host->dev)); /* { dg-bogus "warning" } */
}

static struct pci_driver warn_ata_driver = {
	.name = "warn_ata",
	.probe = warn_ata_probe,
	.remove = warn_ata_remove,
};

static int good_fb_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct fb_info *info;
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	info = framebuffer_alloc(0, &pdev->dev);
	if (!info) {
		ret = -ENOMEM;
		goto disable;
	}
	ret = pci_request_regions(to_pci_dev(info->device), "avocet"); /* { dg-bogus "warning" } */
	if (ret)
		goto release;
	pci_set_drvdata(pdev, info);
	return 0;

release:
	framebuffer_release(info);
disable:
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return ret;
}

static void good_fb_remove(struct pci_dev *pdev)
{
	struct fb_info *info = pci_get_drvdata(pdev);

	pci_release_regions(to_pci_dev(info->device)); /* { dg-bogus "warning" } */
	framebuffer_release(info);
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_fb_driver = {
	.name = "good_fb",
	.probe = good_fb_probe,
	.remove = good_fb_remove,
};

struct avocet {
	int depth;
	struct drm_device drm;
};

static const struct drm_driver avocet_drm_driver = {
	.name = "avocet",
};

static irqreturn_t avocet_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int avocet_irq_init(struct avocet *avocet)
{
	struct pci_dev *pdev = to_pci_dev(avocet->drm.dev);

	return request_irq(pdev->irq, avocet_irq, IRQF_SHARED, "avocet", avocet); /* { dg-warning "handler-leaked" } */
}

static int warn_drm_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct avocet *avocet;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	avocet = devm_drm_dev_alloc(&pdev->dev, &avocet_drm_driver, struct avocet, drm);
	if (IS_ERR(avocet))
		return PTR_ERR(avocet);
	pci_set_drvdata(pdev, avocet);
	return avocet_irq_init(avocet);
}

static void warn_drm_remove(struct pci_dev *pdev)
{
	struct avocet *avocet = pci_get_drvdata(pdev);

	drm_dev_unregister(&avocet->drm);
}

static struct pci_driver warn_drm_driver = {
	.name = "warn_drm",
	.probe = warn_drm_probe,
	.remove = warn_drm_remove,
};

static int __init avocets_init(void)
{
	int ret = pci_register_driver(&warn_ata_driver);

	if (!ret)
		ret = pci_register_driver(&good_fb_driver);
	return ret ? ret : pci_register_driver(&warn_drm_driver);
}

module_init(avocets_init);
MODULE_LICENSE("GPL");
