/** Versions of noob-lint: what `noob-lint --version` prints, and what is needed. */

/** The oldest noob-lint that has the language server. */
export const MINIMUM = "0.1.0";

/** The version in the output of `noob-lint --version`; undefined if that is something else. */
export function versionIn(output: string): string | undefined {
  return /^noob-lint (\d+(?:\.\d+)*\S*)\s*$/m.exec(output)?.[1];
}

/** Whether a version is at least another; what follows the numbers (`rc1`) is not compared. */
export function isAtLeast(version: string, minimum: string): boolean {
  const [one, other] = [numbers(version), numbers(minimum)];
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) {
      return difference > 0;
    }
  }
  return true;
}

function numbers(version: string): number[] {
  return (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? "0").split(".").map(Number);
}
