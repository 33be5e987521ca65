// SPDX-License-Identifier: GPL-2.0-or-later
/* give_up.c - what makes the engine give up is counted: silence is to be seen. */
#include <stdlib.h>
#include <string.h>

#include <libiberty.h>
#include <objalloc.h>

#include "engine/run.h"
#include "pcidevres/analysis.h"

struct give_ups {
	struct objalloc *texts;
	struct give_up *list;
	size_t count, room;
};

void run_give_up(struct run *run, const struct fn *fn, const char *reason, const char *detail)
{
	const char *function = fn ? program_text(run->prog, fn->name) : "";
	struct give_ups *all = run->prog->give_ups;
	struct give_up *g;
	char *text;
	size_t i;

	if (!all) {
		all = run->prog->give_ups = XCNEW(struct give_ups);
		all->texts = objalloc_create();
	}
	for (i = 0; i < all->count; i++) {
		g = &all->list[i];
		if (!strcmp(g->module, run->module->name) && !strcmp(g->function, function) &&
		    !strcmp(g->reason, reason) && !strcmp(g->detail, detail)) {
			g->count++;
			return;
		}
	}
	if (all->count == all->room) {
		all->room = all->room ? all->room * 2 : 64;
		all->list = XRESIZEVEC(struct give_up, all->list, all->room);
	}
	text = objalloc_alloc(all->texts, strlen(detail) + 1);
	if (!text)
		xmalloc_failed(strlen(detail));
	g = &all->list[all->count++];
	g->module = run->module->name;
	g->function = function;
	g->reason = reason;
	g->detail = strcpy(text, detail);
	g->count = 1;
}

static int compare_give_ups(const void *pa, const void *pb)
{
	const struct give_up *a = pa, *b = pb;
	int c = strcmp(a->module, b->module);

	if (!c)
		c = strcmp(a->reason, b->reason);
	if (!c)
		c = strcmp(a->function, b->function);
	return c ? c : strcmp(a->detail, b->detail);
}

const struct give_up *program_give_ups(const struct program *prog, size_t *count)
{
	struct give_ups *all = prog->give_ups;

	*count = all ? all->count : 0;
	if (*count)
		qsort(all->list, all->count, sizeof(struct give_up), compare_give_ups);
	return all ? all->list : NULL;
}

void program_forget_give_ups(struct program *prog)
{
	struct give_ups *all = prog->give_ups;

	if (!all)
		return;
	objalloc_free(all->texts);
	free(all->list);
	free(all);
	prog->give_ups = NULL;
}
