"""A whole queue, one file after the other, in this process. The window does the same with a worker of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from model_core.batch.items import NotReady, Order, Result
from model_core.batch.queue import Queue, Summary
from model_core.batch.work import restore_item, sweep
from model_core.errors import RestorerError
from model_core.progress import Cancelled, Reporter

Work = Callable[[Order, Reporter], Result]


def run_queue(queue: Queue, report: Reporter = Reporter(), work: Work = restore_item) -> Summary:
    """Restore every waiting item. A file that cannot be restored is noted and the rest goes on.

    Raises:
        NotReady: nothing can be restored; the item in hand waits as before.
        Cancelled: the listener asked to stop; the item in hand is cancelled, the others wait.
    """
    total = max(1, queue.summary().open)
    done = 0
    while (number := queue.waiting()) is not None:
        item = queue[number]
        part = report.part(min(1.0, done / total), min(1.0, (done + 1) / total))
        part.update(0.0, item.path.name)
        try:
            order = queue.begin(number)
            queue.sync()
            queue.finish(number, work(order, part))
        except (Cancelled, KeyboardInterrupt):
            queue.put_back(number)
            raise
        except NotReady:
            queue.put_back(number, "waiting")
            raise
        except RestorerError as error:
            queue.fail(number, str(error))
        except Exception as error:
            found = f"{item.source}: unexpected {type(error).__name__}: {error}".replace("\n", " ")
            queue.fail(number, f"{found}; this is a fault of the program.")
        clean_up(queue, number)
        queue.sync()
        done += 1
    return queue.summary()


def clean_up(queue: Queue, number: int) -> None:
    """Remove what an attempt at an item may have left behind."""
    if queue[number].work:
        receipt = queue.receipt(number)
        sweep([Path(path) for path in queue[number].work], receipt)
        if not receipt.exists():
            queue.swept(number)
