// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * osprey_grabber - a frame grabber
 *
 * Worth a look: suspend frees the vectors of a managed device and resume takes new ones. This is legal, there is
 * no managed way to do it, and devres still looks after the new vectors; but it is not needed either, because the
 * PCI core restores MSI-X with the rest of the configuration. Should resume fail, remove frees handlers that are
 * gone.
 *
 * pcidevres: managed-vectors-recycled, at level 2. The driver that keeps its vectors: osprey_grabber_fixed.c.
 */
#include <linux/interrupt.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/pci.h>

#define OSPREY_VECTORS		2
#define OSPREY_CONTROL		0x00
#define OSPREY_RUN		BIT(0)

struct osprey {
	struct pci_dev *pdev;
	void __iomem *regs;
	struct miscdevice misc;
};

static irqreturn_t osprey_frame(int irq, void *data)
{
	return IRQ_HANDLED;
}

static irqreturn_t osprey_fault(int irq, void *data)
{
	struct osprey *osprey = data;

	writel(0, osprey->regs + OSPREY_CONTROL);
	return IRQ_HANDLED;
}

static int osprey_irq_on(struct osprey *osprey)
{
	struct pci_dev *pdev = osprey->pdev;
	int ret;

	ret = pci_alloc_irq_vectors(pdev, OSPREY_VECTORS, OSPREY_VECTORS, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	ret = pci_request_irq(pdev, 0, osprey_frame, NULL, osprey, "osprey-frame");
	if (ret)
		return ret;
	ret = pci_request_irq(pdev, 1, osprey_fault, NULL, osprey, "osprey-fault");
	if (ret)
		pci_free_irq(pdev, 0, osprey);
	return ret;
}

static void osprey_irq_off(struct osprey *osprey)
{
	pci_free_irq(osprey->pdev, 1, osprey);
	pci_free_irq(osprey->pdev, 0, osprey);
}

static int osprey_suspend(struct device *dev)
{
	struct osprey *osprey = dev_get_drvdata(dev);

	writel(0, osprey->regs + OSPREY_CONTROL);
	osprey_irq_off(osprey);
	pci_free_irq_vectors(osprey->pdev);
	return 0;
}

static int osprey_resume(struct device *dev)
{
	struct osprey *osprey = dev_get_drvdata(dev);
	int ret;

	ret = osprey_irq_on(osprey);
	if (ret)
		return ret;

	writel(OSPREY_RUN, osprey->regs + OSPREY_CONTROL);
	return 0;
}

static DEFINE_SIMPLE_DEV_PM_OPS(osprey_pm_ops, osprey_suspend, osprey_resume);

static int osprey_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct osprey *osprey;
	int ret;

	osprey = devm_kzalloc(&pdev->dev, sizeof(*osprey), GFP_KERNEL);
	if (!osprey)
		return -ENOMEM;
	osprey->pdev = pdev;
	osprey->misc.minor = MISC_DYNAMIC_MINOR;
	osprey->misc.name = "osprey";

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	osprey->regs = pcim_iomap_region(pdev, 2, "osprey");
	if (IS_ERR(osprey->regs))
		return PTR_ERR(osprey->regs);
	ret = osprey_irq_on(osprey);
	if (ret)
		return ret;
	ret = misc_register(&osprey->misc);
	if (ret) {
		osprey_irq_off(osprey);
		return ret;
	}
	pci_set_drvdata(pdev, osprey);
	return 0;
}

static void osprey_remove(struct pci_dev *pdev)
{
	struct osprey *osprey = pci_get_drvdata(pdev);

	misc_deregister(&osprey->misc);
	osprey_irq_off(osprey);
}

static const struct pci_device_id osprey_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0403) },
	{ }
};
MODULE_DEVICE_TABLE(pci, osprey_ids);

static struct pci_driver osprey_driver = {
	.name = "osprey",
	.id_table = osprey_ids,
	.probe = osprey_probe,
	.remove = osprey_remove,
	.driver.pm = pm_sleep_ptr(&osprey_pm_ops),
};
module_pci_driver(osprey_driver);

MODULE_DESCRIPTION("Osprey frame grabber");
MODULE_LICENSE("GPL");
