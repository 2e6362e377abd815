import assert from "node:assert/strict";
import { test } from "node:test";
import { rulesAt } from "../src/rule.ts";

const at = (line: number, character: number) => ({ line, character });
const found = (code: string | { value: string }, line: number, start: number, end: number, source = "noob-lint") => ({
  source,
  code,
  range: { start: at(line, start), end: at(line, end) },
});

const ALL = [
  found("one", 3, 2, 5),
  found({ value: "two" }, 3, 4, 9),
  found("one", 3, 0, 20),
  found("other", 3, 0, 20, "yaml"),
  found("far", 9, 0, 4),
];

test("the rules whose findings are under the cursor", () => {
  assert.deepEqual(rulesAt(ALL, at(3, 5)), ["one", "two"]);
  assert.deepEqual(rulesAt(ALL, at(3, 15)), ["one"]);
});

test("else those on its line", () => {
  assert.deepEqual(rulesAt(ALL, at(9, 30)), ["far"]);
  assert.deepEqual(rulesAt(ALL, at(4, 0)), []);
});
