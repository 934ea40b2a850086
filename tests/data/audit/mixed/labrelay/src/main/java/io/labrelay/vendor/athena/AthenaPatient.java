package io.labrelay.vendor.athena;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

@JsonIgnoreProperties(ignoreUnknown = true)
public class AthenaPatient {
    @JsonProperty("patientid")
    private String patientId;

    @JsonProperty("firstname")
    private String firstName;

    @JsonProperty("lastname")
    private String lastName;

    /** custom field of the practice, set up by hand in athenaNet */
    @JsonProperty("external_link_id")
    private String externalLinkId;

    @JsonProperty("import_id")
    private String importId;

    public String getPatientId() { return patientId; }
    public String getExternalLinkId() { return externalLinkId; }
    public String getImportId() { return importId; }
}
