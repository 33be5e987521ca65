// SPDX-License-Identifier: GPL-2.0-or-later
/* I2: `if (a || b || c) release();` where a, b and c are what probe went by: one of them holds while something is held. */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	unsigned int mode;
};

static bool is_gen1(struct pci_dev *pdev)
{
	return pdev->device == 0x1001 || pdev->device == 0x1002;
}

static bool is_gen2(struct pci_dev *pdev)
{
	return pdev->device == 0x2001 || pdev->device == 0x2002;
}

static bool is_gen3(struct pci_dev *pdev)
{
	return pdev->device == 0x3001 || pdev->device == 0x3002;
}

static bool is_gen4(struct pci_dev *pdev)
{
	return pdev->device == 0x4001 || pdev->device == 0x4002;
}

static int card_init(struct card *card, unsigned int mode)
{
	int ret;

	card->mode = mode;
	ret = pci_alloc_irq_vectors(card->pdev, 1, 4, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (is_gen1(pdev))
		ret = card_init(card, 1);
	else if (is_gen2(pdev) || is_gen3(pdev))
		ret = card_init(card, 2);
	else if (is_gen4(pdev))
		ret = card_init(card, 3);
	else
		ret = -EINVAL;
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	if (is_gen1(pdev) || is_gen2(pdev) || is_gen3(pdev) || is_gen4(pdev))
		pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* nothing is freed for the fourth */
static void warn_remove(struct pci_dev *pdev)
{
	if (is_gen1(pdev) || is_gen2(pdev))
		pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (is_gen4(pdev) && !is_gen1(pdev) && !is_gen2(pdev)) {
		ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
		if (ret < 0) {
			pci_disable_device(pdev);
			return ret;
		}
	}
	return 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

struct link {
	struct pci_dev *pdev;
	int state;
	bool flushing;
};

/* An answer before anything is done is no such flag: the way past the release is one. */
static pci_ers_result_t warn_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	struct link *link = pci_get_drvdata(pdev);

	if (link->state == 3 && link->flushing)
		return PCI_ERS_RESULT_NEED_RESET;
	if (state == pci_channel_io_perm_failure)
		return PCI_ERS_RESULT_DISCONNECT;
	pci_disable_device(pdev);
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t warn_slot_reset(struct pci_dev *pdev)
{
	struct link *link = pci_get_drvdata(pdev);

	if (pci_enable_device(pdev)) /* { dg-warning "mixed-enable" } */
		return PCI_ERS_RESULT_DISCONNECT;
	link->state = 1;
	return PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers warn_err_handler = {
	.error_detected = warn_error_detected,
	.slot_reset = warn_slot_reset,
};

static int warn_link_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct link *link;

	link = devm_kzalloc(&pdev->dev, sizeof(*link), GFP_KERNEL);
	if (!link)
		return -ENOMEM;
	link->pdev = pdev;
	link->state = pdev->revision;
	link->flushing = (pdev->devfn & 1);
	pci_set_drvdata(pdev, link);
	return pci_enable_device(pdev);
}

static void warn_link_remove(struct pci_dev *pdev)
{
	if (pci_is_enabled(pdev))
		pci_disable_device(pdev);
}

static struct pci_driver warn_link_driver = {
	.name = "warn_link",
	.probe = warn_link_probe,
	.remove = warn_link_remove,
	.err_handler = &warn_err_handler,
};
module_pci_driver(warn_link_driver);
