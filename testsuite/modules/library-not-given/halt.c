// SPDX-License-Identifier: GPL-2.0-or-later
#include "host.h"

void host_halt(struct host *host)
{
	writel(0, host->regs);
}
