// The list of findings below the editors.
import { around, element, rendered } from "./markdown.ts";
import type { Finding, Related } from "./protocol.ts";

/** What can be done with a finding. */
export interface Deeds {
  reveal(place: Finding | Related): void;
  fix(finding: Finding): void;
  ignore(finding: Finding): void;
  /** The documentation of its rule. */
  documentation(finding: Finding): Promise<string>;
}

/** Show findings in a list, in place of those before. */
export function list(top: HTMLElement, findings: readonly Finding[], deeds: Deeds): void {
  const open = new Set([...top.querySelectorAll<HTMLElement>("li[data-open]")].map((item) => item.dataset["open"]));
  const focused = top.contains(document.activeElement) ? position(top) : undefined;
  const items = findings.map((one) => entry(one, deeds, open.has(one.rule)));
  top.replaceChildren(...(items.length ? items : [element("li", "Nothing is wrong.", "none")]));
  if (focused) restore(top, focused);
}

interface Focus {
  readonly index: number;
  readonly button: number;
}

/** Which button of which finding has the focus, to keep it when the list is shown anew. */
function position(top: HTMLElement): Focus {
  const index = [...top.children].findIndex((item) => item.contains(document.activeElement));
  const buttons = [...(top.children[index]?.querySelectorAll("button") ?? [])];
  return { index, button: buttons.indexOf(document.activeElement as HTMLButtonElement) };
}

function restore(top: HTMLElement, focus: Focus): void {
  const item = top.children[Math.min(focus.index, top.children.length - 1)];
  const buttons = item?.querySelectorAll("button");
  (buttons?.[focus.button] ?? buttons?.[0])?.focus();
}

function entry(finding: Finding, deeds: Deeds, isOpen: boolean): HTMLElement {
  const item = element("li", "", finding.severity);
  const place = button("", "place", () => deeds.reveal(finding));
  place.append(
    element("span", `${finding.severity} `, "severity"),
    `${finding.message} `,
    element("span", `${finding.rule}, line ${finding.line}`, "where"),
  );
  item.append(place);
  if (finding.help) item.append(element("p", finding.help, "help"));
  for (const one of finding.related) {
    const where = `${one.file === "code" ? "Python, " : ""}line ${one.line}`;
    const line = element("p", `${one.message}: `, "related");
    line.append(button(where, "", () => deeds.reveal(one)));
    item.append(line);
  }
  item.append(deedsOf(finding, deeds, item, isOpen));
  return item;
}

function deedsOf(finding: Finding, deeds: Deeds, item: HTMLElement, isOpen: boolean): HTMLElement {
  const line = around("div");
  line.className = "deeds";
  if (finding.fix) line.append(button(titleOf(finding), "fix", () => deeds.fix(finding)));
  const why = button("Why?", "why", () => void toggle());
  why.setAttribute("aria-expanded", "false");
  line.append(why);
  if (finding.rule !== "unused-ignore") line.append(button("Ignore here", "ignore", () => deeds.ignore(finding)));
  async function toggle(): Promise<void> {
    const shown = item.querySelector(".explanation");
    why.setAttribute("aria-expanded", String(!shown));
    if (shown) {
      shown.remove();
      delete item.dataset["open"];
      return;
    }
    item.dataset["open"] = finding.rule;
    const explanation = rendered(await deeds.documentation(finding));
    explanation.classList.add("explanation");
    item.append(explanation);
  }
  if (isOpen) void toggle();
  return line;
}

/** What a fix does, and whether it is a guess. */
export function titleOf(finding: Finding): string {
  const title = finding.fix?.title ?? "";
  const sentence = title.charAt(0).toUpperCase() + title.slice(1);
  return finding.fix?.safe ? sentence : `${sentence} (a guess)`;
}

function button(text: string, className: string, click: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.textContent = text;
  made.addEventListener("click", click);
  return made;
}
