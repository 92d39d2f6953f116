/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A task and its flags, as in include/linux/sched.h.  */
#define PF_NO_SETAFFINITY	0x04000000
#define PF_NOFREEZE		0x00008000

struct task_struct { unsigned int flags; unsigned int ptrace; };
struct task_struct *get_current (void);
void console (int cpu);
