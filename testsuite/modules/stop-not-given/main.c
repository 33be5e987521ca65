// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A library that was not given stops what the driver's structure says. The flag, cleared when the device was disabled
 * for good, is known no more then; that the driver has it to say whether the device is enabled still holds.
 */
#include <linux/module.h>
#include <linux/pci.h>

struct gadwall {
	struct pci_dev *pdev;
	unsigned long up;
};

int gadwall_library_stop(struct gadwall *gadwall);

static int gadwall_up(struct gadwall *gadwall)
{
	int ret = pci_enable_device(gadwall->pdev);

	if (!ret)
		gadwall->up = 1;
	return ret;
}

static void gadwall_down(struct gadwall *gadwall)
{
	if (!gadwall->up)
		return;
	gadwall->up = 0;
	pci_disable_device(gadwall->pdev); /* { dg-bogus "mixed-enable" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct gadwall *gadwall = devm_kzalloc(&pdev->dev, sizeof(*gadwall), GFP_KERNEL);

	if (!gadwall)
		return -ENOMEM;
	gadwall->pdev = pdev;
	pci_set_drvdata(pdev, gadwall);
	return gadwall_up(gadwall);
}

static void good_remove(struct pci_dev *pdev)
{
	struct gadwall *gadwall = pci_get_drvdata(pdev);

	gadwall_library_stop(gadwall);
	gadwall_down(gadwall);
}

static pci_ers_result_t good_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	if (state == pci_channel_io_perm_failure)
		return PCI_ERS_RESULT_DISCONNECT;
	gadwall_down(pci_get_drvdata(pdev));
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t good_slot_reset(struct pci_dev *pdev)
{
	return gadwall_up(pci_get_drvdata(pdev)) ? PCI_ERS_RESULT_DISCONNECT : PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers good_handlers = {
	.error_detected = good_error_detected,
	.slot_reset = good_slot_reset,
};

static struct pci_driver good_driver = {
	.name = "gadwall",
	.probe = good_probe,
	.remove = good_remove,
	.err_handler = &good_handlers,
};
module_pci_driver(good_driver);
MODULE_LICENSE("GPL");
