#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <pqxx/pqxx>

namespace trailgeo {

enum class ImportSource { kOsm, kGpx, kShapefile, kNationalAgency };

const char* to_string(ImportSource source);

// One run of the loader. Features of a failed run are removed by its import_id.
class ImportRun {
 public:
  ImportRun(pqxx::connection& db, ImportSource source, std::string file);
  ~ImportRun();

  int64_t import_id() const { return import_id_; }
  void add_track(const std::string& name, const std::string& wkt);
  void commit();

 private:
  pqxx::connection& db_;
  pqxx::work tx_;
  ImportSource source_;
  std::string file_;
  int64_t import_id_ = 0;
  bool committed_ = false;
};

std::optional<int64_t> last_import_id(pqxx::connection& db, ImportSource source);

}  // namespace trailgeo
