// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I2: a mask of flags in a constant description, given by the id, says whether the device has vectors at all; set-up
 * and release look at the same bit. The twin's release looks at another one.
 */
#include <linux/module.h>
#include <linux/pci.h>

#define KITE_MSI	0x01
#define KITE_FAST	0x02
#define KITE_MASK	0x70
#define KITE_GEN2	0x20
#define KITE_GEN3	0x40

struct kite_desc {
	const char *name;
	int flags;
};

static const struct kite_desc kite_old = { .name = "old", .flags = KITE_GEN2 | KITE_FAST };
static const struct kite_desc kite_new = { .name = "new", .flags = KITE_GEN3 | KITE_MSI };

struct kite {
	const struct kite_desc *desc;
};

static struct kite *kite_enable(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct kite *kite;

	kite = devm_kzalloc(&pdev->dev, sizeof(*kite), GFP_KERNEL);
	if (!kite || pci_enable_device(pdev))
		return NULL;
	kite->desc = (const struct kite_desc *)id->driver_data;
	pci_set_drvdata(pdev, kite);
	return kite;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct kite *kite = kite_enable(pdev, id);
	int ret;

	if (!kite)
		return -ENODEV;
	if ((kite->desc->flags & KITE_MASK) == KITE_GEN3) {
		ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
		if (ret < 0) {
			pci_disable_device(pdev);
			return ret;
		}
	}
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct kite *kite = pci_get_drvdata(pdev);

	if ((kite->desc->flags & KITE_MASK) == KITE_GEN3)
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static const struct pci_device_id good_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0201), .driver_data = (kernel_ulong_t)&kite_old },
	{ PCI_VDEVICE(STUB, 0x0202), .driver_data = (kernel_ulong_t)&kite_new },
	{ }
};

static struct pci_driver good_driver = {
	.name = "good",
	.id_table = good_ids,
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* What a flag says of old cards is not what it says of new ones: here the choice is a plain field of the structure. */
struct warn_card {
	bool msi, fast;
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct warn_card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	card->fast = false;
	if (pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI) > 0) /* { dg-warning "vectors-leaked" } */
		card->msi = true;
	pci_set_drvdata(pdev, card);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct warn_card *card = pci_get_drvdata(pdev);

	if (card->fast)
		pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
