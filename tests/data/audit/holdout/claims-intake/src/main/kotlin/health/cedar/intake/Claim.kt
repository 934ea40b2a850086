package health.cedar.intake

import com.fasterxml.jackson.annotation.JsonProperty
import jakarta.persistence.Column
import jakarta.persistence.Entity
import jakarta.persistence.GeneratedValue
import jakarta.persistence.Id
import jakarta.persistence.Table
import java.math.BigDecimal
import java.util.UUID

@Entity
@Table(name = "claims")
class Claim(
    @Id @GeneratedValue
    var id: UUID? = null,

    @JsonProperty("import_id")
    @Column(name = "import_id", nullable = false)
    var importId: UUID,

    @JsonProperty("import_source")
    @Column(name = "import_source")
    var importSource: Clearinghouse,

    @JsonProperty("patient_member_no")
    var patientMemberNo: String,

    @JsonProperty("provider_npi")
    var providerNpi: String,

    @JsonProperty("total_charge")
    var totalCharge: BigDecimal,
)

enum class Clearinghouse { AVAILITY, WAYSTAR, OFFICE_ALLY }
