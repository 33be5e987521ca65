// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * files.c - reading files, writing the one result, paths
 */
#include "tools.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libiberty/libiberty.h>

static bool (*is_stopped)(void);

void trouble_stops(bool (*stopped)(void))
{
	is_stopped = stopped;
}

bool trouble(const char *format, ...)
{
	static bool said;
	char *text, *line;
	va_list args;

	if (is_stopped && is_stopped()) {
		if (!said)
			fputs("pcidevres: stopped\n", stderr);
		said = true;
		return false;
	}
	va_start(args, format);
	/* libiberty's would not know %zu */
	if (vasprintf(&text, format, args) < 0)
		xmalloc_failed(0);
	va_end(args);
	line = printable(text);
	fprintf(stderr, "pcidevres: %s\n", line);
	free(line);
	free(text);
	return false;
}

bool cannot_read(const char *path, const char *advice)
{
	return trouble("cannot read %s: %s%s%s", path, errno == EINVAL ? "not a regular file" : strerror(errno),
		       *advice ? "; " : "", advice);
}

/* Opens what is a file, and nothing else: a pipe would keep everybody waiting. -1 and errno. */
static int open_file(const char *path, struct stat *st)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), why = EINVAL;

	if (fd < 0 || (fstat(fd, st) == 0 && S_ISREG(st->st_mode)))
		return fd;
	if (S_ISDIR(st->st_mode))
		why = EISDIR;
	close(fd);
	errno = why;
	return -1;
}

struct bytes file_map(const char *path)
{
	struct bytes bytes = { NULL, 0 };
	struct stat st;
	void *data;
	int fd = open_file(path, &st);

	if (fd < 0)
		return bytes;
	/* Nothing can be mapped of an empty file. */
	data = st.st_size ? mmap(NULL, st.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : (void *)"";
	if (data != MAP_FAILED)
		bytes = (struct bytes){ data, st.st_size };
	close(fd);
	return bytes;
}

void file_unmap(struct bytes bytes)
{
	if (bytes.data && bytes.size)
		munmap((void *)bytes.data, bytes.size);
}

size_t *text_lines(struct bytes text, size_t *count)
{
	size_t at, room = 1024, *lines = xmalloc(room * sizeof(*lines));

	*count = 0;
	for (at = 0; at < text.size; at++) {
		if (at && text.data[at - 1] != '\n')
			continue;
		if (*count + 2 > room)
			lines = xrealloc(lines, (room *= 2) * sizeof(*lines));
		lines[(*count)++] = at;
	}
	lines[*count] = text.size;
	return lines;
}

char *file_read(const char *path, size_t *size)
{
	struct stat st;
	int fd = open_file(path, &st);
	FILE *from = fd < 0 ? NULL : fdopen(fd, "r");
	char *text;

	if (!from)
		return NULL;
	text = xmalloc(st.st_size + 1);
	*size = fread(text, 1, st.st_size, from);
	text[*size] = '\0';
	fclose(from);
	return text;
}

char *file_text(const char *path)
{
	size_t size;
	char *text = file_read(path, &size);

	if (!text) {
		cannot_read(path, "");
	} else if (strlen(text) != size) {
		trouble("%s: no text: byte %zu is NUL", path, strlen(text) + 1);
		free(text);
		text = NULL;
	}
	return text;
}

char *path_join(const char *dir, const char *name)
{
	size_t length = strlen(dir);

	if (name[0] == '/' || !length)
		return xstrdup(name);
	return concat(dir, dir[length - 1] == '/' ? "" : "/", name, NULL);
}

char *path_dir(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == path)
		return xstrdup("/");
	return slash ? xstrndup(path, slash - path) : xstrdup("");
}

const char *path_base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

bool path_ends_with(const char *path, const char *suffix)
{
	size_t length = strlen(path), end = strlen(suffix);

	return length > end && strcmp(path + length - end, suffix) == 0;
}

const char *path_below(const char *path, const char *folder)
{
	size_t length = strlen(folder);

	if (strncmp(path, folder, length) != 0)
		return NULL;
	if (length && folder[length - 1] == '/')
		return path + length;
	return !path[length] || path[length] == '/' ? path + length + (path[length] == '/') : NULL;
}

