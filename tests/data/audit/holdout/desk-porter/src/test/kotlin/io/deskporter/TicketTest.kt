package io.deskporter

import io.deskporter.model.Ticket
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlinx.serialization.decodeFromString
import kotlinx.serialization.json.Json

class TicketTest {
    private val json = Json { ignoreUnknownKeys = true }

    @Test
    fun reads_ticket() {
        val t = json.decodeFromString<Ticket>(
            """{"id": 12, "subject": "Printer", "description": "on fire", "status": "open", "import_id": "zd-12", "external_link_id": 10017}"""
        )
        assertEquals("zd-12", t.importId)
        assertEquals(10017L, t.externalLinkId)
    }
}
