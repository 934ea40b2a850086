package io.labrelay.match;

import io.labrelay.results.LabResult;
import io.labrelay.vendor.athena.AthenaPatient;
import io.labrelay.vendor.hint.HintGateway;
import io.labrelay.vendor.hint.HintPatient;
import org.springframework.stereotype.Service;

@Service
public class PatientMatcher {
    private final HintGateway hint;

    public PatientMatcher(HintGateway hint) {
        this.hint = hint;
    }

    public boolean matches(LabResult result, HintPatient patient) {
        return result.getLabNumber().equals(patient.getExternalLinkId());
    }

    public boolean matches(LabResult result, AthenaPatient patient) {
        String key = patient.getExternalLinkId() != null ? patient.getExternalLinkId() : patient.getImportId();
        return result.getLabNumber().equals(key);
    }

    public void adopt(LabResult result, String hintId) {
        HintPatient p = hint.get(hintId);
        if (p.getExternalLinkId() == null) {
            hint.link(hintId, result.getLabNumber());
        }
        result.setImportSource(result.getImportSource() + "+matched");
    }
}
