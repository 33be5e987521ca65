// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I3: the driver's data hangs in an object of a framework, zeroed as that is: what was never mapped is not let go. What
 * is never set to zero in a structure of the driver's own may be anything.
 */
/* { dg-semantics "kernels" } */
#include <linux/fb.h>
#include <linux/module.h>
#include <linux/pci.h>

struct smew {
	void __iomem *regs, *engine;
};

static int smew_map(struct pci_dev *pdev, struct smew *smew)
{
	int ret;

	ret = pci_request_region(pdev, 0, "smew"); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	smew->regs = pci_iomap(pdev, 0, 0);
	if (!smew->regs) {
		pci_release_region(pdev, 0); /* { dg-bogus "warning" } */
		return -ENOMEM;
	}
	ret = pci_request_region(pdev, 1, "smew");
	if (ret)
		return ret;
	smew->engine = pci_iomap(pdev, 1, 0);
	if (!smew->engine) {
		pci_release_region(pdev, 1); /* { dg-bogus "warning" } */
		return -ENOMEM;
	}
	return 0;
}

static void smew_unmap(struct pci_dev *pdev, struct smew *smew)
{
	if (smew->regs) {
		pci_iounmap(pdev, smew->regs);
		pci_release_region(pdev, 0); /* { dg-bogus "warning" } */
	}
	if (smew->engine) {
		pci_iounmap(pdev, smew->engine);
		pci_release_region(pdev, 1); /* { dg-bogus "warning" } */
	}
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct fb_info *info;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	info = framebuffer_alloc(sizeof(struct smew), &pdev->dev);
	if (!info) {
		ret = -ENOMEM;
		goto disable;
	}
	ret = smew_map(pdev, info->par);
	if (ret)
		goto unmap;
	ret = register_framebuffer(info);
	if (ret)
		goto unmap;
	pci_set_drvdata(pdev, info);
	return 0;

unmap:
	smew_unmap(pdev, info->par);
	framebuffer_release(info);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct fb_info *info = pci_get_drvdata(pdev);

	unregister_framebuffer(info);
	smew_unmap(pdev, info->par);
	framebuffer_release(info);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
