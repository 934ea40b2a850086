package org.openapitools.client;

import okhttp3.OkHttpClient;
import okhttp3.Request;

public class ApiClient {
    private String basePath = "https://api.hint.com/api";
    private String bearer;
    private final OkHttpClient httpClient = new OkHttpClient();

    public ApiClient setBasePath(String basePath) {
        this.basePath = basePath;
        return this;
    }

    public void setBearerToken(String token) {
        this.bearer = token;
    }

    public Request.Builder request(String path) {
        return new Request.Builder().url(basePath + path).header("Authorization", "Bearer " + bearer);
    }

    public OkHttpClient getHttpClient() {
        return httpClient;
    }
}
