package io.deskporter.model

import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable

@Serializable
data class Ticket(
    val id: Long? = null,
    val subject: String,
    val description: String,
    val status: String,
    @SerialName("requester_id") val requesterId: Long? = null,
    @SerialName("external_id") val externalId: String? = null,
    @SerialName("import_id") val importId: String? = null,
    @SerialName("external_link_id") val externalLinkId: Long? = null,
    val tags: List<String> = emptyList(),
)

@Serializable
data class RemoteLink(
    val id: Long? = null,
    val globalId: String? = null,
    val relationship: String = "migrated from",
    @SerialName("object") val target: RemoteObject,
)

@Serializable
data class RemoteObject(val url: String, val title: String)
