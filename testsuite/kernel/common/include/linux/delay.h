/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_DELAY_H
#define STUB_LINUX_DELAY_H

void msleep(unsigned int msecs);
void usleep_range(unsigned long min, unsigned long max);

#endif
