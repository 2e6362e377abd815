/** How a tube is recognised by what it holds, for files whose name does not say it. */

/** How many lines at the beginning are looked at. */
export const LINES = 50;

const HEADER = /^["']?noob_(?:id|model|version)["']?[ \t]*:(?:\s|$)/;

/** Whether lines from the beginning of a YAML file have a header key of a tube. */
export function isTube(lines: Iterable<string>): boolean {
  for (const line of lines) {
    if (HEADER.test(line.replace(/^\uFEFF/, ""))) {
      return true;
    }
  }
  return false;
}
