"""Widgets that know nothing of jobs, sessions or files: values in, signals out."""
