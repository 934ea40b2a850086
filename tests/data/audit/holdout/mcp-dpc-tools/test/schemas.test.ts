import { expect, it } from "vitest";
import fixture from "./member.json";
import { member } from "../src/schemas.js";

it("parses what the API answers", () => {
  expect(member.parse(fixture).import_source).toBeNull();
});
