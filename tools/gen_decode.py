#!/usr/bin/env python3
"""Turns decode tables (*.decode) into one C include file.

A row:    NAME  token token ...  [; attributes]
  token   a run of 0 and 1 (fixed bits), x (ignored bits), or field:width; most significant first, 32 bits in all
  NAME    [A-Z][A-Za-z0-9_]*, unique over all files
  attributes, blank-separated:
    -             the encoding exists, its semantics are not written yet (the inventory)
    FEAT_NAME     architectural feature that brings it; default: Armv8.0
Of several rows that match a word, the one with the most fixed bits wins; equal counts may not overlap.

Generated for prefix P (upper and lower case):
  enum P_row { P_NAME..., P_NROWS };
  enum { P_HAS_FEAT_NAME = 0 or 1 ... };    are all rows of the feature implemented?
  static const struct P_row_info P_rows[]   name, mask, value, feature, implemented, file
                                            (texts, no pointers: nothing to relocate when the program starts)
  bool P_emit_NAME(struct P_ctx *, uint32_t field, ...);      prototypes, fields in the row's order, repeated names once
  int P_decode(uint32_t word);                                row or -1
with P_DECODE_IMPLEMENTATION also their bodies, and
  static int P_find(uint32_t word);                           as P_decode
  static bool P_emit(struct P_ctx *, int row, uint32_t word); calls P_emit_NAME; false for rows without semantics
"""
import re
import sys

BUCKET_HI, BUCKET_LO = (21, 11), (10, 6)  # bits 31..21 and 15..10 select a bucket


def fail(where, text):
    sys.exit(f"{where}: {text}")


def parse(paths):
    rows, names = [], {}
    for path in paths:
        for number, line in enumerate(open(path), 1):
            line = line.split("#")[0].strip()
            if not line:
                continue
            where = f"{path}:{number}"
            body, _, attrs = line.partition(";")
            name, *tokens = body.split()
            if not re.fullmatch(r"[A-Z][A-Za-z0-9_]*", name):
                fail(where, f"bad row name {name!r}")
            if name in names:
                fail(where, f"{name} is already defined at {names[name]}")
            names[name] = where
            at, mask, value, fields = 32, 0, 0, []
            for token in tokens:
                if re.fullmatch(r"[01x]+", token):
                    for bit in token:
                        at -= 1
                        if bit != "x" and at >= 0:
                            mask |= 1 << at
                            value |= int(bit) << at
                else:
                    m = re.fullmatch(r"([a-z][a-z0-9_]*):(\d+)", token)
                    if not m:
                        fail(where, f"bad token {token!r}")
                    at -= int(m[2])
                    fields.append((m[1], at, int(m[2])))
            if at != 0:
                fail(where, f"{name} has {32 - at} bits, not 32")
            if len({f[0] for f in fields}) != len(fields):
                fail(where, f"{name}: a field is named twice")
            words = attrs.split()
            feature = next((w for w in words if w.startswith("FEAT_")), "")
            for w in words:
                if w != "-" and not w.startswith("FEAT_"):
                    fail(where, f"unknown attribute {w!r}")
            rows.append(dict(name=name, mask=mask, value=value, fields=fields, feature=feature,
                             implemented="-" not in words, where=where, file=path.rsplit("/", 1)[-1]))
    return rows


def check_overlaps(rows):
    for i, a in enumerate(rows):
        for b in rows[i + 1:]:
            common = a["mask"] & b["mask"]
            if (a["value"] ^ b["value"]) & common:
                continue
            if bin(a["mask"]).count("1") == bin(b["mask"]).count("1"):
                fail(b["where"], f"{b['name']} overlaps {a['name']} ({a['where']}) with as many fixed bits")


def candidates(rows, among, known, bits):
    """Those of the rows `among`, most fixed bits first, that a word with these known bits may be."""
    found = []
    for i in among:
        if (rows[i]["value"] ^ bits) & rows[i]["mask"] & known == 0:
            found.append(i)
            if rows[i]["mask"] & ~known == 0:
                break
    return found


def buckets(rows):
    """Lists of candidates; groups, one for each value of the high bits: for each of the low bits a list's number, or one
    for all."""
    order = sorted(range(len(rows)), key=lambda i: -bin(rows[i]["mask"]).count("1"))
    (hi, hin), (lo, lon) = BUCKET_HI, BUCKET_LO
    hmask, lmask = ((1 << hin) - 1) << hi, ((1 << lon) - 1) << lo
    index, groups = {}, []
    for high in range(1 << hin):
        among = candidates(rows, order, hmask, high << hi)
        found = [tuple(candidates(rows, among, hmask | lmask, high << hi | low << lo)) for low in range(1 << lon)]
        group = [index.setdefault(entry, len(index)) for entry in found]
        groups.append(group[:1] if len(set(group)) == 1 else group)
    return list(index), groups


