import { describe, expect, it } from "vitest";
import { renderMember } from "../src/render.js";
import type { Member } from "../src/schemas.js";

const base: Member = {
  id: "pat-0aB1cD2eF3gH",
  first_name: "Ivy",
  last_name: "Stone",
  created_at: "2024-08-01T00:00:00Z",
};

describe("renderMember", () => {
  it("prefers the link", () => {
    expect(renderMember({ ...base, external_link_id: "c-1", import_id: "2" })).toContain("chart: c-1");
  });
  it("falls back", () => {
    expect(renderMember({ ...base, import_id: "2", import_source: "atlas" })).toContain("chart: atlas:2");
  });
});
