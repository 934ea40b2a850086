import type { Patient } from "@medplum/fhirtypes";
import { config } from "./config";

export interface Adt {
  importId: string;
  importSource: string;
  pid: string[];
}

const component = (field: string | undefined, n: number) => field?.split("^")[n - 1] || undefined;

export function toPatient({ importId, importSource, pid }: Adt): Patient {
  return {
    resourceType: "Patient",
    meta: {
      source: importSource,
      tag: [{ system: config.tagSystem, code: importId }],
    },
    identifier: [{ system: config.identifierSystem, value: component(pid[3], 1) }],
    name: [{ family: component(pid[5], 1), given: [component(pid[5], 2) ?? ""] }],
    birthDate: pid[7]?.replace(/^(\d{4})(\d{2})(\d{2}).*/, "$1-$2-$3"),
    gender: pid[8] === "F" ? "female" : pid[8] === "M" ? "male" : "unknown",
    managingOrganization: { reference: "Organization/ksp" },
  };
}
