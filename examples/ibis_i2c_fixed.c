// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * ibis_i2c_fixed - an I2C controller
 *
 * Right since Linux 6.11: suspend lowers the count by one, resume raises it by one, and the one managed release
 * from probe is left for driver detach. pcidevres: nothing.
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
	ret = pci_enable_device(pdev);
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
