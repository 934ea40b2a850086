import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import { call } from "../http.js";
import { member, memberInput, type Member } from "../schemas.js";
import { renderMember } from "../render.js";

const text = (t: string) => ({ content: [{ type: "text" as const, text: t }] });

export function registerMemberTools(server: McpServer) {
  server.tool("find_member", "Search members by name or e-mail", { query: z.string() }, async ({ query }) => {
    const rows = await call<Member[]>("GET", `/patients?limit=100&search=${encodeURIComponent(query)}`);
    return text(rows.map(renderMember).join("\n\n") || "No match.");
  });

  server.tool("get_member", { id: z.string() }, async ({ id }) =>
    text(renderMember(member.parse(await call("GET", `/patients/${id}`)))),
  );

  server.tool("register_member", "Create a member", memberInput.shape, async (args) => {
    if (args.import_id && !args.import_source) args.import_source = "assistant";
    const created = await call<Member>("POST", "/patients", args);
    return text(`Created ${created.id}`);
  });

  server.tool(
    "set_chart_link",
    "Store the chart's ID on a member",
    { id: z.string(), external_link_id: z.string() },
    async ({ id, external_link_id }) => {
      await call("PATCH", `/patients/${id}`, { external_link_id });
      return text("ok");
    },
  );
}
