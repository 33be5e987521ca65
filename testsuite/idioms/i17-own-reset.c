// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I17: recovery disables the device as for a reset of the driver's own making; resume has the function reset, for which the
 * core calls reset_prepare() and reset_done(), and the latter enables it again. A resume that does so as well is one too many.
 */
/* { dg-semantics "kernels" } */
#include <linux/module.h>
#include <linux/pci.h>

static void good_reset_prepare(struct pci_dev *pdev)
{
	if (pci_is_enabled(pdev))
		pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static void good_reset_done(struct pci_dev *pdev)
{
	if (pci_enable_device(pdev)) /* { dg-bogus "warning" } */
		pci_err(pdev, "cannot be enabled\n");
}

static pci_ers_result_t good_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	good_reset_prepare(pdev);
	return PCI_ERS_RESULT_NEED_RESET;
}

static void good_resume(struct pci_dev *pdev)
{
	pci_reset_function_locked(pdev);
}

static const struct pci_error_handlers good_err_handler = {
	.error_detected = good_error_detected,
	.reset_prepare = good_reset_prepare,
	.reset_done = good_reset_done,
	.resume = good_resume,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pci_enable_device(pdev);
}

static void good_remove(struct pci_dev *pdev)
{
	if (pci_is_enabled(pdev))
		pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.err_handler = &good_err_handler,
};
module_pci_driver(good_driver);

static void warn_resume(struct pci_dev *pdev)
{
	pci_reset_function_locked(pdev);
	if (pci_enable_device(pdev)) /* { dg-warning "mixed-enable" } */
		pci_err(pdev, "cannot be enabled\n");
}

static const struct pci_error_handlers warn_err_handler = {
	.error_detected = good_error_detected,
	.reset_prepare = good_reset_prepare,
	.reset_done = good_reset_done,
	.resume = warn_resume,
};

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = good_probe,
	.remove = good_remove,
	.err_handler = &warn_err_handler,
};
module_pci_driver(warn_driver);
