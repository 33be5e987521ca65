// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * merlin_sensor_fixed - a temperature sensor with an alarm interrupt
 *
 * Right: everything is managed, so there is nothing to undo by hand and no remove. pcidevres: nothing.
 */
#include <linux/hwmon.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

#define MERLIN_ALARM		0x10
#define MERLIN_TEMPERATURE	0x14

struct merlin {
	struct pci_dev *pdev;
	void __iomem *regs;
	unsigned int alarms;
};

static irqreturn_t merlin_alarm(int irq, void *data)
{
	struct merlin *merlin = data;

	if (!readl(merlin->regs + MERLIN_ALARM))
		return IRQ_NONE;
	merlin->alarms++;
	writel(1, merlin->regs + MERLIN_ALARM);
	return IRQ_HANDLED;
}

static int merlin_setup_irq(struct merlin *merlin)
{
	struct pci_dev *pdev = merlin->pdev;
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI | PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	return devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), merlin_alarm, 0, "merlin", merlin);
}

static int merlin_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct merlin *merlin;
	struct device *hwmon;
	int ret;

	merlin = devm_kzalloc(&pdev->dev, sizeof(*merlin), GFP_KERNEL);
	if (!merlin)
		return -ENOMEM;
	merlin->pdev = pdev;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	merlin->regs = pcim_iomap_region(pdev, 0, "merlin");
	if (IS_ERR(merlin->regs))
		return PTR_ERR(merlin->regs);
	ret = merlin_setup_irq(merlin);
	if (ret)
		return dev_err_probe(&pdev->dev, ret, "no interrupt\n");

	hwmon = devm_hwmon_device_register_with_info(&pdev->dev, "merlin", merlin, NULL, NULL);
	return PTR_ERR_OR_ZERO(hwmon);
}

static const struct pci_device_id merlin_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0502) },
	{ }
};
MODULE_DEVICE_TABLE(pci, merlin_ids);

static struct pci_driver merlin_driver = {
	.name = "merlin",
	.id_table = merlin_ids,
	.probe = merlin_probe,
};
module_pci_driver(merlin_driver);

MODULE_DESCRIPTION("Merlin temperature sensor");
MODULE_LICENSE("GPL");
