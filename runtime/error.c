/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every failure leaves through here: one line, and the same text for the program. */
#include "internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static __thread char last_error[512];

/* One write(), so that the lines of several threads stay whole. */
static void print_line(const char *text)
{
	char line[sizeof(last_error) + 16];
	int length = snprintf(line, sizeof(line), "percpu: %s\n", text);

	if (write(STDERR_FILENO, line, (size_t)length) < 0)
		return;
}

static void take(const char *format, va_list args)
{
	vsnprintf(last_error, sizeof(last_error), format, args);
	for (char *p = last_error; *p; p++)
		if (*p == '\n')
			*p = ' ';
	print_line(last_error);
}

/* Reports a failure; gives -ERROR. */
int report(int error, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	take(format, args);
	va_end(args);
	errno = error;
	return -error;
}

/* For a program that has gone wrong already, when going on would destroy data. */
void die(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	take(format, args);
	va_end(args);
	abort();
}

API const char *percpu_last_error(void)
{
	return last_error;
}
