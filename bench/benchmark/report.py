"""What the rows say: lines for the terminal, means, a file of JSON, a page of HTML."""
import html
import math

from .job import KERNEL, MICRO, PROGRAM, START, THROUGHPUT

TITLES = {
    START: "Start-up: CPU seconds", KERNEL: "Kernels: CPU seconds, start included; \"warm\" is the second half alone",
    MICRO: "Operations of the system: nanoseconds each", PROGRAM: "Programs: CPU seconds, their children's included",
    THROUGHPUT: "Throughput; ratios are those of the time for one operation",
}
COLOURS = {"dragoman": "#1b7f5c", "qemu": "#c8642b"}


class Notes:
    """Reasons for empty cells and problems, each with a letter."""
    def __init__(self):
        self.texts = []

    def mark(self, text):
        if text not in self.texts:
            self.texts.append(text)
        n = self.texts.index(text)
        return f"({chr(97 + n % 26)}{n // 26 or ''})"

    def lines(self):
        return [f"{self.mark(text)} {text}" for text in self.texts]


def amount(group, column):
    """An engine's own number in a row, as text."""
    if group == MICRO:
        return f"{column['ns']:.1f}" if "ns" in column else "-"
    if group == THROUGHPUT:
        return column.get("rate_text", "-")
    return f"{column['cpu']:.3f}"


def number(ratio):
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.1f}" if ratio < 100 else f"{ratio:.0f}"


def cells(row, engines, notes):
    """The texts of a row; headings() names them."""
    group, native = row["group"], row["native"]
    if "empty" in native:
        return [notes.mark(native["empty"])] + [""] * (len(headings(group, engines)) - 1)
    problem = row["problems"].get("native")
    out = [amount(group, native) + (notes.mark(f"native: {problem}") if problem else "")]
    for engine in engines[1:]:
        column = row[engine]
        mark = notes.mark(f"{engine}: {row['problems'][engine]}") if engine in row["problems"] else ""
        if "empty" in column:
            out += ["", notes.mark(column["empty"]), ""]
        else:
            ratio = column.get("ratio")
            single = ratio is None or column["rounds"] < 2
            out += [amount(group, column), "-" + mark if ratio is None else number(ratio) + mark,
                    "" if single else f"{number(column['low'])}-{number(column['high'])}"]
        if group == KERNEL:
            warm = column.get("steady_ratio")
            out.append("" if warm is None else number(warm))
        if group == MICRO:
            out.append(f"{column['ns'] - native['ns']:+.0f}" if "ns" in column and "ns" in native else "")
    share = row.get("translation", {}).get("share")
    out.append("" if share is None else f"{share:.0%}")
    out.append(number(row["memory"]) if "memory" in row else "")
    return out


def headings(group, engines):
    out = ["native"]
    for engine in engines[1:]:
        out += [engine, "ratio", "spread", *{KERNEL: ["warm"], MICRO: ["added"]}.get(group, [])]
    return out + ["transl.", "memory"]


def line(name, texts):
    widths = {"spread": 12}
    return f"{name:17}" + "".join(f"{text:>{widths.get(head, 10)}}" for head, text in texts)


def text_heading(group, engines):
    heads = headings(group, engines)
    return f"\n{TITLES[group]}\n" + line("", zip(heads, heads))


def text_row(row, engines, notes):
    return line(row["name"], zip(headings(row["group"], engines), cells(row, engines, notes)))


def geometric(values):
    values = list(values)
    return math.exp(sum(math.log(max(v, 1e-9)) for v in values) / len(values)) if values else None


def good(row, engine, key="ratio"):
    return row[engine].get(key) if engine not in row["problems"] and "native" not in row["problems"] else None


def means(rows, engines):
    """Geometric means of the ratios to native; rows that failed do not count."""
    out = {}
    for engine in engines[1:]:
        for group, key, name in ((KERNEL, "ratio", "kernels"), (KERNEL, "steady_ratio", "kernels, warm"),
                                 (PROGRAM, "ratio", "programs"), (THROUGHPUT, "ratio", "throughput")):
            values = [v for v in (good(row, engine, key) for row in rows if row["group"] == group) if v]
            if values:
                out[f"{name}, {engine} to native"] = {"mean": geometric(values), "rows": len(values)}
    for group, name in ((KERNEL, "kernels"), (PROGRAM, "programs")) if "qemu" in engines else ():
        pairs = [(good(row, "qemu"), good(row, "dragoman")) for row in rows if row["group"] == group]
        values = [q / d for q, d in pairs if q and d]
        if values:
            out[f"{name}, qemu to dragoman"] = {"mean": geometric(values), "rows": len(values)}
    return out


# ---- HTML ----------------------------------------------------------------------------------------
STYLE = """body{font:15px/1.5 system-ui,sans-serif;max-width:68rem;margin:2rem auto;padding:0 1rem;color:#222}
body{background:#fff}table{border-collapse:collapse;font-variant-numeric:tabular-nums;margin:.5rem 0 2rem}
th,td{padding:.1rem .6rem;text-align:right}th:first-child,td:first-child{text-align:left}
tr:nth-child(even) td{background:#f4f4f2}th{border-bottom:1px solid #999}svg{max-width:100%;height:auto}
.scroll{overflow-x:auto}dt{float:left;clear:left;width:9rem;color:#666}dd{margin-left:9.5rem}"""


