"""The desktop application. Read `app` (the wiring), then `pages/restore`, `jobs`, `session`, `player`.

Pages own widgets only: they read settings, start a job with a plain function from `work`, and show the result. The
two rules that keep the window alive: nothing computes in the GUI thread, and only `jobs` knows what a thread is.
"""
