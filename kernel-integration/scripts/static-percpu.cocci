// SPDX-License-Identifier: GPL-2.0-or-later
// Replace "static" in front of DEFINE_PER_CPU*() by DEFINE_STATIC_PER_CPU*().
//
// Only the two words are touched, so that initializers, attributes and
// comments stay as they are.  What Coccinelle does not parse as a declaration
// (macro bodies, files in the middle of #ifdef) is left to the later steps of
// convert.sh.
//
// spatch --sp-file static-percpu.cocci --in-place FILE...

@@
declarer name DEFINE_PER_CPU;
declarer name DEFINE_STATIC_PER_CPU;
@@
- static DEFINE_PER_CPU
+ DEFINE_STATIC_PER_CPU
  (...);

@@
declarer name DEFINE_PER_CPU;
declarer name DEFINE_STATIC_PER_CPU;
initializer I;
@@
- static DEFINE_PER_CPU
+ DEFINE_STATIC_PER_CPU
  (...) = I;

@@
declarer name DEFINE_PER_CPU_FIRST;
declarer name DEFINE_STATIC_PER_CPU_FIRST;
@@
- static DEFINE_PER_CPU_FIRST
+ DEFINE_STATIC_PER_CPU_FIRST
  (...);

@@
declarer name DEFINE_PER_CPU_FIRST;
declarer name DEFINE_STATIC_PER_CPU_FIRST;
initializer I;
@@
- static DEFINE_PER_CPU_FIRST
+ DEFINE_STATIC_PER_CPU_FIRST
  (...) = I;

@@
declarer name DEFINE_PER_CPU_SHARED_ALIGNED;
declarer name DEFINE_STATIC_PER_CPU_SHARED_ALIGNED;
@@
- static DEFINE_PER_CPU_SHARED_ALIGNED
+ DEFINE_STATIC_PER_CPU_SHARED_ALIGNED
  (...);

@@
declarer name DEFINE_PER_CPU_SHARED_ALIGNED;
declarer name DEFINE_STATIC_PER_CPU_SHARED_ALIGNED;
initializer I;
@@
- static DEFINE_PER_CPU_SHARED_ALIGNED
+ DEFINE_STATIC_PER_CPU_SHARED_ALIGNED
  (...) = I;

@@
declarer name DEFINE_PER_CPU_ALIGNED;
declarer name DEFINE_STATIC_PER_CPU_ALIGNED;
@@
- static DEFINE_PER_CPU_ALIGNED
+ DEFINE_STATIC_PER_CPU_ALIGNED
  (...);

@@
declarer name DEFINE_PER_CPU_ALIGNED;
declarer name DEFINE_STATIC_PER_CPU_ALIGNED;
initializer I;
@@
- static DEFINE_PER_CPU_ALIGNED
+ DEFINE_STATIC_PER_CPU_ALIGNED
  (...) = I;

@@
declarer name DEFINE_PER_CPU_PAGE_ALIGNED;
declarer name DEFINE_STATIC_PER_CPU_PAGE_ALIGNED;
@@
- static DEFINE_PER_CPU_PAGE_ALIGNED
+ DEFINE_STATIC_PER_CPU_PAGE_ALIGNED
  (...);

@@
declarer name DEFINE_PER_CPU_PAGE_ALIGNED;
declarer name DEFINE_STATIC_PER_CPU_PAGE_ALIGNED;
initializer I;
@@
- static DEFINE_PER_CPU_PAGE_ALIGNED
+ DEFINE_STATIC_PER_CPU_PAGE_ALIGNED
  (...) = I;

@@
declarer name DEFINE_PER_CPU_READ_MOSTLY;
declarer name DEFINE_STATIC_PER_CPU_READ_MOSTLY;
@@
- static DEFINE_PER_CPU_READ_MOSTLY
+ DEFINE_STATIC_PER_CPU_READ_MOSTLY
  (...);

@@
declarer name DEFINE_PER_CPU_READ_MOSTLY;
declarer name DEFINE_STATIC_PER_CPU_READ_MOSTLY;
initializer I;
@@
- static DEFINE_PER_CPU_READ_MOSTLY
+ DEFINE_STATIC_PER_CPU_READ_MOSTLY
  (...) = I;

@@
declarer name DEFINE_PER_CPU_DECRYPTED;
declarer name DEFINE_STATIC_PER_CPU_DECRYPTED;
@@
- static DEFINE_PER_CPU_DECRYPTED
+ DEFINE_STATIC_PER_CPU_DECRYPTED
  (...);

@@
declarer name DEFINE_PER_CPU_DECRYPTED;
declarer name DEFINE_STATIC_PER_CPU_DECRYPTED;
initializer I;
@@
- static DEFINE_PER_CPU_DECRYPTED
+ DEFINE_STATIC_PER_CPU_DECRYPTED
  (...) = I;

@@
declarer name DEFINE_PER_CPU_SECTION;
declarer name DEFINE_STATIC_PER_CPU_SECTION;
@@
- static DEFINE_PER_CPU_SECTION
+ DEFINE_STATIC_PER_CPU_SECTION
  (...);

@@
declarer name DEFINE_PER_CPU_SECTION;
declarer name DEFINE_STATIC_PER_CPU_SECTION;
initializer I;
@@
- static DEFINE_PER_CPU_SECTION
+ DEFINE_STATIC_PER_CPU_SECTION
  (...) = I;
