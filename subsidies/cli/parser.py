"""The command line as typer splits it, built from what commands declare; every complaint is a refusal of our own.

The catch: typer's own texts are English, and it reads values with pydantic, whose import takes longer than all of this.
So its classes only split the arguments; ``Option.value`` reads them, and what typer would complain of is raised as a
``Refusal`` instead. Private names of typer are used in this module alone; tests/cli/test_usage.py provokes every
complaint.
"""

import difflib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import typer
from typer._click.core import Command as Split
from typer._click.core import Context, Parameter
from typer._click.exceptions import BadOptionUsage, NoSuchOption
from typer._coercion import resolve_type_descriptor
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.models import OptionInfo

import subsidies
from subsidies.cli import attendant, page, streams
from subsidies.cli.request import COMMON, HELP, LANG, VERSION, WORKSPACE, Argument, Command, Module, Option, Request
from subsidies.errors import Refusal
from subsidies.language import Say

PROGRAM = "subsidies"
ROOT_OPTIONS = (WORKSPACE, LANG, VERSION)
TEXT = resolve_type_descriptor(annotation=str, parameter_info=OptionInfo())


def run(arguments: Sequence[str], modules: Iterable[Module], say: Say, language: str) -> int:
    """Run the command that the arguments name and return its exit status. Raises ``Refusal`` where they are wrong."""
    root = _root(modules, say, partial(Request, say, language))
    try:
        with root.make_context(PROGRAM, list(arguments)) as context:
            return int(root.invoke(context))
    except typer.Exit as done:
        return done.exit_code
    except typer.TyperException as error:  # none that is known of
        raise Refusal("bad-usage") from error


def _root(modules: Iterable[Module], say: Say, request: Callable[..., Request]) -> "_Group":
    """Return the whole tree: ``ledger log`` stands below ``ledger``, and that where its first command does."""
    tree: dict[str, _Leaf | _Group] = {}
    for module in modules:
        *above, name = module.COMMAND.words.split()
        siblings = tree
        for word in above:
            group = siblings.setdefault(word, _Group(word, {}, say, (LANG,)))
            assert isinstance(group, _Group), word
            siblings = group.below
        siblings[name] = _Leaf(module, say, request)
    return _Group(PROGRAM, tree, say, ROOT_OPTIONS)


class _Option(TyperOption):
    """An option; what it does at once (``act``: help, version) ends the program."""

    def __init__(self, option: Option, act: Callable[[], None] | None = None) -> None:
        super().__init__(
            param_decls=[option.field, *option.flags],
            type_descriptor=TEXT,
            is_flag=not option.metavar,
            multiple=option.many,
            is_eager=act is not None,
            expose_value=act is None and option is not LANG,
        )
        self.option, self.act = option, act

    def process_value(self, ctx: Context, value: Any) -> Any:
        if self.act is not None and value:
            self.act()
            ctx.exit()
        return self.option.value(value)


class _Argument(TyperArgument):
    """An argument."""

    def __init__(self, argument: Argument) -> None:
        super().__init__(param_decls=[argument.key], type_descriptor=TEXT, required=argument.required)
        self.argument = argument

    def process_value(self, ctx: Context, value: Any) -> Any:
        command = ctx.command
        assert isinstance(command, _Leaf)
        place = command.say(f"metavar.{self.argument.metavar}")
        if value is None and self.required:
            raise command.about("argument-missing", place)
        return self.argument.value(value, place)


class _Leaf(TyperCommand):
    """A command that does something."""

    allow_extra_args = True

    def __init__(self, module: Module, say: Say, request: Callable[..., Request]) -> None:
        declared: Command = module.COMMAND
        self.key, self.module, self.say, self.request = declared.key, module, say, request
        params: list[Parameter] = [_Argument(argument) for argument in declared.arguments]
        params += [_Option(option) for option in (*declared.options, *COMMON)]
        super().__init__(declared.words.split()[-1], params=[*params, _help(declared, say)], add_help_option=False)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        with _own_words(ctx, args, self.say):
            rest = super().parse_args(ctx, args)
        if rest:
            raise self.about("argument-extra", rest[0])
        return rest

    def about(self, name: str, text: str) -> Refusal:
        """Return the refusal about an argument."""
        return Refusal(name, text=text, usage=page.usage(self.module.COMMAND, self.say))

    def invoke(self, ctx: Context) -> int:
        request = self.request(**ctx.find_root().params, **ctx.params)
        with attendant.attended(request):
            return self.module.run(request)


