package org.riverbend.bridge.fhir;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.time.Instant;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.hl7.fhir.r4.model.*;
import org.riverbend.bridge.athena.*;
import org.riverbend.bridge.model.*;
import org.springframework.stereotype.Service;

@Slf4j
@Service
@RequiredArgsConstructor
public class PatientSync {
    private final AthenaClient athena;
    private final IGenericClient fhir;
    private final PatientLinkRepository links;

    public int run(long importId) {
        int n = 0;
        for (AthenaPatient p : athena.changedPatients()) {
            PatientLink link = links.findByImportSourceAndAthenaPatientId(ImportSource.ATHENA, p.getPatientId())
                    .orElseGet(PatientLink::new);
            Patient resource = toFhir(p);
            if (link.getFhirId() == null) {
                link.setFhirId(fhir.create().resource(resource).execute().getId().getIdPart());
            } else {
                resource.setId(link.getFhirId());
                fhir.update().resource(resource).execute();
            }
            link.setAthenaPatientId(p.getPatientId());
            link.setImportId(importId);
            link.setUpdatedAt(Instant.now());
            links.save(link);
            n++;
        }
        log.info("import {}: {} patients", importId, n);
        return n;
    }

    static Patient toFhir(AthenaPatient p) {
        Patient r = new Patient();
        r.addIdentifier().setSystem(ImportSource.ATHENA.system()).setValue(p.getPatientId());
        r.addName().setFamily(p.getLastName()).addGiven(p.getFirstName());
        r.addTelecom().setSystem(ContactPoint.ContactPointSystem.EMAIL).setValue(p.getEmail());
        return r;
    }
}
