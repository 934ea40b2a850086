package io.deskporter.zendesk

import io.deskporter.model.Ticket
import io.ktor.client.*
import io.ktor.client.call.*
import io.ktor.client.request.*
import io.ktor.http.*
import kotlinx.serialization.Serializable

class ZendeskClient(private val http: HttpClient, private val subdomain: String) {

    private val base = "https://$subdomain.zendesk.com/api/v2"

    suspend fun tickets(page: String? = null): Page =
        http.get("$base/tickets.json") {
            parameter("page[size]", 100)
            page?.let { parameter("page[after]", it) }
        }.body()

    suspend fun markMigrated(ticketId: Long, externalLinkId: Long) {
        http.put("$base/tickets/$ticketId.json") {
            contentType(ContentType.Application.Json)
            setBody(mapOf("ticket" to mapOf("custom_fields" to listOf(mapOf("id" to FIELD_LINK, "value" to externalLinkId.toString())))))
        }
    }

    @Serializable
    data class Page(val tickets: List<Ticket>, val meta: Meta)

    @Serializable
    data class Meta(val has_more: Boolean, val after_cursor: String? = null)

    companion object {
        private const val FIELD_LINK = 360012345678L
    }
}
