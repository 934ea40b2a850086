from canvas_nightly.state import State


def test_last(tmp_path, monkeypatch):
    monkeypatch.setattr(State, "path", str(tmp_path / "s.json"))
    s = State.load()
    assert s.last() is None
    s.remember("a.zip", import_id=12)
    assert State.load().last() == 12
