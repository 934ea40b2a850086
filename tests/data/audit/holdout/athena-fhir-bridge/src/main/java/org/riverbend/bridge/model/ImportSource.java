package org.riverbend.bridge.model;

public enum ImportSource {
    ATHENA, HL7_ADT, CSV;

    public String system() {
        return "urn:riverbend:" + name().toLowerCase();
    }
}
