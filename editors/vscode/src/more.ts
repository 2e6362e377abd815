/** Which accepted completions leave the cursor where more is to be completed. */

/** Whether the first tab stop of a snippet is an empty value: what can stand there is offered at once. */
export function asksForMore(snippet: string): boolean {
  return /^[^$]*(?:: |- )\$(?:1\b|\{1\})/.test(snippet);
}
