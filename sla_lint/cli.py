"""The command line. Nothing but click is imported until a command runs."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any

import click

from sla_lint import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sla_lint.plugins import Plugin
    from sla_lint.readers.reader import Changes
    from sla_lint.request import Request

    Command = Callable[..., Any]

_COLLECTION = (100_000, 50, 100)
"""When Python looks for garbage: a document is thousands of objects that refer to each other, and soon gone again."""

CLEAN, UNCHECKED, INTERRUPTED = 0, 2, 130
"""Exit codes besides 1, which is for findings: all is well; something was not checked; stopped by the user."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit."""
    gc.set_threshold(*_COLLECTION)
    from sla_lint.errors import SlaLintError
    from sla_lint.output import ReaderGoneError, complain

    try:
        code = cli.main(args=arguments, prog_name="sla-lint", standalone_mode=False)
    except click.UsageError as error:
        hint = f"; try '{error.ctx.command_path} --help'" if error.ctx is not None else ""
        complain(f"sla-lint: {error.format_message().rstrip('.')}{hint}")
        code = UNCHECKED
    except ReaderGoneError:  # not BrokenPipeError: click would turn that into exit code 1
        code = UNCHECKED
    except SlaLintError as error:
        from sla_lint.reports.escape import escape

        complain(f"sla-lint: {escape(str(error))}")
        code = UNCHECKED
    except (KeyboardInterrupt, click.Abort):
        code = INTERRUPTED
    gc.freeze()  # nobody looks for garbage in what is left: at the end of a short run that takes a sixth of its time
    sys.exit(code or CLEAN)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="sla-lint", message="%(prog)s %(version)s")
def cli() -> None:
    """Read draft service-level agreements and say, at the place, what will go wrong with them.

    Exit codes: 0 nothing found at the threshold, 1 findings in a draft, 2 something was not checked.
    """


def _plugin_options(command: Command) -> Command:
    """The options that every command with plugins has."""
    file = click.Path(exists=True, dir_okay=False)
    command = click.option("--no-plugins", is_flag=True, help="Load no plugin but the built-in rules.")(command)
    return click.option(
        "--plugin", "plugin_files", type=file, multiple=True, metavar="FILE", help="Load a plugin from a Python file."
    )(command)


def _changes_option(command: Command) -> Command:
    return click.option(
        "--changes",
        type=click.Choice(["final", "original"]),
        default="final",
        show_default=True,
        help="Read documents as if their tracked changes were accepted, or rejected.",
    )(command)


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=str, allow_dash=True, readable=False))
@click.option(
    "--format", "format_name", default="text", show_default=True, metavar="FORMAT", help="text, sarif or json."
)
@click.option(
    "--output",
    "-o",
    "outputs",
    multiple=True,
    metavar="[FORMAT=]FILE",
    help="Write a report to a file; may be repeated, as in --output sarif=out.sarif.",
)
@click.option(
    "--select", multiple=True, metavar="RULE", help="Run only these rules; may be repeated or comma-separated."
)
@click.option("--ignore", multiple=True, metavar="RULE", help="Do not run these rules.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    help="The level from which findings give exit code 1 (default: warning).",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found; what was not checked still gives 2.")
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Use this configuration instead of the nearest one.",
)
@click.option("--profile", metavar="NAME", help="Apply a profile: strict, uk-public, rfp, draft, signature, …")
@_plugin_options
@_changes_option
@click.option(
    "--skip-unmarked", is_flag=True, help="Pass over named files that are no agreements instead of reporting them."
)
@click.option(
    "--stdin-filename",
    default="stdin.yaml",
    show_default=True,
    metavar="NAME",
    help="The name of the file that '-' reads.",
)
@click.option(
    "--show-source/--no-show-source", default=None, help="Quote the line of each finding (default: on a terminal)."
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour in the text report.",
)
@click.option(
    "--sarif-profile",
    type=click.Choice(["github", "strict"]),
    default="github",
    show_default=True,
    help="How SARIF points into Word, Excel and PDF: as GitHub shows it, or as the specification has it.",
)
def check(paths: tuple[str, ...], **options: Any) -> None:
    """Check agreements: files, folders, or '-' for standard input. Without PATHS, the current folder."""
    from sla_lint.delivery import available_reports, choose, complain_of, deliver, destination, exit_code, style_of
    from sla_lint.linter import Linter

    linter = Linter(_request(options))
    reports = available_reports(linter.plugins)
    chosen = choose(reports, options["format_name"])
    files = [destination(output, reports, chosen) for output in options["outputs"]]
    run = linter.check(list(paths) or ["."], stdin=_read_stdin(paths, options["stdin_filename"]))
    complain_of(run.troubles)
    deliver(run, chosen, files, style_of(options), linter.inputs)
    raise click.exceptions.Exit(exit_code(run, linter.failed, exit_zero=options["exit_zero"]))


