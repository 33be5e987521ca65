// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Probe asks for firmware, or for a function to be run beside it, and leaves the rest to that. By the time of remove it
 * has run.
 */
/* { dg-semantics "all" } */
#include <linux/async.h>
#include <linux/completion.h>
#include <linux/firmware.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

struct redpoll {
	struct pci_dev *pdev;
	struct completion loaded;
	bool running;
};

static irqreturn_t redpoll_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static struct redpoll *redpoll_new(struct pci_dev *pdev)
{
	struct redpoll *redpoll;

	redpoll = devm_kzalloc(&pdev->dev, sizeof(*redpoll), GFP_KERNEL);
	if (!redpoll)
		return NULL;
	redpoll->pdev = pdev;
	init_completion(&redpoll->loaded);
	pci_set_drvdata(pdev, redpoll);
	return redpoll;
}

/* ---- what came with the firmware goes in remove ---- */

static void good_firmware(const struct firmware *fw, void *context)
{
	struct redpoll *redpoll = context;

	if (!fw)
		goto out;
	if (pci_enable_msi(redpoll->pdev))
		goto release;
	if (request_irq(redpoll->pdev->irq, redpoll_irq, 0, "redpoll", redpoll)) { /* { dg-bogus "warning" } */
		pci_disable_msi(redpoll->pdev);
		goto release;
	}
	redpoll->running = true;
release:
	release_firmware(fw);
out:
	complete(&redpoll->loaded);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct redpoll *redpoll = redpoll_new(pdev);
	int ret;

	if (!redpoll)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = request_firmware_nowait(THIS_MODULE, true, "redpoll.bin", &pdev->dev, GFP_KERNEL, redpoll, good_firmware);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct redpoll *redpoll = pci_get_drvdata(pdev);

	wait_for_completion(&redpoll->loaded);
	if (redpoll->running) {
		free_irq(pdev->irq, redpoll); /* { dg-bogus "warning" } */
		pci_disable_msi(pdev);
	}
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* ---- remove forgets the handler ---- */

static void warn_remove(struct pci_dev *pdev)
{
	struct redpoll *redpoll = pci_get_drvdata(pdev);

	wait_for_completion(&redpoll->loaded);
	if (redpoll->running)
		pci_disable_msi(pdev); /* { dg-warning "vectors-freed-in-use" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = good_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

/* ---- remove of a driver that has failed to start ---- */

static void warn_firmware(const struct firmware *fw, void *context)
{
	struct redpoll *redpoll = context;

	if (request_irq(redpoll->pdev->irq, redpoll_irq, 0, "redpoll", redpoll))
		dev_err(&redpoll->pdev->dev, "no interrupt\n");
	release_firmware(fw);
	complete(&redpoll->loaded);
}

static int warn_firmware_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct redpoll *redpoll = redpoll_new(pdev);
	int ret;

	if (!redpoll)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = request_firmware_nowait(THIS_MODULE, true, "redpoll.bin", &pdev->dev, GFP_KERNEL, redpoll, warn_firmware);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void warn_firmware_remove(struct pci_dev *pdev)
{
	struct redpoll *redpoll = pci_get_drvdata(pdev);

	wait_for_completion(&redpoll->loaded);
	free_irq(pdev->irq, redpoll); /* { dg-warning "handler-not-installed" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_firmware_driver = {
	.name = "warn_firmware",
	.probe = warn_firmware_probe,
	.remove = warn_firmware_remove,
};
module_pci_driver(warn_firmware_driver);

/* ---- the slow half of probe, beside it ---- */

static void warn_async_rest(void *data, async_cookie_t cookie)
{
	struct redpoll *redpoll = data;

	if (pci_alloc_irq_vectors(redpoll->pdev, 1, 1, PCI_IRQ_MSI) > 0) /* { dg-warning "vectors-leaked" } */
		redpoll->running = true;
}

static int warn_async_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct redpoll *redpoll = redpoll_new(pdev);
	int ret;

	if (!redpoll)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	async_schedule(warn_async_rest, redpoll);
	return 0;
}

static void warn_async_remove(struct pci_dev *pdev)
{
	async_synchronize_full();
	pci_disable_device(pdev);
}

static struct pci_driver warn_async_driver = {
	.name = "warn_async",
	.probe = warn_async_probe,
	.remove = warn_async_remove,
};
module_pci_driver(warn_async_driver);
