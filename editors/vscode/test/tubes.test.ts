import assert from "node:assert/strict";
import { test } from "node:test";
import { isTube } from "../src/tubes.ts";

const TUBES = [
  "noob_id: a",
  "# a comment\n\nnoob_model: noob.tube.TubeSpecification",
  "nodes: {}\nnoob_id: a",
  '"noob_id": a',
  "noob_version : 1003",
  "\uFEFFnoob_id:",
];
const OTHERS = ["", "name: noob_id", "  noob_id: a", "# noob_id: a", "noob_ids: a", "noob_id:a"];

for (const text of TUBES) {
  test(`a tube: ${JSON.stringify(text)}`, () => assert.equal(isTube(text.split("\n")), true));
}
for (const text of OTHERS) {
  test(`no tube: ${JSON.stringify(text)}`, () => assert.equal(isTube(text.split("\n")), false));
}