def tag(name, text="", **attributes):
    words = "".join(f' {key.replace("_", "-")}="{html.escape(str(value))}"' for key, value in attributes.items())
    return f"<{name}{words}>{text}</{name}>"


def drawing(parts, width, height):
    return tag("svg", "".join(parts), viewBox=f"0 0 {width} {height}", width=width, height=height, role="img",
               xmlns="http://www.w3.org/2000/svg")


def plot(rows, engines):
    """Bars of ratios to native on a logarithmic scale, with the range of the rounds."""
    shown = [(row, [(e, row[e]) for e in engines[1:] if good(row, e)]) for row in rows]
    shown = [(row, bars) for row, bars in shown if bars]
    if not shown:
        return ""
    values = [v for _, bars in shown for _, c in bars for v in (c["low"], c["high"])]
    low, high = math.log10(min(values + [1])), math.log10(max(values + [4]))
    left, width, top = 140, 620, 24

    def x(value):
        return left + width * (math.log10(max(value, 1e-3)) - low) / (high - low)
    height = top + sum(9 * len(bars) + 9 for _, bars in shown)
    out = []
    for tick in (0.25, 0.5, 1, 2, 4, 10, 20, 50, 100, 200, 500):
        if low <= math.log10(tick) <= high:
            out.append(tag("line", x1=f"{x(tick):.1f}", x2=f"{x(tick):.1f}", y1=18, y2=height,
                           stroke="#888" if tick == 1 else "#ddd"))
            out.append(tag("text", f"{tick:g}", x=f"{x(tick):.1f}", y=13, font_size=10, text_anchor="middle"))
    y = top
    for row, bars in shown:
        out.append(tag("text", html.escape(row["name"]), x=left - 8, y=y + 4.5 * len(bars) + 4, font_size=12,
                       text_anchor="end"))
        for engine, column in bars:
            a, b = sorted((x(1), x(column["ratio"])))
            least, most = x(column["low"]), x(column["high"])
            title = tag("title", html.escape(f"{row['name']}, {engine}: {column['ratio']:.2f} ({column['low']:.2f} to "
                                             f"{column['high']:.2f}, {column['rounds']} rounds)"))
            out.append(tag("rect", title, x=f"{a:.1f}", y=y, width=f"{max(b - a, 1):.1f}", height=8,
                           fill=COLOURS[engine]))
            out.append(tag("line", x1=f"{least:.1f}", x2=f"{most:.1f}", y1=y + 4, y2=y + 4, stroke="#111"))
            out.append(tag("text", number(column["ratio"]), x=f"{max(most, x(1)) + 4:.1f}", y=y + 7.5, font_size=9))
            y += 9
        y += 9
    return drawing(out, left + width + 50, height)


def shares(rows):
    """Bars of translation's share in Dragoman's CPU time."""
    shown = [(row, row["translation"]) for row in rows if row.get("translation", {}).get("share") is not None]
    out = []
    for i, (row, t) in enumerate(shown):
        y = 14 * i
        title = tag("title", f"{t['regions']} regions, {t['guest_insns']} guest instructions, "
                             f"{t['processes']} processes")
        out.append(tag("text", html.escape(row["name"]), x=132, y=y + 10, font_size=12, text_anchor="end"))
        out.append(tag("rect", title, x=140, y=y + 2, width=f"{620 * t['share']:.1f}", height=9,
                       fill=COLOURS["dragoman"]))
        out.append(tag("text", f"{t['share']:.0%}", x=f"{144 + 620 * t['share']:.1f}", y=y + 10, font_size=10))
    return drawing(out, 810, 14 * len(shown) + 4) if shown else ""


def table(rows, engines, group, notes):
    heads = "".join(tag("th", html.escape(h)) for h in ["", *headings(group, engines)])
    body = "".join(tag("tr", "".join(tag("td", html.escape(t)) for t in [row["name"], *cells(row, engines, notes)]))
                   for row in rows)
    return tag("div", tag("table", tag("tr", heads) + body), **{"class": "scroll"})


def page(results):
    engines, rows = results["engines"], results["rows"]
    notes, body = Notes(), []
    for group, title in TITLES.items():
        some = [row for row in rows if row["group"] == group]
        if some:
            body.append(tag("h2", html.escape(title)) + plot(some, engines) + table(some, engines, group, notes))
    legend = " ".join(tag("b", html.escape(e), style=f"color:{COLOURS[e]}") for e in engines[1:])
    machine = tag("dl", "".join(tag("dt", html.escape(k)) + tag("dd", html.escape(str(v)))
                                for k, v in results["machine"].items()))
    items = "".join(tag("li", f"{html.escape(name)}: <b>{m['mean']:.2f}</b> ({m['rows']} rows)")
                    for name, m in results["means"].items())
    texts = notes.lines() + [f"{row['name']}: {row['note']}" for row in rows if row["note"]]
    more = "".join(tag("p", html.escape(text)) for text in texts)
    return ('<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            f"<title>Dragoman benchmark</title><style>{STYLE}</style><h1>Dragoman benchmark</h1>{machine}"
            f"<h2>Geometric means</h2><ul>{items}</ul><p>Ratios to native, on a logarithmic scale; less is better. "
            f"The thin line is the range of the rounds. {legend}</p>{''.join(body)}"
            f"<h2>Share of translation in Dragoman's CPU time</h2>{shares(rows)}<h2>Notes</h2>{more}</html>\n")
