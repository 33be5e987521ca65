// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Two users of a handler, each of which puts its reference: one of the two puts is the last, never both. A function that
 * frees without asking frees twice.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/refcount.h>

struct line {
	struct pci_dev *pdev;
	refcount_t users;
};

static irqreturn_t line_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void line_put(struct line *line)
{
	if (refcount_dec_and_test(&line->users))
		free_irq(line->pdev->irq, line); /* { dg-bogus "warning" } */
}

static int line_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct line *line;
	int ret;

	line = devm_kzalloc(&pdev->dev, sizeof(*line), GFP_KERNEL);
	if (!line)
		return -ENOMEM;
	line->pdev = pdev;
	pci_set_drvdata(pdev, line);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = request_irq(pdev->irq, line_irq, IRQF_SHARED, "line", line);
	if (ret) {
		pci_disable_device(pdev);
		return ret;
	}
	refcount_set(&line->users, 1);
	refcount_inc(&line->users);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct line *line = pci_get_drvdata(pdev);

	line_put(line);
	line_put(line);
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = line_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void line_free(struct line *line)
{
	free_irq(line->pdev->irq, line); /* { dg-warning "handler-not-installed" } */
}

static void warn_remove(struct pci_dev *pdev)
{
	struct line *line = pci_get_drvdata(pdev);

	line_free(line);
	line_free(line);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = line_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
