"""Many files, one after the other: a list that survives anything, names that cannot collide, files that appear whole.

Reading order: `items` (what a queue holds), `naming` (what the results are called), `find` (which files are meant),
`journal` (the list on disk), `queue` (the list in memory), `work` (one file restored, exactly once), `run` (all of
them). Nothing here loads torch before a file is restored.
"""

from model_core.batch.find import find_items, lengths
from model_core.batch.items import (
    DEFAULT_TEMPLATE,
    EXISTING,
    FINISHED,
    UNCHANGED,
    BatchSettings,
    Found,
    Item,
    NotReady,
    Order,
    Result,
    Scan,
    State,
)
from model_core.batch.naming import fill_template, preview, safe_name
from model_core.batch.queue import Queue, Summary, queue_folder
from model_core.batch.run import run_queue
from model_core.batch.work import restore_item, sweep

__all__ = [
    "DEFAULT_TEMPLATE",
    "EXISTING",
    "FINISHED",
    "UNCHANGED",
    "BatchSettings",
    "Found",
    "Item",
    "NotReady",
    "Order",
    "Queue",
    "Result",
    "Scan",
    "State",
    "Summary",
    "fill_template",
    "find_items",
    "lengths",
    "preview",
    "queue_folder",
    "restore_item",
    "run_queue",
    "safe_name",
    "sweep",
]
