package org.riverbend.bridge.model;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface PatientLinkRepository extends JpaRepository<PatientLink, Long> {
    Optional<PatientLink> findByImportSourceAndAthenaPatientId(ImportSource importSource, String athenaPatientId);

    List<PatientLink> findAllByImportId(Long importId);

    @Query("select max(p.importId) from PatientLink p where p.importSource = ?1")
    Long lastImport(ImportSource source);
}
