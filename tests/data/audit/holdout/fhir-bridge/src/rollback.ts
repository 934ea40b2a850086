import type { FastifyInstance } from "fastify";
import { config } from "./config";
import { fhir } from "./fhir";

export async function rollbackRoutes(app: FastifyInstance) {
  app.post<{ Body: { importId: string } }>("/rollback", async (req) => {
    const { importId } = req.body;
    const tag = encodeURIComponent(`${config.tagSystem}|${importId}`);
    let deleted = 0;
    for await (const p of fhir.search("Patient", `_tag=${tag}`)) {
      await fhir.remove(`Patient/${p.id}`);
      deleted++;
    }
    return { importId, deleted };
  });
}
