/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STUB_LINUX_COMPLETION_H
#define STUB_LINUX_COMPLETION_H

struct completion {
	unsigned int done;
};

void complete(struct completion *c);
void init_completion(struct completion *c);
void wait_for_completion(struct completion *c);
unsigned long wait_for_completion_timeout(struct completion *c, unsigned long timeout);

#endif
