// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A false alarm once seen: a loop over instances whose first turn enables, asks for the vectors and installs one of two
 * handlers, and whose second installs one more if there are vectors enough. Vectors are asked for once, as long as a
 * counter that has left 0 is known to be above it after any number of turns.
 */
#include <linux/module.h>
#include <linux/pci.h>

#ifdef PCI_IRQ_INTX
#define AVOCET_LINE PCI_IRQ_INTX
#else
#define AVOCET_LINE PCI_IRQ_LEGACY
#endif

struct avocet_host;

struct avocet_host *avocet_alloc_host(int size);
int avocet_register_host(int number);

struct avocet_instance {
	struct avocet *parent;
	struct avocet_host *host;
	u8 number;
	int irq;
};

struct avocet {
	struct pci_dev *pdev;
	void __iomem *base;
	u8 count;
	struct avocet_instance *instances[4];
};

static irqreturn_t avocet_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static irqreturn_t avocet_shared_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct avocet_instance *instance;
	u8 count, turn, start;
	struct avocet *avocet;
	int nvec = 0, ret;

	count = id->driver_data & 0x0f;
	start = (id->driver_data & 0xf0) >> 4;
	avocet = devm_kzalloc(&pdev->dev, sizeof(*avocet), GFP_KERNEL);
	if (!avocet)
		return -ENOMEM;
	avocet->pdev = pdev;
	avocet->count = count;
	for (turn = 0; turn < count; turn++) {
		avocet->instances[turn] = devm_kzalloc(&pdev->dev, sizeof(*instance), GFP_KERNEL);
		if (!avocet->instances[turn])
			return -ENOMEM;
		instance = avocet->instances[turn];
		instance->host = avocet_alloc_host(64);
		if (!instance->host)
			return -ENOMEM;
		instance->parent = avocet;

		if (!turn) {
			ret = pcim_enable_device(pdev);
			if (ret)
				return -ENOMEM;
			avocet->base = pcim_iomap(pdev, 0, 0);
			if (!avocet->base)
				return -EINVAL;
			nvec = pci_alloc_irq_vectors(pdev, 1, count * 2, AVOCET_LINE | PCI_IRQ_MSI); /* { dg-bogus "warning" } */
			if (nvec < 0)
				return nvec;
			instance->irq = pci_irq_vector(pdev, 0);
			if (nvec >= count)
				ret = devm_request_irq(&pdev->dev, instance->irq, avocet_irq, 0, "avocet", instance);
			else
				ret = devm_request_irq(&pdev->dev, instance->irq, avocet_shared_irq, IRQF_SHARED,
						       "avocet", avocet);
			if (ret < 0)
				return -ENODEV;
		}
		instance->number = start++;

		if (turn == 1 && nvec >= count) {
			instance->irq = pci_irq_vector(pdev, turn);
			ret = devm_request_irq(&pdev->dev, instance->irq, avocet_irq, 0, "avocet", instance);
			if (ret < 0)
				return -ENODEV;
		}
		ret = avocet_register_host(turn);
		if (ret)
			return ret;
	}
	return 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
