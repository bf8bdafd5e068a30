"""What was measured, as a table, as JSON and as a chart."""

import json
import os
import platform
from html import escape
from statistics import median

BAR, LINE, LEFT, WIDTH = 14, 24, 420, 900  # px of the chart
MOST = 2.0
"""Times the limit that the chart has room for."""
STYLE = """text { font: 12px system-ui, sans-serif; fill: #222 } .limit { stroke: #222; stroke-dasharray: 3 3 }
.kept { fill: #2a7 } .missed { fill: #d53 }
@media (prefers-color-scheme: dark) { text { fill: #eee } .limit { stroke: #eee } }"""


def line(row, figures) -> str | None:
    """Return a row as a line of text, or ``None`` where it was not measured."""
    value = row.value(figures)
    if value is None:
        return None
    ours = f"{median(figures[row.ours]):,.0f} {row.unit}" if row.against or row.unit == "ms" else ""
    against = f"{median(figures[row.against]):,.0f}" if row.against else ""
    limit = "" if row.limit is None else f"{row.limit:,.10g}"
    verdict = "" if row.limit is None else "missed" if row.is_missed(figures) else "ok"
    shown = f"{value:,.3g} x" if row.against else f"{value:,.3g}" if value < 1000 else f"{value:,.0f}"
    return f"{row.title:58}{row.engine:10}{ours:>14}{against:>9}{shown:>12}{limit:>12} {verdict}"


def machine(versions: dict[str, str]) -> str:
    """Return where it was measured."""
    engines = ", ".join(f"{name} {version}" for name, version in versions.items())
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}; {engines}"


def as_json(rows, figures, versions: dict[str, str]) -> str:
    """Return every figure, and every row that has one."""
    table = [
        {"title": row.title, "engine": row.engine, "value": row.value(figures), "limit": row.limit}
        for row in rows
        if row.value(figures) is not None
    ]
    raw = {" ".join(key): [round(value, 3) for value in values] for key, values in figures.items()}
    return text_of(machine(versions), table, raw)


def text_of(where: str, table: list[dict], raw: dict[str, list[float]]) -> str:
    """Return them as JSON with a row or a figure a line."""
    rows = ",\n".join(json.dumps(row) for row in table)
    figures = ",\n".join(f"{json.dumps(name)}: {json.dumps(values)}" for name, values in raw.items())
    return f'{{\n"machine": {json.dumps(where)},\n"rows": [\n{rows}\n],\n"figures": {{\n{figures}\n}}\n}}\n'


def as_svg(rows, figures, versions: dict[str, str]) -> str:
    """Return a chart: each row's share of what it may be."""
    measured = [row for row in rows if row.limit and row.value(figures) is not None]
    height = LINE * (len(measured) + 2)
    unit = (WIDTH - LEFT - 80) / MOST
    parts = [f'<text x="0" y="{LINE - 8}">{escape(machine(versions))}; the dashed line is what is to be reached</text>']
    for index, row in enumerate(measured, start=1):
        top = index * LINE
        share = max(0.0, row.value(figures) / row.limit)
        kind = "missed" if row.is_missed(figures) else "kept"
        parts += [
            f'<text x="0" y="{top + BAR - 2}">{escape(row.title)}{escape(", " + row.engine if row.engine else "")}</text>',
            f'<rect class="{kind}" x="{LEFT}" y="{top}" width="{unit * min(share, MOST):.1f}" height="{BAR}" rx="3"/>',
            f'<text x="{LEFT + unit * min(share, MOST) + 6:.1f}" y="{top + BAR - 2}">{100 * share:.0f} %</text>',
        ]
    x = LEFT + unit
    parts.append(f'<line class="limit" x1="{x:.1f}" x2="{x:.1f}" y1="{LINE - 4}" y2="{height - LINE}"/>')
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">'
    return head + "<title>Numbers to reach</title>" + f"<style>{STYLE}</style>" + "".join(parts) + "</svg>\n"
