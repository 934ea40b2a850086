package com.oakdpc.membership.domain;

import java.time.LocalDate;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import lombok.Getter;
import lombok.Setter;

@Getter
@Setter
@Entity
@Table(name = "member")
public class Member {

    @Id
    private UUID id;

    private String firstName;
    private String lastName;
    private LocalDate birthDate;

    @Column(name = "hint_id")
    private String hintId;

    @Column(name = "hint_external_link_id")
    private String hintExternalLinkId;

    private String status;
}
