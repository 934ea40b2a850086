import { expect, it } from "vitest";
import { toPatient } from "../src/adt";

it("maps PID", () => {
  const pid = ["PID", "1", "", "4711^^^KSP", "", "Meier^Anna", "", "19700102", "F"];
  const p = toPatient({ importId: "B1", importSource: "SAP-ISH", pid });
  expect(p.birthDate).toBe("1970-01-02");
  expect(p.meta?.source).toBe("SAP-ISH");
});
