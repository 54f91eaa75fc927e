"""The training wizard: five steps on one page."""

from restorer_gui.pages.train.page import TrainPage

__all__ = ["TrainPage"]
