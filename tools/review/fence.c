// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * fence.c - what a compiler can read, where the kernel lets it be limited (Landlock)
 *
 * A source can ask for any file there is: #include prints parts of it in messages, __has_include() and #embed tell
 * something as well. So the compiler sees the source, the build folder, itself and the system's programs and libraries,
 * and writes to the scratch folder only. Where there is no Landlock, or a compiler needs more (a wrapper somewhere
 * else), compilations run without; that what was read is looked at afterwards is true in any case.
 */
#include "work.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <libiberty/libiberty.h>

#if __has_include(<linux/landlock.h>)
#include <linux/landlock.h>
#endif

#ifdef LANDLOCK_ACCESS_FS_EXECUTE

#define READ (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WRITE                                                                                             \
	(LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | \
	 LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_SYM |        \
	 LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_CHAR |     \
	 LANDLOCK_ACCESS_FS_MAKE_BLOCK)
/* What can be asked of a file that is no folder. */
#define OF_FILES (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE)

/* What is not there needs no rule. */
static void allow(int fence, const char *path, uint64_t access)
{
	struct landlock_path_beneath_attr rule = { .allowed_access = access };
	struct stat st;

	rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return;
	if (fstat(rule.parent_fd, &st) == 0 && !S_ISDIR(st.st_mode))
		rule.allowed_access &= OF_FILES;
	syscall(SYS_landlock_add_rule, fence, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	close(rule.parent_fd);
}

/* Where PATH has NAME, or NULL. Free it. */
static char *search_path(const char *name)
{
	char *dirs = xstrdup(getenv("PATH") ? getenv("PATH") : "/usr/bin"), *save = NULL, *dir, *found = NULL;

	for (dir = strtok_r(dirs, ":", &save); dir && !found; dir = strtok_r(NULL, ":", &save)) {
		found = path_join(dir, name);
		if (access(found, X_OK) != 0) {
			free(found);
			found = NULL;
		}
	}
	free(dirs);
	return found;
}

/* The folder above the one the compiler is in: bin, lib and libexec are below it. Free it. */
static char *compiler_prefix(const char *compiler)
{
	char *which = strchr(compiler, '/') ? xstrdup(compiler) : search_path(compiler);
	char *real = which ? realpath(which, NULL) : NULL, *bin = real ? path_dir(real) : NULL, *prefix;

	prefix = bin ? path_dir(bin) : NULL;
	free(bin);
	free(real);
	free(which);
	return prefix;
}

int fence_open(const struct recorder *r)
{
	static const char *const system[] = { "/usr",
					      "/lib",
					      "/lib64",
					      "/lib32",
					      "/libx32",
					      "/bin",
					      "/etc/ld.so.cache",
					      "/etc/ld.so.preload",
					      "/etc/alternatives" };
	struct landlock_ruleset_attr attr = { .handled_access_fs = READ | WRITE };
	int fence = (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof(attr), 0);
	char *prefix;
	size_t i;

	if (fence < 0)
		return -1;
	for (i = 0; i < sizeof(system) / sizeof(*system); i++)
		allow(fence, system[i], READ);
	prefix = compiler_prefix(r->compiler);
	/* not the whole disk, should it be in /bin */
	if (prefix && strcmp(prefix, "/") != 0)
		allow(fence, prefix, READ);
	free(prefix);
	allow(fence, r->plugin, READ);
	for (i = 0; i < r->options->napi; i++)
		allow(fence, r->options->api[i], READ);
	allow(fence, r->tree->source, READ);
	allow(fence, r->tree->out, READ);
	allow(fence, scratch_dir(), READ | WRITE);
	allow(fence, "/dev/null", READ | WRITE);
	allow(fence, "/dev/urandom", READ);
	return fence;
}

bool fence_enter(int fence)
{
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && syscall(SYS_landlock_restrict_self, fence, 0) == 0;
}

#else

int fence_open(const struct recorder *r)
{
	(void)r;
	return -1;
}

bool fence_enter(int fence)
{
	(void)fence;
	return false;
}

#endif
