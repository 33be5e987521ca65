/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * prune.h - what prune.c and compact.c share
 */
#ifndef FLOW_PRUNE_H
#define FLOW_PRUNE_H

#include "pcidevres/flow-tools.h"

/*
 * Drops the functions KEEP says no to and the globals and symbols that nothing kept names, and renumbers. A dropped
 * function's symbol must say FLOW_NONE already. KEEP_GLOBAL: those that stay even if no function names them.
 */
void compact_unit(struct flow_unit *unit, const bool *keep, const bool *keep_global);

#endif
