#include "pcidevres/flow-tools.h"
bool flow_prune(struct flow_unit *u, bool (*m)(const char *, void *), void *d){(void)m;(void)d;return u->nfunctions || u->nglobals;}
