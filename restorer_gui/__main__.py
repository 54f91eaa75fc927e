"""``python -m restorer_gui`` is ``restorer-gui``."""

import sys

from restorer_gui.app import main

sys.exit(main())
