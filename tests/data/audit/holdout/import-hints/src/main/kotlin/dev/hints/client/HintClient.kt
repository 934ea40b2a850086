package dev.hints.client

import com.intellij.openapi.components.Service
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable
import kotlinx.serialization.json.Json
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse

@Serializable
data class Hint(
    val text: String,
    val severity: String = "info",
    @SerialName("import_id") val importId: String? = null,
    @SerialName("external_link_id") val externalLinkId: String? = null,
)

@Service
class HintClient(private val base: String = System.getProperty("hints.server.url", "https://osv.hints.dev")) {
    private val http = HttpClient.newHttpClient()
    private val json = Json { ignoreUnknownKeys = true }

    fun advisory(importId: String): Hint? {
        val req = HttpRequest.newBuilder(URI("$base/v1/hints?import_id=${importId.replace(' ', '@')}")).build()
        val res = http.send(req, HttpResponse.BodyHandlers.ofString())
        if (res.statusCode() != 200) return null
        return json.decodeFromString<List<Hint>>(res.body()).firstOrNull { it.importId == importId }
    }

    fun linkOf(hint: Hint): String? = hint.externalLinkId?.let { "$base/l/$it" }
}
