// SPDX-License-Identifier: Apache-2.0
#include "helm/arrangement.h"

#include "template/functionsets.h"

#include <algorithm>
#include <map>
#include <utility>

namespace fleetwright::helm {

namespace {

constexpr std::size_t mostArrangements = 64; ///< of one chart; more are made anew each time

/// Which charts are there under which names.
void describe(const WorkingChart &chart, std::string &text)
{
    text += chart.name + ':' + std::to_string(reinterpret_cast<std::uintptr_t>(chart.chart));
    for (const WorkingDependency *requirement : chart.requirements)
        text += (requirement->isEnabled ? " +" : " -") + requirement->name;
    text += '(';
    for (const WorkingChart *dependency : chart.dependencies)
        describe(*dependency, text);
    text += ')';
}

void addOrigins(const Chart &chart, Origins &origins)
{
    if (chart.valuesFile && !chart.valuesFile->documents.empty())
        origins.add(*chart.valuesFile->documents.front(), chart.values);
    for (const ChartPtr &dependency : chart.dependencies)
        addOrigins(*dependency, origins);
}

std::string_view fileName(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

using Templates = std::map<std::string, ArrangedTemplate>;

/// engine.go recAllTpls, as far as templates go.
void collect(const WorkingChart &chart, Templates &templates)
{
    for (const WorkingChart *dependency : chart.dependencies)
        collect(*dependency, templates);
    const std::string path = chart.fullPath();
    for (const ChartFile &file : chart.chart->templates) {
        const bool isPartial = fileName(file.name).starts_with('_');
        if (chart.chart->metadata.isLibrary() && !isPartial)
            continue;
        const std::string name = path + '/' + file.name;
        templates[name] = {name, path + "/templates", &file, &chart, isPartial};
    }
}

/// engine.go sortTemplates: the deepest first, and the last in the alphabet.
std::vector<ArrangedTemplate> inOrder(Templates templates)
{
    std::vector<ArrangedTemplate> result;
    for (auto &[name, each] : templates)
        result.push_back(std::move(each));
    std::ranges::sort(result, [](const ArrangedTemplate &one, const ArrangedTemplate &other) {
        const auto depth = std::ranges::count(one.name, '/');
        const auto otherDepth = std::ranges::count(other.name, '/');
        return depth != otherDepth ? depth > otherDepth : one.name > other.name;
    });
    return result;
}

void parseTemplates(Arrangement &arrangement)
{
    auto set =
        std::make_shared<gotemplate::TemplateSet>(gotemplate::optionsOf(gotemplate::Family::Helm));
    for (const ArrangedTemplate &each : arrangement.templates) {
        const base::Result<void> parsed = set->parse(each.name, each.file->content->bytes());
        if (parsed)
            continue;
        arrangement.parseError = parsed.error();
        arrangement.parseError->detail =
            gotemplate::helmParseError(each.name, parsed.error().detail);
        break;
    }
    arrangement.set = std::move(set);
}

} // namespace

const ArrangedTemplate *Arrangement::find(std::string_view name) const
{
    const auto found = std::ranges::find(templates, name, &ArrangedTemplate::name);
    return found == templates.end() ? nullptr : &*found;
}

base::Result<ArrangementPtr>
Arrangements::arranged(const Chart &chart, const gotemplate::MapData &values, Provenance provenance)
{
    std::string key = provenance == Provenance::Kept ? "kept" : "";
    const bool isSimple = !chart.metadata.listsDependencies;
    std::shared_ptr<Arrangement> made;
    if (!isSimple) {
        made = std::make_shared<Arrangement>(chart);
        gotemplate::Heap heap;
        Tables tables(heap, nullptr, made->warnings);
        if (const auto enabled = enableDependencies(tables, made->charts, values); !enabled)
            return enabled.error();
        describe(made->charts.root(), key);
    }
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_known.find(key); known != m_known.end())
            return known->second;
    }
    if (isSimple)
        made = std::make_shared<Arrangement>(chart);
    if (provenance == Provenance::Kept)
        addOrigins(chart, made->origins);
    Tables tables(made->memory, provenance == Provenance::Kept ? &made->origins : nullptr,
                  made->warnings);
    if (const auto imported = importValues(tables, made->charts.root()); !imported)
        return imported.error();
    Templates templates;
    collect(made->charts.root(), templates);
    made->templates = inOrder(std::move(templates));
    parseTemplates(*made);
    const std::lock_guard lock(m_mutex);
    if (m_known.size() < mostArrangements)
        m_known.emplace(key, made);
    return ArrangementPtr(made);
}

} // namespace fleetwright::helm
