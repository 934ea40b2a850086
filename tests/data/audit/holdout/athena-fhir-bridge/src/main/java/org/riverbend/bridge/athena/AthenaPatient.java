package org.riverbend.bridge.athena;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import lombok.Data;

@Data
@JsonIgnoreProperties(ignoreUnknown = true)
public class AthenaPatient {
    @JsonProperty("patientid")
    private String patientId;
    @JsonProperty("firstname")
    private String firstName;
    @JsonProperty("lastname")
    private String lastName;
    @JsonProperty("dob")
    private String dob;
    @JsonProperty("email")
    private String email;
    @JsonProperty("mobilephone")
    private String mobilePhone;
    @JsonProperty("primaryproviderid")
    private String primaryProviderId;
}
