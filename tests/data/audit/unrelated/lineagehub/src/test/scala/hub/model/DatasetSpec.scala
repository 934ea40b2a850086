package hub.model

import io.circe.parser.decode
import org.scalatest.funsuite.AnyFunSuite

class DatasetSpec extends AnyFunSuite {
  test("decodes snake case") {
    val json =
      """{"id":"6b0a3a3e-8d1e-4ad5-9d2f-6a5f7f5b6a11","urn":"glue:db.t","owner":null,
        |"import_source":"glue","import_id":"0f0cf1b8-0f5e-4a53-8a4f-0c5a3e3b4d22"}""".stripMargin
    assert(decode[Dataset](json).map(_.importSource) == Right("glue"))
  }
}
