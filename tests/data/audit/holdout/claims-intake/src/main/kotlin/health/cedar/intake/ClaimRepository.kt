package health.cedar.intake

import org.springframework.data.jpa.repository.JpaRepository
import org.springframework.data.jpa.repository.Query
import org.springframework.data.jpa.repository.QueryHints
import jakarta.persistence.QueryHint
import java.util.UUID

interface ClaimRepository : JpaRepository<Claim, UUID> {
    @QueryHints(QueryHint(name = "org.hibernate.fetchSize", value = "500"))
    fun findAllByImportId(importId: UUID): List<Claim>

    @Query("select count(c) from Claim c where c.importSource = :source")
    fun countBySource(source: Clearinghouse): Long
}
