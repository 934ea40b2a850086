package com.oakdpc.membership.domain;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

public interface MemberRepository extends JpaRepository<Member, UUID> {

    Optional<Member> findByHintId(String hintId);

    Optional<Member> findByHintExternalLinkId(String externalLinkId);

    @Query(value = "select count(*) from member where hint_external_link_id is null", nativeQuery = true)
    long countUnlinked();
}
