"""Readers in a process of their own: what they answer, what they die of, and that they leave nothing behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_lint.outline import Change, Draft, Scribe, Unread
from sla_lint.readers import contained, limits, spawned
from sla_lint.readers.answers import answer, understood
from sla_lint.readers.contained import read_contained
from sla_lint.readers.reader import CannotRead, Reader
from sla_lint.readers.wire import pack, pack_refusal, unpack

SPLIT = "split the file, or take out what is no part of the agreement"


def outline_of(text):
    scribe = Scribe()
    scribe.heading("Schedule", 1, number="1.", page=2)
    scribe.paragraph(text, marker="(a)", level=1)
    merged = Draft("over two", "S!A1", 3)
    scribe.table([[merged, merged], [Draft("x", header=True)]], caption="Levels")
    return scribe.outline("Toy", unread=[Unread("page 3", "no text", grave=True)], changes=[Change("deleted", "y", 4)])


def read_echo(data, changes):
    os.write(1, b"a library speaks")
    os.write(2, b"and complains")
    return outline_of(f"{data.decode()} {changes}")


def read_refused(data, changes):
    raise CannotRead("the file is empty")


def read_broken(data, changes):
    raise KeyError("w:p")


def read_greedy(data, changes):
    return [bytearray(limits.MEMORY // 4) for _ in range(9)]


def read_busy(data, changes):
    while True:
        pass


def read_idle(data, changes):
    time.sleep(30)


def read_leaving(data, changes):
    raise SystemExit(3)


def read_dying(data, changes):
    os.kill(os.getpid(), int(data))
    time.sleep(5)


def read_babbling(data, changes):
    return outline_of("x" * 10_000)


def reader(function, **options):
    return Reader("Toy", (".toy",), function, contained=True, **options)


def read(function, data=b"", **options):
    return read_contained(reader(function, **options), data, "final")


def refusal(function, data=b""):
    with pytest.raises(CannotRead) as error:
        read(function, data)
    return str(error.value)


@pytest.fixture(autouse=True)
def no_child_is_left():
    yield
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_an_outline_comes_back_as_it_was_and_nothing_is_printed(capfd):
    outline = read(read_echo, "é 🙂".encode(), needs=("json", "no_such_module"))
    assert outline == outline_of("é 🙂 final")
    table = outline.blocks[2]
    assert table.rows[0][0] is table.rows[0][1]
    assert capfd.readouterr() == ("", "")


def test_a_refusal_comes_back_as_such():
    assert refusal(read_refused) == "the file is empty"


def test_a_reader_that_breaks_down_is_named():
    assert refusal(read_broken) == "the reader of Toy failed; tell its author: KeyError: 'w:p'"


def test_too_much_memory_is_said_in_words():
    assert refusal(read_greedy) == f"reading it took more than 2 GB of memory; {SPLIT}"


def test_too_much_time_of_the_processor_ends_it(monkeypatch):
    monkeypatch.setattr(limits, "SECONDS", 1)
    assert refusal(read_busy).endswith(f"seconds; {SPLIT}")


def test_too_much_time_by_the_clock_ends_it(monkeypatch):
    monkeypatch.setattr(contained, "SECONDS", 0.1)
    assert refusal(read_idle).endswith(f"seconds; {SPLIT}")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (signal.SIGTERM, "its reader crashed (SIGTERM), so the file is probably damaged; save it anew"),
        (signal.SIGKILL, f"reading it took more than 2 GB of memory; {SPLIT}"),
        (signal.SIGALRM, f"reading it took more than 60 seconds; {SPLIT}"),
    ],
)
def test_what_a_process_died_of_is_said_in_words(number, said):
    assert refusal(read_dying, str(int(number)).encode()) == said


def test_a_process_that_goes_without_an_answer_is_a_crash():
    assert refusal(read_leaving).startswith("its reader crashed (without a word)")


def test_an_answer_has_a_limit(monkeypatch):
    monkeypatch.setattr(contained, "ANSWER_AT_MOST", 1000)
    assert refusal(read_babbling).startswith("reading it took more than 2 GB of memory")


def test_an_interruption_ends_the_child(monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(contained, "_received", interrupt)
    with pytest.raises(KeyboardInterrupt):
        read(read_idle)


ORPHAN = """
import os, sys, time
from sla_lint.readers.contained import read_contained
from sla_lint.readers.reader import Reader

