package com.carebridge.connector.model;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import java.time.Instant;

import lombok.Getter;
import lombok.Setter;

@Getter
@Setter
@Entity
@Table(name = "patient_link")
public class PatientLink {

    @Id
    @Column(name = "patient_id", length = 16)
    private String patientId;

    @Column(name = "external_link_id")
    private String externalLinkId;

    @Column(name = "import_id")
    private String importId;

    @Column(name = "synced_at")
    private Instant syncedAt;
}
