// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * free_irq() looks for number and owner. An unwind that names the owner of the handler before frees nothing, and the
 * handler stays. Not so where two share a number, nor where the owner is merely named in another way.
 */
/* { dg-semantics "all" } */
#include <linux/dma-mapping.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

struct queue {
	int nr;
};

struct card {
	struct pci_dev *pdev;
	struct queue done, events;
	struct queue *first;
};

static irqreturn_t done_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static irqreturn_t event_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static struct card *card_new(struct pci_dev *pdev)
{
	struct card *card;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return NULL;
	card->pdev = pdev;
	card->first = &card->done;
	pci_set_drvdata(pdev, card);
	return card;
}

static int warn_setup(struct card *card)
{
	struct pci_dev *pdev = card->pdev;
	int ret, irq;

	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	irq = pci_irq_vector(pdev, 0);
	ret = request_irq(irq, done_irq, 0, "done", &card->done);
	if (ret)
		goto free_vectors;
	irq = pci_irq_vector(pdev, 1);
	ret = request_irq(irq, event_irq, 0, "events", &card->events);
	if (ret)
		goto free_done;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto free_events;
	return 0;

free_events:
	irq = pci_irq_vector(pdev, 1);
	free_irq(irq, &card->done); /* { dg-warning "names another owner than handler 'event_irq' was installed with" } */
free_done:
	irq = pci_irq_vector(pdev, 0);
	free_irq(irq, &card->done); /* { dg-bogus "warning" } */
free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-warning "while handler 'event_irq' is installed" } */
	return ret;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = card_new(pdev);
	int ret;

	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = warn_setup(card);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	free_irq(pci_irq_vector(pdev, 1), &card->events); /* { dg-bogus "warning" } */
	free_irq(pci_irq_vector(pdev, 0), card->first); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

/* ---- two handlers on one line ---- */

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = card_new(pdev);
	int ret;

	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = request_irq(pdev->irq, done_irq, IRQF_SHARED, "done", &card->done);
	if (ret)
		goto disable;
	ret = request_irq(pdev->irq, event_irq, IRQF_SHARED, "events", &card->events);
	if (ret)
		goto free_done;
	return 0;

free_done:
	free_irq(pdev->irq, &card->done); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	free_irq(pdev->irq, &card->events); /* { dg-bogus "warning" } */
	free_irq(pdev->irq, card->first); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* ---- no owner at all ---- */

static int warn_nobody_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = card_new(pdev);
	int ret;

	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = request_irq(pdev->irq, done_irq, IRQF_SHARED, "done", card); /* { dg-warning "handler-leaked" } */
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void warn_nobody_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, NULL); /* { dg-warning "names another owner than handler 'done_irq' was installed with" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_nobody_driver = {
	.name = "warn_nobody",
	.probe = warn_nobody_probe,
	.remove = warn_nobody_remove,
};
module_pci_driver(warn_nobody_driver);

/* ---- no owner, for each of several ---- */

static int warn_loop_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = card_new(pdev);
	int ret, i;

	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 4, 4, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	for (i = 0; i < 4; i++) {
		ret = request_irq(pci_irq_vector(pdev, i), done_irq, 0, "done", card);
		if (ret)
			goto free_handlers;
	}
	return 0;

free_handlers:
	while (--i >= 0)
		free_irq(pci_irq_vector(pdev, i), card); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_loop_remove(struct pci_dev *pdev)
{
	int i;

	for (i = 0; i < 4; i++)
		free_irq(pci_irq_vector(pdev, i), NULL); /* { dg-warning "names another owner" } */
	pci_free_irq_vectors(pdev); /* { dg-warning "vectors-freed-in-use" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_loop_driver = {
	.name = "warn_loop",
	.probe = warn_loop_probe,
	.remove = warn_loop_remove,
};
module_pci_driver(warn_loop_driver);

/* ---- queues' handlers in a loop, after the card's own; what one allocation in a loop returns is one object ---- */

#define QUEUES 4

struct many {
	struct pci_dev *pdev;
	int irqs[QUEUES + 1];
	struct queue *queues[QUEUES];
	int count;
};

static int good_loop_setup(struct many *many)
{
	int i, ret;

	ret = request_irq(many->irqs[0], done_irq, 0, "many", many);
	if (ret)
		return ret;
	for (i = 0; i < many->count; i++) {
		ret = request_irq(many->irqs[i + 1], event_irq, 0, "queue", many->queues[i]);
		if (ret)
			goto free_queues;
	}
	return 0;

free_queues:
	while (i) {
		--i;
		free_irq(many->irqs[i + 1], many->queues[i]); /* { dg-bogus "warning" } */
	}
	free_irq(many->irqs[0], many); /* { dg-bogus "warning" } */
	return ret;
}

static int good_loop_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct many *many;
	int i, ret;

	many = devm_kzalloc(&pdev->dev, sizeof(*many), GFP_KERNEL);
	if (!many)
		return -ENOMEM;
	many->pdev = pdev;
	pci_set_drvdata(pdev, many);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, QUEUES + 1, QUEUES + 1, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	many->irqs[0] = pci_irq_vector(pdev, 0);
	many->count = id->driver_data;
	for (i = 0; i < many->count; i++) {
		many->irqs[i + 1] = pci_irq_vector(pdev, i + 1);
		many->queues[i] = devm_kzalloc(&many->pdev->dev, sizeof(struct queue), GFP_KERNEL);
		if (!many->queues[i]) {
			ret = -ENOMEM;
			goto free_vectors;
		}
	}
	ret = good_loop_setup(many);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_loop_remove(struct pci_dev *pdev)
{
	struct many *many = pci_get_drvdata(pdev);
	int i;

	for (i = 0; i < many->count; i++)
		free_irq(many->irqs[i + 1], many->queues[i]); /* { dg-bogus "warning" } */
	free_irq(many->irqs[0], many); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_loop_driver = {
	.name = "good_loop",
	.probe = good_loop_probe,
	.remove = good_loop_remove,
};
module_pci_driver(good_loop_driver);
