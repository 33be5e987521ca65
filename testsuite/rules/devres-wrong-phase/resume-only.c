// SPDX-License-Identifier: GPL-2.0-or-later
/* A managed handler or action that nobody but resume asks for: the second resume asks for it again. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	bool ready;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void card_stop(void *data)
{
	pci_clear_master(((struct card *)data)->pdev);
}

static int card_probe(struct pci_dev *pdev)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	return 0;
}

static int warn_suspend(struct device *dev)
{
	return 0;
}

static int warn_resume(struct device *dev)
{
	return devm_request_irq(dev, to_pci_dev(dev)->irq, card_irq, IRQF_SHARED, "card", dev_get_drvdata(dev)); /* { dg-warning "devres-wrong-phase" } */
}

static DEFINE_SIMPLE_DEV_PM_OPS(warn_pm_ops, warn_suspend, warn_resume);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return card_probe(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.driver.pm = pm_sleep_ptr(&warn_pm_ops),
};
module_pci_driver(warn_driver);

/* an action, by way of a helper */
static int warn_action_start(struct card *card)
{
	pci_set_master(card->pdev);
	return devm_add_action_or_reset(&card->pdev->dev, card_stop, card); /* { dg-warning "devres-wrong-phase" } */
}

static int warn_action_suspend(struct device *dev)
{
	pci_clear_master(to_pci_dev(dev));
	return 0;
}

static int warn_action_resume(struct device *dev)
{
	return warn_action_start(dev_get_drvdata(dev));
}

static DEFINE_SIMPLE_DEV_PM_OPS(warn_action_pm_ops, warn_action_suspend, warn_action_resume);

static int warn_action_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return card_probe(pdev);
}

static struct pci_driver warn_action_driver = {
	.name = "warn-action",
	.probe = warn_action_probe,
	.driver.pm = pm_sleep_ptr(&warn_action_pm_ops),
};
module_pci_driver(warn_action_driver);

/* after an error */
static pci_ers_result_t warn_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t warn_slot_reset(struct pci_dev *pdev)
{
	/* { dg-warning "devres-wrong-phase" "" { target *-*-* } .+1 } */
	if (devm_request_irq(&pdev->dev, pdev->irq, card_irq, IRQF_SHARED, "card", pci_get_drvdata(pdev)))
		return PCI_ERS_RESULT_DISCONNECT;
	return PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers warn_errors = {
	.error_detected = warn_error_detected,
	.slot_reset = warn_slot_reset,
};

static int warn_error_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return card_probe(pdev);
}

static struct pci_driver warn_error_driver = {
	.name = "warn-error",
	.probe = warn_error_probe,
	.err_handler = &warn_errors,
};
module_pci_driver(warn_error_driver);

/* freed on the way in */
static int good_suspend(struct device *dev)
{
	struct card *card = dev_get_drvdata(dev);

	if (card->ready)
		devm_free_irq(dev, to_pci_dev(dev)->irq, card);
	card->ready = false;
	return 0;
}

static int good_resume(struct device *dev)
{
	struct card *card = dev_get_drvdata(dev);
	int ret;

	ret = devm_request_irq(dev, to_pci_dev(dev)->irq, card_irq, IRQF_SHARED, "card", card); /* { dg-bogus "warning" } */
	card->ready = !ret;
	return ret;
}

static DEFINE_SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, good_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return card_probe(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.driver.pm = pm_sleep_ptr(&good_pm_ops),
};
module_pci_driver(good_driver);

/* once: a flag knows */
static int good_once_suspend(struct device *dev)
{
	return 0;
}

static int good_once_resume(struct device *dev)
{
	struct card *card = dev_get_drvdata(dev);
	int ret;

	if (card->ready)
		return 0;
	ret = devm_request_irq(dev, to_pci_dev(dev)->irq, card_irq, IRQF_SHARED, "card", card); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = devm_add_action_or_reset(dev, card_stop, card); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	card->ready = true;
	return 0;
}

static DEFINE_SIMPLE_DEV_PM_OPS(good_once_pm_ops, good_once_suspend, good_once_resume);

static int good_once_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return card_probe(pdev);
}

static struct pci_driver good_once_driver = {
	.name = "good-once",
	.probe = good_once_probe,
	.driver.pm = pm_sleep_ptr(&good_once_pm_ops),
};
module_pci_driver(good_once_driver);

/* an action that suspend runs */
static int good_action_suspend(struct device *dev)
{
	struct card *card = dev_get_drvdata(dev);

	if (card->ready)
		devm_release_action(dev, card_stop, card);
	card->ready = false;
	return 0;
}

static int good_action_resume(struct device *dev)
{
	struct card *card = dev_get_drvdata(dev);
	int ret;

	ret = devm_add_action_or_reset(dev, card_stop, card); /* { dg-bogus "warning" } */
	card->ready = !ret;
	return ret;
}

static DEFINE_SIMPLE_DEV_PM_OPS(good_action_pm_ops, good_action_suspend, good_action_resume);

static int good_action_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return card_probe(pdev);
}

static struct pci_driver good_action_driver = {
	.name = "good-action",
	.probe = good_action_probe,
	.driver.pm = pm_sleep_ptr(&good_action_pm_ops),
};
module_pci_driver(good_action_driver);
