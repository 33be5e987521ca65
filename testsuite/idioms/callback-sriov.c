// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * sriov_configure turns virtual functions on and off, and does for them what they need: mailbox interrupts. The core calls
 * it with a number where there are none, and with 0 where there are some; remove has to do what nobody asked for.
 */
/* { dg-semantics "all" } */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

struct linnet {
	struct pci_dev *pdev;
	int irq;
};

static irqreturn_t linnet_mailbox(int irq, void *data)
{
	return IRQ_HANDLED;
}

static struct linnet *linnet_setup(struct pci_dev *pdev)
{
	struct linnet *linnet;

	linnet = devm_kzalloc(&pdev->dev, sizeof(*linnet), GFP_KERNEL);
	if (!linnet)
		return NULL;
	linnet->pdev = pdev;
	pci_set_drvdata(pdev, linnet);
	if (pci_enable_device(pdev))
		return NULL;
	if (pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX) < 0) {
		pci_disable_device(pdev);
		return NULL;
	}
	return linnet;
}

/* ---- remove turns them off, as 0 does ---- */

static void good_off(struct pci_dev *pdev)
{
	struct linnet *linnet = pci_get_drvdata(pdev);

	if (!pci_num_vf(pdev))
		return;
	pci_disable_sriov(pdev);
	free_irq(pci_irq_vector(pdev, 1), linnet); /* { dg-bogus "warning" } */
}

static int good_on(struct pci_dev *pdev, int num)
{
	struct linnet *linnet = pci_get_drvdata(pdev);
	int ret;

	ret = request_irq(pci_irq_vector(pdev, 1), linnet_mailbox, 0, "linnet", linnet); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_enable_sriov(pdev, num);
	if (ret) {
		free_irq(pci_irq_vector(pdev, 1), linnet);
		return ret;
	}
	return num;
}

static int good_configure(struct pci_dev *pdev, int num)
{
	if (num)
		return good_on(pdev, num);
	good_off(pdev);
	return 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return linnet_setup(pdev) ? 0 : -ENODEV;
}

static void good_remove(struct pci_dev *pdev)
{
	good_off(pdev);
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.sriov_configure = good_configure,
};
module_pci_driver(good_driver);

/* ---- remove turns them off and leaves the handler ---- */

static int warn_configure(struct pci_dev *pdev, int num)
{
	struct linnet *linnet = pci_get_drvdata(pdev);
	int ret;

	if (!num) {
		pci_disable_sriov(pdev);
		free_irq(pci_irq_vector(pdev, 1), linnet);
		return 0;
	}
	ret = request_irq(pci_irq_vector(pdev, 1), linnet_mailbox, 0, "linnet", linnet);
	if (ret)
		return ret;
	ret = pci_enable_sriov(pdev, num);
	if (ret) {
		free_irq(pci_irq_vector(pdev, 1), linnet);
		return ret;
	}
	return num;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_sriov(pdev);
	pci_free_irq_vectors(pdev); /* { dg-warning "vectors-freed-in-use" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = good_probe,
	.remove = warn_remove,
	.sriov_configure = warn_configure,
};
module_pci_driver(warn_driver);

/* ---- turning them on fails, and the handler stays: the next try asks for it again ---- */

static int warn_failing_configure(struct pci_dev *pdev, int num)
{
	struct linnet *linnet = pci_get_drvdata(pdev);
	int ret;

	if (!num) {
		good_off(pdev);
		return 0;
	}
	ret = request_irq(pci_irq_vector(pdev, 1), linnet_mailbox, 0, "linnet", linnet);
	if (ret)
		return ret;
	ret = pci_enable_sriov(pdev, num);
	return ret ? ret : num;
}

static void warn_failing_remove(struct pci_dev *pdev)
{
	good_off(pdev);
	pci_free_irq_vectors(pdev); /* { dg-warning "vectors-freed-in-use" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_failing_driver = {
	.name = "warn_failing",
	.probe = good_probe,
	.remove = warn_failing_remove,
	.sriov_configure = warn_failing_configure,
};
module_pci_driver(warn_failing_driver);

/* ---- one driver for the physical function and the virtual ones, which cannot have any themselves ---- */

struct serin {
	bool virtual;
};

static int good_both_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct serin *serin;
	int ret;

	serin = devm_kzalloc(&pdev->dev, sizeof(*serin), GFP_KERNEL);
	if (!serin)
		return -ENOMEM;
	pci_set_drvdata(pdev, serin);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (pdev->is_virtfn) {
		serin->virtual = true;
		return 0;
	}
	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX);
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	return 0;
}

static void good_both_off(struct pci_dev *pdev)
{
	if (!pci_num_vf(pdev))
		return;
	pci_disable_sriov(pdev);
	free_irq(pci_irq_vector(pdev, 1), pci_get_drvdata(pdev)); /* { dg-bogus "warning" } */
}

static int good_both_configure(struct pci_dev *pdev, int num)
{
	struct serin *serin = pci_get_drvdata(pdev);
	int ret;

	if (!num) {
		good_both_off(pdev);
		return 0;
	}
	ret = request_irq(pci_irq_vector(pdev, 1), linnet_mailbox, 0, "serin", serin); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_enable_sriov(pdev, num);
	if (ret) {
		free_irq(pci_irq_vector(pdev, 1), serin);
		return ret;
	}
	return num;
}

static void good_both_remove(struct pci_dev *pdev)
{
	struct serin *serin = pci_get_drvdata(pdev);

	if (!serin->virtual) {
		good_both_off(pdev);
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	}
	pci_disable_device(pdev);
}

static struct pci_driver good_both_driver = {
	.name = "good_both",
	.probe = good_both_probe,
	.remove = good_both_remove,
	.sriov_configure = good_both_configure,
};
module_pci_driver(good_both_driver);

/* ---- the core's helper turns them on and off ---- */

static int good_simple_configure(struct pci_dev *pdev, int num)
{
	struct linnet *linnet = pci_get_drvdata(pdev);
	int ret;

	if (!num) {
		pci_sriov_configure_simple(pdev, 0);
		free_irq(pci_irq_vector(pdev, 1), linnet); /* { dg-bogus "warning" } */
		return 0;
	}
	ret = request_irq(pci_irq_vector(pdev, 1), linnet_mailbox, 0, "linnet", linnet); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_sriov_configure_simple(pdev, num);
	if (ret < 0)
		free_irq(pci_irq_vector(pdev, 1), linnet);
	return ret;
}

static void good_simple_remove(struct pci_dev *pdev)
{
	if (pci_num_vf(pdev))
		good_simple_configure(pdev, 0);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_simple_driver = {
	.name = "good_simple",
	.probe = good_probe,
	.remove = good_simple_remove,
	.sriov_configure = good_simple_configure,
};
module_pci_driver(good_simple_driver);
