/* SPDX-License-Identifier: GPL-2.0-or-later */
/* __percpu where C has no qualifier: what misplaced.c and word_place.c share. */
#ifndef PERCPU_MISPLACED_H
#define PERCPU_MISPLACED_H

enum word_place {
	PLACE_RIGHT,		/* a qualifier can be there */
	PLACE_STAR,		/* so it can, but it is the pointer's own */
	PLACE_TAG,		/* between `struct' and a tag */
	PLACE_BODY,		/* the same, with members */
	PLACE_LATER,		/* in front of a later declarator */
	PLACE_BEHIND,		/* behind a declarator */
	PLACE_ARGUMENT,		/* behind a comma that may be a macro call's */
	PLACE_UNKNOWN
};

enum word_place place_of_word (cpp_reader *pfile, location_t word);
const cpp_token *peek_token (cpp_reader *pfile, int *index);
tree declared_name (cpp_reader *pfile, int index);
tree name_behind_star (cpp_reader *pfile);

#endif
