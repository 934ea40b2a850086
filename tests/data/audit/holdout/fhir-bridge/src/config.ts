export const config = {
  fhirBase: process.env.FHIR_BASE ?? "http://hapi:8080/fhir",
  mllpPort: Number(process.env.MLLP_PORT ?? 2575),
  tagSystem: "https://bridge.kantonsspital.example/import",
  identifierSystem: "urn:oid:2.16.756.5.30.1.127",
};
