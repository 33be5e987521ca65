// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What probe asks the kernel for runs in that order; functions that are asked for one after the other by each other, as a
 * driver does that tries older firmware, come to an end. async_schedule() does not fail.
 */
/* { dg-semantics "all" } */
#include <linux/async.h>
#include <linux/completion.h>
#include <linux/firmware.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

struct siskin {
	struct pci_dev *pdev;
	struct completion done;
	int version;
	bool failed, booted;
};

static irqreturn_t siskin_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static struct siskin *siskin_new(struct pci_dev *pdev)
{
	struct siskin *siskin;

	siskin = devm_kzalloc(&pdev->dev, sizeof(*siskin), GFP_KERNEL);
	if (!siskin)
		return NULL;
	siskin->pdev = pdev;
	siskin->version = 40;
	init_completion(&siskin->done);
	pci_set_drvdata(pdev, siskin);
	return siskin;
}

/* ---- a second function takes back what the first has done ---- */

static void good_order_boot(void *data, async_cookie_t cookie)
{
	struct siskin *siskin = data;

	if (!request_irq(siskin->pdev->irq, siskin_irq, IRQF_SHARED, "boot", siskin)) /* { dg-bogus "warning" } */
		siskin->booted = true;
}

static void good_order_booted(void *data, async_cookie_t cookie)
{
	struct siskin *siskin = data;

	if (siskin->booted)
		free_irq(siskin->pdev->irq, siskin); /* { dg-bogus "warning" } */
}

static int good_order_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct siskin *siskin = siskin_new(pdev);
	int ret;

	if (!siskin)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	async_schedule(good_order_boot, siskin);
	async_schedule(good_order_booted, siskin);
	return 0;
}

static void good_order_remove(struct pci_dev *pdev)
{
	async_synchronize_full();
	pci_disable_device(pdev);
}

static struct pci_driver good_order_driver = {
	.name = "good_order",
	.probe = good_order_probe,
	.remove = good_order_remove,
};
module_pci_driver(good_order_driver);

/* ---- what probe has installed goes later, in any case ---- */

static void good_rest(void *data, async_cookie_t cookie)
{
	struct siskin *siskin = data;

	free_irq(siskin->pdev->irq, siskin); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct siskin *siskin = siskin_new(pdev);
	int ret;

	if (!siskin)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = request_irq(pdev->irq, siskin_irq, IRQF_SHARED, "boot", siskin); /* { dg-bogus "warning" } */
	if (ret) {
		pci_disable_device(pdev);
		return ret;
	}
	async_schedule(good_rest, siskin);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	async_synchronize_full();
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* ---- older firmware, until there is some ---- */

static int good_older_load(struct siskin *siskin);

static void good_older_firmware(const struct firmware *fw, void *context)
{
	struct siskin *siskin = context;

	if (!fw) {
		if (--siskin->version > 20 && !good_older_load(siskin))
			return;
		goto fail;
	}
	release_firmware(fw);
	if (request_irq(siskin->pdev->irq, siskin_irq, IRQF_SHARED, "siskin", siskin))
		goto fail;
	complete(&siskin->done);
	return;
fail:
	siskin->failed = true;
	complete(&siskin->done);
}

static int good_older_load(struct siskin *siskin)
{
	return request_firmware_nowait(THIS_MODULE, true, "siskin.bin", &siskin->pdev->dev, GFP_KERNEL, siskin,
				       good_older_firmware);
}

static int good_older_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct siskin *siskin = siskin_new(pdev);
	int ret;

	if (!siskin)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = good_older_load(siskin);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_older_remove(struct pci_dev *pdev)
{
	struct siskin *siskin = pci_get_drvdata(pdev);

	wait_for_completion(&siskin->done);
	if (!siskin->failed)
		free_irq(pdev->irq, siskin); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_older_driver = {
	.name = "good_older",
	.probe = good_older_probe,
	.remove = good_older_remove,
};
module_pci_driver(good_older_driver);
