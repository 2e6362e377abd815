"""The language server: ``noob-lint server``, over standard input and output.

It reads files, and never writes one, imports one or runs what tubes name. From the bytes of a
client to an answer:

- `wire` reads messages in a thread and hands them on in their order, before anything that an
  earlier one has begun; `app` is what pygls calls, `lifecycle` how a client begins, ends, and tells
  of folders, settings and files, `requests` the table of the requests about documents.
- `session` has the folders, the open documents and the settings of the client, and a `Workspace`
  in which the texts of open documents stand for their files. It knows nothing of the protocol. It
  gives the findings of a document (those of the command line, contract C10), and its `View`.
- `view.View` is one document at one moment: its tube, the facts about that, and the tubes that are
  written into its nodes. Facts there are without verdicts.
- `occurrences` lists every name in a tube with its span: what it names (a node, an asset, an input,
  a signal, a slot, a parameter, a type, a tube), and whether it declares or refers to that.
  `occurrence_at(view, offset)` is how a position becomes a place in the tube: the narrowest
  occurrence around it. Definitions, references, highlights, hovers, renames and semantic tokens
  all start there.
- `spots` finds the place of a cursor where there is no name yet, for completion: it puts a marker
  there and finishes the line in one way after the other until the text parses.
- `features/` has one module for each feature: pure functions on a view and an offset, whose values
  know neither URIs nor the units of columns.
- `protocol` converts these to the types of the protocol, and is, with `positions` and `uris`, the
  only place that knows how a client counts columns and spells paths.
- `publishing` decides when documents are checked: the one that was edited first, the others after
  it, and nothing that an edit has made stale.

To add a request: write its function in `features/`, convert its value in `protocol`, and add a row
to `requests.REQUESTS`. A request about a text that has changed since is refused before it begins,
and whatever it raises is answered as an error, logged, and the end of nothing else.
"""
