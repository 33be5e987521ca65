// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A state machine: the state is a function, a setter stores it, and what is done in one state raises the next event. The state
 * the device starts in is set where much else is, and parts of it have machines of the same kind.
 */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

enum { EVENT_START, EVENT_STARTED, EVENT_STOP };

struct machine {
	void (*state)(void *object, int event);
};

struct port {
	struct machine machine;
	u32 registers[16];
};

struct card {
	struct machine machine;
	struct pci_dev *pdev;
	struct port port[4];
	u32 sizes[64];
	bool ready;
};

irqreturn_t card_irq(int irq, void *data);
void card_is_ready(struct card *card);

static void machine_set(void *object, void *state)
{
	((struct machine *)object)->state = state;
}

static void machine_start(struct machine *machine, void *state)
{
	machine_set(machine, state);
}

static void machine_event(void *object, int event)
{
	((struct machine *)object)->state(object, event);
}

static void port_stopped(void *object, int event)
{
	struct port *port = object;

	port->registers[event]++;
}

static void port_started(void *object, int event)
{
	if (event == EVENT_STOP)
		machine_set(object, port_stopped);
}

static void card_setup(struct card *card, void *stopped)
{
	unsigned int i, k;

	for (i = 0; i < ARRAY_SIZE(card->sizes); i++)
		card->sizes[i] = i ? card->sizes[i - 1] * 3 + card->sizes[i / 2] / 5 : card->pdev->irq;
	for (i = 0; i < ARRAY_SIZE(card->port); i++) {
		for (k = 0; k < ARRAY_SIZE(card->port[i].registers); k++)
			card->port[i].registers[k] = card->sizes[k] ^ card->sizes[i] << 2;
		machine_start(&card->port[i].machine, i ? (void *)port_started : port_stopped);
	}
	machine_start(&card->machine, stopped);
}

static void card_running(void *object, int event)
{
	struct card *card = object;

	if (event == EVENT_STOP)
		card->ready = false;
}

/* ---- a state that leaves its vectors ---- */

static void warn_starting(void *object, int event)
{
	struct card *card = object;

	if (event != EVENT_STARTED)
		return;
	if (pci_alloc_irq_vectors(card->pdev, 1, 1, PCI_IRQ_MSI) < 0) /* { dg-warning vectors-leaked } */
		return;
	card->ready = true;
	machine_set(&card->machine, card_running);
}

static void warn_stopped(void *object, int event)
{
	struct card *card = object;

	if (event != EVENT_START)
		return;
	machine_set(&card->machine, warn_starting);
	machine_event(&card->machine, EVENT_STARTED);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	int ret;

	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	card->pdev = pdev;
	card_setup(card, warn_stopped);
	machine_event(&card->machine, EVENT_START);
	if (!card->ready) {
		pci_disable_device(pdev);
		return -EIO;
	}
	pci_set_drvdata(pdev, card);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

/* ---- the same, and remove frees them: where they are, says the state ---- */

static void good_starting(void *object, int event)
{
	struct card *card = object;

	if (event != EVENT_STARTED)
		return;
	if (pci_alloc_irq_vectors(card->pdev, 1, 1, PCI_IRQ_MSI) < 0) /* { dg-bogus vectors-leaked } */
		return;
	card->ready = true;
	machine_set(&card->machine, card_running);
}

static void good_stopped(void *object, int event)
{
	struct card *card = object;

	if (event != EVENT_START)
		return;
	machine_set(&card->machine, good_starting);
	machine_event(&card->machine, EVENT_STARTED);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	int ret;

	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	card->pdev = pdev;
	card_setup(card, good_stopped);
	machine_event(&card->machine, EVENT_START);
	if (!card->ready) {
		pci_disable_device(pdev);
		return -EIO;
	}
	pci_set_drvdata(pdev, card);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
