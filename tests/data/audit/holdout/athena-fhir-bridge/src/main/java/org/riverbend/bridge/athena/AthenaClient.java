package org.riverbend.bridge.athena;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;

@Component
public class AthenaClient {
    private final WebClient web;
    private final String practiceId;

    public AthenaClient(WebClient.Builder builder,
                        @Value("${athena.base-url:https://api.platform.athenahealth.com}") String baseUrl,
                        @Value("${athena.practice-id}") String practiceId,
                        TokenSource tokens) {
        this.practiceId = practiceId;
        this.web = builder.baseUrl(baseUrl)
                .filter((req, next) -> {
                    req.headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.current());
                    return next.exchange(req);
                })
                .build();
    }

    public List<AthenaPatient> changedPatients() {
        ChangedPatients page = web.get()
                .uri("/v1/{p}/patients/changed?leaveunprocessed=true", practiceId)
                .retrieve()
                .bodyToMono(ChangedPatients.class)
                .block();
        return page == null ? List.of() : page.getPatients();
    }
}
