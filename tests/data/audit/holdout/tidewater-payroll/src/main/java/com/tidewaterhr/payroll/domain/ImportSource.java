package com.tidewaterhr.payroll.domain;

public enum ImportSource {
    ADP("ADP Workforce Now"),
    BAMBOO("BambooHR"),
    PAYCHEX("Paychex Flex"),
    CSV("CSV upload");

    private final String label;

    ImportSource(String label) {
        this.label = label;
    }

    public String getLabel() {
        return label;
    }
}
