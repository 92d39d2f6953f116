/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * percpu-crt.o: linked into every executable and module that has per-CPU variables.
 *
 * A note tells where the image and the slots are.  The loader reads it in the file,
 * before anything is mapped; all four words are relative to themselves, so that nothing
 * relocates them.  The first constructor of the object hands the note's address to
 * libpercpu: from then on the object's variables work.
 */
__asm__(
"	.pushsection .note.percpu, \"a\", %note\n"
"	.balign	4\n"
"	.long	7, 32, 1\n"		/* bytes of name and content; version */
"	.asciz	\"percpu\"\n"
"	.balign	4\n"
"	.hidden	__percpu_note\n"
"	.globl	__percpu_note\n"
"__percpu_note:\n"
"	.hidden	__per_cpu_start\n"
"	.hidden	__per_cpu_end\n"
"	.hidden	__per_cpu_offset_start\n"
"	.hidden	__per_cpu_offset_end\n"
"	.quad	__per_cpu_start - .\n"
"	.quad	__per_cpu_end - .\n"
"	.quad	__per_cpu_offset_start - .\n"
"	.quad	__per_cpu_offset_end - .\n"
"	.popsection\n");

extern const char __percpu_note[] __attribute__((visibility("hidden")));
extern void __percpu_register(const void *note);

static void percpu_register(void)
{
	__percpu_register(__percpu_note);
}

/* Priority 0: before the constructors that use per-CPU variables. */
static void (*percpu_constructor)(void)
	__attribute__((section(".init_array.00000"), used)) = percpu_register;
