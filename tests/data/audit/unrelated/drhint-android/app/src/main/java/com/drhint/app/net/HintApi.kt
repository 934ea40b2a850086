package com.drhint.app.net

import com.drhint.app.model.ImportStatus
import com.drhint.app.model.Reading
import com.drhint.app.model.Remedy
import retrofit2.http.Body
import retrofit2.http.GET
import retrofit2.http.POST
import retrofit2.http.Path
import retrofit2.http.Query

interface HintApi {
    @GET("remedies")
    suspend fun remedies(@Query("symptom") symptom: String): List<Remedy>

    @POST("me/readings")
    suspend fun upload(@Body readings: List<Reading>): ImportStatus

    @GET("imports/{import_id}")
    suspend fun importStatus(@Path("import_id") importId: String): ImportStatus
}
