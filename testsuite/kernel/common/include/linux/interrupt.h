/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_INTERRUPT_H
#define STUB_LINUX_INTERRUPT_H

#include <linux/device.h>
#include <linux/irqreturn.h>

#define IRQF_SHARED 0x00000080
#define IRQF_ONESHOT 0x00002000
#define IRQF_COND_ONESHOT 0x00040000

typedef irqreturn_t (*irq_handler_t)(int irq, void *dev_id);

struct irq_affinity {
	unsigned int pre_vectors;
	unsigned int post_vectors;
	unsigned int nr_sets;
};

int __must_check request_threaded_irq(unsigned int irq, irq_handler_t handler, irq_handler_t thread_fn,
				      unsigned long flags, const char *name, void *dev_id);

static inline int __must_check request_irq(unsigned int irq, irq_handler_t handler, unsigned long flags,
					   const char *name, void *dev_id)
{
#if STUB_KERNEL < 612
	return request_threaded_irq(irq, handler, NULL, flags, name, dev_id);
#else
	return request_threaded_irq(irq, handler, NULL, flags | IRQF_COND_ONESHOT, name, dev_id);
#endif
}

int __must_check request_any_context_irq(unsigned int irq, irq_handler_t handler, unsigned long flags,
					 const char *name, void *dev_id);
const void *free_irq(unsigned int irq, void *dev_id);

int __must_check devm_request_threaded_irq(struct device *dev, unsigned int irq, irq_handler_t handler,
					   irq_handler_t thread_fn, unsigned long flags, const char *name,
					   void *dev_id);

static inline int __must_check devm_request_irq(struct device *dev, unsigned int irq, irq_handler_t handler,
						unsigned long flags, const char *name, void *dev_id)
{
	return devm_request_threaded_irq(dev, irq, handler, NULL, flags, name, dev_id);
}

int __must_check devm_request_any_context_irq(struct device *dev, unsigned int irq, irq_handler_t handler,
					      unsigned long flags, const char *name, void *dev_id);
void devm_free_irq(struct device *dev, unsigned int irq, void *dev_id);

void disable_irq(unsigned int irq);
void enable_irq(unsigned int irq);
void synchronize_irq(unsigned int irq);

#endif
