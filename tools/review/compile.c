// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * compile.c - the compiler on sources nobody has read
 *
 * The plugin ends the compiler before code is made; nothing is assembled or linked, so a source decides nothing but
 * what the compiler reads and how long it takes. Each compilation has a time limit, limits on memory and on what it
 * writes, no input and a process group of its own. What it prints goes to a file, and of that only one line is shown.
 */
#include "work.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <libiberty/libiberty.h>

#define MEMORY_MAX (6ULL << 30)
#define OUTPUT_MAX (64ULL << 20)
#define NAP_NS 3000000

/* For prepare(), which runs in the child. */
static const struct compilation *starting;
static const char *starting_in;
static unsigned int starting_limit;
static int starting_fence;

static void limit(int what, rlim_t most)
{
	struct rlimit now;

	if (getrlimit(what, &now) == 0 && (now.rlim_max == RLIM_INFINITY || now.rlim_max > most)) {
		now.rlim_cur = now.rlim_max = most;
		setrlimit(what, &now);
	}
}

static void prepare(void)
{
	int null = open("/dev/null", O_RDWR);
	int said = open(starting->said, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	dup2(null, STDIN_FILENO);
	dup2(null, STDOUT_FILENO);
	dup2(said, STDERR_FILENO);
	limit(RLIMIT_CPU, starting_limit + 1);
	limit(RLIMIT_AS, MEMORY_MAX);
	limit(RLIMIT_FSIZE, OUTPUT_MAX);
	limit(RLIMIT_CORE, 0);
	setenv("LC_ALL", "C", 1);
	setenv("TMPDIR", scratch_dir(), 1);
	unsetenv("DEPENDENCIES_OUTPUT");
	unsetenv("SUNPRO_DEPENDENCIES");
	unsetenv("GCC_COLORS");
	if (chdir(starting_in) != 0 || (starting_fence >= 0 && !fence_enter(starting_fence)))
		_exit(127);
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool start(struct compilation *c, const char *cwd, unsigned int seconds)
{
	struct child child = { 0 };

	starting = c;
	starting_in = cwd;
	starting_limit = seconds;
	unlink(c->record);
	if (!child_start(&child, c->command.list, "the compiler", prepare))
		return trouble("cannot run the compiler: %s", strerror(errno));
	setpgid(child.pid, child.pid);
	c->pid = child.pid;
	c->deadline = now() + seconds;
	return true;
}

/* True when it has ended. */
static bool look_after(struct compilation *c, bool end)
{
	siginfo_t ended = { 0 };
	int status;

	if (!c->pid)
		return false;
	if (end || now() > c->deadline) {
		c->timed_out = !end;
		kill(-c->pid, SIGKILL);
		waitpid(c->pid, &status, 0);
		c->pid = 0;
		return true;
	}
	if (waitid(P_PID, c->pid, &ended, WEXITED | WNOHANG | WNOWAIT) != 0 || ended.si_pid != c->pid)
		return false;
	/* what it may have left running; the number is nobody else's yet */
	kill(-c->pid, SIGKILL);
	waitpid(c->pid, &status, 0);
	c->pid = 0;
	c->done = WIFEXITED(status) && WEXITSTATUS(status) == 0;
	return true;
}

bool compile_all(struct compilation *list, size_t count, const char *cwd, unsigned int jobs, unsigned int seconds,
		 int fence)
{
	static const struct timespec nap = { 0, NAP_NS };
	size_t next = 0, running = 0, i;
	bool going = true;

	starting_fence = fence;
	while (running || (going && next < count)) {
		going = going && !stopped();
		for (; going && running < jobs && next < count; next++) {
			going = start(&list[next], cwd, seconds);
			running += going;
		}
		for (i = 0; i < next && i < count; i++)
			running -= look_after(&list[i], !going);
		if (running)
			nanosleep(&nap, NULL);
	}
	return going;
}

/* ---- what it said ---------------------------------------------------------------------------------------------- */

/* -H prints a dot for each level and the file. */
static bool take_header(const char *line, struct words *headers)
{
	size_t dots = strspn(line, ".");

	if (!dots || line[dots] != ' ')
		return false;
	add_word(headers, xstrdup(line + dots + 1));
	return true;
}

void compile_said(const struct compilation *compilation, struct words *headers, char **complaint)
{
	size_t size;
	char *text = file_read(compilation->said, &size), *line, *save = NULL;

	*complaint = NULL;
	for (line = text ? strtok_r(text, "\n", &save) : NULL; line; line = strtok_r(NULL, "\n", &save)) {
		if (!take_header(line, headers) && !*complaint && strstr(line, "error: "))
			*complaint = xstrdup(line);
	}
	free(text);
}
