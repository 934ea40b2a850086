package org.openapitools.client.model;

import com.google.gson.annotations.SerializedName;

public class Practitioner {
  public static final String SERIALIZED_NAME_ID = "id";
  @SerializedName(SERIALIZED_NAME_ID)
  private String id;

  public static final String SERIALIZED_NAME_NPI = "npi";
  @SerializedName(SERIALIZED_NAME_NPI)
  private String npi;

  public static final String SERIALIZED_NAME_EXTERNAL_LINK_ID = "external_link_id";
  @SerializedName(SERIALIZED_NAME_EXTERNAL_LINK_ID)
  private String externalLinkId;

  public String getNpi() {
    return npi;
  }

  public String getExternalLinkId() {
    return externalLinkId;
  }
}
