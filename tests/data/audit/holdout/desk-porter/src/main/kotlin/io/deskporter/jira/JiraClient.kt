package io.deskporter.jira

import io.deskporter.model.RemoteLink
import io.deskporter.model.Ticket
import io.ktor.client.*
import io.ktor.client.call.*
import io.ktor.client.request.*
import io.ktor.http.*
import kotlinx.serialization.json.*

class JiraClient(private val http: HttpClient, private val site: String, private val project: String) {

    suspend fun create(ticket: Ticket, importId: String): String {
        val body = buildJsonObject {
            putJsonObject("fields") {
                putJsonObject("project") { put("key", project) }
                putJsonObject("issuetype") { put("name", "Support") }
                put("summary", ticket.subject)
                put("description", ticket.description)
                put("customfield_10410", importId)
            }
            putJsonArray("properties") {
                addJsonObject {
                    put("key", "deskporter")
                    putJsonObject("value") {
                        put("importId", importId)
                        put("importSource", "zendesk")
                    }
                }
            }
        }
        val created: JsonObject = http.post("$site/rest/api/2/issue") {
            contentType(ContentType.Application.Json)
            setBody(body)
        }.body()
        return created["key"]!!.jsonPrimitive.content
    }

    /** Returns the id of the remote link. */
    suspend fun link(issueKey: String, link: RemoteLink): Long {
        val r: RemoteLink = http.post("$site/rest/api/2/issue/$issueKey/remotelink") {
            contentType(ContentType.Application.Json)
            setBody(link)
        }.body()
        return requireNotNull(r.id)
    }

    suspend fun findByImportId(importId: String): String? {
        val found: JsonObject = http.get("$site/rest/api/2/search") {
            parameter("jql", "project = $project AND issue.property[deskporter].importId = \"$importId\"")
            parameter("fields", "key")
        }.body()
        return found["issues"]?.jsonArray?.firstOrNull()?.jsonObject?.get("key")?.jsonPrimitive?.content
    }
}
