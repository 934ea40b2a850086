package io.labrelay.vendor.hint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

@JsonIgnoreProperties(ignoreUnknown = true)
public class HintPatient {
    private String id;

    @JsonProperty("first_name")
    private String firstName;

    @JsonProperty("last_name")
    private String lastName;

    @JsonProperty("external_link_id")
    private String externalLinkId;

    public String getId() { return id; }
    public String getFirstName() { return firstName; }
    public String getLastName() { return lastName; }

    public String getExternalLinkId() {
        return externalLinkId;
    }

    public void setExternalLinkId(String externalLinkId) {
        this.externalLinkId = externalLinkId;
    }
}
