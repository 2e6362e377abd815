import assert from "node:assert/strict";
import { test } from "node:test";
import { isAtLeast, versionIn } from "../src/version.ts";

test("the version is read from what noob-lint prints", () => {
  assert.equal(versionIn("noob-lint 0.1.0\n"), "0.1.0");
  assert.equal(versionIn("a warning\nnoob-lint 1.2.0rc1\r\n"), "1.2.0rc1");
  assert.equal(versionIn("ruff 0.1.0\n"), undefined);
  assert.equal(versionIn(""), undefined);
});

test("versions are compared by their numbers", () => {
  const pairs = [
    ["0.1.0", "0.1.0", true],
    ["0.1", "0.1.0", true],
    ["0.10.0", "0.9.9", true],
    ["1.0.0rc1", "1.0.0", true],
    ["0.0.9", "0.1.0", false],
    ["0.1", "0.1.1", false],
  ] as const;
  for (const [one, other, expected] of pairs) {
    assert.equal(isAtLeast(one, other), expected, `${one} ${other}`);
  }
});
