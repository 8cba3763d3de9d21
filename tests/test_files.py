"""Files: which are found, which are refused, and what is said of those."""

import os
import stat
from pathlib import Path

import pytest

from sla_lint import files
from sla_lint.files import Unreadable, decode, display_name, find, read_source

REFUSED = [
    (
        b"%PDF-1.7",
        "this is a PDF document, and no text in YAML or JSON; let its name end in .pdf to have it read",
        None,
    ),
    (b"PK\x03\x04", "this is a zip archive, and no text in YAML or JSON", None),
    ("a: b".encode("utf-16"), "the text is in UTF-16; save it as UTF-8", None),
    (b"\xff\xfe\x00\x00", "the text is in UTF-32; save it as UTF-8", None),
    ("a: b".encode("utf-16-be"), "the text is in UTF-16 or UTF-32 without a mark; save it as UTF-8", None),
    (b"a: 1\nb: caf\xe9\n", "byte 12 is not UTF-8; save the file as UTF-8", "x.yaml:2:7"),
    (b"caf\xc3", "byte 4 is not UTF-8; save the file as UTF-8", "x.yaml:1:4"),
]


@pytest.mark.parametrize(("data", "message", "place"), REFUSED, ids=[message for _, message, _ in REFUSED])
def test_bytes_that_are_no_text_are_refused_with_what_they_are(data, message, place):
    with pytest.raises(Unreadable) as refusal:
        decode(data, "x.yaml")
    trouble = refusal.value.trouble
    assert trouble.message.startswith(message)
    assert (repr(trouble.location) if trouble.location else None) == place
    assert trouble.path == "x.yaml"


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert decode(b"\xef\xbb\xbfsla: 1", "x").text == "sla: 1"


def refusal(path):
    with pytest.raises(Unreadable) as error:
        read_source(str(path), "x")
    return error.value.trouble.message


def test_what_is_no_readable_file_is_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe") == "is no regular file (a folder, a device or a pipe); nothing was read"
    assert refusal("/dev/zero") == "is no regular file (a folder, a device or a pipe); nothing was read"
    assert refusal(tmp_path) == "is no regular file (a folder, a device or a pipe); nothing was read"
    assert refusal(tmp_path / "none") == "cannot be opened: no such file or directory"
    (tmp_path / "loop").symlink_to("loop")
    assert refusal(tmp_path / "loop") == "cannot be opened: too many levels of symbolic links"


def test_a_file_beyond_the_limit_is_refused_by_its_size(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MAX_BYTES", 2_000_000)
    with (tmp_path / "big.yaml").open("wb") as file:
        file.truncate(2_000_001)
    assert refusal(tmp_path / "big.yaml") == "is larger than 2 MB; no agreement is"


def make(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("sla: '1.0'\n")


def walked(folder):
    troubles = []
    found = [Path(file.path).relative_to(folder).as_posix() for file in find([str(folder)], troubles)]
    assert troubles == []
    return found


def test_a_walk_finds_yaml_and_json_by_name_and_passes_over_hidden_ones(tmp_path):
    make(
        tmp_path, "b.yaml", "a.YML", "c.json", "d.txt", ".hidden.yaml", ".git/e.yaml", "node_modules/f.yaml", "s/g.yaml"
    )
    assert walked(tmp_path) == ["a.YML", "b.yaml", "c.json", "s/g.yaml"]


def test_a_walk_respects_gitignore_files_from_the_repositorys_root_down(tmp_path):
    make(tmp_path, "repo/.git/x", "repo/in/a.yaml", "repo/in/b.yaml", "repo/in/out/c.yaml", "repo/in/keep/b.yaml")
    (tmp_path / "repo/.gitignore").write_text("b.yaml\nout/\n")
    (tmp_path / "repo/in/keep/.gitignore").write_text("!b.yaml\n")
    assert walked(tmp_path / "repo/in") == ["a.yaml", "keep/b.yaml"]


def test_a_gitignore_file_is_for_its_own_folder_only(tmp_path):
    make(tmp_path, "a/one.yaml", "b/one.yaml")
    (tmp_path / "a/.gitignore").write_text("*.yaml\n")
    assert walked(tmp_path) == ["b/one.yaml"]


def test_a_gitignore_file_that_cannot_be_followed_is_a_trouble(tmp_path):
    make(tmp_path, "a/one.yaml", "b/two.yaml")
    (tmp_path / "a/.gitignore").write_text("!\n")
    with (tmp_path / "b/.gitignore").open("wb") as file:
        file.truncate(files.MAX_BYTES + 1)
    troubles = []
    assert len(list(find([str(tmp_path)], troubles))) == 2
    assert "cannot be followed" in troubles[0].message
    assert "is larger than" in troubles[1].message


def test_more_bytes_than_any_agreement_has_are_refused():
    with pytest.raises(Unreadable, match="is larger than 20 MB"):
        decode(b"a" * (files.MAX_BYTES + 1), "x")


def test_links_are_not_followed_out_of_the_folder_nor_in_circles(tmp_path):
    make(tmp_path, "in/a.yaml", "outside.yaml")
    (tmp_path / "in/self").symlink_to(".")
    (tmp_path / "in/z.yaml").symlink_to("../outside.yaml")
    (tmp_path / "in/gone.yaml").symlink_to("nowhere")
    (tmp_path / "in/same.yaml").symlink_to("a.yaml")
    assert walked(tmp_path / "in") == ["a.yaml"]


def test_each_real_file_is_checked_once_and_missing_ones_are_kept_for_the_reader_to_name(tmp_path):
    make(tmp_path, "a.yaml")
    a = str(tmp_path / "a.yaml")
    found = list(find([a, a, str(tmp_path / "." / "a.yaml"), "none.yaml", "none too.yaml"], []))
    assert [file.path for file in found] == [a, "none.yaml", "none too.yaml"]
    assert all(file.named for file in found)


def test_a_folder_without_a_candidate_is_a_trouble(tmp_path):
    make(tmp_path, "notes.txt", ".hidden.yaml")
    troubles = []
    assert list(find([str(tmp_path)], troubles)) == []
    assert [trouble.message for trouble in troubles] == [
        "there is no file in this folder that could hold an agreement, so nothing was checked"
    ]


def test_a_folder_that_cannot_be_listed_is_a_trouble(tmp_path, monkeypatch):
    def walk(top, *, onerror):
        onerror(PermissionError(13, "Permission denied", top))
        return iter(())

    monkeypatch.setattr(os, "walk", walk)
    troubles = []
    assert list(find([str(tmp_path)], troubles)) == []
    assert troubles[0].message == "the folder cannot be listed: permission denied"


def test_files_below_the_current_folder_are_named_from_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert display_name(str(tmp_path / "a" / "b.yaml")) == "a/b.yaml"
    assert display_name("./a.yaml") == "a.yaml"
    assert display_name(str(tmp_path.parent / "c.yaml")) == (tmp_path.parent / "c.yaml").as_posix()
    assert display_name("..a.yaml") == "..a.yaml"


def test_files_keep_their_names_where_the_current_folder_is_gone(tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert display_name("/a/b.yaml") == "a/b.yaml"


def test_names_that_no_system_takes_are_refused_in_words():
    assert "cannot be opened" in refusal("a" * 5000)
    assert stat.S_ISREG(Path(__file__).stat().st_mode)
