/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * As much of linux/pci.h as drivers of the test suite need. What is declared, inline or a field differs by kernel as it
 * does in the real header, because that is all a translation unit shows of the kernel's semantics.
 */
#ifndef STUB_LINUX_PCI_H
#define STUB_LINUX_PCI_H

#include <linux/device.h>
#include <linux/errno.h>
#include <linux/interrupt.h>
#include <linux/io.h>
#include <linux/ioport.h>
#include <linux/mod_devicetable.h>
#include <linux/types.h>
#if STUB_KERNEL >= 612
#include <linux/msi_api.h>
#endif

#define PCI_VENDOR_ID_STUB 0x1b36
#define PCI_DEVICE(vend, dev) \
	.vendor = (vend), .device = (dev), .subvendor = PCI_ANY_ID, .subdevice = PCI_ANY_ID
#define PCI_VDEVICE(vend, dev) \
	.vendor = PCI_VENDOR_ID_##vend, .device = (dev), .subvendor = PCI_ANY_ID, .subdevice = PCI_ANY_ID, 0, 0

#define PCI_D0 ((pci_power_t)0)
#define PCI_D3hot ((pci_power_t)3)
typedef int pci_power_t;

#define PCI_DEVFN(slot, func) ((((slot) & 0x1f) << 3) | ((func) & 0x07))
#define PCI_SLOT(devfn) (((devfn) >> 3) & 0x1f)
#define PCI_FUNC(devfn) ((devfn) & 0x07)

struct pci_bus {
	struct pci_dev *self;
	unsigned char number;
};

struct pci_dev {
	struct list_head bus_list;
	struct pci_bus *bus;
	unsigned int devfn;
	unsigned short vendor;
	unsigned short device;
	unsigned int class;
	u8 revision;
	u8 msix_cap;
	struct pci_driver *driver;
	u64 dma_mask;
	pci_power_t current_state;
	struct device dev;
	unsigned int irq;
#if STUB_KERNEL < 703
	bool match_driver;
	unsigned int no_64bit_msi:1;
#else
	u64 msi_addr_mask;
#endif
	unsigned int is_busmaster:1;
	unsigned int msi_enabled:1;
	unsigned int msix_enabled:1;
#if STUB_IS_MANAGED
	unsigned int is_managed:1;
#endif
	unsigned int is_msi_managed:1;
#if STUB_KERNEL >= 612
	unsigned int pinned:1;
#endif
	unsigned int is_virtfn:1;
	unsigned int is_physfn:1;
	atomic_t enable_cnt;
#ifdef CONFIG_PCI_MSI
	void __iomem *msix_base;
#endif
	struct pci_dev *physfn;
	struct resource resource[6];
};

#define to_pci_dev(n) container_of(n, struct pci_dev, dev)
#define for_each_pci_dev(d) while ((d = pci_get_device(PCI_ANY_ID, PCI_ANY_ID, d)) != NULL)

static inline struct pci_dev *pci_physfn(struct pci_dev *dev)
{
	if (dev->is_virtfn)
		dev = dev->physfn;
	return dev;
}

static inline struct pci_dev *pci_upstream_bridge(struct pci_dev *dev)
{
	return dev->bus ? dev->bus->self : NULL;
}

typedef unsigned int pci_channel_state_t;
typedef unsigned int pci_ers_result_t;

#define pci_channel_io_normal ((pci_channel_state_t)1)
#define pci_channel_io_frozen ((pci_channel_state_t)2)
#define pci_channel_io_perm_failure ((pci_channel_state_t)3)
#define PCI_ERS_RESULT_NONE ((pci_ers_result_t)1)
#define PCI_ERS_RESULT_CAN_RECOVER ((pci_ers_result_t)2)
#define PCI_ERS_RESULT_NEED_RESET ((pci_ers_result_t)3)
#define PCI_ERS_RESULT_DISCONNECT ((pci_ers_result_t)4)
#define PCI_ERS_RESULT_RECOVERED ((pci_ers_result_t)5)

struct pci_error_handlers {
	pci_ers_result_t (*error_detected)(struct pci_dev *dev, pci_channel_state_t error);
	pci_ers_result_t (*mmio_enabled)(struct pci_dev *dev);
	pci_ers_result_t (*slot_reset)(struct pci_dev *dev);
	void (*reset_prepare)(struct pci_dev *dev);
	void (*reset_done)(struct pci_dev *dev);
	void (*resume)(struct pci_dev *dev);
#if STUB_KERNEL >= 612
	void (*cor_error_detected)(struct pci_dev *dev);
#endif
};