def read(data, changes):
    os.write(out, str(os.getpid()).encode() + b"\\n")
    time.sleep(60)

out = os.dup(1)
read_contained(Reader("Toy", (), read, contained=True), b"", "final")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent at once")
def test_the_child_ends_with_its_parent():
    parent = subprocess.Popen([sys.executable, "-c", ORPHAN], stdout=subprocess.PIPE)
    child = int(parent.stdout.readline())
    parent.kill()
    parent.stdout.read()  # ends when nobody holds the pipe any longer
    parent.stdout.close()
    parent.wait()
    deadline = time.monotonic() + 20
    while _alive(child) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not _alive(child)


def _alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


def test_a_child_whose_parent_has_gone_ends_at_once(monkeypatch):
    codes = []
    monkeypatch.setattr(os, "_exit", codes.append)
    monkeypatch.setattr("ctypes.CDLL", lambda _: None)
    limits.tie_to_parent(os.getppid())
    assert codes == []
    limits.tie_to_parent(-1)
    assert codes == [1]


def test_the_limits_are_those_of_the_system(monkeypatch):
    import resource

    bounds = {}
    monkeypatch.setattr(resource, "setrlimit", lambda limit, pair: bounds.update({limit: pair[0]}))
    monkeypatch.setattr(resource, "getrlimit", lambda limit: (9, 7 if limit == resource.RLIMIT_CPU else -1))
    monkeypatch.setattr(signal, "setitimer", lambda *_: None)
    before = signal.getsignal(signal.SIGALRM)
    limits.limit_this_process()
    assert bounds[resource.RLIMIT_CORE] == 0
    assert bounds[resource.RLIMIT_CPU] == 7
    assert bounds[resource.RLIMIT_AS] > limits.MEMORY
    monkeypatch.setattr(limits, "_address_space", lambda: 0)
    bounds.clear()
    limits.limit_this_process()
    assert resource.RLIMIT_AS not in bounds
    signal.signal(signal.SIGALRM, before)


def test_a_system_without_limits_or_without_proc_has_none(monkeypatch):
    monkeypatch.setitem(sys.modules, "resource", None)
    limits.limit_this_process()
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: "")
    assert limits._address_space() == 0  # noqa: SLF001


def test_the_child_serves_and_ends(monkeypatch):
    written = []
    monkeypatch.setattr(contained, "tie_to_parent", lambda _: None)
    monkeypatch.setattr(contained, "limit_this_process", lambda: None)
    monkeypatch.setattr(contained, "_hush", lambda: None)
    monkeypatch.setattr(os, "write", lambda _, data: written.append(bytes(data[:100])) or len(data[:100]))
    monkeypatch.setattr(os, "_exit", written.append)
    contained._serve(reader(read_babbling), b"", "final", 5, 1)  # noqa: SLF001
    assert written.pop() == 0
    assert understood(b"".join(written)) == outline_of("x" * 10_000)


def test_a_child_does_nothing_but_serve(monkeypatch):
    class ServedError(Exception):
        pass

    def serve(*order):
        raise ServedError(order[:3])

    mine = reader(read_echo)
    monkeypatch.setattr(os, "fork", lambda: 0)
    monkeypatch.setattr(contained, "_serve", serve)
    with pytest.raises(ServedError) as served:
        read_contained(mine, b"x", "original")
    assert served.value.args == ((mine, b"x", "original"),)


def test_streams_are_sent_nowhere(monkeypatch):
    closed = []
    monkeypatch.setattr(os, "dup2", lambda _, stream: closed.append(stream))
    contained._hush()  # noqa: SLF001
    assert closed == [0, 1, 2]


