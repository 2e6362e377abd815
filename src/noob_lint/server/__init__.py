"""The language server: ``noob-lint server``, over standard input and output.

It reads files, and never writes or imports one or runs what tubes name. From the bytes of a client
to an answer:

- `wire` reads messages in a thread and hands them on in order, before any work that an earlier one
  started; `app` is what pygls calls, `lifecycle` handles how a client starts, ends and announces
  folders, settings and files, and `requests` is the table of the requests about documents.
- `session` has the folders, the open documents and the settings of the client, and a `Workspace`
  in which the texts of open documents replace their files. It does not know the protocol. It
  provides the findings of a document (those of the command line, contract C10) and its `View`.
- `view.View` is a snapshot of one document: its tube, the facts about it, and the tubes that are
  written inline in its nodes. Its facts carry no verdicts.
- `occurrences` lists every name in a tube with its span: what it names (a node, an asset, an input,
  a signal, a slot, a parameter, a type, a tube), and whether it is a declaration or a reference.
  `occurrence_at(view, offset)` maps a position to a place in the tube: the narrowest occurrence
  around it. Definitions, references, highlights, hovers, renames and semantic tokens all start
  there.
- `spots` locates a cursor where there is no name yet, for completion: it inserts a marker and
  tries one way after the other to complete the line until the text parses.
- `features/` has one module for each feature: pure functions of a view and an offset, whose results
  know neither URIs nor the units of columns.
- `protocol` converts these results to the types of the protocol; only it, `positions` and `uris`
  know how a client counts columns and spells paths.
- `publishing` decides when documents are checked: the edited document first, then the others;
  work that an edit has made stale is skipped.
- `progress` tells the client how far the first check of a large project has come.

To add a request: write its function in `features/`, convert its value in `protocol`, and add a row
to `requests.REQUESTS`. A request about a text that has changed since is refused before it starts.
Whatever a request raises is logged and answered as an error, and stops nothing else.
"""
