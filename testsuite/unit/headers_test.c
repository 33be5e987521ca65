// SPDX-License-Identifier: GPL-2.0-or-later
/* headers_test.c - which headers are the kernel's core: the first and the last of the list, and neighbours */
#include "pcidevres/flow-tools.h"

#include <stdio.h>

static int failures;

static void is(bool core, const char *path)
{
	bool right = flow_header_is_core(path) == core;

	printf("%s: %s is %sone of the core's\n", right ? "PASS" : "FAIL", path, core ? "" : "not ");
	failures += !right;
}

int main(void)
{
	is(true, "arch/x86/include/asm/io.h");
	is(true, "include/acpi/acpi_bus.h");
	is(true, "include/linux/device.h");
	is(true, "include/linux/device/driver.h");
	is(true, "include/linux/i2c.h");
	is(true, "include/linux/pci.h");
	is(true, "include/linux/pm.h");
	is(true, "include/linux/pm_runtime.h");
	is(true, "include/xen/xen.h");
	is(false, "");
	is(false, "include/linux/i2c-algo-bit.h");
	is(false, "include/linux/libata.h");
	is(false, "include/linux/mlx4/device.h");
	is(false, "include/linux/parport.h");
	is(false, "drivers/net/ethernet/intel/igb/igb.h");
	is(false, "sound/soc/sof/ops.h");
	return failures != 0;
}
