package org.riverbend.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.riverbend.bridge.model.*;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;

@DataJpaTest
class PatientSyncTest {
    @Autowired PatientLinkRepository links;

    @Test
    void lastImportPerSource() {
        PatientLink l = new PatientLink();
        l.setAthenaPatientId("31014");
        l.setImportId(12L);
        l.setImportSource(ImportSource.HL7_ADT);
        links.save(l);
        assertThat(links.lastImport(ImportSource.HL7_ADT)).isEqualTo(12L);
        assertThat(links.findAllByImportId(12L)).hasSize(1);
    }
}
