/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Many conditions one after the other, each asked for again soon.  */
int probe (int step);
void note (int step, int result);

#define STEP(n)					\
	do {					\
		result = probe (n);		\
		if (result < 0)			\
			failed++;		\
		if (result)			\
			note (n, result);	\
	} while (0)
#define STEPS_5(n) STEP (n); STEP (n + 1); STEP (n + 2); STEP (n + 3); STEP (n + 4)
#define STEPS_20(n) STEPS_5 (n); STEPS_5 (n + 5); STEPS_5 (n + 10); STEPS_5 (n + 15)
#define STEPS_25 STEPS_20 (0); STEPS_5 (20)
