"""Steps of installed packages run after ours."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from regesta.domain.claim import MentionKind
from regesta.domain.proposal import MentionDraft, ReadingRequest
from regesta.domain.source import Passage, PassageKind
from regesta.extract import pipeline, registry
from regesta.extract.reading import Found, Reading

TEXT = "The minister of Peru spoke of lithium.\n"


def find_lithium(reading: Reading) -> Found:
    start = reading.text.index("lithium")
    mention = MentionDraft(
        start=start, end=start + 7, type="topic", kind=MentionKind.NOMINAL, confidence=0.5, step="lithium"
    )
    return Found(mentions=(mention,))


STEP = registry.RegisteredStep("lithium", "3", find_lithium)
NO_STEP = "lithium"


@pytest.fixture
def installed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    point = EntryPoint("lithium", f"{__name__}:{request.param}", registry.GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda group: EntryPoints([point]).select(group=group))
    registry.all_steps.cache_clear()
    yield
    registry.all_steps.cache_clear()


REQUEST = ReadingRequest(
    source="source-1", text=TEXT, passages=(Passage(start=0, end=len(TEXT), kind=PassageKind.BODY),), model="none"
)


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("installed", ["STEP"], indirect=True)
def test_a_step_of_an_installed_package_runs_after_ours() -> None:
    found = pipeline.extract(REQUEST)
    assert found.steps["lithium"] == "3"
    assert "lithium" in {TEXT[m.start : m.end] for m in found.mentions}


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("installed", ["NO_STEP"], indirect=True)
def test_what_is_no_step_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match="lithium"):
        registry.all_steps()
