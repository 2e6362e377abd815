// What the page asks its worker, and what the worker answers: see python/bridge.py.

/** What is on the page: the texts, the name of the module, and the version of noob. */
export interface Texts {
  readonly tube: string;
  readonly code: string;
  readonly module: string;
  readonly version: string;
}

export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

export interface Related {
  readonly file: "tube" | "code";
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly message: string;
}

export interface Finding {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly rule: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly help: string;
  readonly page: string;
  readonly fix: { readonly title: string; readonly safe: boolean; readonly edits: readonly Edit[] } | null;
  readonly related: readonly Related[];
}

export interface Checked {
  readonly findings: readonly Finding[];
  readonly hasSafeFixes: boolean;
  /** What is wrong with the name of the module. */
  readonly module: string;
}

export interface Item {
  readonly label: string;
  readonly kind: string;
  /** A snippet in the syntax of the Language Server Protocol; "" for the label. */
  readonly insert: string;
  readonly detail: string;
  readonly about: string;
}

export interface Completed {
  readonly from: number;
  readonly to: number;
  readonly items: readonly Item[];
}

export interface Hovered {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What can be asked, with what has to be said besides the texts, and its answer. */
export interface Asks {
  check: { asked: object; answer: Checked };
  graph: { asked: object; answer: { readonly svg: string; readonly about: string } | null };
  complete: { asked: { offset: number }; answer: Completed | null };
  hover: { asked: { offset: number }; answer: Hovered | null };
  rule: { asked: { rule: string }; answer: { readonly text: string } };
  ignore: { asked: { rule: string; from: number; to: number }; answer: { readonly edits: readonly Edit[] } };
  fixAll: { asked: object; answer: { readonly edits: readonly Edit[] } };
}

/** The files that the worker reads, by name; without them, it fetches them from beside itself. */
export type Files = Readonly<Record<string, ArrayBuffer>>;

export type ToWorker =
  | { readonly kind: "start"; readonly base: string; readonly files?: Files }
  | { readonly kind: "ask"; readonly id: number; readonly question: string };

export type FromWorker =
  | { readonly kind: "progress"; readonly text: string }
  | { readonly kind: "ready"; readonly version: string }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "answer"; readonly id: number; readonly answer: string; readonly took: number }
  | { readonly kind: "error"; readonly id: number; readonly reason: string };
