"""What can be trained, by the name that settings carry. To add one: write a class with the shape of `Task`, add one
line to `TASKS`.
"""

from model_core.tasks.base import Arrays, Items, Task, Validation
from model_core.tasks.table import TASKS, make_task

__all__ = ["TASKS", "Arrays", "Items", "Task", "Validation", "make_task"]
