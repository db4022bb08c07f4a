// SPDX-License-Identifier: Apache-2.0
#include "fleet/texts.h"

#include "fleet/memostoredata.h"
#include "yaml/emitter.h"

namespace fleetwright::fleet {

namespace {

constexpr std::string_view separator = "---\n";

/// Where the texts of a rendering's objects stand in one that was printed before.
class Earlier {
public:
    /// `printed` may be nullptr. Its nodes are compared only while they are alive.
    explicit Earlier(PrintedUnitPtr printed) : m_printed(std::move(printed))
    {
        m_alive = m_printed ? m_printed->rendering.lock() : nullptr;
    }

    /// The printed text of an object, or nothing.
    std::string_view find(const yaml::Node *root)
    {
        if (!m_alive)
            return {};
        const std::vector<PrintedUnit::Part> &parts = m_printed->parts;
        // Objects come in the order of the earlier rendering; one may be new, or be gone.
        for (std::size_t at = m_next; at < parts.size() && at < m_next + 3; ++at) {
            if (parts[at].root == root) {
                m_next = at + 1;
                return std::string_view(m_printed->text)
                    .substr(parts[at].begin, parts[at].end - parts[at].begin);
            }
        }
        return {};
    }

    [[nodiscard]] std::size_t size() const { return m_printed ? m_printed->text.size() : 0; }

private:
    PrintedUnitPtr m_printed;
    model::RenderingPtr m_alive;
    std::size_t m_next = 0;
};

base::Result<PrintedUnitPtr> print(const model::RenderingPtr &rendering, Earlier earlier)
{
    auto printed = std::make_shared<PrintedUnit>();
    printed->rendering = rendering;
    printed->parts.reserve(rendering->objects.size());
    std::string &text = printed->text;
    text.reserve(earlier.size() + earlier.size() / 64);
    for (const model::Object &object : rendering->objects) {
        if (!text.empty())
            text += separator;
        PrintedUnit::Part part{object.root, text.size(), 0};
        if (const std::string_view known = earlier.find(object.root); !known.empty())
            text += known;
        else if (auto added = yaml::appendYaml(text, object.root); !added)
            return std::move(added).error();
        part.end = text.size();
        printed->parts.push_back(part);
    }
    return PrintedUnitPtr(std::move(printed));
}

} // namespace

base::Result<std::shared_ptr<const std::string>> textOf(const model::Snapshot &snapshot,
                                                        const model::Unit &unit, MemoStore &store)
{
    if (!unit.rendering)
        return unit.error ? *unit.error
                          : base::Error{base::ErrorCode::NotFound, "is not rendered", {}, {}, {}};
    const base::Hash128 key =
        base::hashBytes(snapshot.clusters[unit.cluster].name + '\0' + unit.id.text());
    MemoStoreTexts &texts = store.impl().texts;
    PrintedUnitPtr known = texts.find(key);
    if (!known || known->rendering.lock() != unit.rendering) {
        auto printed = print(unit.rendering, Earlier(std::move(known)));
        if (!printed)
            return std::move(printed).error();
        known = *std::move(printed);
        texts.add(key, known);
    }
    return std::shared_ptr<const std::string>(known, &known->text);
}

} // namespace fleetwright::fleet
