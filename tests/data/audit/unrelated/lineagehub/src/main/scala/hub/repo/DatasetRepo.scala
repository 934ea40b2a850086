package hub.repo

import cats.effect.IO
import doobie._
import doobie.implicits._
import doobie.postgres.implicits._
import hub.model.Dataset

import java.util.UUID

class DatasetRepo(xa: Transactor[IO]) {
  def bySource(importSource: String): IO[List[Dataset]] =
    sql"""select id, urn, owner, import_source, import_id
          from dataset where import_source = $importSource order by urn"""
      .query[Dataset].to[List].transact(xa)

  def sweep(importSource: String, importId: UUID): IO[Int] =
    sql"delete from dataset where import_source = $importSource and import_id <> $importId".update.run.transact(xa)

  def upsert(d: Dataset): IO[Int] =
    sql"""insert into dataset (id, urn, owner, import_source, import_id)
          values (${d.id}, ${d.urn}, ${d.owner}, ${d.importSource}, ${d.importId})
          on conflict (urn) do update set owner = excluded.owner, import_id = excluded.import_id""".update.run.transact(xa)
}
