package io.labrelay.results;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.Id;
import javax.persistence.Table;

@Entity
@Table(name = "lab_results")
public class LabResult {
    @Id
    @GeneratedValue
    private Long id;

    @Column(name = "lab_number", nullable = false)
    private String labNumber;

    @Column(name = "import_id")
    private Long importId;

    @Column(name = "import_source", length = 32)
    private String importSource;

    public String getLabNumber() { return labNumber; }
    public Long getImportId() { return importId; }
    public String getImportSource() { return importSource; }
    public void setImportSource(String importSource) { this.importSource = importSource; }
}
