// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * init - the only program in the guest of `make check-runtime`
 *
 * Does what /script says, one command a line, and tells the kernel's log what it did, so that its lines and the
 * kernel's own stay in order:
 *
 *	step NAME		a heading
 *	load MODULE		/MODULE.ko
 *	unload MODULE
 *	bind DRIVER ADDRESS	prints the result, 0 or the negative errno
 *	unbind ADDRESS
 *	suspend			suspends all devices and resumes them
 *	reset ADDRESS
 *	raise ADDRESS OFFSET VALUE	writes to a register in BAR 0
 *	note ADDRESS		remembers the number of the device's first vector
 *	chip			reads the interrupt chip's name of that number, if it is still there
 *	names			how many names of pci_request_irq() are allocated
 *	state ADDRESS [regions]	what is left of the device; regions is not safe once their owner is unloaded
 *
 * Then it prints "end" and turns the machine off.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#define DEVICES "/sys/bus/pci/devices"
#define BARS 6

static int kmsg = -1;
static unsigned int noted_irq;
static int threads_before; /* the kernel may have some of its own */

static void say(const char *format, ...)
{
	char line[512];
	va_list args;
	int used;

	used = snprintf(line, sizeof(line), "@@ ");
	va_start(args, format);
	used += vsnprintf(line + used, sizeof(line) - used - 1, format, args);
	va_end(args);
	line[used++] = '\n';
	if (write(kmsg, line, used) != used)
		printf("%.*s", used, line);
}

static int write_file(const char *text, const char *format, ...)
{
	char path[256];
	va_list args;
	int fd, ret;

	va_start(args, format);
	vsnprintf(path, sizeof(path), format, args);
	va_end(args);
	fd = open(path, O_WRONLY);
	if (fd < 0)
		return -errno;
	ret = write(fd, text, strlen(text)) < 0 ? -errno : 0;
	close(fd);
	return ret;
}

static int read_file(char *text, size_t size, const char *format, ...)
{
	char path[256];
	va_list args;
	ssize_t used;
	int fd;

	va_start(args, format);
	vsnprintf(path, sizeof(path), format, args);
	va_end(args);
	fd = open(path, O_RDONLY);
	if (fd < 0)
		return -errno;
	used = read(fd, text, size - 1);
	if (used < 0)
		used = -errno;
	close(fd);
	text[used > 0 ? used : 0] = 0;
	return used;
}

static void load(const char *module)
{
	char path[128];
	int fd;

	snprintf(path, sizeof(path), "/%s.ko", module);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || syscall(SYS_finit_module, fd, "", 0))
		say("trouble: cannot load %s: %s", module, strerror(errno));
	close(fd);
}

static void unload(const char *module)
{
	if (syscall(SYS_delete_module, module, 0))
		say("trouble: cannot unload %s: %s", module, strerror(errno));
}

static void suspend(void)
{
	int ret;

	ret = write_file("devices", "/sys/power/pm_test");
	if (!ret)
		ret = write_file("freeze", "/sys/power/state");
	say("result %d", ret);
}

static void raise_irq(const char *address, unsigned int offset, unsigned int value)
{
	volatile unsigned int *regs;
	char path[128];
	int fd;

	snprintf(path, sizeof(path), DEVICES "/%s/resource0", address);
	fd = open(path, O_RDWR | O_SYNC);
	regs = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (regs == MAP_FAILED) {
		say("trouble: cannot map %s: %s", path, strerror(errno));
		return;
	}
	regs[offset / sizeof(*regs)] = value;
	usleep(20000);
}

/* The entries of a folder that start so; the last one's number. */
static int entries(const char *start, unsigned int *number, const char *format, ...)
{
	char path[128];
	struct dirent *entry;
	va_list args;
	int count = 0;
	DIR *dir;

	va_start(args, format);
	vsnprintf(path, sizeof(path), format, args);
	va_end(args);
	dir = opendir(path);
	if (!dir)
		return 0;
	while ((entry = readdir(dir))) {
		if (entry->d_name[0] == '.' || strncmp(entry->d_name, start, strlen(start)))
			continue;
		count++;
		if (number)
			*number = strtoul(entry->d_name + strlen(start), NULL, 10);
	}
	closedir(dir);
	return count;
}