@cli.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=str, readable=False))
@click.option("--format", "format_name", type=click.Choice(["text", "yaml"]), default="text", show_default=True)
@_changes_option
@_plugin_options
def show(path: str, format_name: str, changes: Changes, plugin_files: tuple[str, ...], *, no_plugins: bool) -> None:
    """Show what was understood of a file: as a table, or as an agreement in YAML to correct and to check instead."""
    from sla_lint.delivery import complain_of
    from sla_lint.linter import Linter
    from sla_lint.output import print_out
    from sla_lint.request import Request
    from sla_lint.show import show_file

    request = Request(plugin_files=plugin_files, installed_plugins=not no_plugins, changes=changes)
    linter = Linter(request)
    text = show_file(linter, path, as_yaml=format_name == "yaml")
    complain_of(linter.troubles)
    print_out(text)
    raise click.exceptions.Exit(UNCHECKED if linter.troubles else CLEAN)


@cli.command()
@click.argument("rule_name", metavar="RULE", shell_complete=lambda *found: _complete_rule(found[2]))
@click.option(
    "--format", "format_name", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True
)
@_plugin_options
def explain(rule_name: str, format_name: str, plugin_files: tuple[str, ...], *, no_plugins: bool) -> None:
    """Explain a rule: why it matters, what it flags, what it accepts, and a better clause."""
    from sla_lint import explain as pages
    from sla_lint.delivery import unknown
    from sla_lint.ground import words_of
    from sla_lint.linter import known_rules
    from sla_lint.output import print_out

    loaded = _load(plugin_files, no_plugins=no_plugins)
    rules, cite = known_rules(loaded), words_of(loaded).reference
    rule = rules.get(rule_name)
    if rule is None:
        raise click.UsageError(unknown("rule", rule_name, rules))
    if format_name == "json":
        import json

        print_out(json.dumps(pages.record(rule, cite), ensure_ascii=False, indent=2) + "\n")
    else:
        print_out(pages.markdown(rule, cite) if format_name == "markdown" else pages.plain(rule, cite))


@cli.command()
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True)
@_plugin_options
def rules(format_name: str, plugin_files: tuple[str, ...], *, no_plugins: bool) -> None:
    """List the rules with their severities."""
    from sla_lint import explain as pages
    from sla_lint.linter import known_rules
    from sla_lint.output import print_out

    loaded = _load(plugin_files, no_plugins=no_plugins)
    known = known_rules(loaded)
    if format_name == "json":
        import json

        from sla_lint.ground import words_of

        cite = words_of(loaded).reference
        print_out(
            json.dumps([pages.record(rule, cite) for rule in known.values()], ensure_ascii=False, indent=2) + "\n"
        )
        return
    width = max(map(len, known))
    print_out("".join(f"{rule.name:<{width}}  {rule.severity:<7}  {rule.summary}\n" for rule in known.values()))


@cli.command()
@_plugin_options
def plugins(plugin_files: tuple[str, ...], *, no_plugins: bool) -> None:
    """List the plugins: what is loaded, from where, in which version."""
    from sla_lint.output import print_out

    for plugin in _load(plugin_files, no_plugins=no_plugins):
        brings = [f"{len(plugin.rules)} rule{'s' * (len(plugin.rules) != 1)}"] if plugin.rules else []
        brings += [f"{reader.name} ({' '.join(reader.suffixes)})" for reader in plugin.readers]
        what = ", ".join(brings) or "no rules and no readers"
        print_out(f"{plugin.name} {plugin.version}, from {plugin.origin}: {what}\n")


@cli.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False))
def init(folder: str) -> None:
    """Write a configuration and a sound agreement to fill in. Existing files are never touched."""
    from pathlib import Path

    from sla_lint.output import print_out
    from sla_lint.starter import write_starter

    for path in write_starter(Path(folder)):
        print_out(f"wrote {path}\n")
    print_out(f"next: fill in {Path(folder, 'agreement.yaml')}, then run: sla-lint check {Path(folder)}\n")


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of a shell: eval "$(sla-lint completion bash)"."""
    from click.shell_completion import get_completion_class

    from sla_lint.output import print_out

    kind = get_completion_class(shell)
    assert kind is not None, shell
    print_out(kind(cli, {}, "sla-lint", "_SLA_LINT_COMPLETE").source() + "\n")


def _request(options: dict[str, Any]) -> Request:
    from sla_lint.request import Request

    return Request(
        select=_names(options["select"]),
        ignore=_names(options["ignore"]),
        config=options["config"],
        profile=options["profile"],
        plugin_files=options["plugin_files"],
        installed_plugins=not options["no_plugins"],
        skip_unmarked=options["skip_unmarked"],
        fail_on=options["fail_on"],
        changes=options["changes"],
    )


def _names(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def _read_stdin(paths: Iterable[str], name: str) -> tuple[str, bytes] | None:
    if "-" not in paths:
        return None
    from sla_lint.files import MAX_DOCUMENT_BYTES

    return name, sys.stdin.buffer.read(MAX_DOCUMENT_BYTES + 1) if sys.stdin is not None else b""


def _load(files: tuple[str, ...], *, no_plugins: bool) -> tuple[Plugin, ...]:
    """The plugins, for a command that is of no use without all of them."""
    from sla_lint.errors import PluginError
    from sla_lint.plugins import load_plugins

    found, troubles = load_plugins(files, installed=not no_plugins)
    if troubles:
        raise PluginError("; ".join(trouble.message for trouble in troubles))
    return found


def _complete_rule(beginning: str) -> list[str]:
    from sla_lint.linter import known_rules

    return [name for name in known_rules(_load((), no_plugins=False)) if name.startswith(beginning)]