struct pci_driver {
#if STUB_KERNEL < 612
	struct list_head node;
#endif
	const char *name;
	const struct pci_device_id *id_table;
	int (*probe)(struct pci_dev *dev, const struct pci_device_id *id);
	void (*remove)(struct pci_dev *dev);
	int (*suspend)(struct pci_dev *dev, pm_message_t state);
	int (*resume)(struct pci_dev *dev);
	void (*shutdown)(struct pci_dev *dev);
	int (*sriov_configure)(struct pci_dev *dev, int num_vfs);
	int (*sriov_set_msix_vec_count)(struct pci_dev *vf, int msix_vec_count);
	u32 (*sriov_get_vf_total_msix)(struct pci_dev *pf);
	const struct pci_error_handlers *err_handler;
	const struct attribute_group **groups;
	const struct attribute_group **dev_groups;
	struct device_driver driver;
	bool driver_managed_dma;
};

int __must_check __pci_register_driver(struct pci_driver *drv, struct module *owner, const char *mod_name);
void pci_unregister_driver(struct pci_driver *dev);

#define pci_register_driver(driver) __pci_register_driver(driver, THIS_MODULE, KBUILD_MODNAME)
#define module_pci_driver(driver) module_driver(driver, pci_register_driver, pci_unregister_driver)

const struct pci_device_id *pci_match_id(const struct pci_device_id *ids, struct pci_dev *dev);

static inline void *pci_get_drvdata(struct pci_dev *pdev)
{
	return dev_get_drvdata(&pdev->dev);
}

static inline void pci_set_drvdata(struct pci_dev *pdev, void *data)
{
	dev_set_drvdata(&pdev->dev, data);
}

static inline const char *pci_name(const struct pci_dev *pdev)
{
	return dev_name(&pdev->dev);
}

#define pci_err(pdev, fmt, ...) dev_err(&(pdev)->dev, fmt, ##__VA_ARGS__)
#define pci_warn(pdev, fmt, ...) dev_warn(&(pdev)->dev, fmt, ##__VA_ARGS__)
#define pci_info(pdev, fmt, ...) dev_info(&(pdev)->dev, fmt, ##__VA_ARGS__)

#ifdef CONFIG_PCI
int __must_check pci_enable_device(struct pci_dev *dev);
int __must_check pci_enable_device_mem(struct pci_dev *dev);
#if STUB_KERNEL < 612
int __must_check pci_enable_device_io(struct pci_dev *dev);
#endif
int __must_check pci_reenable_device(struct pci_dev *dev);
int __must_check pcim_enable_device(struct pci_dev *pdev);
void pcim_pin_device(struct pci_dev *pdev);
void pci_disable_device(struct pci_dev *dev);
void pci_set_master(struct pci_dev *dev);
void pci_clear_master(struct pci_dev *dev);
#else
static inline int pci_enable_device(struct pci_dev *dev)
{
	return -EIO;
}

static inline int pcim_enable_device(struct pci_dev *pdev)
{
	return -EIO;
}

static inline void pci_disable_device(struct pci_dev *dev)
{
}

static inline void pci_set_master(struct pci_dev *dev)
{
}

static inline void pci_clear_master(struct pci_dev *dev)
{
}
#endif
int pci_save_state(struct pci_dev *dev);
void pci_restore_state(struct pci_dev *dev);
int pci_set_power_state(struct pci_dev *dev, pci_power_t state);
int pci_wake_from_d3(struct pci_dev *dev, bool enable);

int pci_reset_function_locked(struct pci_dev *dev);

static inline int pci_is_enabled(struct pci_dev *pdev)
{
	return atomic_read(&pdev->enable_cnt) > 0;
}

#if STUB_IS_MANAGED
static inline int pci_is_managed(struct pci_dev *pdev)
{
	return pdev->is_managed;
}
#endif

