package com.drhint.app.net

import com.drhint.app.BuildConfig
import okhttp3.OkHttpClient
import retrofit2.Retrofit
import retrofit2.converter.gson.GsonConverterFactory

object HintClient {
    private val http = OkHttpClient.Builder()
        .addInterceptor { c ->
            c.proceed(c.request().newBuilder().header("X-DrHint-Key", BuildConfig.DRHINT_KEY).build())
        }
        .build()

    val api: HintApi = Retrofit.Builder()
        .baseUrl(BuildConfig.API_BASE)
        .client(http)
        .addConverterFactory(GsonConverterFactory.create())
        .build()
        .create(HintApi::class.java)
}
