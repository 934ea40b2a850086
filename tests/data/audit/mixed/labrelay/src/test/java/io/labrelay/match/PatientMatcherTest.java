package io.labrelay.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.labrelay.vendor.athena.AthenaPatient;
import io.labrelay.vendor.hint.HintPatient;
import org.junit.jupiter.api.Test;

class PatientMatcherTest {
    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void readsHint() throws Exception {
        HintPatient p = mapper.readValue(getClass().getResource("/hint/patient.json"), HintPatient.class);
        assertEquals("LAB-00071", p.getExternalLinkId());
    }

    @Test
    void readsAthena() throws Exception {
        AthenaPatient[] p = mapper.readValue(getClass().getResource("/athena/patient.json"), AthenaPatient[].class);
        assertEquals("20191104-3", p[0].getImportId());
    }
}
