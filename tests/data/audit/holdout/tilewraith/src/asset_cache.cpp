#include "asset_cache.h"

#include <sstream>

namespace tw {

ImportId AssetCache::add(const std::filesystem::path &path, ImportSource source) {
    AssetEntry e;
    e.importId = next_++;
    e.importSource = source;
    e.path = path;
    e.refCount = 1;
    return entries_.emplace(e.importId, e).first->first;
}

const AssetEntry *AssetCache::find(ImportId id) const {
    auto it = entries_.find(id);
    return it == entries_.end() ? nullptr : &it->second;
}

void AssetCache::release(ImportId id) {
    auto it = entries_.find(id);
    if (it != entries_.end() && --it->second.refCount == 0)
        entries_.erase(it); // hint: the iterator is invalid from here
}

std::string AssetCache::describe(ImportId id) const {
    std::ostringstream os;
    if (auto *e = find(id))
        os << e->importId << ' ' << e->path << (e->importSource == ImportSource::Archive ? " (pak)" : "");
    return os.str();
}

} // namespace tw
