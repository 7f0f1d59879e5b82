#!/bin/sh
# Makes countries.c anew from Debian's package iso-codes.
#
#     sh exercises/05.4-request-arena/countries.sh > exercises/05.4-request-arena/countries.c
set -e
cat <<'END'
// The first COUNTRIES_COUNT countries of iso_3166-1.json, each by itself: an excerpt of iso-codes
// 4.15.0 (https://salsa.debian.org/iso-codes-team/iso-codes), as Debian packages it.
// Copyright 2001-2008 Alastair McKinstry, 2004-2016 Christian Perrier, 2005-2023 Dr. Tobias
// Quathamer. This file is under their licence: the GNU Lesser General Public License, version 2.1
// or later. countries.sh made it.
#include "countries.h"

// clang-format off
const char *const countries_json[COUNTRIES_COUNT] = {
END
python3 - <<'END'
import json, textwrap
for c in json.load(open("/usr/share/iso-codes/json/iso_3166-1.json"))["3166-1"][:40]:
    text = json.dumps(c, ensure_ascii=False).replace("\\", "\\\\").replace('"', '\\"')
    lines = textwrap.wrap(text, 88, break_long_words=False, drop_whitespace=False)
    print("\n".join('    "%s"' % line for line in lines) + ",")
END
cat <<'END'
};
// clang-format on
END
