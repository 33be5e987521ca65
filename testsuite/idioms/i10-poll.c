// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I10: vectors if there are any, a timer else; only a path on which some are certainly held can leak them. The twin's
 * remove gives them back in the polling case only.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/timer.h>

struct plover {
	struct pci_dev *pdev;
	struct timer_list timer;
	bool polling;
};

static irqreturn_t plover_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void plover_poll(struct timer_list *timer)
{
	mod_timer(timer, 1);
}

static int plover_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct plover *plover;
	int ret;

	plover = devm_kzalloc(&pdev->dev, sizeof(*plover), GFP_KERNEL);
	if (!plover)
		return -ENOMEM;
	plover->pdev = pdev;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI) == 1) { /* { dg-warning "vectors-leaked" "warn_remove" } */
		ret = request_irq(pci_irq_vector(pdev, 0), plover_irq, 0, "plover", plover); /* { dg-warning "handler-leaked" "warn_remove" } */
		if (ret) {
			pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
			pci_disable_device(pdev);
			return ret;
		}
	} else {
		plover->polling = true;
		timer_setup(&plover->timer, plover_poll, 0);
		mod_timer(&plover->timer, 1);
	}
	pci_set_drvdata(pdev, plover);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct plover *plover = pci_get_drvdata(pdev);

	if (plover->polling) {
		timer_delete_sync(&plover->timer);
	} else {
		free_irq(pci_irq_vector(pdev, 0), plover); /* { dg-bogus "warning" } */
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	}
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = plover_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_remove(struct pci_dev *pdev)
{
	struct plover *plover = pci_get_drvdata(pdev);

	if (plover->polling) {
		timer_delete_sync(&plover->timer);
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	}
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = plover_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
