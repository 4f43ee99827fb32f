"""The program ``subsidies``: whatever happens, it ends with exit status 0, 1 or 2 and in the user's language.

Once something was entered in the ledger, whatever fails afterwards ends with 1: it was done. The catch: the language is
chosen before anything heavy is imported, for help pages are in it. SUBSIDIES_DEBUG=1 lets unexpected exceptions
through.
"""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from subsidies import cli, interrupt, language
from subsidies.cli import choice, failure, streams
from subsidies.language import Say

DEBUG: Final = "SUBSIDIES_DEBUG"
IMPORTED: Final = 200_000
"""More objects than all imports together make; none of them is garbage, and to look for some takes 30 ms."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (else the command line's) and return its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    streams.prepare()
    tongue = choice.choose(arguments, os.environ)
    say = language.speaker(tongue)
    with interrupt.watched() as interruption:
        try:
            status = cli.run(arguments, say, tongue)
            streams.finish()
        except (Exception, KeyboardInterrupt) as error:
            if os.environ.get(DEBUG) == "1" and not failure.is_expected(error):
                raise
            _refuse(error, arguments, say)
            return _entered(say) if interruption.late else cli.NOT_DONE
        return status


def _entered(say: Say) -> int:
    """Tell that the ledger has what was entered all the same; return the status of what is done, with a fault."""
    with suppress(Exception):
        streams.put(sys.stderr, say("interrupt.entered") + "\n")
        streams.finish()
    return cli.FOUND


def _refuse(error: BaseException, arguments: Sequence[str], say: Say) -> None:
    """Tell why nothing was done; if the telling fails, tell that; if even that fails, there is nobody to tell."""
    try:
        _tell(error, arguments, say)
    except Exception as fault:
        with suppress(Exception):
            _tell(fault, arguments, say)


def _tell(error: BaseException, arguments: Sequence[str], say: Say) -> None:
    """Tell why nothing was done: as JSON on stdout where the arguments ask for it, else on stderr."""
    refusal, show_ids = failure.refusal(error, say), choice.switch(arguments, "--show-ids")
    if choice.switch(arguments, "--json"):
        from subsidies.write import json

        streams.put(sys.stdout, json.text(json.error(refusal, say, show_ids), sys.stdout.encoding, show_ids))
    else:
        from subsidies.write import screen

        streams.put(sys.stderr, screen.refusal(refusal, say, sys.stderr, show_ids))
    streams.finish()


def run() -> None:
    """Run the program as a process of its own, and leave at once: to take pandas down again takes 60 ms."""
    gc.set_threshold(IMPORTED)
    status = main()
    if DEBUG in os.environ:
        sys.exit(status)
    os._exit(status)


if __name__ == "__main__":
    run()