def main():
    prefix, out, *paths = sys.argv[1:]
    rows = parse(paths)
    check_overlaps(rows)
    lists, groups = buckets(rows)
    starts, flat = [], []
    for entry in lists:
        starts.append(len(flat))
        flat += [(rows[i]["mask"], rows[i]["value"], i) for i in entry] + [(0, 0, -1)]
    up = prefix.upper()
    w = []
    w.append("/* Generated by gen_decode.py. */")
    w.append(f"enum {prefix}_row {{")
    w += [f"    {up}_{r['name']}," for r in rows]
    w.append(f"    {up}_NROWS\n}};")
    features = {r["feature"] for r in rows} - {""}
    w.append("enum {")
    w += [f"    {up}_HAS_{name} = {int(all(r['implemented'] for r in rows if r['feature'] == name))}," for name in sorted(features)]
    w.append("};")
    room = {key: max(len(r[key]) for r in rows) + 1 for key in ("name", "feature", "file")}
    w.append(f"struct {prefix}_row_info {{ char name[{room['name']}], feature[{room['feature']}], file[{room['file']}]; bool implemented; uint32_t mask, value; }};")
    w.append(f"#ifdef {up}_DECODE_IMPLEMENTATION")
    w.append(f"const struct {prefix}_row_info {prefix}_rows[{up}_NROWS] = {{")
    w += [f"    {{\"{r['name']}\", \"{r['feature']}\", \"{r['file']}\", {'true' if r['implemented'] else 'false'}, 0x{r['mask']:08x}, 0x{r['value']:08x}}},"
          for r in rows]
    w.append("};\n#else")
    w.append(f"extern const struct {prefix}_row_info {prefix}_rows[{up}_NROWS];\n#endif")
    for r in rows:
        if r["implemented"]:
            args = "".join(f", uint32_t {f[0]}" for f in r["fields"])
            w.append(f"bool {prefix}_emit_{r['name']}(struct {prefix}_ctx *c{args});")
    w.append(f"int {prefix}_decode(uint32_t word);")
    w.append(f"#ifdef {up}_DECODE_IMPLEMENTATION")
    w.append(f"static const struct {prefix}_candidate {{ uint32_t mask, value; int32_t row; }} {prefix}_candidates[] = {{")
    w += [f"    {{0x{mask:08x}, 0x{value:08x}, {row}}}," for mask, value, row in flat]
    w.append("};")
    (hi, hin), (lo, lon) = BUCKET_HI, BUCKET_LO
    dense, places = [], {}
    for group in groups:
        if tuple(group) not in places:
            places[tuple(group)] = (len(dense), len(group) - 1)
            dense += [starts[t] for t in group]
    pairs = ",".join("{%d,%d}" % places[tuple(group)] for group in groups)
    w.append(f"static const struct {{ uint16_t first, mask; }} {prefix}_groups[{len(groups)}] = {{{pairs}}};")
    w.append(f"static const uint16_t {prefix}_buckets[{len(dense)}] = {{{','.join(map(str, dense))}}};")
    w.append(f"""static inline int {prefix}_find(uint32_t word)
{{
    uint32_t group = word >> {hi} & {(1 << hin) - 1}u;
    const struct {prefix}_candidate *at =
        &{prefix}_candidates[{prefix}_buckets[{prefix}_groups[group].first + (word >> {lo} & {prefix}_groups[group].mask)]];
    while ((word & at->mask) != at->value)
        at++;
    return at->row;
}}
int {prefix}_decode(uint32_t word) {{ return {prefix}_find(word); }}""")
    w.append(f"static bool {prefix}_emit(struct {prefix}_ctx *c, int row, uint32_t word)\n{{\n    switch (row) {{")
    for r in rows:
        if r["implemented"]:
            args = "".join(f", word >> {at} & 0x{(1 << width) - 1:x}u" for _, at, width in r["fields"])
            w.append(f"    case {up}_{r['name']}: return {prefix}_emit_{r['name']}(c{args});")
    w.append("    default: (void)c; (void)word; return false;\n    }\n}")
    w.append("#endif")
    with open(out, "w") as f:
        f.write("\n".join(w) + "\n")


if __name__ == "__main__":
    main()
