package com.tidewaterhr.payroll.domain;

import javax.persistence.*;

@Entity
@Table(name = "companies")
public class Company {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false)
    private String name;

    @Column(name = "ein", length = 10)
    private String ein;

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }
}
