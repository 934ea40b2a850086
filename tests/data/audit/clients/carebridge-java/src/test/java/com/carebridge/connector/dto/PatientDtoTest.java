package com.carebridge.connector.dto;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PatientDtoTest {

    private final ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());

    @Test
    void reads() throws Exception {
        String json = "{\"id\":\"pat-K3mPq0zLw9Xa\",\"first_name\":\"Rui\",\"dob\":\"1950-05-05\","
                + "\"external_link_id\":\"77\",\"import_id\":null,\"import_source\":null}";

        PatientDto dto = mapper.readValue(json, PatientDto.class);

        assertThat(dto.getExternalLinkId()).isEqualTo("77");
        assertThat(dto.getImportId()).isNull();
    }

    @Test
    void leavesNullsOut() throws Exception {
        PatientDto dto = new PatientDto();
        dto.setImportId("1");
        assertThat(mapper.writeValueAsString(dto)).isEqualTo("{\"import_id\":\"1\"}");
    }
}
