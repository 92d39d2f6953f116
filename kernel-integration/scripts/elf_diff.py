#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""elf_diff.py A B: the names of the sections in which two objects differ."""
import struct
import sys


def sections(name):
    """Section name (numbered when not unique) -> contents and header fields."""
    with open(name, "rb") as file:
        data = file.read()
    if data[:4] != b"\x7fELF":
        sys.exit("not ELF: " + name)
    wide = data[4] == 2
    order = "<" if data[5] == 1 else ">"
    if wide:
        offset, = struct.unpack_from(order + "Q", data, 0x28)
        entry, count, names = struct.unpack_from(order + "HHH", data, 0x3A)
        form = order + "IIQQQQIIQQ"
    else:
        offset, = struct.unpack_from(order + "I", data, 0x20)
        entry, count, names = struct.unpack_from(order + "HHH", data, 0x2E)
        form = order + "10I"
    headers = [struct.unpack_from(form, data, offset + i * entry)
               for i in range(count)]
    if not headers:
        return {}
    text = headers[names][4]
    found = {}
    for at, kind, flags, _, start, size, _, info, align, _ in headers:
        end = data.index(b"\0", text + at)
        key = data[text + at:end].decode() or "(header)"
        number = 1
        unique = key
        while unique in found:
            number += 1
            unique = "%s#%d" % (key, number)
        body = b"" if kind in (0, 8) else data[start:start + size]
        found[unique] = (kind, flags, size, align, info, body)
    return found


def main():
    a, b = (sections(name) for name in sys.argv[1:3])
    different = ["-" + key for key in a if key not in b]
    different += ["+" + key for key in b if key not in a]
    different += [key for key in a if key in b and a[key] != b[key]]
    print(" ".join(different) or "(layout only)")


main()
