// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * ibis_i2c - an I2C controller
 *
 * Wrong since Linux 6.11: enables are counted, and each pcim_enable_device() in resume adds one more release at
 * driver detach, while each pci_disable_device() in suspend lowers the count by itself. After one cycle of suspend
 * and resume, unbinding lowers the count below zero and the kernel warns. (Right up to 6.10, where the managed
 * enable had only one release, however often it was called.)
 *
 * pcidevres: mixed-enable. With pci_enable_device() in resume: ibis_i2c_fixed.c.
 */
#include <linux/i2c.h>
#include <linux/module.h>
#include <linux/pci.h>

#define IBIS_CONTROL	0x00
#define IBIS_ENABLE	BIT(0)

struct ibis {
	struct i2c_adapter adapter;
	void __iomem *regs;
};

static int ibis_suspend(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);
	struct ibis *ibis = pci_get_drvdata(pdev);

	writel(0, ibis->regs + IBIS_CONTROL);
	pci_save_state(pdev);
	pci_disable_device(pdev);
	return 0;
}

static int ibis_resume(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);
	struct ibis *ibis = pci_get_drvdata(pdev);
	int ret;

	pci_restore_state(pdev);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	writel(IBIS_ENABLE, ibis->regs + IBIS_CONTROL);
	return 0;
}

static DEFINE_SIMPLE_DEV_PM_OPS(ibis_pm_ops, ibis_suspend, ibis_resume);

static int ibis_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct ibis *ibis;
	int ret;

	ibis = devm_kzalloc(&pdev->dev, sizeof(*ibis), GFP_KERNEL);
	if (!ibis)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ibis->regs = pcim_iomap_region(pdev, 0, "ibis");
	if (IS_ERR(ibis->regs))
		return PTR_ERR(ibis->regs);
	pci_set_drvdata(pdev, ibis);
	writel(IBIS_ENABLE, ibis->regs + IBIS_CONTROL);

	ibis->adapter.owner = THIS_MODULE;
	ibis->adapter.dev.parent = &pdev->dev;
	return devm_i2c_add_adapter(&pdev->dev, &ibis->adapter);
}

static const struct pci_device_id ibis_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0c05) },
	{ }
};
MODULE_DEVICE_TABLE(pci, ibis_ids);

static struct pci_driver ibis_driver = {
	.name = "ibis",
	.id_table = ibis_ids,
	.probe = ibis_probe,
	.driver.pm = pm_sleep_ptr(&ibis_pm_ops),
};
module_pci_driver(ibis_driver);

MODULE_DESCRIPTION("Ibis I2C controller");
MODULE_LICENSE("GPL");
