// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A loop over channels whose first turn does what all share: it takes the vectors; the others use them. Probe's error
 * path and remove give them back once. The twin takes them in every turn.
 */
#include <linux/module.h>
#include <linux/pci.h>

struct channel {
	int irq;
};

struct shoveler {
	struct pci_dev *pdev;
	int nchannels;
	struct channel channels[16];
};

static irqreturn_t shoveler_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static struct shoveler *shoveler_new(struct pci_dev *pdev)
{
	struct shoveler *s;

	s = devm_kzalloc(&pdev->dev, sizeof(*s), GFP_KERNEL);
	if (!s)
		return NULL;
	s->pdev = pdev;
	s->nchannels = pdev->revision & 15;
	return s;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct shoveler *s = shoveler_new(pdev);
	int i, ret;

	if (!s)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	for (i = 0; i < s->nchannels; i++) {
		if (i == 0) {
			ret = pci_alloc_irq_vectors(pdev, 1, s->nchannels, PCI_IRQ_ALL_TYPES); /* { dg-bogus "warning" } */
			if (ret < 0)
				return ret;
		}
		s->channels[i].irq = pci_irq_vector(pdev, i);
		ret = devm_request_irq(&pdev->dev, s->channels[i].irq, shoveler_irq, 0, "shoveler", &s->channels[i]);
		if (ret)
			return ret;
	}
	return 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct shoveler *s = shoveler_new(pdev);
	int i, ret;

	if (!s)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	for (i = 0; i < s->nchannels; i++) {
		ret = pci_alloc_irq_vectors(pdev, 1, s->nchannels, PCI_IRQ_MSIX); /* { dg-warning "vectors-reallocated" } */
		if (ret < 0)
			return ret;
		s->channels[i].irq = pci_irq_vector(pdev, i);
		ret = devm_request_irq(&pdev->dev, s->channels[i].irq, shoveler_irq, 0, "shoveler", &s->channels[i]);
		if (ret)
			return ret;
	}
	return 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
