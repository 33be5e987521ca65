// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * words.c - what string tables are likely to contain: the dictionary records are compressed with
 *
 * Each word with its NUL, as in a string table. What is common and comes in this order stands last, where references
 * are shortest. A word that is missing costs its own length once per record, so there is no need to keep this list
 * complete. Changing it changes the format: raise FLOW_RECORD_VERSION.
 */
#include "record.h"

/* clang-format off */
const char record_words[] =
	/* fields and variables */
	"adapter\0" "addr\0" "bar\0" "base\0" "bus\0" "bytes\0" "card\0" "cfg\0" "chan\0" "chip\0" "class\0" "class_mask\0"
	"config\0" "context\0" "count\0" "cpu\0" "ctx\0" "devfn\0" "dev_id\0" "devid\0" "dma_dev\0" "end\0" "entries\0"
	"entry\0" "features\0" "func\0" "handle\0" "host\0" "idx\0" "index\0" "info\0" "instance\0" "iomem\0" "irqs\0"
	"len\0" "list\0" "lock\0" "max\0" "min\0" "mode\0" "mutex\0" "ndev\0" "netdev\0" "new\0" "next\0" "nr_irqs\0"
	"num\0" "num_vectors\0" "nvec\0" "off\0" "offset\0" "old\0" "ops\0" "pci_dev\0" "pcidev\0" "port\0" "prev\0" "private\0"
	"private_data\0" "ptr\0" "queue\0" "reg\0" "regs\0" "res\0" "result\0" "retval\0" "ring\0" "size\0" "start\0"
	"stats\0" "status\0" "tmp\0" "type\0" "val\0" "value\0" "vec\0" "vector\0" "vectors\0" "version\0" "work\0"
	"subvendor\0" "subdevice\0" "vendor\0" "driver_data\0" "msix_entries\0" "msi_enabled\0" "msix_enabled\0"
	"num_irqs\0" "irq_type\0" "hw\0" "state\0" "error\0" "err\0" "rc\0" "i\0" "n\0" "j\0" "data\0" "flags\0" "mask\0"
	"irq\0" "id\0" "name\0" "dev\0" "priv\0" "pdev\0" "ret\0" "ent\0"
	/* structs */
	"completion\0" "delayed_work\0" "dma_chan\0" "ethtool_ops\0" "file_operations\0" "i2c_adapter\0" "kobject\0"
	"list_head\0" "lock_class_key\0" "miscdevice\0" "module\0" "msi_map\0" "mutex\0" "napi_struct\0" "net_device_ops\0"
	"pci_bus\0" "pm_message\0" "raw_spinlock\0" "resource\0" "Scsi_Host\0" "scsi_host_template\0" "sk_buff\0"
	"snd_card\0" "snd_pcm_ops\0" "tasklet_struct\0" "timer_list\0" "work_struct\0" "workqueue_struct\0" "device_driver\0"
	"ata_port_operations\0" "dma_device\0" "irq_affinity\0" "msix_entry\0" "net_device\0" "device\0"
	/* headers */
	"drivers/net/ethernet/\0" "drivers/net/wireless/\0" "drivers/scsi/\0" "drivers/media/pci/\0" "drivers/dma/\0"
	"drivers/crypto/\0" "drivers/gpu/drm/\0" "drivers/misc/\0" "drivers/infiniband/hw/\0" "drivers/ata/\0" "sound/pci/\0"
	"include/sound/core.h\0" "include/drm/drm_drv.h\0" "include/scsi/scsi_host.h\0" "include/linux/libata.h\0"
	"arch/x86/include/asm/bug.h\0" "arch/x86/include/asm/io.h\0" "include/linux/dmaengine.h\0" "include/linux/mutex.h\0"
	"include/linux/completion.h\0" "include/linux/err.h\0" "include/linux/gfp.h\0" "include/linux/sched.h\0"
	"include/linux/kernel.h\0" "include/linux/list.h\0" "include/linux/overflow.h\0" "include/linux/spinlock.h\0"
	"include/linux/timer.h\0" "include/linux/workqueue.h\0" "include/linux/etherdevice.h\0" "include/linux/skbuff.h\0"
	"include/linux/pm_runtime.h\0" "include/linux/firmware.h\0" "include/linux/dev_printk.h\0"
	"include/linux/netdevice.h\0" "include/linux/dma-mapping.h\0" "include/linux/slab.h\0" "include/linux/aer.h\0"
	"include/linux/device/devres.h\0" "include/linux/device.h\0" "include/linux/interrupt.h\0" "include/linux/pci.h\0"
	/* functions */
	"_dev_err\0" "_dev_info\0" "_dev_warn\0" "_printk\0" "__dynamic_dev_dbg\0" "msleep\0" "cancel_work_sync\0"
	"destroy_workqueue\0" "ioremap\0" "iounmap\0" "kfree\0" "_kzalloc_noprof\0" "kzalloc_noprof\0" "kzalloc\0" "kcalloc\0"
	"_kmalloc_noprof\0" "kmalloc_array_noprof\0" "_kmalloc_array_noprof\0" "devm_kzalloc\0" "devm_kcalloc\0"
	"devm_kmalloc\0" "netif_napi_add\0" "netif_device_attach\0" "netif_device_detach\0" "netif_running\0" "netdev_priv\0"
	"unregister_netdev\0" "register_netdev\0" "free_netdev\0" "alloc_etherdev_mqs\0" "tasklet_kill\0" "tasklet_setup\0"
	"dma_alloc_coherent\0" "dma_free_coherent\0" "dma_set_coherent_mask\0" "dma_set_mask\0"
	"dma_set_mask_and_coherent\0" "pm_runtime_put_noidle\0" "pm_runtime_get_noresume\0" "pm_runtime_forbid\0"
	"pm_runtime_allow\0" "__devm_add_action_or_reset\0" "__devm_add_action\0" "devm_remove_action\0"
	"devm_request_threaded_irq\0" "devm_request_irq\0" "devm_free_irq\0" "request_threaded_irq\0" "request_irq\0" "free_irq\0"
	"synchronize_irq\0" "disable_irq\0" "enable_irq\0" "pci_request_irq\0" "pci_free_irq\0" "pci_irq_vector\0"
	"pci_alloc_irq_vectors_affinity\0" "pci_alloc_irq_vectors\0" "pci_free_irq_vectors\0" "pci_enable_msix_range\0"
	"pci_enable_msix_exact\0" "pci_enable_msi\0" "pci_disable_msix\0" "pci_disable_msi\0" "pci_dev_msi_enabled\0"
	"pcim_iomap_regions\0" "pcim_iomap_region\0" "pcim_iomap_table\0" "pcim_iomap\0" "pcim_request_all_regions\0"
	"pci_iomap\0" "pci_iounmap\0" "pci_ioremap_bar\0" "pci_request_mem_regions\0" "pci_release_mem_regions\0"
	"pci_request_selected_regions\0" "pci_release_selected_regions\0" "pci_select_bars\0" "pci_request_regions\0"
	"pci_release_regions\0" "pci_set_power_state\0" "pci_wake_from_d3\0" "pci_save_state\0" "pci_restore_state\0"
	"pci_read_config_word\0" "pci_write_config_word\0" "pci_read_config_dword\0" "pci_write_config_dword\0"
	"pci_disable_sriov\0" "pci_enable_sriov\0" "pci_clear_master\0" "pci_set_master\0" "pci_enable_device_mem\0"
	"pci_enable_device\0" "pcim_enable_device\0" "pci_disable_device\0" "dev_get_drvdata\0" "dev_set_drvdata\0"
	"pci_get_drvdata\0" "pci_set_drvdata\0" "__pci_register_driver\0" "pci_unregister_driver\0"
	/* every driver */
	"__this_module\0" "cleanup_module\0" "init_module\0" "dev_pm_ops\0" "suspend\0" "resume\0" "freeze\0" "thaw\0"
	"poweroff\0" "restore\0" "runtime_suspend\0" "runtime_resume\0" "pci_error_handlers\0" "error_detected\0" "slot_reset\0"
	"reset_prepare\0" "reset_done\0" "err_handler\0" "sriov_configure\0" "shutdown\0" "driver\0" "pm\0" "pci_device_id\0"
	"id_table\0" "probe\0" "remove\0" "pci_driver\0" "pci_dev\0"
	/* every record */
	"12.2.0\0" "13.3.0\0" "14.2.0\0" "15.2.0\0"
	"field:pci_dev.dev\0" "field:pci_dev.irq\0" "field:pci_dev.msi_enabled\0" "field:pci_dev.msix_enabled\0"
	"field:pci_dev.is_managed\0" "field:pci_dev.is_msi_managed\0" "field:pci_dev.pinned\0" "field:pci_dev.is_virtfn\0"
	"field:pci_dev.physfn\0" "field:pci_dev.bus\0" "field:pci_dev.msi_cap\0" "field:pci_dev.msix_cap\0"
	"field:device.driver_data\0" "field:device.devres_head\0" "field:device.parent\0" "field:net_device.dev\0"
	"decl:pci_enable_device\0" "decl:pci_alloc_irq_vectors\0" "decl:pci_free_irq_vectors\0" "decl:__devm_add_action\0"
	"struct:pci_dev\0" "decl:pcim_alloc_irq_vectors_affinity\0" "decl:pci_msix_alloc_irq_at\0"
	"field:pci_dev.msix_base\0" "decl:pcim_iounmap_regions\0" "decl:pcim_intx\0" "decl:devm_is_action_added\0";
/* clang-format on */

const size_t record_words_size = sizeof(record_words) - 1;
