#include "import_run.h"

#include <utility>

namespace trailgeo {

const char* to_string(ImportSource source) {
  switch (source) {
    case ImportSource::kOsm: return "osm";
    case ImportSource::kGpx: return "gpx";
    case ImportSource::kShapefile: return "shp";
    case ImportSource::kNationalAgency: return "agency";
  }
  return "?";
}

ImportRun::ImportRun(pqxx::connection& db, ImportSource source, std::string file)
    : db_(db), tx_(db), source_(source), file_(std::move(file)) {
  auto row = tx_.exec_params1(
      "INSERT INTO geo.import_run (import_source, file) VALUES ($1, $2) RETURNING id",
      to_string(source_), file_);
  import_id_ = row[0].as<int64_t>();
}

ImportRun::~ImportRun() {
  if (!committed_) tx_.abort();
}

void ImportRun::add_track(const std::string& name, const std::string& wkt) {
  tx_.exec_params0(
      "INSERT INTO geo.track (import_id, name, geom) VALUES ($1, $2, ST_GeomFromText($3, 4326))",
      import_id_, name, wkt);
}

void ImportRun::commit() {
  tx_.exec_params0("UPDATE geo.import_run SET finished_at = now() WHERE id = $1", import_id_);
  tx_.commit();
  committed_ = true;
}

std::optional<int64_t> last_import_id(pqxx::connection& db, ImportSource source) {
  pqxx::work tx(db);
  auto r = tx.exec_params(
      "SELECT max(id) FROM geo.import_run WHERE import_source = $1", to_string(source));
  if (r[0][0].is_null()) return std::nullopt;
  return r[0][0].as<int64_t>();
}

}  // namespace trailgeo