static void note(const char *address)
{
	if (!entries("", &noted_irq, DEVICES "/%s/msi_irqs", address))
		say("trouble: %s has no vectors", address);
}

static void chip(void)
{
	char name[64];

	read_file(name, sizeof(name), "/sys/kernel/irq/%u/chip_name", noted_irq);
}

/*
 * In one file of /sys/kernel/debug/slab. An entry is a line with a count and the caller, and lines with the rest of the
 * call trace, set in further.
 */
static int names_in(FILE *file)
{
	int count = 0, here = 0, n;
	char line[512];

	while (fgets(line, sizeof(line), file)) {
		if (sscanf(line, "%d ", &n) == 1)
			here = n;
		if (strstr(line, "pci_request_irq+")) {
			count += here;
			here = 0;
		}
	}
	return count;
}

static void names(void)
{
	struct dirent *entry;
	int count = 0;
	DIR *dir;

	dir = opendir("/sys/kernel/debug/slab");
	while (dir && (entry = readdir(dir))) {
		char path[384];
		FILE *file;

		if (strncmp(entry->d_name, "kmalloc-", 8))
			continue;
		snprintf(path, sizeof(path), "/sys/kernel/debug/slab/%s/alloc_traces", entry->d_name);
		file = fopen(path, "r");
		if (!file)
			continue;
		count += names_in(file);
		fclose(file);
	}
	if (dir)
		closedir(dir);
	else
		say("trouble: no /sys/kernel/debug/slab");
	say("names %d", count);
}

static int threads(void)
{
	struct dirent *entry;
	char comm[64];
	int count = 0;
	DIR *dir;

	dir = opendir("/proc");
	while (dir && (entry = readdir(dir))) {
		if (entry->d_name[0] < '1' || entry->d_name[0] > '9')
			continue;
		if (read_file(comm, sizeof(comm), "/proc/%.16s/comm", entry->d_name) > 0)
			count += !strncmp(comm, "irq/", 4);
	}
	if (dir)
		closedir(dir);
	return count;
}

struct range {
	unsigned long long start, end;
};

static void bars(const char *address, struct range *range)
{
	char path[128];
	FILE *file;
	int i;

	memset(range, 0, BARS * sizeof(*range));
	snprintf(path, sizeof(path), DEVICES "/%s/resource", address);
	file = fopen(path, "r");
	for (i = 0; file && i < BARS; i++)
		if (fscanf(file, "%llx %llx %*x", &range[i].start, &range[i].end) != 2)
			break;
	if (file)
		fclose(file);
}

static int in_bar(const struct range *range, unsigned long long address)
{
	int i;

	for (i = 0; i < BARS; i++)
		if (range[i].end && range[i].start <= address && address <= range[i].end)
			return 1;
	return 0;
}

static int mappings(const struct range *range)
{
	char line[512], *phys;
	int count = 0;
	FILE *file;

	file = fopen("/proc/vmallocinfo", "r");
	while (file && fgets(line, sizeof(line), file)) {
		phys = strstr(line, " phys=");
		count += phys && in_bar(range, strtoull(phys + 6, NULL, 16));
	}
	if (file)
		fclose(file);
	return count;
}

/* Regions a driver has claimed stand below the device's own, in one file for memory and one for ports. */
static int regions(const struct range *range, const char *address, const char *path)
{
	unsigned long long start;
	char line[512], *name;
	int count = 0;
	FILE *file;

	file = fopen(path, "r");
	while (file && fgets(line, sizeof(line), file)) {
		start = strtoull(line, NULL, 16);
		name = strstr(line, " : ");
		count += name && start && in_bar(range, start) && strncmp(name + 3, address, strlen(address)) &&
			 strncmp(name + 3, "PCI", 3);
	}
	if (file)
		fclose(file);
	return count;
}

