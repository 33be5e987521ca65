// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * scratch.c - the one folder a review writes to, gone whatever happens
 */
#include "work.h"

#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libiberty/libiberty.h>

static char *dir;
static volatile sig_atomic_t stop_signal;

static void on_stop(int number)
{
	stop_signal = number;
}

static void handle_stops(void (*handler)(int))
{
	static const int numbers[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXCPU, 0 };

	signals_go_to(handler, numbers);
}

void scratch_catch_stops(void)
{
	handle_stops(on_stop);
	trouble_stops(stopped);
}

bool stopped(void)
{
	return stop_signal;
}

const char *scratch_dir(void)
{
	const char *above = getenv("TMPDIR");

	if (dir)
		return dir;
	dir = path_join(above && *above == '/' ? above : "/tmp", "pcidevres-review.XXXXXX");
	if (mkdtemp(dir)) {
		/* also when memory runs out */
		atexit(scratch_remove);
		return dir;
	}
	trouble("cannot make a folder %s: %s; name another place with TMPDIR", dir, strerror(errno));
	free(dir);
	dir = NULL;
	return NULL;
}

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *where)
{
	(void)st;
	(void)where;
	if (type == FTW_DP)
		rmdir(path);
	else
		unlink(path);
	return 0;
}

void scratch_remove(void)
{
	if (dir)
		nftw(dir, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
	free(dir);
	dir = NULL;
}

void scratch_end(void)
{
	scratch_remove();
	handle_stops(SIG_DFL);
	if (stop_signal && stop_signal != SIGPIPE)
		trouble("stopped");
	if (stop_signal)
		raise(stop_signal);
}

bool make_dirs(const char *path)
{
	char *above;
	bool made;

	if (mkdir(path, 0777) == 0 || errno == EEXIST)
		return true;
	if (errno != ENOENT)
		return false;
	above = path_dir(path);
	made = *above && make_dirs(above) && (mkdir(path, 0777) == 0 || errno == EEXIST);
	free(above);
	return made;
}

char *scratch_file(const char *name, const char *bytes, size_t size)
{
	char *path = path_join(dir, name);
	FILE *out = fopen(path, "we");
	bool done = out && fwrite(bytes, 1, size, out) == size;

	if (out)
		done = fclose(out) == 0 && done;
	if (done)
		return path;
	trouble("cannot write %s: %s; name another place with TMPDIR", path, strerror(errno));
	free(path);
	return NULL;
}
