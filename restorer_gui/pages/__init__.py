"""One file per page. Pages meet in `Session` and never import each other."""
