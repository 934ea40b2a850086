#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>

namespace tw {

using ImportId = std::uint64_t;

enum class ImportSource : std::uint8_t { Disk, Archive, Network };

struct AssetEntry {
    ImportId importId = 0;
    ImportSource importSource = ImportSource::Disk;
    std::filesystem::path path;
    std::uint32_t refCount = 0;
};

class AssetCache {
public:
    ImportId add(const std::filesystem::path &path, ImportSource source);
    const AssetEntry *find(ImportId id) const;
    void release(ImportId id);
    std::string describe(ImportId id) const;

private:
    std::unordered_map<ImportId, AssetEntry> entries_;
    ImportId next_ = 1;
};

} // namespace tw
