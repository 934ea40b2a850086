package io.labrelay.vendor.hint;

import java.util.Collections;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Component
public class HintGateway {
    private final RestTemplate rest;

    public HintGateway(RestTemplateBuilder b, @Value("${labrelay.hint.base-url}") String url, @Value("${labrelay.hint.token}") String token) {
        this.rest = b.rootUri(url).defaultHeader("Authorization", "Bearer " + token).build();
    }

    public HintPatient get(String id) {
        return rest.getForObject("/patients/{id}", HintPatient.class, id);
    }

    public void link(String hintId, String labNumber) {
        rest.put("/patients/{id}", Collections.singletonMap("external_link_id", labNumber), hintId);
    }
}
