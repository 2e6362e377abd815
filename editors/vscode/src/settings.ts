/** The settings of the extension: which are for the server, and which for the client alone. */

const OWN = new Set(["path", "args", "trace"]);

/** The settings that the server is told: all but those of the client. */
export function forServer(values: unknown): unknown {
  if (typeof values !== "object" || values === null || Array.isArray(values)) {
    return values;
  }
  return Object.fromEntries(Object.entries(values).filter(([name]) => !OWN.has(name)));
}
