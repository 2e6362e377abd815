// A link that carries the texts: compressed, in the fragment, which browsers do not send to servers.
import type { Texts } from "./protocol.ts";

const MARK = "#1:";
const LONGEST_LINK = 100_000;
const LONGEST_TEXT = 200_000;

/** Thrown where a link is damaged, or carries too much; the message says which. */
export class LinkError extends Error {}

/** The fragment that carries the texts. */
export async function fragmentOf(texts: Texts): Promise<string> {
  const { tube, code, module, version } = texts;
  const text = new Blob([JSON.stringify([tube, code, module, version])]);
  const packed = await bytesOf(text.stream().pipeThrough(new CompressionStream("deflate-raw")), LONGEST_LINK);
  const fragment = MARK + toBase64(packed);
  if (text.size > LONGEST_TEXT || fragment.length > LONGEST_LINK) throw new LinkError("The texts are too long for a link.");
  return fragment;
}

/** The texts that a fragment carries; undefined if it carries none. */
export async function textsIn(fragment: string, versions: readonly string[]): Promise<Texts | undefined> {
  if (!fragment.startsWith(MARK)) return undefined;
  if (fragment.length > LONGEST_LINK) throw new LinkError("The link is too long.");
  let found: unknown;
  try {
    const packed = new Blob([fromBase64(fragment.slice(MARK.length))]);
    const bytes = await bytesOf(packed.stream().pipeThrough(new DecompressionStream("deflate-raw")), LONGEST_TEXT);
    found = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof LinkError) throw error;
    throw new LinkError("The link is damaged.");
  }
  if (!Array.isArray(found) || found.length !== 4 || !found.every((part) => typeof part === "string")) {
    throw new LinkError("The link is damaged.");
  }
  const [tube, code, module, version] = found as [string, string, string, string];
  return { tube, code, module: module.slice(0, 100), version: versions.includes(version) ? version : versions[0]! };
}

/** Reads a stream, but no more than `most` bytes: a short link may unpack to any length. */
async function bytesOf(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new LinkError("The texts are too long for a link.");
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function toBase64(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}