int pci_read_config_dword(const struct pci_dev *dev, int where, u32 *val);
#define PCI_CAP_ID_MSI 0x05
#define PCI_CAP_ID_MSIX 0x11
u8 pci_find_capability(struct pci_dev *dev, int cap);
#define pci_resource_n(dev, bar) (&(dev)->resource[(bar)])
#define pci_resource_start(dev, bar) (pci_resource_n(dev, bar)->start)
#define pci_resource_end(dev, bar) (pci_resource_n(dev, bar)->end)
#define pci_resource_len(dev, bar) (pci_resource_end((dev), (bar)) ? resource_size(pci_resource_n((dev), (bar))) : 0)
int __must_check pci_request_regions(struct pci_dev *dev, const char *name);
void pci_release_regions(struct pci_dev *dev);
int __must_check pci_request_region(struct pci_dev *dev, int bar, const char *name);
void pci_release_region(struct pci_dev *dev, int bar);
int pci_request_selected_regions(struct pci_dev *dev, int bars, const char *name);
void pci_release_selected_regions(struct pci_dev *dev, int bars);
int pci_select_bars(struct pci_dev *dev, unsigned long flags);

#define IORESOURCE_IO 0x00000100
#define IORESOURCE_MEM 0x00000200

static inline int pci_request_mem_regions(struct pci_dev *pdev, const char *name)
{
	return pci_request_selected_regions(pdev, pci_select_bars(pdev, IORESOURCE_MEM), name);
}

static inline void pci_release_mem_regions(struct pci_dev *pdev)
{
	pci_release_selected_regions(pdev, pci_select_bars(pdev, IORESOURCE_MEM));
}
void __iomem *pci_iomap(struct pci_dev *dev, int bar, unsigned long max);
void __iomem *pci_ioremap_bar(struct pci_dev *pdev, int bar);
void pci_iounmap(struct pci_dev *dev, void __iomem *addr);
void __iomem *pcim_iomap(struct pci_dev *pdev, int bar, unsigned long maxlen);
void pcim_iounmap(struct pci_dev *pdev, void __iomem *addr);
void __iomem *const *pcim_iomap_table(struct pci_dev *pdev);
int pcim_iomap_regions(struct pci_dev *pdev, int mask, const char *name);
#if STUB_KERNEL < 703
int pcim_iomap_regions_request_all(struct pci_dev *pdev, int mask, const char *name);
void pcim_iounmap_regions(struct pci_dev *pdev, int mask);
#endif
#if STUB_KERNEL >= 612
int pcim_request_region(struct pci_dev *pdev, int bar, const char *name);
int pcim_request_all_regions(struct pci_dev *pdev, const char *name);
void __iomem *pcim_iomap_region(struct pci_dev *pdev, int bar, const char *name);
void __iomem *pcim_iomap_range(struct pci_dev *pdev, int bar, unsigned long offset, unsigned long len);
int pcim_intx(struct pci_dev *pdev, int enabled);
#endif
#if STUB_KERNEL >= 703
void pcim_iounmap_region(struct pci_dev *pdev, int bar);
bool pci_suspend_retains_context(struct pci_dev *pdev);
#endif
void pci_intx(struct pci_dev *dev, int enable);
int __must_check pci_set_mwi(struct pci_dev *dev);
int __must_check pcim_set_mwi(struct pci_dev *dev);
void pci_clear_mwi(struct pci_dev *dev);

struct pci_dev *pci_get_device(unsigned int vendor, unsigned int device, struct pci_dev *from);
struct pci_dev *pci_get_slot(struct pci_bus *bus, unsigned int devfn);
struct pci_dev *pci_get_domain_bus_and_slot(int domain, unsigned int bus, unsigned int devfn);
struct pci_dev *pci_dev_get(struct pci_dev *dev);
void pci_dev_put(struct pci_dev *dev);
struct pci_dev *pci_get_class(unsigned int class, struct pci_dev *from);
struct pci_dev *pcie_find_root_port(struct pci_dev *dev);
int pci_domain_nr(struct pci_bus *bus);
int pci_enable_sriov(struct pci_dev *dev, int nr_virtfn);
void pci_disable_sriov(struct pci_dev *dev);
int pci_num_vf(struct pci_dev *dev);
bool pci_device_is_present(struct pci_dev *pdev);
int pci_sriov_configure_simple(struct pci_dev *dev, int nr_virtfn);

#if STUB_KERNEL < 612
#define PCI_IRQ_LEGACY (1 << 0)
#else
#define PCI_IRQ_INTX (1 << 0)
#endif
#define PCI_IRQ_MSI (1 << 1)
#define PCI_IRQ_MSIX (1 << 2)
#define PCI_IRQ_AFFINITY (1 << 3)
#define PCI_IRQ_ALL_TYPES 7

