// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * insmod1 FILE: load a module with one system call.
 *
 * busybox's insmod tries a second one when the first fails, so that each of the
 * kernel's messages would be there twice.  Prints the error, if any.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	int fd;

	if (argc != 2) {
		fprintf(stderr, "usage: insmod1 FILE\n");
		return 2;
	}
	fd = open(argv[1], O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		fprintf(stderr, "insmod1: %s: %s\n", argv[1], strerror(errno));
		return 1;
	}
	if (syscall(SYS_finit_module, fd, "", 0)) {
		fprintf(stderr, "insmod1: %s: %s\n", argv[1], strerror(errno));
		return 1;
	}
	return 0;
}
