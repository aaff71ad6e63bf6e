"""Passages of a source, and the kinds of page furniture that are not the article."""

from __future__ import annotations

from enum import StrEnum

from regesta.domain.span import Frozen


class PassageKind(StrEnum):
    """What a span of a source's canonical text is (domain.md, section 2, boilerplate.kind)."""

    TITLE = "title"
    DATELINE = "dateline"
    BODY = "body"
    PHOTO_CAPTION = "photo_caption"
    SECTION_LABEL = "section_label"
    ADVERTISEMENT = "advertisement"
    PRODUCT_PROMO = "product_promo"
    EMPTY_BYLINE = "empty_byline"
    BYLINE = "byline"
    SITE_NAVIGATION = "site_navigation"
    VIDEO_DURATION = "video_duration"
    VIDEO_TEASER = "video_teaser"
    COMMENT_COUNT = "comment_count"
    AGGREGATOR_LINK = "aggregator_link"
    SITE_FOOTER = "site_footer"
    REFERENCE_LABEL = "reference_label"
    REFERENCE_TITLE = "reference_title"
    REFERENCE_SITE = "reference_site"
    CREDIT = "credit"

    @property
    def boilerplate(self) -> bool:
        """Whether the passage is page furniture: folded in the reader, and no claims are read from it."""
        return self not in ARTICLE


ARTICLE = frozenset({PassageKind.TITLE, PassageKind.DATELINE, PassageKind.BODY})


class Passage(Frozen):
    """A span of the canonical text with its kind; passages do not overlap and come in order."""

    start: int
    end: int
    kind: PassageKind
