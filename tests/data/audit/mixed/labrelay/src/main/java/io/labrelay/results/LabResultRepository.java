package io.labrelay.results;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

public interface LabResultRepository extends JpaRepository<LabResult, Long> {
    List<LabResult> findByImportId(Long importId);

    long countByImportSource(String importSource);
}
