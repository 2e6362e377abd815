import assert from "node:assert/strict";
import { test } from "node:test";
import { forServer } from "../src/settings.ts";

test("the server is not told the settings of the client", () => {
  const values = { path: "x", args: [], trace: { server: "off" }, select: ["all"], noobVersion: "1003" };
  assert.deepEqual(forServer(values), { select: ["all"], noobVersion: "1003" });
});

test("what is no mapping is handed on", () => {
  assert.equal(forServer(null), null);
  assert.equal(forServer(undefined), undefined);
});
