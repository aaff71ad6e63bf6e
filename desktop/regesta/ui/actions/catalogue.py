"""All actions of the window, as data.

To add an action: add a line here, and bind its id to a handler in the workspace (or window) that does it.
Keys are those of design, section 5. `scope` is "window" or the workspace in which the keys work.
"""

from __future__ import annotations

from dataclasses import dataclass

MENUS = ("File", "Edit", "Claim", "Source", "Go", "View", "Help")


@dataclass(frozen=True)
class ActionSpec:
    """One action. `hint` is its short word in the status strip; `break_before` starts a group in its menu."""

    id: str
    title: str
    menu: str
    keys: tuple[str, ...] = ()
    scope: str = "window"
    icon: str = ""
    hint: str = ""
    break_before: bool = False
    listed: bool = True


def _a(id_: str, title: str, menu: str, keys: str = "", **more: object) -> ActionSpec:
    return ActionSpec(id_, title, menu, tuple(keys.split()), **more)  # type: ignore[arg-type]  # names as above


_FILE = (
    _a("file.new", "New project…", "File", "Ctrl+N", icon="file-plus"),
    _a("file.open", "Open project…", "File", "Ctrl+O", icon="folder-open"),
    _a("file.sample", "Open the sample project", "File", icon="book-open"),
    _a("file.close", "Close project", "File", "Ctrl+W"),
    _a("file.add", "Add files…", "File", "Ctrl+Shift+A", icon="plus", hint="add files", break_before=True),
    _a("file.add_folder", "Add a folder…", "File", icon="folder-plus"),
    _a("file.extract", "Propose again from all sources", "File", icon="sparkles", break_before=True),
    _a("file.resolve", "Look for the same records across sources", "File", icon="git-merge"),
    _a("file.cancel", "Cancel the work that runs", "File", "Ctrl+."),
    _a("file.export", "Export…", "File", "Ctrl+E", icon="package", break_before=True),
    _a("file.copy", "Save a copy…", "File", icon="copy"),
    _a("file.project", "Project details…", "File", icon="info"),
    _a("file.quit", "Quit", "File", "Ctrl+Q", break_before=True),
)
_EDIT = (
    _a("edit.undo", "Undo", "Edit", "Ctrl+Z", icon="undo-2", hint="undo"),
    _a("edit.redo", "Redo", "Edit", "Ctrl+Shift+Z Ctrl+Y", icon="redo-2"),
    _a("edit.find", "Find here", "Edit", "Ctrl+F", icon="search", break_before=True),
    _a("edit.copy_citation", "Copy as citation", "Edit", "C", scope="review", icon="quote"),
    _a("edit.keys", "Change keys…", "Edit", icon="keyboard", break_before=True),
    _a("edit.curator", "Your name…", "Edit", icon="user"),
)
_CLAIM = (
    _a("claim.accept", "Accept", "Claim", "A", scope="review", icon="check", hint="accept"),
    _a("claim.reject", "Reject", "Claim", "X", scope="review", icon="x", hint="reject"),
    _a("claim.clear", "Accept what is clear on the card", "Claim", "Space", scope="review", hint="accept clear"),
    _a("claim.unsure", "Unsure: set aside", "Claim", "U", scope="review", icon="circle-help"),
    _a("claim.edit", "Edit the value", "Claim", "E", scope="review", icon="pencil", hint="edit", break_before=True),
    _a("claim.state", "Not said, unknown, none", "Claim", "0", scope="review"),
    _a("claim.add", "Add a field to the record…", "Claim", "Shift+E", scope="review", icon="plus"),
    _a("claim.link", "Link to a record…", "Claim", "L", scope="review", icon="link"),
    _a("claim.same", "Same as…", "Claim", "M", scope="review", icon="git-merge", hint="same as…"),
    _a("claim.prefer", "Prefer", "Claim", "P", scope="review", icon="star", break_before=True),
    _a("claim.certainty", "Certainty", "Claim", "Q", scope="review", icon="gauge"),
    _a("claim.note", "Note…", "Claim", "N", scope="review", icon="sticky-note", hint="note"),
    _a("claim.flag", "Flag", "Claim", "F", scope="review", icon="flag"),
    _a("claim.why", "Why?", "Claim", "W", scope="review", icon="circle-help"),
    _a("card.accept", "Accept the whole record", "Claim", "Shift+A", scope="review", break_before=True),
    _a("card.reject", "Reject the whole record", "Claim", "Shift+X", scope="review"),
    _a("evidence.accept", "Accept this evidence", "Claim", "Alt+A", scope="review", break_before=True),
    _a("evidence.reject", "Reject this evidence", "Claim", "Alt+X", scope="review"),
    _a("evidence.start", "Move the start of the evidence", "Claim", "S", scope="review"),
    _a("evidence.end", "Move the end of the evidence", "Claim", "D", scope="review"),
    _a("claim.occurrences", "Mark all other occurrences…", "Claim", "Shift+O", scope="review"),
)
_SOURCE = (
    _a("source.details", "Details of the source…", "Source", "I", scope="review", icon="info"),
    _a("source.original", "Open the original", "Source", "O", scope="review", icon="external-link"),
    _a("source.extract", "Propose again from this source", "Source", scope="review", icon="sparkles"),
    _a("source.caret", "Caret in the text", "Source", "V", scope="review", icon="text-cursor", break_before=True),
    _a("source.fold", "Open or fold the boilerplate", "Source", "B", scope="review"),
    _a("source.finish", "Finish source…", "Source", "Ctrl+Return", scope="review", hint="finish", break_before=True),
    _a("source.aside", "Set the source aside", "Source", scope="review"),
    _a("source.reopen", "Open the source again", "Source", scope="review"),
)
_GO = (
    _a("go.next_claim", "Next claim", "Go", "J", scope="review", hint="next"),
    _a("go.previous_claim", "Previous claim", "Go", "K", scope="review", hint="previous"),
    _a("go.next_card", "Next card", "Go", "Shift+J", scope="review"),
    _a("go.previous_card", "Previous card", "Go", "Shift+K", scope="review"),
    _a("go.toggle_card", "Open or close the card", "Go", "Return", scope="review"),
    _a("go.next_evidence", "Next evidence", "Go", "]", scope="review"),
    _a("go.previous_evidence", "Previous evidence", "Go", "[", scope="review"),
    _a("go.record", "The record's page", "Go", "Ctrl+R", scope="review"),
    _a("go.next_source", "Next source", "Go", "Ctrl+Down", scope="review", break_before=True),
    _a("go.previous_source", "Previous source", "Go", "Ctrl+Up", scope="review"),
    _a("go.pane", "Next pane", "Go", "F6", hint="next pane"),
    _a("go.back", "Back", "Go", "Alt+Left", icon="arrow-left", break_before=True),
    _a("go.forth", "Forth", "Go", "Alt+Right", icon="arrow-right"),
    _a("go.palette", "Find anything…", "Go", "Ctrl+K", icon="search", hint="find anything"),
    _a("go.review", "Review", "Go", "Ctrl+1", break_before=True),
    _a("go.records", "Records", "Go", "Ctrl+2"),
    _a("go.reconcile", "Reconcile", "Go", "Ctrl+3"),
    _a("go.problems", "Problems", "Go", "Ctrl+4"),
    _a("go.ask", "Ask", "Go", "Ctrl+5"),
    _a("go.export", "Export", "Go", "Ctrl+6"),
    _a("go.history", "History", "Go", "Ctrl+7"),
)
_VIEW = (
    _a("view.system", "Colours of the system", "View", icon="monitor"),
    _a("view.light", "Light", "View", icon="sun"),
    _a("view.dark", "Dark", "View", icon="moon"),
    _a("view.contrast", "High contrast", "View", icon="contrast"),
    _a("view.larger", "Larger text", "View", "Ctrl++ Ctrl+=", break_before=True),
    _a("view.smaller", "Smaller text", "View", "Ctrl+-"),
    _a("view.refresh", "Read again", "View", "F5", break_before=True),
)
_HELP = (
    _a("help.keys", "Keys", "Help", "? F1", icon="keyboard", hint="keys"),
    _a("help.about", "About Regesta", "Help", icon="info"),
)
_RECONCILE = (
    _a("pair.same", "The same", "Claim", "M", scope="reconcile", hint="same", break_before=True),
    _a("pair.not_same", "Not the same", "Claim", "X", scope="reconcile", hint="not the same"),
    _a("pair.unsure", "Unsure which", "Claim", "U", scope="reconcile", hint="unsure"),
    _a("pair.all_same", "Judge all shown as the same…", "Claim", "Shift+M", scope="reconcile", hint="all shown"),
    _a("pair.next", "Next pair", "Go", "J", scope="reconcile", hint="next"),
    _a("pair.previous", "Previous pair", "Go", "K", scope="reconcile", hint="previous"),
    _a("pair.left", "The left record's page", "Go", "[", scope="reconcile"),
    _a("pair.right", "The right record's page", "Go", "]", scope="reconcile"),
)
_RECORDS = (
    _a("record.source", "Read it in its source", "Go", "S", scope="records", hint="in its source"),
    _a("record.note", "Note on the record…", "Claim", "N", scope="records", hint="note", break_before=True),
    _a("record.accept", "Accept the record", "Claim", "A", scope="records", hint="accept"),
    _a("record.reject", "Reject the record", "Claim", "X", scope="records", hint="reject"),
    _a("record.edit", "Edit the chosen value", "Claim", "E", scope="records", hint="edit"),
    _a("record.add", "Add a field…", "Claim", "Shift+E", scope="records", hint="add a field"),
    _a("record.split", "Split it into its members…", "Claim", scope="records"),
    _a("record.new", "New record…", "Claim", "Ctrl+Shift+N", scope="records"),
)
_PROBLEMS = (
    _a("problem.jump", "Go to what it is about", "Go", "Return", scope="problems", hint="go there"),
    _a("problem.resolve", "Resolve…", "Claim", "R", scope="problems", hint="resolve", break_before=True),
    _a("problem.next", "Next problem", "Go", "J", scope="problems", hint="next"),
    _a("problem.previous", "Previous problem", "Go", "K", scope="problems", hint="previous"),
)
_ASK = (
    _a("ask.answer", "Answer the question", "Go", "Ctrl+Return", scope="ask", hint="ask", break_before=True),
    _a("ask.evidence", "Read the evidence in its source", "Go", "S", scope="ask", hint="in its source"),
)
_HISTORY = (_a("history.undo", "Undo the chosen step", "Edit", "U", scope="history", hint="undo the step"),)

