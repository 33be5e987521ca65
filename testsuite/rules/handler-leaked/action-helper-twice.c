// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A helper makes an object, installs a handler that works on it, and has an action free that; called twice, it makes two
 * of each.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct line {
	int irq;
};

static irqreturn_t line_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void line_free(void *data)
{
	struct line *line = data;

	free_irq(line->irq, line); /* { dg-bogus "warning" } */
}

static int line_start(struct pci_dev *pdev)
{
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX); /* of warn_driver: { dg-allow "vectors-leaked" } */
	if (ret < 0)
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

static void line_stop(void *data)
{
	pci_free_irq_vectors(data); /* { dg-bogus "warning" } */
	pci_disable_device(data);
}

static int good_line(struct pci_dev *pdev, int number)
{
	struct line *line = devm_kzalloc(&pdev->dev, sizeof(*line), GFP_KERNEL);
	int ret;

	if (!line)
		return -ENOMEM;
	line->irq = pci_irq_vector(pdev, number);
	ret = request_irq(line->irq, line_irq, 0, "line", line); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	return devm_add_action_or_reset(&pdev->dev, line_free, line);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = line_start(pdev);
	if (ret)
		return ret;
	ret = devm_add_action_or_reset(&pdev->dev, line_stop, pdev);
	if (ret)
		return ret;
	ret = good_line(pdev, 0);
	if (ret)
		return ret;
	return good_line(pdev, 1);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

static void line_disable(void *data)
{
	pci_disable_device(data);
}

/* that of the second is not registered; nor is one for the vectors */
static int warn_line(struct pci_dev *pdev, int number)
{
	struct line *line = devm_kzalloc(&pdev->dev, sizeof(*line), GFP_KERNEL);
	int ret;

	if (!line)
		return -ENOMEM;
	line->irq = pci_irq_vector(pdev, number);
	ret = request_irq(line->irq, line_irq, 0, "line", line); /* { dg-warning "handler-leaked" } */
	if (ret)
		return ret;
	if (number)
		return 0;
	return devm_add_action_or_reset(&pdev->dev, line_free, line);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = line_start(pdev);
	if (ret)
		return ret;
	ret = devm_add_action_or_reset(&pdev->dev, line_disable, pdev);
	if (ret)
		return ret;
	ret = warn_line(pdev, 0);
	if (ret)
		return ret;
	return warn_line(pdev, 1);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
