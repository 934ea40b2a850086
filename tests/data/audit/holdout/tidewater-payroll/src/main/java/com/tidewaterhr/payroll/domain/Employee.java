package com.tidewaterhr.payroll.domain;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import javax.persistence.*;

@Entity
@Table(name = "employees",
       uniqueConstraints = @UniqueConstraint(columnNames = {"company_id", "import_source", "import_id"}))
public class Employee {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "company_id")
    private Company company;

    @Column(name = "personnel_number", length = 20)
    private String personnelNumber;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    @Column(name = "hired_on")
    private LocalDate hiredOn;

    @Column(name = "terminated_on")
    private LocalDate terminatedOn;

    /** The employee's number in the system we took it from (ADP file number, BambooHR id ...). */
    @Column(name = "import_id", length = 64)
    @JsonProperty("import_id")
    private String importId;

    @Enumerated(EnumType.STRING)
    @Column(name = "import_source", length = 16)
    @JsonProperty("import_source")
    private ImportSource importSource;

    protected Employee() {
    }

    public Employee(Company company, ImportSource importSource, String importId) {
        this.company = company;
        this.importSource = importSource;
        this.importId = importId;
    }

    public Long getId() {
        return id;
    }

    public String getImportId() {
        return importId;
    }

    public ImportSource getImportSource() {
        return importSource;
    }

    public void setFirstName(String firstName) {
        this.firstName = firstName;
    }

    public void setLastName(String lastName) {
        this.lastName = lastName;
    }

    public void setHiredOn(LocalDate hiredOn) {
        this.hiredOn = hiredOn;
    }

    public boolean isActive(LocalDate on) {
        return terminatedOn == null || !terminatedOn.isBefore(on);
    }
}
