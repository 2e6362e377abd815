import assert from "node:assert/strict";
import { test } from "node:test";
import { asksForMore } from "../src/more.ts";

for (const [snippet, expected] of [
  ["type: $1", true],
  ["depends:\n  - $1", true],
  ["lab.read\ndepends:\n  - path: ${1}", true],
  ["count: ${1:3}", false],
  ["scope: ${1|runner,node|}", false],
  ["nodes:\n  $1", false],
  ["count: 3", false],
  ["size: $10", false],
] as const) {
  test(`after ${JSON.stringify(snippet)} ${expected ? "more is offered" : "nothing is"}`, () => {
    assert.equal(asksForMore(snippet), expected);
  });
}
