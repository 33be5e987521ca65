// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * plover_counter - an event counter on the line interrupt, its device managed
 *
 * Wrong: the driver believes that pcim_enable_device() manages the handler as well. It does so for vectors, and for
 * no handler: where misc_register() fails, the handler stays on a line that other devices share, and the next
 * interrupt runs what is gone. And where the hardware cannot interrupt, remove frees a handler that was never
 * installed.
 *
 * pcidevres: handler-leaked at the request, handler-not-installed in remove. See plover_counter_fixed.c.
 */
#include <linux/interrupt.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/pci.h>

#define PLOVER_BAR		0

#define PLOVER_ID		0x00
#define PLOVER_HAS_IRQ		BIT(8)
#define PLOVER_STATUS		0x04
#define PLOVER_OVERFLOW		BIT(0)

struct plover {
	struct miscdevice misc;
	struct pci_dev *pdev;
	void __iomem *regs;
	unsigned long overflows;
};

static irqreturn_t plover_irq(int irq, void *data)
{
	struct plover *plover = data;
	u32 status = readl(plover->regs + PLOVER_STATUS);

	if (!(status & PLOVER_OVERFLOW))
		return IRQ_NONE;
	writel(status, plover->regs + PLOVER_STATUS);
	plover->overflows++;
	return IRQ_HANDLED;
}

static int plover_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct plover *plover;
	int ret;

	plover = devm_kzalloc(&pdev->dev, sizeof(*plover), GFP_KERNEL);
	if (!plover)
		return -ENOMEM;
	plover->pdev = pdev;
	plover->misc.minor = MISC_DYNAMIC_MINOR;
	plover->misc.name = "plover";

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	plover->regs = pcim_iomap(pdev, PLOVER_BAR, 0);
	if (!plover->regs)
		return -ENOMEM;
	if (readl(plover->regs + PLOVER_ID) & PLOVER_HAS_IRQ) {
		ret = request_irq(pdev->irq, plover_irq, IRQF_SHARED, "plover", plover);
		if (ret)
			return ret;
	}
	ret = misc_register(&plover->misc);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, plover);
	return 0;
}

static void plover_remove(struct pci_dev *pdev)
{
	struct plover *plover = pci_get_drvdata(pdev);

	misc_deregister(&plover->misc);
	free_irq(pdev->irq, plover);
}

static const struct pci_device_id plover_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0810) },
	{ }
};
MODULE_DEVICE_TABLE(pci, plover_ids);

static struct pci_driver plover_driver = {
	.name = "plover_counter",
	.id_table = plover_ids,
	.probe = plover_probe,
	.remove = plover_remove,
};
module_pci_driver(plover_driver);

MODULE_DESCRIPTION("Plover event counter");
MODULE_LICENSE("GPL");
