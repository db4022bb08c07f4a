// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/hash.h"
#include "fleet/controllers/targetingcontent.h"
#include "fleet/discovery.h"
#include "fleet/filetable.h"
#include "fleet/memovalues.h"
#include "fleet/open.h"
#include "flux/kustomizationunit.h"
#include "helm/chartstore.h"
#include "inventory/identitymaps.h"

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

namespace fleetwright::fleet {

/// One render of a folder, and what can be told from its output alone.
struct RenderedFolder {
    model::RenderingPtr rendering;
    std::vector<std::uint32_t> files; ///< that it read, in a FileTable of the shape it was made for
    inventory::RenderedIdentity identity;
    TargetingContentPtr content; ///< nullptr where no controller reads anything of it
    std::vector<std::shared_ptr<const void>> keeps; ///< addresses that its key was made of
};

using RenderedFolderPtr = std::shared_ptr<const RenderedFolder>;

/// Renders by folder, reused when none of the files that they read has changed and the same files
/// are there.
class MemoStoreFolders {
public:
    /// Not thread-safe as far as `table` hashes on demand.
    [[nodiscard]] RenderedFolderPtr find(base::Hash128 key, FileTable &table);
    void add(base::Hash128 key, FileTable &table, RenderedFolderPtr rendered);
    void trim();

private:
    /// The state before an edit and the one after; older ones that somebody still shows are in the
    /// layer store.
    static constexpr std::size_t keptVersions = 2;

    struct Version {
        std::vector<std::pair<std::uint32_t, base::Hash128>> reads;
        RenderedFolderPtr rendered;
    };
    struct Entry {
        std::vector<Version> versions; ///< last used first
        std::uint64_t usedIn = 0;
    };

    std::mutex m_mutex;
    std::uint64_t m_round = 1;
    std::unordered_map<base::Hash128, Entry> m_entries;
};

/// A unit as it was printed last.
struct PrintedUnit {
    struct Part {
        const yaml::Node *root = nullptr;
        std::size_t begin = 0; ///< in the text
        std::size_t end = 0;
    };

    std::weak_ptr<const model::Rendering> rendering; ///< while it is there, the parts' nodes are
    std::vector<Part> parts;                         ///< its objects
    std::string text;
};

using PrintedUnitPtr = std::shared_ptr<const PrintedUnit>;

/// The last text of every unit that was printed. Together they are bounded: what does not fit is
/// printed anew each time.
class MemoStoreTexts {
public:
    [[nodiscard]] PrintedUnitPtr find(base::Hash128 key) const;
    void add(base::Hash128 key, PrintedUnitPtr printed);
    /// Forgets what belongs to renderings that are gone.
    void trim();

private:
    static constexpr std::size_t keptBytes = std::size_t{128} << 20;

    mutable std::mutex m_mutex;
    std::size_t m_bytes = 0;
    std::unordered_map<base::Hash128, PrintedUnitPtr> m_entries;
};

struct ApiEvaluation;

/// What controllers made of the APIs of clusters in the last opening, rounds on the way included.
class MemoStoreEvaluations {
public:
    using Ptr = std::shared_ptr<const ApiEvaluation>;
    using ByIdentity = std::unordered_map<base::Hash128, Ptr>;

    [[nodiscard]] Ptr find(base::Hash128 identity) const;
    /// What was there before is forgotten.
    void replace(ByIdentity evaluations);

private:
    mutable std::mutex m_mutex;
    ByIdentity m_evaluations;
};

class MemoStore::Impl {
public:
    explicit Impl(const base::Limits &limits) : layers(limits), flux(layers) {}

    kustomize::LayerStore layers;
    helm::ChartStore charts;
    flux::Store flux;
    MemoValues<FileFactsPtr> files; ///< by path, content and what else they depend on
    MemoStoreFolders folders;
    MemoStoreTexts texts;
    MemoValues<TargetingContentPtr> contents; ///< of files, by path and content
    MemoStoreEvaluations evaluations;
};

} // namespace fleetwright::fleet
