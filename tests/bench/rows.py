"""The numbers to reach, as a table (design, section 8): what is measured, against what, and how much it may be."""

from dataclasses import dataclass
from statistics import median

from tests.bench.contenders import ALONE
from tests.bench.tabs import ENGINES

Key = tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A number.

    Attributes:
        title: what it is.
        engine: where.
        ours: the figure that is judged.
        against: the figure that it is divided by; ``None`` for one that counts by itself.
        limit: what it may be; ``None`` for one that is only told.
        unit: of the figures.
        is_paired: whether the two took turns, so that a round's disturbances met both.
    """

    title: str
    engine: str
    ours: Key
    against: Key | None = None
    limit: float | None = None
    unit: str = "ms"
    is_paired: bool = False

    def value(self, figures: dict[Key, list[float]]) -> float | None:
        """Return the ratio, of a pair the median of the rounds' ratios, or the figure itself; ``None`` for what is not there."""
        if self.ours not in figures or (self.against and self.against not in figures):
            return None
        ours = figures[self.ours]
        if self.against is None:
            return median(ours)
        against = figures[self.against]
        if self.is_paired:
            return median(one / other for one, other in zip(ours, against, strict=True))
        return median(ours) / median(against)

    def is_missed(self, figures: dict[Key, list[float]]) -> bool:
        """Tell whether it is more than it may be."""
        value = self.value(figures)
        return self.limit is not None and value is not None and value > self.limit


def loads() -> list[Row]:
    """The rows on loading a page."""
    found = []
    for condition in ("warm", "cold"):
        for engine in ENGINES:
            peer = (engine, condition, "peer", "paint")
            title = f"first paint, {condition} cache, against the peer"
            found.append(Row(title, engine, (engine, condition, "micropython", "paint"), peer, 1.15, is_paired=True))
            fewest = (engine, condition, "fewest steps", "paint")
            found.append(
                Row(f"first paint in the fewest steps, {condition} cache", engine, fewest, peer, is_paired=True)
            )
    for condition, limits in VALID:
        for runtime, engine, limit in limits:
            title = f"valid, {condition}, {runtime}, against native"
            native = ("chromium", condition, "native", "valid")
            valid = (engine, condition, runtime, "valid")
            found.append(Row(title, engine, valid, native, limit, is_paired=engine == "chromium"))
    for runtime, limits in READY:
        for engine, limit in limits:
            stock = (engine, "warm", "stock", "ready")
            title = f"{runtime} ready, against stock"
            found.append(Row(title, engine, (engine, "warm", runtime, "ready"), stock, limit, is_paired=True))
            for name in ALONE[runtime]:  # which say what can be reached
                alone = (engine, "warm", name, "ready")
                found.append(Row(f"{name} ready, against stock", engine, alone, stock, is_paired=True))
    native = ("chromium", "warm", "native", "valid")
    for title, name, kind in LEAST:
        for engine in ENGINES:
            found.append(Row(f"{title}, against native", engine, (engine, "warm", name, kind), native))
    for name, limit in (("micropython", 50), ("peer", None)):
        for engine in ENGINES:
            found.append(Row(f"longest block, {name}", engine, (engine, "warm", name, "block"), None, limit))
    for engine, limit in (("chromium", 0.2), ("firefox", 0.2), ("webkit", None)):
        stock = (engine, "warm", "stock", "block")
        title = "longest block, pyodide, against stock"
        found.append(Row(title, engine, (engine, "warm", "pyodide", "block"), stock, limit, is_paired=True))
    for runtime in ("micropython", "pyodide"):
        key = ("chromium", "warm", runtime, "shift")
        found.append(Row(f"layout shift, {runtime}", "chromium", key, None, 0, ""))
    return found


LEAST = (
    ("the peer's script and an element's wait", "peer", "least"),
    ("pyodide alone ready", "pyodide alone", "ready"),
)
EVERYWHERE = [("micropython", engine, 1.5) for engine in ENGINES] + [("pyodide", engine, None) for engine in ENGINES]
VALID = (
    (
        "warm",
        [("micropython", engine, 1.1) for engine in ENGINES]
        + [("pyodide", "chromium", 1.1), ("pyodide", "firefox", 2), ("pyodide", "webkit", None)],
    ),
    ("cold", EVERYWHERE),
    ("4G", EVERYWHERE),
    ("4 x slower", [("micropython", "chromium", None), ("pyodide", "chromium", None)]),
)
READY = (
    ("pyodide", (("chromium", 0.25), ("firefox", 0.25), ("webkit", 0.4))),
    ("micropython", tuple((engine, 0.06) for engine in ENGINES)),
)

BYTES = (
    ("first part, brotli", "first part", 8 * 1024),
    ("MicroPython route, brotli", "micropython", 280_000),
    ("Pyodide route, brotli", "pyodide", 4_200_000),
)

ROWS = (
    *loads(),
    *(Row(title, "", ("bytes", name), None, limit, "B") for title, name, limit in BYTES),
    Row("timelines of validity that differ from native", "chromium", ("timelines", "different"), None, 0, ""),
    Row("largest gap of a step in them", "chromium", ("timelines", "gap"), None, 120),
    Row("validation pass, 1,000 elements, against native", "chromium", ("pass", "1000"), ("native pass", "1000"), 3),
    Row("one of 1,000 elements, against one of 10", "chromium", ("pass each", "1000"), ("pass each", "10"), 1),
    *(
        Row("1,000 idle elements, more than an empty page", each, (each, "idle"), None, 1, "% of a core")
        for each in ENGINES
    ),
    *(
        Row(
            f"{kind} heap after 10,000 elements, {runtime}",
            "chromium",
            (runtime, kind, "after"),
            (runtime, kind, "before"),
            1.05,
            "",
        )
        for runtime in ("micropython", "pyodide")
        for kind in ("javascript", "python")
    ),
)
