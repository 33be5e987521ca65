// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A loop installs a handler for each vector and registers an action for each that frees it. Where the action cannot be
 * registered, only the handler of this turn is freed, there and then; those of the turns before are left to their actions.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

#define VECTORS 4

struct line {
	int irq;
};

static irqreturn_t line_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void good_free_line(void *data)
{
	struct line *line = data;

	free_irq(line->irq, line); /* { dg-bogus "warning" } */
}

static void good_disable(void *data)
{
	pci_disable_device(data);
}

static void good_free_vectors(void *data)
{
	pci_free_irq_vectors(data); /* { dg-bogus "warning" } */
}

static int line_start(struct pci_dev *pdev)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = devm_add_action_or_reset(&pdev->dev, good_disable, pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, VECTORS, VECTORS, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	return devm_add_action_or_reset(&pdev->dev, good_free_vectors, pdev);
}

static struct line *line_make(struct pci_dev *pdev, int number)
{
	struct line *line = devm_kzalloc(&pdev->dev, sizeof(*line), GFP_KERNEL);

	if (line)
		line->irq = pci_irq_vector(pdev, number);
	return line;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct line *line;
	int ret, i;

	ret = line_start(pdev);
	for (i = 0; !ret && i < VECTORS; i++) {
		line = line_make(pdev, i);
		if (!line)
			return -ENOMEM;
		ret = request_irq(line->irq, line_irq, 0, "line", line); /* { dg-bogus "warning" } */
		if (ret)
			return ret;
		ret = devm_add_action_or_reset(&pdev->dev, good_free_line, line);
	}
	return ret;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

/* the same by hand */
static int good_by_hand_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct line *line;
	int ret, i;

	ret = line_start(pdev);
	if (ret)
		return ret;
	for (i = 0; i < VECTORS; i++) {
		line = line_make(pdev, i);
		if (!line)
			return -ENOMEM;
		ret = request_irq(line->irq, line_irq, 0, "line", line); /* { dg-bogus "warning" } */
		if (ret)
			return ret;
		ret = devm_add_action(&pdev->dev, good_free_line, line);
		if (ret) {
			free_irq(line->irq, line); /* { dg-bogus "warning" } */
			return ret;
		}
	}
	return 0;
}

static struct pci_driver good_by_hand_driver = {
	.name = "good_by_hand",
	.probe = good_by_hand_probe,
};
module_pci_driver(good_by_hand_driver);

/* _or_reset has freed it already */
static void warn_free_line(void *data)
{
	struct line *line = data;

	free_irq(line->irq, line);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct line *line;
	int ret;

	ret = line_start(pdev);
	if (ret)
		return ret;
	line = line_make(pdev, 0);
	if (!line)
		return -ENOMEM;
	ret = request_irq(line->irq, line_irq, 0, "line", line);
	if (ret)
		return ret;
	ret = devm_add_action_or_reset(&pdev->dev, warn_free_line, line);
	if (ret)
		free_irq(line->irq, line); /* { dg-warning "handler-not-installed" } */
	return ret;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
