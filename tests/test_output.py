"""Writing reports: whole or not at all, and never over what was checked."""

import io
import os
import stat
import sys

import pytest

from sla_lint.output import OutputError, ReaderGoneError, complain, print_out, write_file


def test_a_report_takes_the_place_of_an_older_one_and_keeps_its_permissions(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("old")
    path.chmod(0o640)
    write_file(path, "new\u2028\ud800", inputs=[])
    assert path.read_text() == "new\u2028\\ud800"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["report.txt"]


def test_a_new_report_has_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "other").touch()
    write_file(tmp_path / "report.txt", "new", inputs=["elsewhere.yaml"])
    assert (tmp_path / "report.txt").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_report_goes_through_a_link_to_its_file(tmp_path):
    (tmp_path / "file").write_text("old")
    (tmp_path / "link").symlink_to("file")
    write_file(tmp_path / "link", "new", inputs=[])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "new"


def test_a_device_takes_a_report_too():
    write_file("/dev/null", "new", inputs=[])
    with pytest.raises(OutputError, match="/dev/full: the report could not be written: no space left on device"):
        write_file("/dev/full", "new", inputs=[])


def test_a_report_that_cannot_be_finished_leaves_the_older_one(tmp_path, monkeypatch):
    path = tmp_path / "report.txt"
    path.write_text("old")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="no space left on device"):
        write_file(path, "new", inputs=[])
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["report.txt"]


@pytest.mark.parametrize("name", ["draft.yaml", "./draft.yaml", "link.yaml"])
def test_a_report_never_replaces_an_input_by_any_name(tmp_path, name, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.yaml").write_text("sla: 1")
    (tmp_path / "link.yaml").symlink_to("draft.yaml")
    with pytest.raises(OutputError, match="may not replace a file that it is about"):
        write_file(name, "new", inputs=["draft.yaml"])


class Broken(io.TextIOWrapper):
    """A stream whose reader has gone, or whose disk is full."""

    def __init__(self, descriptor, error):
        super().__init__(io.BytesIO())
        self.descriptor = descriptor
        self.error = error

    @property
    def buffer(self):
        raise self.error

    def fileno(self):
        return self.descriptor


@pytest.mark.parametrize(
    ("error", "expected"), [(BrokenPipeError(), ReaderGoneError), (OSError(28, "No space left on device"), OutputError)]
)
def test_a_report_that_nobody_takes_is_no_pass(monkeypatch, tmp_path, error, expected):
    descriptor = os.open(tmp_path / "sink", os.O_CREAT | os.O_WRONLY)
    monkeypatch.setattr(sys, "stdout", Broken(descriptor, error))
    with pytest.raises(expected):
        print_out("report")
    monkeypatch.setattr(sys, "stderr", Broken(descriptor, error))
    if isinstance(error, BrokenPipeError):
        complain("nobody hears it")
