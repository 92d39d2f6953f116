/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef JSON_H
#define JSON_H

/* Print "TEXT", or "KEY":"TEXT", on standard output. */
void json_text(const char *text);
void json_string(const char *key, const char *text);

#endif
