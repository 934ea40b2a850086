package org.riverbend.bridge.model;

import java.time.Instant;
import javax.persistence.*;
import lombok.*;

@Entity
@Table(name = "patient_link", uniqueConstraints = @UniqueConstraint(columnNames = {"import_source", "athena_patient_id"}))
@Getter
@Setter
@NoArgsConstructor
public class PatientLink {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "athena_patient_id", nullable = false)
    private String athenaPatientId;

    @Column(name = "fhir_id")
    private String fhirId;

    @Column(name = "import_id")
    private Long importId;

    @Enumerated(EnumType.STRING)
    @Column(name = "import_source", nullable = false)
    private ImportSource importSource = ImportSource.ATHENA;

    @Column(name = "external_link_id")
    private String externalLinkId;

    @Column(name = "updated_at")
    private Instant updatedAt;
}
