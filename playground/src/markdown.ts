// The little Markdown in which the linter explains itself, as elements; text never becomes HTML.

/** The elements for a text: paragraphs, lists, code, strong text, rules. */
export function rendered(text: string): HTMLElement {
  const top = document.createElement("div");
  top.className = "prose";
  for (const [index, part] of text.split(/^```.*$/m).entries()) {
    if (index % 2) {
      const code = element("code", part.replace(/^\n|\n$/g, ""));
      top.append(around("pre", code));
    } else {
      top.append(...part.split(/\n{2,}/).flatMap(block));
    }
  }
  return top;
}

function block(text: string): HTMLElement[] {
  const lines = text.split("\n").filter((line) => line.trim());
  if (!lines.length) return [];
  if (/^-{3,}$/.test(lines.join("").trim())) return [document.createElement("hr")];
  if (lines.every((line) => /^(>>>|\.\.\.| {4})/.test(line))) {
    return [around("pre", element("code", lines.join("\n")))];
  }
  if (lines.every((line) => /^([-*] | {2})/.test(line))) {
    const items = text.split(/^[-*] /m).filter((item) => item.trim());
    return [around("ul", ...items.map((item) => around("li", ...inline(item))))];
  }
  return [around("p", ...inline(lines.join("\n")))];
}

function inline(text: string): (Node | string)[] {
  return text.split(/(\*\*(?:`[^`]*`|[^*`])+\*\*|``.+?``|`[^`]+`)/).map((part, index) => {
    if (index % 2 === 0) return part.replaceAll("\n", " ");
    if (part.startsWith("**")) return around("strong", ...inline(part.slice(2, -2)));
    return element("code", part.replace(/^`+|`+$/g, ""));
  });
}

/** An element with text in it. */
export function element(tag: string, text: string, className = ""): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** An element around others. */
export function around(tag: string, ...inside: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.append(...inside);
  return made;
}
