package health.cedar.intake

import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.PathVariable
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RequestBody
import org.springframework.web.bind.annotation.RequestMapping
import org.springframework.web.bind.annotation.RequestParam
import org.springframework.web.bind.annotation.RestController
import java.util.UUID

@RestController
@RequestMapping("/imports")
class ImportController(private val claims: ClaimRepository, private val reader: X12Reader) {

    @GetMapping("/{importId}/claims")
    fun claims(@PathVariable importId: UUID): List<Claim> = claims.findAllByImportId(importId)

    @PostMapping
    fun upload(@RequestParam source: Clearinghouse, @RequestBody body: ByteArray): Map<String, Any> {
        val importId = UUID.randomUUID()
        val parsed = reader.read(body).map {
            Claim(
                importId = importId,
                importSource = source,
                patientMemberNo = it.subscriber,
                providerNpi = it.npi,
                totalCharge = it.charge,
            )
        }
        claims.saveAll(parsed)
        return mapOf("import_id" to importId, "claims" to parsed.size)
    }
}
