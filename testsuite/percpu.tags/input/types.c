/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Types, and what the tags say about each: signature | description.  In the signature
 * < > ^ ! stand for [ ] * ?, and # and what follows for the hash of a structure.
 */
#include <percpu.h>

struct s { int a; struct s *next; unsigned bits : 3; };
struct later;
union u { int a; char b; };
enum e { A, B };
enum negative { C = -1 };
typedef struct { int a; } anonymous;
typedef int integer;
typedef integer five[5];
typedef int (*handler) (int);
typedef float vector __attribute__ ((vector_size (16)));
typedef struct s aligned_s __attribute__ ((aligned (64)));

DEFINE_PER_CPU (int, i1);			/* s32 | int */
DEFINE_PER_CPU (unsigned, i2);			/* u32 | unsigned int */
DEFINE_PER_CPU (long, i3);			/* s64 | long int */
DEFINE_PER_CPU (unsigned long, i4);		/* u64 | long unsigned int */
DEFINE_PER_CPU (char, i5);			/* c8 | char */
DEFINE_PER_CPU (signed char, i6);		/* s8 | signed char */
DEFINE_PER_CPU (unsigned char, i7);		/* u8 | unsigned char */
DEFINE_PER_CPU (_Bool, i8);			/* b | _Bool */
DEFINE_PER_CPU (integer, i9);			/* s32 | integer */
DEFINE_PER_CPU (const volatile int, i10);	/* s32 | int */
DEFINE_PER_CPU (enum e, i11);			/* u32 | enum e */
DEFINE_PER_CPU (enum negative, i12);		/* s32 | enum negative */
DEFINE_PER_CPU (short, i13);			/* s16 | short int */
DEFINE_PER_CPU (float, f1);			/* f32 | float */
DEFINE_PER_CPU (_Complex float, f2);		/* Cf32 | complex float */
DEFINE_PER_CPU (vector, f3);			/* V16f32 | vector */
DEFINE_PER_CPU (int *, p1);			/* ^s32 | int * */
DEFINE_PER_CPU (void **, p2);			/* ^^v | void ** */
DEFINE_PER_CPU (struct later *, p3);		/* ^Slater | struct later * */
DEFINE_PER_CPU (struct s *, p4);		/* ^Ss | struct s * */
DEFINE_PER_CPU (anonymous *, p5);		/* ^S | anonymous * */
DEFINE_PER_CPU (handler, p6);			/* ^F | handler */
DEFINE_PER_CPU (const char *, p7);		/* ^c8 | char * */
DEFINE_PER_CPU (five *, p8);			/* ^<>s32 | five * */
DEFINE_PER_CPU (union u *, p9);			/* ^Uu | union u * */
DEFINE_PER_CPU (int __percpu *, p10);		/* ^s32 | int * */
DEFINE_PER_CPU (int [3], a1);			/* <3>s32 | int [3] */
DEFINE_PER_CPU (int [2][3], a2);		/* <2><3>s32 | int [2][3] */
DEFINE_PER_CPU (five, a3);			/* <5>s32 | five */
DEFINE_PER_CPU (char *[4], a4);			/* <4>^c8 | char * [4] */
DECLARE_PER_CPU (int [], a5);			/* <>s32 | int [] */
DEFINE_PER_CPU (struct s, s1);			/* Ss#* | struct s */
DEFINE_PER_CPU (union u, s2);			/* Uu#* | union u */
DEFINE_PER_CPU (anonymous, s3);			/* S#* | anonymous */
DECLARE_PER_CPU (struct later, s4);		/* Slater | struct later */
DEFINE_PER_CPU (struct s [2], s5);		/* <2>Ss#* | struct s [2] */
DEFINE_PER_CPU (aligned_s, s6);			/* Ss#* | aligned_s */
