// The picture of the tube. An image cannot run scripts or load anything, whatever is in it.

/** Show a picture, or why there is none. */
export function picture(top: HTMLElement, save: HTMLAnchorElement, graph: { readonly svg: string; readonly about: string } | null): void {
  const before = top.querySelector("img");
  if (!graph) {
    if (!before) top.textContent = "The graph is shown once the tube can be read.";
    return;
  }
  save.hidden = !graph.svg;
  if (!graph.svg) {
    top.textContent = graph.about;
    return;
  }
  const image = before ?? document.createElement("img");
  const old = image.src;
  image.src = URL.createObjectURL(new Blob([graph.svg], { type: "image/svg+xml" }));
  image.alt = graph.about;
  save.href = image.src;
  if (!before) top.replaceChildren(image);
  if (old) URL.revokeObjectURL(old);
}
