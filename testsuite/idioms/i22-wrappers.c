// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I22: one-line functions around the kernel's inlines and macros, for a language that cannot see those. Whoever calls
 * them is not C and has no record: no life cycle, nothing to say.
 */
/* { dg-semantics "all" } */
#include <linux/interrupt.h>
#include <linux/pci.h>

void wrapped_pci_set_drvdata(struct pci_dev *pdev, void *data);
void *wrapped_pci_get_drvdata(struct pci_dev *pdev);
int wrapped_pci_enable_device(struct pci_dev *pdev);
int wrapped_pcim_enable_device(struct pci_dev *pdev);
void wrapped_pci_disable_device(struct pci_dev *pdev);
int wrapped_pci_alloc_irq_vectors(struct pci_dev *pdev, unsigned int min, unsigned int max, unsigned int flags);
void wrapped_pci_free_irq_vectors(struct pci_dev *pdev);
int wrapped_pci_irq_vector(struct pci_dev *pdev, unsigned int nr);
int wrapped_request_irq(unsigned int irq, irq_handler_t handler, unsigned long flags, const char *name, void *id);
int wrapped_add_action(struct device *dev, void (*action)(void *data), void *data);
bool wrapped_dev_is_pci(const struct device *dev);

void wrapped_pci_set_drvdata(struct pci_dev *pdev, void *data)
{
	pci_set_drvdata(pdev, data);
}

void *wrapped_pci_get_drvdata(struct pci_dev *pdev)
{
	return pci_get_drvdata(pdev);
}

int wrapped_pci_enable_device(struct pci_dev *pdev)
{
	return pci_enable_device(pdev); /* { dg-bogus "warning" } */
}

int wrapped_pcim_enable_device(struct pci_dev *pdev)
{
	return pcim_enable_device(pdev); /* { dg-bogus "warning" } */
}

void wrapped_pci_disable_device(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

int wrapped_pci_alloc_irq_vectors(struct pci_dev *pdev, unsigned int min, unsigned int max, unsigned int flags)
{
	return pci_alloc_irq_vectors(pdev, min, max, flags); /* { dg-bogus "warning" } */
}

void wrapped_pci_free_irq_vectors(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
}

int wrapped_pci_irq_vector(struct pci_dev *pdev, unsigned int nr)
{
	return pci_irq_vector(pdev, nr);
}

int wrapped_request_irq(unsigned int irq, irq_handler_t handler, unsigned long flags, const char *name, void *id)
{
	return request_irq(irq, handler, flags, name, id); /* { dg-bogus "warning" } */
}

int wrapped_add_action(struct device *dev, void (*action)(void *data), void *data)
{
	return devm_add_action(dev, action, data); /* { dg-bogus "warning" } */
}

bool wrapped_dev_is_pci(const struct device *dev)
{
	return dev->bus != NULL;
}
