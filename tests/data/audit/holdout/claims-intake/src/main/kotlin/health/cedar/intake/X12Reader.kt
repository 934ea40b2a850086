package health.cedar.intake

import org.springframework.stereotype.Component
import java.math.BigDecimal

data class ParsedClaim(val subscriber: String, val npi: String, val charge: BigDecimal)

@Component
class X12Reader {
    fun read(body: ByteArray): List<ParsedClaim> {
        val segments = body.decodeToString().split('~').map { it.trim().split('*') }
        var npi = ""
        var sub = ""
        val out = mutableListOf<ParsedClaim>()
        for (s in segments) when (s[0]) {
            "NM1" -> if (s[1] == "85") npi = s[9] else if (s[1] == "IL") sub = s[9]
            "CLM" -> out += ParsedClaim(sub, npi, s[2].toBigDecimal())
        }
        return out
    }
}
