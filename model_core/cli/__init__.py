"""The command line: the same functions as the window, with options in place of buttons.

Reading order: `main` (the commands and how every one of them ends), `options` (what means the same everywhere),
`console` (what people and programs see), then one file per command: `restore` with `targets` (what is written where)
and `recipe` (a file made again), `train`, `evaluate`, `info`. Commands import the engine when they run, so that
``--help`` answers at once.
"""
