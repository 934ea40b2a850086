package dev.hints

import dev.hints.client.Hint
import kotlinx.serialization.json.Json
import kotlin.test.Test
import kotlin.test.assertEquals

class HintClientTest {
    @Test
    fun `decodes a hint`() {
        val hint = Json.decodeFromString<Hint>("""{"text":"CVE-2021-44228","severity":"error","import_id":"log4j-core@2.14.1","external_link_id":"q8Zx"}""")
        assertEquals("log4j-core@2.14.1", hint.importId)
        assertEquals("q8Zx", hint.externalLinkId)
    }
}
