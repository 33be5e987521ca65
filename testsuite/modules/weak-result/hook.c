// SPDX-License-Identifier: GPL-2.0-or-later
#include "card.h"

/* another file has one that does more */
int __attribute__((weak)) card_hook(int n)
{
	return 0;
}
