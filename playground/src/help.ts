// Completion and explanations in the editor of the tube, from the language server's functions.
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippetCompletion,
} from "@codemirror/autocomplete";
import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { type EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import { rendered } from "./markdown.ts";
import type { Asks, Item } from "./protocol.ts";
import { snippetOf } from "./snippets.ts";

/** How the linter is asked about the current texts. */
export type Ask = <K extends keyof Asks>(ask: K, more: Asks[K]["asked"]) => Promise<Asks[K]["answer"]>;

export function help(ask: Ask): Extension {
  const explained = StateField.define<Tooltip | null>({
    create: () => null,
    update(shown, transaction) {
      for (const effect of transaction.effects) if (effect.is(show)) return effect.value;
      return transaction.docChanged || transaction.selection ? null : shown;
    },
    provide: (field) => showTooltip.from(field),
  });
  return [
    autocompletion({ override: [(context) => completed(ask, context)], icons: false }),
    hoverTooltip((_view, position) => hovered(ask, position)),
    explained,
    keymap.of([
      { key: "Mod-i", preventDefault: true, run: (view) => (void explain(ask, view), true) },
      { key: "Escape", run: (view) => view.state.field(explained) !== null && (view.dispatch({ effects: show.of(null) }), true) },
    ]),
  ];
}

const show = StateEffect.define<Tooltip | null>();

async function explain(ask: Ask, view: EditorView): Promise<void> {
  const found = await hovered(ask, view.state.selection.main.head);
  view.dispatch({ effects: show.of(found) });
}

async function hovered(ask: Ask, offset: number): Promise<Tooltip | null> {
  const found = await ask("hover", { offset }).catch(() => null);
  if (!found) return null;
  return {
    pos: found.from,
    end: found.to,
    above: true,
    create() {
      const dom = rendered(found.text);
      dom.setAttribute("role", "status");
      return { dom };
    },
  };
}

async function completed(ask: Ask, context: CompletionContext): Promise<CompletionResult | null> {
  const before = context.state.sliceDoc(context.pos - 1, context.pos);
  if (!context.explicit && !/[\w. :\-]/.test(before)) return null;
  const found = await ask("complete", { offset: context.pos }).catch(() => null);
  if (context.aborted || !found?.items.length) return null;
  if (!context.explicit && isWhole(found.items, context.state.sliceDoc(found.from, found.to))) return null;
  return {
    from: found.from,
    to: found.to,
    options: found.items.map((item, index) => option(item, found.items.length - index)),
    validFor: (text) => found.items.some((item) => item.label.startsWith(text)),
  };
}

/** Whether the only thing to offer is there already. */
function isWhole(items: readonly Item[], word: string): boolean {
  return items.length === 1 && items[0]?.label === word;
}

function option(item: Item, rank: number): Completion {
  const plain: Completion = {
    label: item.label,
    detail: item.detail,
    type: item.kind,
    sortText: String(9999 - rank).padStart(4, "0"),
    boost: Math.min(rank, 99),
    ...(item.about && { info: () => rendered(item.about) }),
  };
  return item.insert ? snippetCompletion(snippetOf(item.insert), plain) : plain;
}
