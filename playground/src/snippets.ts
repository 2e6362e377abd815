// Snippets of the Language Server Protocol in the syntax of the editor's own.

/** `$0` is where the cursor ends up; the editor takes its stops in the order of their numbers. */
const LAST = "99";

/** `$1`, `${1:text}` and `${1|a,b|}` as `${1:text}`; the first choice stands for all. */
export function snippetOf(text: string): string {
  return text.replace(
    /\\([\\$}])|\$(\d+)|\$\{(\d+)(?::((?:\\.|[^\\}])*)|\|((?:\\.|[^\\|,])*)[^|]*\|)?\}|([{}])/g,
    (_whole, escaped?: string, bare?: string, number?: string, text?: string, choice?: string, brace?: string) => {
      if (brace) return `\\${brace}`;
      if (escaped) return escaped === "}" ? "\\}" : escaped;
      const inside = (text ?? choice ?? "").replace(/\\(.)/g, "$1").replace(/[{}]/g, "");
      const order = (bare ?? number) === "0" ? LAST : (bare ?? number);
      return `\${${order}${inside ? `:${inside}` : ""}}`;
    },
  );
}
