// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * guard.c - what goes wrong in the plugin stays in the plugin
 *
 * A kernel that would build without the plugin must build with it. So the plugin's own work runs with handlers for the
 * signals a mistake ends in, for an allocation that fails and, where the compiler lets a plugin do that, for its
 * internal errors; they come back here, and the caller says so in one note. The compiler's handlers are in place again
 * whenever its own code runs.
 *
 * Memory that was being worked on is not freed. Debugging: -fplugin-arg-pcidevres-unguarded lets the compiler crash,
 * and print its backtrace.
 */
#include "compat.h"
#include "host.h"

#include <setjmp.h>
#include <signal.h>

static const int signals[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };

/* Codes beside the signals' numbers, which are all smaller. */
enum { NO_MEMORY = 1000, COMPILER_ERROR };

static sigjmp_buf way_back;
static bool guarding;

static void on_signal(int number)
{
	siglongjmp(way_back, number);
}

#if COMPAT_ICE_HOOK
static void on_compiler_error(diagnostic_context *, const char *, va_list *)
{
	siglongjmp(way_back, COMPILER_ERROR);
}
#endif

/* What the compiler had in place. */
struct before {
	struct sigaction actions[ARRAY_SIZE(signals)];
	stack_t stack;
	function *fun;
	tree decl;
	location_t location;
#if COMPAT_ICE_HOOK
	compat_ice_hook hook;
	int lock;
#endif
};

/* The stack may be what ran out, so handlers have their own. */
static void put_up(struct before *before)
{
	static char room[1 << 16];
	struct sigaction action = {};
	stack_t stack = {};

	stack.ss_sp = room;
	stack.ss_size = sizeof(room);
	sigaltstack(&stack, &before->stack);
	action.sa_handler = on_signal;
	action.sa_flags = SA_ONSTACK | SA_NODEFER;
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < ARRAY_SIZE(signals); i++)
		sigaction(signals[i], &action, &before->actions[i]);
	before->fun = cfun;
	before->decl = current_function_decl;
	before->location = input_location;
#if COMPAT_ICE_HOOK
	before->hook = global_dc->internal_error;
	before->lock = global_dc->lock;
	global_dc->internal_error = on_compiler_error;
#endif
	guarding = true;
}

static void take_down(const struct before *before)
{
	guarding = false;
#if COMPAT_ICE_HOOK
	global_dc->internal_error = before->hook;
	global_dc->lock = before->lock;
#endif
	for (size_t i = 0; i < ARRAY_SIZE(signals); i++)
		sigaction(signals[i], &before->actions[i], NULL);
	sigaltstack(&before->stack, NULL);
	set_cfun(before->fun);
	current_function_decl = before->decl;
	input_location = before->location;
}

static const char *name_of(int code)
{
	switch (code) {
	case NO_MEMORY:
		return "out of memory";
	case COMPILER_ERROR:
		return "the compiler was asked for what it does not have";
	case SIGABRT:
		return "aborted";
	case SIGFPE:
		return "division by zero";
	default:
		return "bad memory access";
	}
}

const char *guard_run(void (*work)(void *data), void *data)
{
	/* Not on the stack: its values are needed after the jump. */
	static struct before before;
	int code;

	code = sigsetjmp(way_back, 1);
	if (!code) {
		put_up(&before);
		work(data);
	}
	take_down(&before);
	return code ? name_of(code) : NULL;
}

void guard_no_memory(size_t size)
{
	if (guarding)
		siglongjmp(way_back, NO_MEMORY);
	fatal_error(UNKNOWN_LOCATION, PLUGIN_NAME ": out of memory allocating %lu bytes", (unsigned long)size);
}

/* ---- for the test suite ---------------------------------------------------------------------------------------- */

static volatile unsigned int endless = 1;

static unsigned int recurse(unsigned int depth)
{
	volatile char room[4096];

	room[depth % sizeof(room)] = 1;
	return endless ? recurse(depth + 1) + room[0] : depth;
}

void guard_provoke(const char *kind)
{
	if (!strcmp(kind, "crash"))
		*(volatile int *)(uintptr_t)(endless * 8) = 1;
	else if (!strcmp(kind, "abort"))
		(abort)();
	else if (!strcmp(kind, "raise"))
		raise(SIGABRT);
	else if (!strcmp(kind, "memory"))
		free(xmalloc((size_t)-1 / 2 - 4096));
	else if (!strcmp(kind, "recursion"))
		endless = recurse(0);
}
