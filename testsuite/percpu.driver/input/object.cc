// SPDX-License-Identifier: GPL-2.0-or-later
namespace n { template<class T> struct s { static T v; }; template<class T> T s<T>::v; }
int f () { return n::s<int>::v + [] (int x) { return x; } (3); }
