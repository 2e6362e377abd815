"""Flowcharts as lists."""

from __future__ import annotations

from tools.site.diagrams import as_lists

PAGE = """\
Before.

```mermaid
flowchart TD
    tube["a tube"]
    tube --> asked{"is there<br>a table [x]?"}
    asked -- "yes" --> one["<b>root</b>: here<br><b>rest</b>: there"]
    asked -- "no" --> two["elsewhere"]
    one --> both
    two --> both
    both["the end"] --> last
```

After.
"""

SHOWN = """\
Before.

- a tube
    - is there a table \\[x]?
        - *yes*: **root**: here; **rest**: there
        - *no*: elsewhere
- the end
    - last

After.
"""


def test_as_lists() -> None:
    assert as_lists(PAGE) == SHOWN


def test_other_code_stays() -> None:
    page = "```yaml\na: 1\n```\n"
    assert as_lists(page) == page
