/** The rule whose finding is at the cursor. */

/** As much of a position and a diagnostic of VS Code as is needed. */
interface Position {
  readonly line: number;
  readonly character: number;
}
interface Found {
  readonly source?: string | undefined;
  readonly code?: string | number | { readonly value: string | number } | undefined;
  readonly range: { readonly start: Position; readonly end: Position };
}

/** The ids of the rules of noob-lint with a finding at a position, else on its line. */
export function rulesAt(diagnostics: readonly Found[], at: Position): string[] {
  const ours = diagnostics.filter((one) => one.source === "noob-lint");
  const under = ours.filter(({ range }) => !isBefore(at, range.start) && !isBefore(range.end, at));
  const near = ours.filter(({ range }) => range.start.line <= at.line && at.line <= range.end.line);
  const ids = (under.length > 0 ? under : near).map(idOf).filter((id) => id !== undefined);
  return [...new Set(ids)];
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

function idOf({ code }: Found): string | undefined {
  const value = typeof code === "object" ? code.value : code;
  return typeof value === "string" ? value : undefined;
}
