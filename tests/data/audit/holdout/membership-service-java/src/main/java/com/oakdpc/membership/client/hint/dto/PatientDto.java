package com.oakdpc.membership.client.hint.dto;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import lombok.Data;

@Data
@JsonIgnoreProperties(ignoreUnknown = true)
public class PatientDto {

    private String id;

    @JsonProperty("first_name")
    private String firstName;

    @JsonProperty("last_name")
    private String lastName;

    private LocalDate dob;

    @JsonProperty("membership_status")
    private String membershipStatus;

    @JsonProperty("external_link_id")
    private String externalLinkId;

    @JsonProperty("import_id")
    private String importId;

    @JsonProperty("import_source")
    private String importSource;
}