bool path_may_be_source(const char *path, const char *folder)
{
	const char *rest = path_below(path, folder);

	return rest && *rest && *rest != '.' && !strstr(rest, "/.") && !path_ends_with(rest, ".pem");
}

bool path_has_part(const char *path, const char *part)
{
	size_t length = strlen(part);

	for (; path; path = strchr(path, '/'), path += path != NULL) {
		if (strncasecmp(path, part, length) == 0 && (!path[length] || path[length] == '/'))
			return true;
	}
	return false;
}

char *program_dir(void)
{
	char *exe = realpath("/proc/self/exe", NULL);
	char *dir = path_dir(exe ? exe : "./pcidevres");

	free(exe);
	return dir;
}

char *installed_file(const char *beside, const char *installed)
{
	const char *const tails[] = { beside, installed };
	char *dir = program_dir();
	char *path = NULL;
	size_t i;

	for (i = 0; !path && i < 2; i++) {
		path = path_join(dir, tails[i]);
		if (access(path, R_OK) != 0) {
			free(path);
			path = NULL;
		}
	}
	free(dir);
	return path;
}

FILE *text_open(char **text, size_t *size)
{
	FILE *out = open_memstream(text, size);

	if (!out)
		xmalloc_failed(0);
	return out;
}

void text_close(FILE *out, const size_t *size)
{
	if (fclose(out) != 0)
		xmalloc_failed(*size);
}

static bool write_all(int fd, const char *text, size_t size)
{
	while (size) {
		ssize_t done = write(fd, text, size);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return false;
		text += done;
		size -= done;
	}
	return true;
}

/* To what is no file that could be replaced: stdout, a pipe, a device. */
static bool write_straight(int fd, const char *name, const char *text, size_t size)
{
	if (write_all(fd, text, size))
		return true;
	return trouble("cannot write to %s: %s", name, strerror(errno));
}

/* Permissions of a new file, as open() would give it. */
static mode_t new_file_mode(void)
{
	mode_t mask = umask(0);

	umask(mask);
	return 0666 & ~mask;
}

/* Ctrl-C waits until this is over: no temporary file is left behind. */
static bool replace_file(const char *path, mode_t mode, const char *text, size_t size)
{
	char *temporary = concat(path, ".XXXXXX", NULL);
	sigset_t stops, before;
	bool done;
	int fd, why;

	sigfillset(&stops);
	sigprocmask(SIG_BLOCK, &stops, &before);
	fd = mkostemp(temporary, O_CLOEXEC);
	done = fd >= 0;
	if (done) {
		done = fchmod(fd, mode) == 0 && write_all(fd, text, size) && fsync(fd) == 0;
		why = errno;
		if (close(fd) != 0 && done) {
			done = false;
			why = errno;
		}
		if (done && rename(temporary, path) != 0) {
			done = false;
			why = errno;
		}
		if (!done)
			unlink(temporary);
	} else {
		why = errno;
	}
	free(temporary);
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (!done)
		trouble("cannot write %s: %s; choose another file with -o", path, strerror(why));
	return done;
}

bool stdout_done(void)
{
	return (fflush(stdout) == 0 && !ferror(stdout)) || trouble("cannot write to stdout: %s", strerror(errno));
}

bool output_write(const char *path, const char *text, size_t size)
{
	struct stat st;
	char *target;
	bool done;
	int fd;

	if (!path)
		return write_straight(STDOUT_FILENO, "stdout", text, size);
	if (stat(path, &st) != 0) {
		if (lstat(path, &st) == 0)
			return trouble("cannot write %s: a symbolic link that leads nowhere; remove it", path);
		return replace_file(path, new_file_mode(), text, size);
	}
	if (!S_ISREG(st.st_mode)) {
		fd = open(path, O_WRONLY | O_CLOEXEC);
		if (fd < 0)
			return trouble("cannot write %s: %s; choose another file with -o", path, strerror(errno));
		done = write_straight(fd, path, text, size);
		close(fd);
		return done;
	}
	/* What a symbolic link points to is replaced, not the link. */
	target = realpath(path, NULL);
	done = replace_file(target ? target : path, st.st_mode & 07777, text, size);
	free(target);
	return done;
}