static void state(const char *address, const char *option)
{
	struct range range[BARS];
	char driver[128] = "", enable[32] = "?", path[128], claimed[32] = "";
	unsigned char config[6] = { 0 };
	ssize_t used;
	int fd;

	snprintf(path, sizeof(path), DEVICES "/%s/driver", address);
	used = readlink(path, driver, sizeof(driver) - 1);
	driver[used > 0 ? used : 0] = 0;
	if (read_file(enable, sizeof(enable), DEVICES "/%s/enable", address) > 0)
		enable[strcspn(enable, "\n")] = 0;
	snprintf(path, sizeof(path), DEVICES "/%s/config", address);
	fd = open(path, O_RDONLY);
	if (fd < 0 || read(fd, config, sizeof(config)) != sizeof(config))
		say("trouble: cannot read %s", path);
	close(fd);
	bars(address, range);
	if (!strcmp(option, "regions"))
		snprintf(claimed, sizeof(claimed), " regions=%d",
			 regions(range, address, "/proc/iomem") + regions(range, address, "/proc/ioports"));
	say("state %s bound=%d enable=%d io=%d memory=%d master=%d intx-off=%d vectors=%d mappings=%d threads=%d%s",
	    address, driver[0] != 0, (int)strtoul(enable, NULL, 10), config[4] & 1, config[4] >> 1 & 1,
	    config[4] >> 2 & 1, config[5] >> 2 & 1, entries("", NULL, DEVICES "/%s/msi_irqs", address), mappings(range),
	    threads() - threads_before, claimed);
}

static void command(char *line)
{
	char word[4][64] = { "", "", "", "" };
	int n;

	n = sscanf(line, "%63s %63s %63s %63s", word[0], word[1], word[2], word[3]);
	if (n < 1)
		return;
	if (!strcmp(word[0], "step"))
		say("step %s", word[1]);
	else if (!strcmp(word[0], "load"))
		load(word[1]);
	else if (!strcmp(word[0], "unload"))
		unload(word[1]);
	else if (!strcmp(word[0], "bind"))
		say("result %d", write_file(word[2], "/sys/bus/pci/drivers/%s/bind", word[1]));
	else if (!strcmp(word[0], "unbind"))
		write_file(word[1], DEVICES "/%s/driver/unbind", word[1]);
	else if (!strcmp(word[0], "suspend"))
		suspend();
	else if (!strcmp(word[0], "reset"))
		say("result %d", write_file("1", DEVICES "/%s/reset", word[1]));
	else if (!strcmp(word[0], "raise"))
		raise_irq(word[1], strtoul(word[2], NULL, 0), strtoul(word[3], NULL, 0));
	else if (!strcmp(word[0], "note"))
		note(word[1]);
	else if (!strcmp(word[0], "chip"))
		chip();
	else if (!strcmp(word[0], "names"))
		names();
	else if (!strcmp(word[0], "state"))
		state(word[1], word[2]);
	else
		say("trouble: unknown command %s", word[0]);
}

int main(void)
{
	char line[256];
	FILE *script;

	mkdir("/proc", 0755);
	mkdir("/sys", 0755);
	mkdir("/dev", 0755);
	mknod("/dev/kmsg", S_IFCHR | 0600, makedev(1, 11));
	kmsg = open("/dev/kmsg", O_WRONLY | O_CLOEXEC);
	mount("proc", "/proc", "proc", 0, NULL);
	mount("sysfs", "/sys", "sysfs", 0, NULL);
	mount("debugfs", "/sys/kernel/debug", "debugfs", 0, NULL);
	threads_before = threads();
	/* Only what the script binds is bound. */
	write_file("0", "/sys/bus/pci/drivers_autoprobe");

	script = fopen("/script", "r");
	if (!script)
		say("trouble: no /script");
	while (script && fgets(line, sizeof(line), script))
		command(line);
	say("end");
	sync();
	reboot(RB_POWER_OFF);
	for (;;)
		pause();
}