ACTIONS: tuple[ActionSpec, ...] = (
    *_FILE,
    *_EDIT,
    *_CLAIM,
    *_SOURCE,
    *_GO,
    *_VIEW,
    *_HELP,
    *_RECONCILE,
    *_RECORDS,
    *_PROBLEMS,
    *_ASK,
    *_HISTORY,
)

HINTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "empty": (("file.add",), ("go.palette",), ("help.keys",)),
    "review": (
        ("claim.accept",),
        ("claim.reject",),
        ("claim.edit",),
        ("claim.same",),
        ("claim.note",),
        ("go.next_claim", "go.previous_claim"),
        ("claim.clear",),
        ("source.finish",),
        ("edit.undo",),
    ),
    "records": (
        ("record.accept",),
        ("record.reject",),
        ("record.edit",),
        ("record.add",),
        ("record.note",),
        ("record.source",),
        ("edit.undo",),
    ),
    "problems": (("problem.next", "problem.previous"), ("problem.jump",), ("problem.resolve",), ("edit.undo",)),
    "reconcile": (
        ("pair.same",),
        ("pair.not_same",),
        ("pair.unsure",),
        ("pair.all_same",),
        ("pair.next", "pair.previous"),
        ("edit.undo",),
    ),
    "ask": (("ask.answer",), ("ask.evidence",), ("go.pane",)),
    "history": (("history.undo",), ("edit.undo",)),
    "export": (("edit.undo",),),
}
"""What the status strip offers in each workspace; actions of one group share a hint."""
