// SPDX-License-Identifier: GPL-2.0-or-later
#include <stdio.h>

#include "json.h"

void json_text(const char *text)
{
	putchar('"');
	for (; *text; text++)
		if (*text == '"' || *text == '\\')
			printf("\\%c", *text);
		else if ((unsigned char)*text < ' ' || *text == 0x7f)
			printf("\\u%04x", (unsigned char)*text);
		else
			putchar(*text);
	putchar('"');
}

void json_string(const char *key, const char *text)
{
	json_text(key);
	putchar(':');
	json_text(text);
}
