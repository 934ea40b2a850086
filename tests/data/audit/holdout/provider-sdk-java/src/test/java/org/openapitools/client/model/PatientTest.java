package org.openapitools.client.model;

import org.junit.jupiter.api.Test;

/**
 * Model tests for Patient
 */
public class PatientTest {
    private final Patient model = new Patient();

    @Test
    public void testPatient() {
        // TODO: test Patient
    }

    @Test
    public void importIdTest() {
        // TODO: test importId
    }

    @Test
    public void importSourceTest() {
        // TODO: test importSource
    }

    @Test
    public void externalLinkIdTest() {
        // TODO: test externalLinkId
    }
}