struct msix_entry {
	u32 vector;
	u16 entry;
};

#ifdef CONFIG_PCI_MSI
int pci_msi_vec_count(struct pci_dev *dev);
int pci_msix_vec_count(struct pci_dev *dev);
int __must_check pci_enable_msi(struct pci_dev *dev);
void pci_disable_msi(struct pci_dev *dev);
int __must_check pci_enable_msix_range(struct pci_dev *dev, struct msix_entry *entries, int minvec, int maxvec);
void pci_disable_msix(struct pci_dev *dev);

static inline int pci_enable_msix_exact(struct pci_dev *dev, struct msix_entry *entries, int nvec)
{
	int rc = pci_enable_msix_range(dev, entries, nvec, nvec);

	if (rc < 0)
		return rc;
	return 0;
}

int pci_alloc_irq_vectors_affinity(struct pci_dev *dev, unsigned int min_vecs, unsigned int max_vecs,
				   unsigned int flags, struct irq_affinity *affd);
void pci_free_irq_vectors(struct pci_dev *dev);
int pci_irq_vector(struct pci_dev *dev, unsigned int nr);
#if STUB_KERNEL >= 612
int pci_alloc_irq_vectors(struct pci_dev *dev, unsigned int min_vecs, unsigned int max_vecs, unsigned int flags);
bool pci_msix_can_alloc_dyn(struct pci_dev *dev);
struct msi_map pci_msix_alloc_irq_at(struct pci_dev *dev, unsigned int index, const struct irq_affinity *affd);
void pci_msix_free_irq(struct pci_dev *dev, struct msi_map map);
#endif
#if STUB_PCIM_VECTORS
int pcim_alloc_irq_vectors(struct pci_dev *pdev, unsigned int min_vecs, unsigned int max_vecs, unsigned int flags);
int pcim_alloc_irq_vectors_affinity(struct pci_dev *pdev, unsigned int min_vecs, unsigned int max_vecs,
				    unsigned int flags, struct irq_affinity *affd);
#endif
#else /* !CONFIG_PCI_MSI */
static inline int pci_enable_msi(struct pci_dev *dev)
{
	return -ENOSYS;
}

static inline void pci_disable_msi(struct pci_dev *dev)
{
}

static inline int pci_alloc_irq_vectors_affinity(struct pci_dev *dev, unsigned int min_vecs, unsigned int max_vecs,
						 unsigned int flags, struct irq_affinity *affd)
{
#ifdef CONFIG_PCI
	if ((flags & 1) && min_vecs == 1 && dev->irq)
		return 1;
#endif
	return -ENOSPC;
}

static inline void pci_free_irq_vectors(struct pci_dev *dev)
{
}

static inline int pci_irq_vector(struct pci_dev *dev, unsigned int nr)
{
	if (WARN_ON_ONCE(nr > 0))
		return -EINVAL;
	return dev->irq;
}
#if STUB_KERNEL >= 612
static inline int pci_alloc_irq_vectors(struct pci_dev *dev, unsigned int min_vecs, unsigned int max_vecs,
					unsigned int flags)
{
	return pci_alloc_irq_vectors_affinity(dev, min_vecs, max_vecs, flags, NULL);
}
#endif
#endif /* CONFIG_PCI_MSI */

#if STUB_KERNEL < 612
static inline int pci_alloc_irq_vectors(struct pci_dev *dev, unsigned int min_vecs, unsigned int max_vecs,
					unsigned int flags)
{
	return pci_alloc_irq_vectors_affinity(dev, min_vecs, max_vecs, flags, NULL);
}
#endif

static inline bool pci_dev_msi_enabled(struct pci_dev *pdev)
{
	return pdev->msi_enabled || pdev->msix_enabled;
}

#if STUB_KERNEL >= 703
static inline unsigned int pci_irq_type(struct pci_dev *pdev)
{
	if (pdev->msix_enabled)
		return PCI_IRQ_MSIX;
	if (pdev->msi_enabled)
		return PCI_IRQ_MSI;
	return PCI_IRQ_INTX;
}
#endif

int __must_check __printf(6, 7) pci_request_irq(struct pci_dev *dev, unsigned int nr, irq_handler_t handler,
						irq_handler_t thread_fn, void *dev_id, const char *fmt, ...);
void pci_free_irq(struct pci_dev *dev, unsigned int nr, void *dev_id);

#endif
