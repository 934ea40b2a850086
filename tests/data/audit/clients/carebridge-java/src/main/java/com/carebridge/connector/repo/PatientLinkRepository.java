package com.carebridge.connector.repo;

import com.carebridge.connector.model.PatientLink;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

import java.util.List;

public interface PatientLinkRepository extends JpaRepository<PatientLink, String> {

    @Query("select l from PatientLink l where l.importId is null and l.externalLinkId is null")
    List<PatientLink> unlinked();
}