# A process that is started anew


def test_with_other_threads_a_process_is_started_anew():
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert read(read_echo, b"x") == outline_of("x final")
    finally:
        done.set()
        thread.join()


def spawn(function, data=b""):
    with pytest.raises(CannotRead) as error:
        spawned.read_spawned(reader(function), data, "final")
    return str(error.value)


def test_a_new_process_has_the_same_limits(monkeypatch):
    assert spawn(read_refused) == "the file is empty"
    assert spawn(read_greedy).startswith("reading it took more than 2 GB of memory")
    assert spawn(read_dying, b"15").startswith("its reader crashed (SIGTERM)")
    monkeypatch.setattr(spawned, "SECONDS", 0.5)
    assert spawn(read_idle).startswith("reading it took more than 60 seconds")


def test_a_reader_in_a_plugin_file_is_found_by_its_file(tmp_path):
    (tmp_path / "mine.py").write_text(
        "from sla_lint import Scribe\n\ndef read(data, changes):\n    return Scribe().outline('Mine')\n"
    )
    spec = spawned.importlib.util.spec_from_file_location("sla_lint_plugin_mine", tmp_path / "mine.py")
    module = spawned.importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert spawned.read_spawned(reader(module.read), b"", "final").format == "Mine"
    code = module.read.__code__
    assert spawned._function("sla_lint_plugin_mine", code.co_filename, "read").__code__ == code  # noqa: SLF001


def test_a_new_process_serves_its_order(monkeypatch, tmp_path):
    order = b'["Toy", "test_contained", "", "read_echo", "original"]\nx'
    (tmp_path / "in").write_bytes(order)
    (tmp_path / "out").write_bytes(b"")
    monkeypatch.setattr(spawned, "limit_this_process", lambda: None)
    monkeypatch.setattr(os, "dup", lambda _: os.open(tmp_path / "out", os.O_WRONLY))
    monkeypatch.setattr(os, "dup2", lambda *_: None)
    with (tmp_path / "in").open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        spawned.serve()
    assert understood((tmp_path / "out").read_bytes()) == outline_of("x original")


# Answers as plain data


def test_an_answer_that_is_none_is_refused():
    with pytest.raises(CannotRead, match="no sensible answer"):
        understood(b"\x80\x04 a pickle")


@pytest.mark.parametrize(
    "data",
    [
        b"[]",
        b"5",
        b"{}",
        b'{"outline": 5}',
        b'{"outline": ["x", "y", [], false, []]}',
        b'{"outline": ["x", "y", [["h", 5, 0, 0, 1, "", 0]], false, [], []]}',
        b'{"outline": ["x", "y", [["z"]], false, [], []]}',
        b'{"outline": ["x", "y", [["t", [], [[0]], ""]], false, [], []]}',
        b'{"outline": ["x", "y", [["p", "a", 0, true, "", 0, 0]], false, [], []]}',
        b'{"outline": ["x", "y", [], false, [], [["deleted", "x"]]]}',
        b"[" * 100_000,
    ],
)
def test_nothing_but_an_outline_is_believed(data):
    with pytest.raises(ValueError):  # noqa: PT011 (whatever its words)
        unpack(data)


def test_a_refusal_is_one_sentence():
    with pytest.raises(CannotRead, match="^the file is empty$"):
        understood(answer(reader(read_refused), b"", "final"))
    with pytest.raises(CannotRead, match="^no$"):
        unpack(pack_refusal("no"))


@given(st.lists(st.lists(st.tuples(st.text(), st.booleans()), min_size=1, max_size=3), max_size=4), st.text())
def test_any_outline_survives_the_way(rows, text):
    scribe = Scribe()
    scribe.paragraph(text)
    scribe.table([[Draft(cell, header=head) for cell, head in row] for row in rows])
    outline = scribe.outline("Toy")
    assert unpack(pack(outline)) == outline
    assert understood(answer(Reader("Toy", (), lambda *_: outline), b"", "final")) == outline
