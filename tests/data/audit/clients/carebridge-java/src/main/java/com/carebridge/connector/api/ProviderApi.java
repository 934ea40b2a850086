package com.carebridge.connector.api;

import com.carebridge.connector.HintProperties;
import com.carebridge.connector.dto.PatientDto;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

@Component
public class ProviderApi {

    private static final int PAGE = 100;

    private final RestTemplate rest;

    public ProviderApi(RestTemplateBuilder builder, HintProperties props) {
        this.rest = builder
                .rootUri(props.getBaseUrl())
                .requestFactory(HttpComponentsClientHttpRequestFactory::new)
                .defaultHeader("Authorization", "Bearer " + props.getAccessToken())
                .build();
    }

    public List<PatientDto> patients() {
        List<PatientDto> all = new ArrayList<>();
        for (int offset = 0; ; offset += PAGE) {
            PatientDto[] page = rest.getForObject("/patients?limit={l}&offset={o}", PatientDto[].class, PAGE, offset);
            all.addAll(Arrays.asList(page));
            if (page.length < PAGE) {
                return all;
            }
        }
    }

    public PatientDto link(String patientId, String chartNumber) {
        Map<String, String> body = Map.of("import_id", chartNumber, "import_source", "CAREBRIDGE");
        return rest.patchForObject("/patients/{id}", body, PatientDto.class, patientId);
    }
}
