// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * child.c - other programs: started, listened to, awaited
 */
#include "tools.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOT_RUN 127 /* as shells say */

void signals_go_to(void (*handler)(int), const int *numbers)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = SA_RESTART };

	sigemptyset(&action.sa_mask);
	for (; *numbers; numbers++)
		sigaction(*numbers, &action, NULL);
}

static void become(char *const *command, const char *what, void (*prepare)(void))
{
	if (prepare)
		prepare();
	execvp(command[0], command);
	if (what)
		trouble("cannot run %s: %s", what, strerror(errno));
	_exit(NOT_RUN);
}

bool child_start(struct child *child, char *const *command, const char *what, void (*prepare)(void))
{
	child->output = NULL;
	child->pid = fork();
	if (!child->pid)
		become(command, what, prepare);
	return child->pid > 0;
}

bool child_listen(struct child *child, char *const *command, const char *what, void (*prepare)(void))
{
	int channel[2], why;

	child->output = NULL;
	if (pipe2(channel, O_CLOEXEC) != 0)
		return false;
	child->pid = fork();
	if (!child->pid) {
		dup2(channel[1], STDOUT_FILENO);
		become(command, what, prepare);
	}
	why = errno;
	close(channel[1]);
	if (child->pid > 0)
		child->output = fdopen(channel[0], "r");
	if (!child->output)
		close(channel[0]);
	errno = why;
	return child->pid > 0;
}

int child_end(struct child *child)
{
	int status = 0;

	if (child->output)
		fclose(child->output);
	child->output = NULL;
	while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR)
		;
	child->pid = 0;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
