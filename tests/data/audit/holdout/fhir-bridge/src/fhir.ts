import type { Bundle, Patient, Practitioner } from "@medplum/fhirtypes";
import { config } from "./config";

class PatientClient {
  async *search(type: string, query: string): AsyncGenerator<Patient | Practitioner> {
    let url: string | undefined = `${config.fhirBase}/${type}?${query}`;
    while (url) {
      const bundle = (await (await fetch(url)).json()) as Bundle<Patient>;
      for (const e of bundle.entry ?? []) if (e.resource) yield e.resource;
      url = bundle.link?.find((l) => l.relation === "next")?.url;
    }
  }

  async remove(ref: string) {
    const res = await fetch(`${config.fhirBase}/${ref}`, { method: "DELETE" });
    if (!res.ok && res.status !== 410) throw new Error(`${ref}: ${res.status}`);
  }
}

export const fhir = new PatientClient();
