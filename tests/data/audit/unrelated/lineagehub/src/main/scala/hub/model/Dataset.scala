package hub.model

import io.circe.Codec
import io.circe.generic.extras.Configuration
import io.circe.generic.extras.semiauto._

import java.util.UUID

final case class ImportId(value: UUID) extends AnyVal

sealed trait ImportSource
object ImportSource {
  case object Glue extends ImportSource
  case object Tableau extends ImportSource

  def parse(s: String): Option[ImportSource] = s match {
    case "glue"    => Some(Glue)
    case "tableau" => Some(Tableau)
    case _         => None
  }
}

final case class Dataset(
    id: UUID,
    urn: String,
    owner: Option[String],
    importSource: String,
    importId: UUID
)

object Dataset {
  implicit val config: Configuration = Configuration.default.withSnakeCaseMemberNames
  implicit val codec: Codec[Dataset] = deriveConfiguredCodec
}
