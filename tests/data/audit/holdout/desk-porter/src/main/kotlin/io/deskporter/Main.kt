package io.deskporter

import io.deskporter.jira.JiraClient
import io.deskporter.model.RemoteLink
import io.deskporter.model.RemoteObject
import io.deskporter.zendesk.ZendeskClient
import io.ktor.client.*
import io.ktor.client.engine.cio.*
import io.ktor.client.plugins.contentnegotiation.*
import io.ktor.serialization.kotlinx.json.*
import kotlinx.coroutines.runBlocking

fun main() = runBlocking {
    val http = HttpClient(CIO) { install(ContentNegotiation) { json() } }
    val zendesk = ZendeskClient(http, System.getenv("ZENDESK_SUBDOMAIN"))
    val jira = JiraClient(http, System.getenv("JIRA_SITE"), System.getenv("JIRA_PROJECT"))

    var cursor: String? = null
    do {
        val page = zendesk.tickets(cursor)
        for (ticket in page.tickets) {
            val importId = "zd-${ticket.id}"
            val key = jira.findByImportId(importId) ?: jira.create(ticket, importId)
            val externalLinkId = jira.link(
                key,
                RemoteLink(globalId = importId, target = RemoteObject("https://x.zendesk.com/tickets/${ticket.id}", "#${ticket.id}")),
            )
            zendesk.markMigrated(ticket.id!!, externalLinkId)
            println("$importId -> $key (link $externalLinkId)")
        }
        cursor = page.meta.after_cursor
    } while (page.meta.has_more)
}