class _Group(TyperGroup):
    """A command that only has commands below it."""

    def __init__(self, key: str, below: "dict[str, _Leaf | _Group]", say: Say, options: Sequence[Option] = ()) -> None:
        self.key, self.below, self.say, self.options = key, below, say, options
        acts = {VERSION: lambda: streams.put(sys.stdout, f"{PROGRAM} {subsidies.__version__}\n")}
        params = [_Option(option, acts.get(option)) for option in options]
        super().__init__(name=key, params=[*params, _help(self, say)], add_help_option=False)

    def page(self) -> page.Group:
        """Return what its help page says."""
        path = PROGRAM if self.key == PROGRAM else f"{PROGRAM} {self.key}"
        return page.Group(path, self.key, [(name, one.key) for name, one in self.below.items()], self.options)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        with _own_words(ctx, args, self.say):
            return super(TyperGroup, self).parse_args(ctx, args)  # as any command's: the rest stays in ctx.args

    def invoke(self, ctx: Context) -> Any:
        if not ctx.args:
            raise Refusal("no-command", known=_listed(self.below, self.say), path=ctx.command_path)
        name, *rest = ctx.args
        if name not in self.below:
            near = difflib.get_close_matches(name, self.below) or self.below
            raise Refusal("unknown-command", text=name, known=_listed(near, self.say), path=ctx.command_path)
        with self.below[name].make_context(name, rest, parent=ctx) as below:
            return self.below[name].invoke(below)


def _help(what: "Command | _Group", say: Say) -> _Option:
    """Return the option that shows a page."""

    def show() -> None:
        pages = what.page() if isinstance(what, _Group) else what
        streams.put(sys.stdout, page.write(pages, say, sys.stdout))

    return _Option(HELP, show)


@contextmanager
def _own_words(ctx: Context, args: list[str], say: Say) -> Iterator[None]:
    """Turn typer's complaints about options into refusals; it has taken from ``args`` what it has read."""
    try:
        yield
    except NoSuchOption as error:
        raise _misplaced(error.option_name, args, ctx) or _unknown(error, ctx, say) from None
    except BadOptionUsage as error:
        raise _misused(error.option_name, ctx, say) from None


def _misplaced(name: str, rest: list[str], ctx: Context) -> Refusal | None:
    """Return the refusal of an option that stands on the wrong side of the command, if it is one."""
    if name in WORKSPACE.flags:
        return Refusal("option-ahead", text=name, command=ctx.command_path.removeprefix(f"{PROGRAM} "))
    below = ctx.command.below if isinstance(ctx.command, _Group) else {}
    for command in (*rest, *below):
        if command in below and name in _flags(below[command]):
            return Refusal("option-behind", text=name, command=command, path=ctx.command_path)
    return None


def _unknown(error: NoSuchOption, ctx: Context, say: Say) -> Refusal:
    """Return the refusal of an option that there is not, with those it may mean."""
    known = sorted(error.possibilities or ()) or _flags(ctx.command)
    return Refusal("unknown-option", text=error.option_name, known=_listed(known, say), path=ctx.command_path)


def _misused(name: str, ctx: Context, say: Say) -> Refusal:
    """Return the refusal of an option without its value, or of a switch with one."""
    options = [param.option for param in ctx.command.params if isinstance(param, _Option)]
    metavar = next(option.metavar for option in options if name in option.flags)
    if metavar:
        return Refusal("option-without-value", text=name, metavar=say(f"metavar.{metavar}"))
    return Refusal("option-with-value", text=name)


def _flags(command: Split) -> list[str]:
    return [flag for param in command.params if isinstance(param, _Option) for flag in param.opts]


def _listed(names: Iterable[str], say: Say) -> str:
    return say("list.separator").join(names)
