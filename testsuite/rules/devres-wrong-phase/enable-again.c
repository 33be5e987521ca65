// SPDX-License-Identifier: GPL-2.0-or-later
/* pcim_enable_device() in resume, no disable in suspend: nothing in 6.1, one more entry on the list afterwards. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_suspend(struct device *dev)
{
	return 0;
}

static int warn_resume(struct device *dev)
{
	/* { dg-warning "devres-wrong-phase" "" { target counted } .+2 } { dg-misuse "M9 S4" "" { target counted } .+2 } */
	/* { dg-misuse "M9 right" "" { target 6.1 } } */
	return pcim_enable_device(to_pci_dev(dev));
}

static DEFINE_SIMPLE_DEV_PM_OPS(warn_pm_ops, warn_suspend, warn_resume);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pcim_enable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.driver.pm = pm_sleep_ptr(&warn_pm_ops),
};
module_pci_driver(warn_driver);

static int good_suspend(struct device *dev)
{
	return 0;
}

static int good_resume(struct device *dev)
{
	return pci_set_mwi(to_pci_dev(dev)); /* { dg-bogus "warning" } */
}

static DEFINE_SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, good_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pcim_enable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.driver.pm = pm_sleep_ptr(&good_pm_ops),
};
module_pci_driver(good_driver);

/* after a reset */
static pci_ers_result_t warn_reset_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t warn_reset_slot_reset(struct pci_dev *pdev)
{
	/* { dg-warning "devres-wrong-phase" "" { target counted } .+1 } */
	if (pcim_enable_device(pdev))
		return PCI_ERS_RESULT_DISCONNECT;
	return PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers warn_reset_errors = {
	.error_detected = warn_reset_detected,
	.slot_reset = warn_reset_slot_reset,
};

static int warn_reset_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pcim_enable_device(pdev);
}

static struct pci_driver warn_reset_driver = {
	.name = "warn-reset",
	.probe = warn_reset_probe,
	.err_handler = &warn_reset_errors,
};
module_pci_driver(warn_reset_driver);
