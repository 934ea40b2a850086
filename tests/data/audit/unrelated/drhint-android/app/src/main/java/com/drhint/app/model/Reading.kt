package com.drhint.app.model

import androidx.room.ColumnInfo
import androidx.room.Entity
import androidx.room.PrimaryKey
import com.google.gson.annotations.SerializedName

@Entity(tableName = "readings")
data class Reading(
    @PrimaryKey(autoGenerate = true) val id: Long = 0,
    val kind: String,
    val value: Double,
    val unit: String,
    @SerializedName("taken_at") val takenAt: String,
    @SerializedName("import_source") @ColumnInfo(name = "import_source") val importSource: String = "manual",
    @ColumnInfo(name = "import_id") val importId: String? = null,
)

data class ImportStatus(
    @SerializedName("import_id") val importId: String,
    val state: String,
    val accepted: Int,
)

data class Remedy(
    val title: String,
    val body: String,
    @SerializedName("external_link_id") val externalLinkId: String?,
)
